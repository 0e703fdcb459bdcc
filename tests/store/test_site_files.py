"""A site's files on disk: all that is inside the folder, and nothing that a link or a name leads out to."""

import os
from pathlib import Path

import pytest

from editor.store import site_files
from editor.store.site_files import DiskFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("geheim", "utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/key.txt").write_text("geheim", "utf-8")
    site = tmp_path / "site"
    for name in ("a.md", "_includes/b.html", "_site/a.html", ".git/config", "node_modules/x.js"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"---\n{name}", "utf-8")
    return site


def test_every_file_of_the_site_is_listed_but_not_what_is_made_or_foreign(folder: Path) -> None:
    assert sorted(DiskFiles(folder).listing().stamps) == ["_includes/b.html", "a.md"]


def test_another_text_is_another_state(folder: Path) -> None:
    files = DiskFiles(folder)
    before = files.listing().stamps["a.md"]
    (folder / "a.md").write_text("longer than before", "utf-8")
    assert files.listing().stamps["a.md"] != before


@pytest.fixture
def leaky(folder: Path) -> Path:
    """Give a site with links that lead out of it, and one that does not."""
    (folder / "_includes/out.html").symlink_to(folder.parent / "secret.txt")
    (folder / "_data").symlink_to(folder.parent / "secrets")
    (folder / "_includes/in.html").symlink_to(folder / "a.md")
    return folder


OUTSIDE = (
    "../secret.txt",
    "_includes/../../secret.txt",
    "_includes/out.html",
    "_data/key.txt",
    "_data/../secret.txt",
)
"""An absolute path is no attack: its parts are looked for below the folder."""


def _nothing_is_outside(*_: object) -> bool:
    return True


def test_links_that_lead_out_are_refused_and_named(leaky: Path) -> None:
    listing = DiskFiles(leaky).listing()
    assert sorted(listing.refused) == ["_data", "_includes/out.html"]
    assert sorted(listing.stamps) == ["_includes/b.html", "_includes/in.html", "a.md"]


def test_the_check_sees_links_that_lead_out(leaky: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DiskFiles, "_is_inside", _nothing_is_outside)
    assert {"_data/key.txt", "_includes/out.html"} <= DiskFiles(leaky).listing().stamps.keys()


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_is_read(leaky: Path, path: str) -> None:
    files = DiskFiles(leaky)
    files.listing()
    assert files.read(path) is None
    assert not files.begins(path, b"geheim")


@pytest.mark.parametrize("path", OUTSIDE)
def test_the_check_sees_what_is_outside(leaky: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(DiskFiles, "_is_inside", _nothing_is_outside)
    files = DiskFiles(leaky)
    files.listing()
    assert files.read(path) == b"geheim"
    assert files.begins(path, b"geheim")


def test_a_folder_that_holds_itself_is_listed_once(folder: Path) -> None:
    (folder / "_includes/again").symlink_to(folder)
    assert sorted(DiskFiles(folder).listing().stamps) == ["_includes/b.html", "a.md"]


def test_a_folder_that_cannot_be_named_twice_is_reached_by_its_link(folder: Path) -> None:
    (folder / "shared").symlink_to(folder / "_includes")
    assert "shared/b.html" in DiskFiles(folder).listing().stamps


def test_what_is_too_large_or_no_file_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "four").write_bytes(b"1234")
    (folder / "five").write_bytes(b"12345")
    assert DiskFiles(folder).read("five") == b"12345"
    monkeypatch.setattr(site_files, "MOST_BYTES", 4)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
    files = DiskFiles(folder)
    assert files.read("four") == b"1234"
    assert files.read("five") is None
    assert files.read("_includes") is None
    assert files.read("gone") is None
    assert "pipe" not in files.listing().stamps


def test_a_listing_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(DiskFiles(folder).listing().stamps) == 2
    monkeypatch.setattr(site_files, "MOST_FILES", 1)
    listing = DiskFiles(folder).listing()
    assert listing.is_cut
    assert len(listing.stamps) == 1


def test_a_byte_order_mark_does_not_count(folder: Path) -> None:
    (folder / "bom.md").write_bytes(b"\xef\xbb\xbf---\n")
    assert DiskFiles(folder).begins("bom.md", b"---")
