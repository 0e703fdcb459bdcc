"""Sites made of real posts in a theme that is here: the newsroom's, and those of other sites."""

import os
import re
import shutil
from pathlib import Path

from editor.core import article
from editor.core.source import decode
from editor.jekyll.posts import read_name
from tests.jekyll.builds import MINIMA_CONFIG, sample_site

ROOT = Path(__file__).parents[2]
NEWSROOM = "frowth-official__frowth-official.github.io"
ONE_IN = 5
"""How many of the other sites' posts stand for one: more take the real Jekyll minutes."""

_TAG = re.compile(r"{%-?\s*(\w*)")
_SAFE = frozenset(
    {"raw", "endraw", "highlight", "endhighlight", "if", "endif", "assign", "comment", "endcomment"}
)
"""Liquid that needs no other file of the site it is from."""


def shared() -> Path:
    """Return where the shared posts are, if they are."""
    return Path(os.environ.get("WONGO_SHARED") or ROOT.parent / "shared")


def newsroom_site(top: Path) -> Path | None:
    """Return the sample newsroom's theme around the real newsroom's posts; `None` where they are not here."""
    posts = shared() / "corpus" / NEWSROOM / "_posts"
    if not posts.is_dir():
        return None
    (top / "newsroom").mkdir()
    site = sample_site(top / "newsroom")
    shutil.rmtree(site / "_posts")
    for path in _fit(posts):
        _copy(path, site / "_posts" / path.name)
    for place, seed in enumerate(sorted((shared() / "seeds").glob("*.txt"))):
        _copy(seed, site / "_posts" / f"2025-01-{place + 1:02}-seed.md")
    return site


def others_site(top: Path) -> Path | None:
    """Return the posts of all other sites on minima, those with Liquid for their own site left out."""
    corpus = shared() / "corpus"
    if not corpus.is_dir():
        return None
    site = top / "others"
    for path in _fit(corpus)[::ONE_IN]:
        parts = path.relative_to(corpus).parts
        if parts[0] != NEWSROOM and "@hist" not in parts:
            _copy(path, site / parts[0] / "_posts" / path.name)
    (site / "_config.yml").write_text(f"{MINIMA_CONFIG}future: true\nunpublished: true\n", "utf-8")
    return site


def _fit(folder: Path) -> list[Path]:
    """Return the posts below a folder that the real Jekyll can publish there."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".md", ".markdown"} and path.is_file() and read_name(path.name).is_dated:
            post = article.read(decode(path.read_bytes()).text)
            if set(_TAG.findall(post.body)) <= _SAFE:
                found.append(path)
    return found


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
