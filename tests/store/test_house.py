"""The house style of a site on disk: the newest posts, read once, kept in a cache that nothing depends on."""

import os
from pathlib import Path

import pytest

from editor.core import source
from editor.store import house
from editor.store.house import learned_style
from editor.store.site import Site, open_site

POST = "---\ntitle: 제목 {number}\ntags:\n  - 가\n---\n\n본문\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_drafts").mkdir()
    (root / "_config.yml").write_text("title: 원고\n", "utf-8")
    for number in range(1, 6):
        (root / "_posts" / f"2024-02-0{number}-{number}.md").write_text(POST.format(number=number), "utf-8")
    (root / "_posts" / "2024-02-09-odd.md").write_bytes(b"---\ntitle: 'a' b\n---\n\xff")
    (root / "_drafts" / "idea.md").write_text("---\ndraft: [1]\n---\n", "utf-8")
    return open_site(root)


def test_posts_are_learned_from_and_drafts_are_not(site: Site, tmp_path: Path) -> None:
    style = learned_style(site, tmp_path / "cache")
    assert style.order == ("title", "tags")
    assert style.posts == 5
    assert style.naming.file == "_posts/%Y-%m-%d-{slug}.md"
    assert style.naming.slugs == "number"


def test_how_long_values_are_is_learned_from_the_posts_that_are_not_open(site: Site, tmp_path: Path) -> None:
    path = site.root / "_posts" / "2024-02-03-3.md"
    path.write_text(POST.format(number="긴 " * 50), "utf-8")

    def longest(being_written: Path | None) -> int:
        style = learned_style(site, tmp_path / "cache", being_written=being_written)
        return style.habit("title").lengths.most

    assert longest(None) == longest(tmp_path / "elsewhere.md") > 100
    assert longest(path) == len("제목 1")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes and links")
def test_what_is_no_file_is_passed_over(site: Site, tmp_path: Path) -> None:
    first = learned_style(site, tmp_path / "cache")
    posts = site.root / "_posts"
    os.mkfifo(posts / "2024-02-21-pipe.md")
    (posts / "2024-02-22-device.md").symlink_to("/dev/zero")
    (posts / "2024-02-23-circle.md").symlink_to("2024-02-23-circle.md")
    (posts / "2024-02-24-gone.md").symlink_to("nowhere")
    (posts / "2024-02-25-folder.md").mkdir()
    (posts / "circle").symlink_to("..")
    assert learned_style(site, tmp_path / "cache") == first
    assert len(site.posts()) == 6


def test_only_changed_files_are_read_again(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = learned_style(site, tmp_path / "cache")
    read: list[bytes] = []
    monkeypatch.setattr(house.source, "decode", lambda data: (read.append(data), source.Source(""))[1])
    assert learned_style(site, tmp_path / "cache") == first
    assert read == []
    (site.root / "_posts" / "2024-02-03-3.md").write_text("---\ntitle: 새 글\n---\n", "utf-8")
    learned_style(site, tmp_path / "cache")
    assert read == ["---\ntitle: 새 글\n---\n".encode()]


def test_a_cache_that_is_broken_or_cannot_be_written_is_no_trouble(site: Site, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = learned_style(site, cache)
    (kept,) = cache.iterdir()
    for broken in (b"", b"{", b"[]", b'{"version": 1, "posts": {"a": [1]}}', b'{"version": 99}'):
        kept.write_bytes(broken)
        assert learned_style(site, cache) == first
    assert learned_style(site, kept) == first  # a file where the folder should be
