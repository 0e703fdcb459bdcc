"""What of a site a page may see: pictures, styles and fonts inside its folder, by any honest path.

Each check of an attack is seen to find it with the guards out. tests/ui/preview/test_attacks.py has paths as
the web engine asks for them.
"""

import os
from collections.abc import Callable
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


ABSENT = ("/assets", "/none.png", "/style.css\0.png", "/" + "a" * 5000 + ".png", "")
"""Paths at which there is nothing, or nothing that a system can have; no guard is needed for that."""


@pytest.mark.parametrize("path", ABSENT)
def test_where_nothing_is_nothing_is_found(site: Path, path: str) -> None:
    assert find(site, path) is None


def _there(_: Path) -> None:
    """Make nothing: what the attack wants is there."""


def _made(name: str) -> Callable[[Path], None]:
    """Give what makes a file that has an odd name for the system that the tests run on."""

    def make(site: Path) -> None:
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(b"secret")

    return make


def _linked(target: str) -> Callable[[Path], None]:
    def make(site: Path) -> None:
        (site / "link.png").symlink_to(target.replace("BESIDE", str(site.parent)))

    return make


def _pipe(site: Path) -> None:
    os.mkfifo(site / "pipe.png")


def _large(site: Path) -> None:
    with (site / "large.png").open("wb") as large:
        large.truncate(served.MOST_BYTES + 1)


ATTACKS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "dots": ("/../secret.png", _there),
    "dots behind a folder": ("/assets/../../secret.png", _there),
    "dots inside": ("/assets/img/../a.PNG", _there),
    "dots of Windows": ("/assets\\..\\..\\secret.png", _made("assets\\..\\..\\secret.png")),
    "a drive": ("/C:/secret.png", _made("C:/secret.png")),
    "a stream": ("/style.css::$DATA.png", _made("style.css::$DATA.png")),
    "a hidden file": ("/.hidden.png", _there),
    "a file of another type": ("/_config.yml", _there),
    "a link out of the site": ("/link.png", _linked("../secret.png")),
    "an absolute link": ("/link.png", _linked("BESIDE/secret.png")),
    "a link to a file of another type": ("/link.png", _linked("_config.yml")),
    "a link to a device": ("/link.png", _linked("/dev/zero")),
    "a pipe": ("/pipe.png", _pipe),
    "a file without end": ("/large.png", _large),
}
"""Paths to what is not to be seen, and what makes it where it is not there."""


class _AnyType(dict[str, str]):
    def get(self, *_: object) -> str:
        return "image/png"

    def __contains__(self, _: object) -> bool:
        return True


@pytest.fixture
def open_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the guards out: a path is what the system makes of it, of whatever type."""
    monkeypatch.setattr(served, "TYPES", _AnyType())
    monkeypatch.setattr(served, "_inside", lambda root, path: root / path[1:])


def is_seen(site: Path, name: str) -> bool:
    """Tell whether an attack finds what it wants."""
    path, prepare = ATTACKS[name]
    prepare(site)
    found = find(site, path)
    return found is not None and found.path.exists()


@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_not_to_be_seen_is_not_there(site: Path, name: str) -> None:
    assert not is_seen(site, name)


@pytest.mark.usefixtures("open_site")
@pytest.mark.parametrize("name", ATTACKS)
def test_the_check_sees_what_is_not_to_be_seen(site: Path, name: str) -> None:
    assert is_seen(site, name)


def test_a_link_inside_the_site_is_followed(site: Path) -> None:
    (site / "same.png").symlink_to(site / "assets/a.PNG")
    assert find(site, "/same.png") is not None


def test_a_link_to_itself_leads_nowhere(site: Path) -> None:
    (site / "loop.png").symlink_to("loop.png")
    assert find(site, "/loop.png") is None


def test_a_site_reached_by_a_link_is_a_site(site: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(site)
    assert find(tmp_path / "alias", "/style.css") is not None


def test_a_site_that_is_gone_has_no_files(tmp_path: Path) -> None:
    assert find(tmp_path / "gone", "/style.css") is None


TEXTS = {
    "of no kind": "가".encode(),
    "utf-8 with a mark": "가".encode("utf-8-sig"),
    "utf-16": "가".encode("utf-16"),
    "a style sheet of EUC-KR": '@charset "euc-kr"; 가'.encode("euc-kr"),
    "a drawing of EUC-KR": '<?xml version="1.0" encoding="euc-kr"?>가'.encode("euc-kr"),
    "a code that is none": '@charset "hex"; 가'.encode(),
    "a code that nobody has": '@charset "klingon"; 가'.encode(),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_as_it_is_written(site: Path, name: str) -> None:
    (site / "a.css").write_bytes(TEXTS[name])
    found = find(site, "/a.css")
    assert found is not None
    assert served.read_text(found).endswith("가")
    assert "\ufeff" not in served.read_text(found)


def test_a_file_that_is_gone_meanwhile_says_nothing(tmp_path: Path) -> None:
    assert served.read_text(served.Served(tmp_path / "gone.css", "text/css")) == ""
