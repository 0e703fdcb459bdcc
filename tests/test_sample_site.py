"""The sample newsroom: a site that the real Jekyll builds, in the house style, which Wongo keeps."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.core import article, frontmatter, source
from editor.core.templates import new_post
from editor.store.house import learned_style
from editor.store.site import open_site
from editor.store.templates import templates_of

SITE = Path(__file__).parents[1] / "resources" / "sample-site"
POSTS = sorted([*(SITE / "_posts").iterdir(), *(SITE / "_drafts").iterdir()])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Jekyll builds it, drafts included."""
    if not (jekyll := shutil.which("jekyll")):
        pytest.skip(
            "Jekyll is not installed (Debian: apt-get install jekyll), so nothing can be compared with it."
        )
    folder = tmp_path_factory.mktemp("jekyll")
    site = shutil.copytree(SITE, folder / "source")
    command = [jekyll, "build", "--strict_front_matter", "--drafts", "-s", site, "-d", folder / "built"]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert not re.search("warning|error", answer.stdout + answer.stderr, re.IGNORECASE)
    return folder / "built"


def test_jekyll_makes_a_page_of_every_post(built: Path) -> None:
    pages = {page.parent.name for page in built.rglob("index.html")} - {built.name}
    names = {re.sub(r"^\d{4}-\d\d-\d\d-", "", post.stem) for post in POSTS}
    assert pages == names | {"sections"}


def test_jekylls_pages_show_pictures_that_are_there(built: Path) -> None:
    shown = {
        link
        for page in built.rglob("*.html")
        for link in re.findall(r'<img src="([^"]+)"', page.read_text("utf-8"))
    }
    assert shown
    assert [link for link in shown if not (built / link.lstrip("/")).is_file()] == []


def test_jekylls_style_sheet_holds_the_newsrooms_styles(built: Path) -> None:
    assert ".post-header" in (built / "assets/css/style.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.name)
def test_a_post_opens_with_a_form_and_is_written_back_unchanged(post: Path) -> None:
    data = post.read_bytes()
    text = source.decode(data).text
    assert source.encode(source.decode(data), text) == data
    read = article.read(text)
    assert read.front_matter.problem is None
    assert read.body.strip()


def test_the_posts_show_every_construct_of_the_house() -> None:
    texts = "\n".join(post.read_text(encoding="utf-8") for post in POSTS)
    for markup in (
        '<b><span style="color: #ee2323;">',
        '<b><span style="background-color: #21538527;">',
        '<b><span style="color: #1a5490;">',
        '<h2 data-ke-size="size26">',
        '<h2 data-ke-size="size24">',
        '<p data-ke-size="size16">&nbsp;</p>',
        '<p data-ke-size="size16"></p>',
        '\t\t\t<th style="text-align: center;">',
        'rel="dofollow"',
    ):
        assert markup in texts, markup


def test_jekyll_builds_posts_of_the_shipped_kinds_and_publishes_no_template(tmp_path: Path) -> None:
    if not (jekyll := shutil.which("jekyll")):
        pytest.skip("Jekyll is not installed (Debian: apt-get install jekyll): nobody builds the posts.")
    site = open_site(shutil.copytree(SITE, tmp_path / "source"))
    house, kinds = learned_style(site, tmp_path / "cache"), templates_of(site.root, site.settings)
    assert {kind.title for kind in kinds} == {"속보", "보도자료", "기획 기사"}
    for number, kind in enumerate(kinds):
        begun = new_post(kind, house, datetime(2024, 3, 9, 9, tzinfo=UTC))
        text = frontmatter.set_value(begun, "title", f"새 글 {number}", order=house.order)
        (site.root / "_posts" / f"2024-03-09-kind-{number}.md").write_text(text, "utf-8")
    command = [jekyll, "build", "--strict_front_matter", "-s", site.root, "-d", tmp_path / "built"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    pages = {page.parent.name for page in (tmp_path / "built").rglob("index.html")}
    assert pages >= {f"kind-{number}" for number in range(len(kinds))}
    assert not [
        path for path in (tmp_path / "built").rglob("*") if "template" in path.name or "속보" in path.name
    ]
