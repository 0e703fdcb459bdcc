"""What of a site a page may see: pictures, styles and fonts inside its folder, by any honest path."""

import os
from pathlib import Path

import pytest

from editor.store import served
from editor.store.served import find


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "assets/img").mkdir(parents=True)
    for name in (
        "assets/img/사진 1.jpg",
        "assets/a.PNG",
        "style.css",
        "font.woff2",
        "_config.yml",
        ".hidden.png",
    ):
        (root / name).write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return root


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/assets/img/사진 1.jpg", "image/jpeg"),
        ("/assets//a.PNG", "image/png"),
        ("/style.css", "text/css"),
        ("/font.woff2", "font/woff2"),
    ],
)
def test_a_file_of_the_site_is_found_with_its_type(site: Path, path: str, media_type: str) -> None:
    found = find(site, path)
    assert found is not None
    assert found.media_type == media_type
    assert found.path.read_bytes() == b"x"


@pytest.mark.parametrize("path", ["/news/style.css", "/style.css"])
def test_the_base_of_the_site_s_addresses_is_left_out(site: Path, path: str) -> None:
    assert find(site, path, "/news") == served.Served((site / "style.css").resolve(), "text/css")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.png",
        "/assets/../../secret.png",
        "/assets/img/../a.PNG",
        "/assets\\..\\..\\secret.png",
        "/C:/secret.png",
        "/style.css::$DATA.png",
        "/.hidden.png",
        "/_config.yml",
        "/assets",
        "/none.png",
        "/style.css\0.png",
        "/" + "a" * 5000 + ".png",
        "",
    ],
)
def test_anything_else_is_not_there(site: Path, path: str) -> None:
    assert find(site, path) is None


def test_a_link_inside_the_site_is_followed(site: Path) -> None:
    (site / "same.png").symlink_to(site / "assets/a.PNG")
    assert find(site, "/same.png") is not None


@pytest.mark.parametrize("target", ["../secret.png", "/etc/passwd", "_config.yml", "loop.png"])
def test_a_link_to_what_is_not_to_be_seen_is_not_followed(site: Path, target: str) -> None:
    (site / "loop.png").symlink_to(target)
    assert find(site, "/loop.png") is None


def test_a_site_reached_by_a_link_is_a_site(site: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(site)
    assert find(tmp_path / "alias", "/style.css") is not None


def test_a_pipe_is_not_waited_for(site: Path) -> None:
    os.mkfifo(site / "pipe.png")
    assert find(site, "/pipe.png") is None


def test_a_file_of_unreasonable_size_is_not_shown(site: Path) -> None:
    with (site / "large.png").open("wb") as large:
        large.truncate(served.MOST_BYTES + 1)
    assert find(site, "/large.png") is None


def test_a_site_that_is_gone_has_no_files(tmp_path: Path) -> None:
    assert find(tmp_path / "gone", "/style.css") is None
