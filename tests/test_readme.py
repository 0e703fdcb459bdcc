"""What the READMEs say is there: files, pictures, commands of make."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ko.md")


def words(readme: str) -> str:
    return (ROOT / readme).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_every_file_that_a_readme_links_to_is_there(readme: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", words(readme)) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_place_in_the_code_that_a_readme_names_is_there(readme: str) -> None:
    places = re.findall(r"`((?:editor|resources|scripts|bench|docs)/[^`<>]*)`", words(readme))
    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_make_command_that_a_readme_names_exists(readme: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)(?=[ `]|$)", words(readme), re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_both_readmes_have_the_same_commands_and_code() -> None:
    english, korean = (
        [line.split("#")[0].strip() for line in words(readme).splitlines() if line.startswith("    make ")]
        for readme in READMES
    )
    assert english == korean
