"""A theme that is a gem on this machine is found by its name; nothing else is."""

from pathlib import Path

import pytest

from editor.store.themes import find_theme, is_theme


@pytest.fixture
def gems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    gems = tmp_path / "home" / "gems"
    for name in ("paper-1.9.0", "paper-1.10.0", "paper-extra-3.0"):
        (gems / name / "_layouts").mkdir(parents=True)
    (gems / "paper-2.0.0").mkdir()
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "home"))
    return gems


def test_the_newest_version_that_has_layouts_is_taken(gems: Path, tmp_path: Path) -> None:
    assert find_theme("paper", tmp_path) == gems / "paper-1.10.0"


@pytest.mark.usefixtures("gems")
@pytest.mark.parametrize("name", ["", "pap", "paper-extra-3", "../paper", "paper*", "/paper"])
def test_a_name_means_no_other_theme(tmp_path: Path, name: str) -> None:
    assert find_theme(name, tmp_path) is None


def test_a_theme_bundled_in_the_site_is_found(tmp_path: Path) -> None:
    theme = tmp_path / "vendor/bundle/ruby/3.1.0/gems/own-0.1"
    (theme / "_layouts").mkdir(parents=True)
    assert find_theme("own", tmp_path) == theme


def test_a_folder_is_a_theme_where_a_site_could_name_it(gems: Path, tmp_path: Path) -> None:
    assert is_theme(gems / "paper-1.9.0", tmp_path)
    assert is_theme(gems / "paper-extra-3.0", tmp_path)
    for folder in (
        gems / "paper-2.0.0",
        gems,
        tmp_path,
        gems / "none-1.0",
        Path("/"),
        gems / "../gems/paper-1.9.0",
    ):
        assert not is_theme(folder, tmp_path)
