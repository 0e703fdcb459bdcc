"""A second file for a second text replaces nothing, and Jekyll publishes nothing by it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from editor.store.beside import is_draft, save_beside
from editor.store.recovery import Base
from editor.store.site import open_site

TEXT = "---\ntitle: 둘째\n---\n\n되찾은 글\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("title: 원고마을\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("_posts/2024-02-27-a.md", "_drafts/2024-02-27-a (recovered).md"),
        ("_posts/2024/2024-02-27-a.md", "_drafts/2024-02-27-a (recovered).md"),
        ("_drafts/a.md", "_drafts/a (recovered).md"),
        ("_drafts/later/a.md", "_drafts/later/a (recovered).md"),
        ("about.md", "_drafts/about (recovered).md"),
        ("_interviews/kim.md", "_drafts/kim (recovered).md"),
    ],
)
def test_in_a_site_it_becomes_a_draft(site: Path, post: str, expected: str) -> None:
    path = site / post
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\n---\n", "utf-8")
    found = save_beside(path, Base(path), TEXT, "recovered")
    assert found == site / expected
    assert found.read_text("utf-8") == TEXT


def test_a_site_that_keeps_its_posts_elsewhere_keeps_its_drafts_there(site: Path) -> None:
    (site / "_config.yml").write_text("source: src\ncollections_dir: texts\n", "utf-8")
    post = site / "src" / "texts" / "_posts" / "2024-02-27-a.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\n---\n", "utf-8")
    found = save_beside(post, Base(post), TEXT, "recovered")
    assert found.parent == site / "src" / "texts" / "_drafts"
    assert [head.path for head in open_site(site).index().drafts] == [found]


def test_outside_of_any_site_it_lies_beside_the_file(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    found = save_beside(post, Base(post), TEXT, "mine")
    assert found == tmp_path / "a (mine).md"
    assert not is_draft(found)


@pytest.mark.parametrize("folders", ["_posts", "_posts/2024", "texts/_posts"])
def test_beside_posts_it_is_a_draft_even_where_no_configuration_is_found(
    tmp_path: Path, folders: str
) -> None:
    post = tmp_path / folders / "2024-02-27-a.md"
    post.parent.mkdir(parents=True)
    found = save_beside(post, Base(post), TEXT, "mine")
    posts = next(folder for folder in post.parents if folder.name == "_posts")
    assert found == posts.parent / "_drafts" / "2024-02-27-a (mine).md"
    assert is_draft(found)


@pytest.mark.parametrize("stem", ["가" * 84, "a" * 252, "a" + "가" * 83])
def test_the_longest_name_is_cut_to_hold_the_word(tmp_path: Path, stem: str) -> None:
    post = tmp_path / f"{stem}.md"
    post.write_text(TEXT, "utf-8")
    for ending in (" (recovered).md", " (recovered 2).md"):
        found = save_beside(post, Base(post), TEXT, "recovered")
        assert found.name.endswith(ending)
        assert stem.startswith(found.name.removesuffix(ending))
        assert found.read_text("utf-8") == TEXT


@pytest.mark.skipif(shutil.which("jekyll") is None, reason="needs the real Jekyll, which `.ci/run` installs")
def test_the_real_jekyll_publishes_the_post_alone(site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.parent.mkdir()
    post.write_text("---\ntitle: 하나\n---\n\n글\n", "utf-8")
    save_beside(post, Base(post), TEXT, "recovered")
    subprocess.run(["jekyll", "build", "-q", "-s", site, "-d", site / "_site"], check=True, timeout=60)
    assert [page.name for page in (site / "_site").rglob("*.html")] == ["a.html"]
