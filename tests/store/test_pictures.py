"""Pictures come into a site once, under clean names."""

from pathlib import Path

import pytest

from editor.core.errors import FileTrouble
from editor.store.pictures import bring, free_name, keep
from editor.store.site import Site, open_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "site"
    (root / "assets/img").mkdir(parents=True)
    (root / "_config.yml").write_text("baseurl: /news\n", encoding="utf-8")
    return open_site(root)


def test_a_picture_of_the_site_stays_where_it_is(site: Site) -> None:
    own = site.root / "assets" / "그림.png"
    own.write_bytes(b"1")
    brought = bring(own, site)
    assert (brought.address, brought.new) == ("/news/assets/그림.png", None)


def test_a_picture_from_elsewhere_is_copied_once_under_a_clean_name(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "한글 이름 (1).PNG"
    outside.write_bytes(b"1")
    first, again = bring(outside, site), bring(outside, site)
    assert first.address == again.address == "/news/assets/img/hangeul-ireum-1.png"
    assert first.new is not None
    assert first.new.read_bytes() == b"1"
    assert again.new is None
    outside.write_bytes(b"2")
    assert bring(outside, site).address == "/news/assets/img/hangeul-ireum-1-2.png"


def test_a_picture_is_not_named_as_a_device_of_windows(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "Con.png"
    outside.write_bytes(b"1")
    assert bring(outside, site).address == "/news/assets/img/post-con.png"


def test_what_nobody_wanted_is_taken_back_and_nothing_else(site: Site) -> None:
    first, again = keep(b"1", "글", ".png", site), keep(b"1", "글", ".png", site)
    again.take_back()
    assert [path.name for path in (site.root / "assets/img").iterdir()] == ["geul.png"]
    first.take_back()
    assert list((site.root / "assets/img").iterdir()) == []


def test_what_is_no_picture_is_refused(site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    disguise = tmp_path / "disguise.png"
    disguise.symlink_to(secret)
    for path in (secret, disguise, tmp_path / "missing.png", tmp_path):
        with pytest.raises(FileTrouble):
            bring(path, site)
    assert list((site.root / "assets/img").iterdir()) == []


def test_two_pictures_of_names_that_differ_in_case_alone_get_two_names(tmp_path: Path) -> None:
    assert free_name("photo", ".png", tmp_path, lambda _target: False, ("Photo.png",)) == "photo-2.png"
