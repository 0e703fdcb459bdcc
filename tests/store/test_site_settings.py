"""The learned house style written into `.wongo.toml`: nothing that is there is lost."""

import re
import tomllib
from pathlib import Path

import pytest

from editor.core import frontmatter, source
from editor.core.errors import Refused
from editor.core.house import HouseStyle
from editor.core.house.learning import learn
from editor.core.house.toml import settled
from editor.core.house.traces import trace
from editor.store.site import Site, open_site
from editor.store.site_settings import write_house
from editor.store.templates import templates_of
from tests.core.house_again import written
from tests.core.test_house import NEWSROOM, house_of

HOUSE = house_of(*(NEWSROOM.format(number=number) for number in range(4)))


def site(root: Path, settings: str | None = None) -> Site:
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: 원고\n", "utf-8")
    if settings is not None:
        (root / ".wongo.toml").write_bytes(settings.encode())
    return open_site(root)


def test_what_is_written_says_what_was_learned(tmp_path: Path) -> None:
    path = write_house(site(tmp_path / "s"), HOUSE)
    assert path is not None
    said = tomllib.loads(path.read_text("utf-8"))
    again = settled(HOUSE, said["house"], said["fields"])
    values = frontmatter.values(NEWSROOM)
    assert (
        written(again, values) == written(HOUSE, values) == NEWSROOM.partition("본문")[0].rstrip("\n") + "\n"
    )
    assert said["fields"]["categories"] == {
        "type": "words", "style": "block-list", "indent": 2, "values": ["News"],
    }  # fmt: skip
    assert path.read_text("utf-8").startswith("#")


def test_what_is_written_changes_nothing_of_what_was_learned(tmp_path: Path) -> None:
    rare = NEWSROOM.replace("excerpt", "rare: 1\nexcerpt").format(number=0)
    house = house_of(rare, *(NEWSROOM.format(number=number).replace(": ", " : ") for number in range(40)))
    path = write_house(site(tmp_path / "s"), house)
    assert path is not None
    said = tomllib.loads(path.read_text("utf-8"))
    assert settled(house, said["house"], said["fields"]).order == house.order
    assert "rare" not in said["fields"]
    assert said["fields"]["title"]["colon"] == " : "


@pytest.mark.parametrize(
    "settings",
    [
        "# 우리\n[palette]\npublisher = 'a'",
        "[house]\r\nslug = 'ascii'\r\n",
        "[fields.title]\nstyle = 'double'\n",
    ],
)
def test_what_the_file_says_stays_to_the_byte(tmp_path: Path, settings: str) -> None:
    path = write_house(site(tmp_path / "s", settings), HOUSE)
    assert path is not None
    assert path.read_bytes().startswith(settings.encode())
    before, after = tomllib.loads(settings), tomllib.loads(path.read_text("utf-8"))
    assert {**after, **before, "fields": after["fields"]} == after
    assert (
        after["fields"].get("title", {}).get("style")
        == before.get("fields", after["fields"])["title"]["style"]
    )
    assert write_house(open_site(tmp_path / "s"), HOUSE) is None


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("[house\n", "Line 1: The name of a table lacks its “]”."),
        (
            "fields = {title = {}}\n",
            "The house style was not written: what the file says could be lost.",
        ),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone(tmp_path: Path, settings: str, reason: str) -> None:
    with pytest.raises(Refused, match=re.escape(f".wongo.toml cannot be understood. {reason} Repair")):
        write_house(site(tmp_path / "s", settings), HOUSE)
    assert (tmp_path / "s" / ".wongo.toml").read_text("utf-8") == settings


def test_templates_are_the_files_then_those_of_the_settings(tmp_path: Path) -> None:
    made = site(tmp_path / "s", '[[templates]]\ntitle = "기획"\n')
    assert [one.title for one in templates_of(made.root, made.settings)] == ["기획"]
    folder = made.root / "_templates"
    folder.mkdir()
    (folder / "b.md").write_text("---\ntemplate: 속보\n---\n‹본문›\n", "utf-8")
    (folder / "a.md").write_text("---\ntitle: 'a' b\n---\n", "utf-8")
    (folder / "c.txt").write_text("---\n---\n", "utf-8")
    (folder / ".d.md").write_text("---\n---\n", "utf-8")
    assert [one.title for one in templates_of(made.root, made.settings)] == ["속보", "기획"]
    reopened = open_site(made.root)
    assert reopened.templates == templates_of(made.root, made.settings)
    (told,) = map(str, reopened.troubles)
    assert told.startswith("The template _templates/a.md cannot be read. ")
    assert "Line 2: " in told


def test_files_are_templates_also_where_the_settings_are_broken(tmp_path: Path) -> None:
    made = site(tmp_path / "s", "templates = 3\n")
    (made.root / "_templates").mkdir()
    (made.root / "_templates" / "b.md").write_text("---\ntemplate: 속보\n---\n", "utf-8")
    assert [one.title for one in open_site(made.root).templates] == ["속보"]


SPARSE = """---
title: 가 {number}

tags: [ "a","b" ]
names:
  - '가'
  - '나'
hosts: [a]

---

"""


def test_what_is_written_is_the_whole_style_where_no_post_shows_it(tmp_path: Path) -> None:
    posts = [(SPARSE.format(number=number), f"_posts/2024-01-02-00{number}.md") for number in range(1, 9)]
    house = learn([trace(source.decode(text.encode()), path) for text, path in posts])
    path = write_house(site(tmp_path / "s"), house)
    assert path is not None
    said = tomllib.loads(path.read_text("utf-8"))
    again = settled(HouseStyle(), said["house"], said["fields"])
    text = SPARSE.format(number=9)
    values = frontmatter.values(text)
    assert written(again, values) == written(house, values) == text.rstrip("\n") + "\n"
    assert again.naming == house.naming
    assert again.naming.slug("", 7) == "007"
    assert write_house(open_site(tmp_path / "s"), house) is None
