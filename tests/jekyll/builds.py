"""Whole sites, built by the real Jekyll and by us, and compared page by page."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import tinycss2
from selectolax.lexbor import LexborHTMLParser

from editor.core.source import decode
from editor.jekyll.pages import PageMaker
from editor.jekyll.results import PageResult
from editor.store.page_source import source_of
from tests.jekyll.sites import NOW, hash_of
from tests.kramdown.html_tree import Level, _Writer

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "sample-site"
MINIMA = Path("/usr/share/rubygems-integration/all/gems/minima-2.5.1")
MINIMA_MISSING = "The theme minima is not installed (Debian: apt-get install jekyll-theme-minima)."
MINIMA_CONFIG = """
title: 원고마을 소식
email: desk@example.com
description: 마을 소식
url: https://example.com
baseurl: /news
lang: ko
timezone: Asia/Seoul
author: {name: 원고마을, email: desk@example.com}
twitter_username: wongo
github_username: wongo
show_excerpts: true
theme: minima
plugins: [jekyll-feed]
time: 2026-11-26 12:00:00 +0900
defaults:
  - scope: {path: '', type: posts}
    values: {layout: post}
"""


NEVER_PAGES = ("_layouts", "_includes", "_drafts", "_people", "_templates")
"""Folders of the sites here whose files Jekyll makes no pages of."""


@dataclass
class Comparison:
    """The pages of one site: how many are the same, and where the first line differs in the others."""

    same: list[str] = field(default_factory=list)
    different: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many pages were compared."""
        return len(self.same) + len(self.different)


def sample_site(top: Path) -> Path:
    """Return a copy of the sample newsroom whose clock stands still."""
    site = shutil.copytree(SAMPLE, top / "sample")
    config = site / "_config.yml"
    config.write_text(f"{config.read_text('utf-8')}\ntime: 2026-11-26 12:00:00 +0900\n", "utf-8")
    return site


OF_WINDOWS = (
    "_posts/2024-01-12-dos.md",
    "_includes/box.html",
    "_data/team.yml",
    "_data/table.csv",
    "_sass/_base.scss",
    "about.md",
)
"""Files whose lines end as on Windows: Jekyll reads them as they are."""


def everything_site(top: Path) -> Path:
    """Return a site whose theme and posts use what themes and posts use."""
    site = shutil.copytree(Path(__file__).parent / "everything_site", top / "everything")
    for name in OF_WINDOWS:
        path = site / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return site


def minima_site(top: Path) -> Path:
    """Return a site on minima, with the sample newsroom's posts and pages of its own."""
    site = top / "minima"
    shutil.copytree(SAMPLE / "_posts", site / "_posts")
    (site / "_config.yml").write_text(MINIMA_CONFIG, "utf-8")
    (site / "index.md").write_text("---\nlayout: home\n---\n처음\n", "utf-8")
    (site / "about.md").write_text("---\nlayout: page\ntitle: 소개\npermalink: /about/\n---\n소개\n", "utf-8")
    return site


def build(site: Path) -> Path:
    """Return the folder that the real Jekyll makes of a site; the same site is built once."""
    kept = Path(tempfile.gettempdir()) / "wongo-jekyll" / hash_of(site)
    if not kept.exists():
        made = kept.with_name(f"{kept.name}.{os.getpid()}")
        answer = subprocess.run(
            ["jekyll", "build", "--disable-disk-cache", "-q", "-s", site, "-d", made],
            cwd=site,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "JEKYLL_ENV": "production", "TZ": "UTC", "LANG": "C.UTF-8"},
        )
        assert answer.returncode == 0, answer.stderr
        try:
            made.rename(kept)
        except OSError:
            shutil.rmtree(made)
    return kept


def maker_of(site: Path, theme: Path | None = None) -> PageMaker:
    """Return what makes our pages of a site."""
    return PageMaker(source_of(site, theme=theme))


def compare(site: Path, theme: Path | None = None) -> Comparison:
    """Compare every post and page of a site, and the style sheets they link to."""
    built, maker = build(site), maker_of(site, theme)
    found = Comparison()
    sheets: dict[str, str] = {}
    for path, answer in pages_of(site, maker):
        sheets |= answer.styles
        theirs = built / unquote(answer.url).lstrip("/")
        theirs = theirs / "index.html" if answer.url.endswith("/") else theirs
        theirs = theirs if theirs.exists() else theirs.with_name(f"{theirs.name}.html")
        page = theirs.read_text("utf-8") if theirs.exists() else f"Jekyll has no {answer.url}"
        _note(found, path, whole_tree(page), whole_tree(answer.html))
    for url, css in sheets.items():
        theirs = built / url.lstrip("/")
        _note(found, url, css_tree(theirs.read_text("utf-8")), css_tree(css))
    return found


def pages_of(site: Path, maker: PageMaker, now: datetime = NOW) -> Iterator[tuple[str, PageResult]]:
    """Yield our page of every post and page of a site."""
    paths = [path for path in site.rglob("*") if path.suffix in {".md", ".markdown", ".html"}]
    for path in sorted(paths):
        name = str(path.relative_to(site))
        if not name.startswith(NEVER_PAGES):
            yield name, maker.page(name, decode(path.read_bytes()).text, now)


def whole_tree(html: str) -> list[str]:
    """Return the lines of a whole page, its head included."""
    root = LexborHTMLParser(html).root
    assert root is not None
    writer = _Writer(Level.MID)
    writer.element(root, 0)
    writer.flush(0, edge=True)
    return [
        "<!DOCTYPE>" if html.lstrip().lower().startswith("<!doctype html>") else "no doctype",
        *writer.lines,
    ]


def css_tree(css: str) -> list[str]:
    """Return the tokens of a style sheet, blanks and comments left out."""
    return list(_tokens(tinycss2.parse_component_value_list(css, skip_comments=True)))


def _tokens(nodes: list[tinycss2.ast.Node]) -> Iterator[str]:
    for node in nodes:
        inside = getattr(node, "content", None) if node.type != "string" else None
        if inside is None:
            inside = getattr(node, "arguments", None)
        if inside is not None:
            yield f"{node.type} {getattr(node, 'name', '')}"
            yield from _tokens(inside)
            yield "end"
        elif node.type != "whitespace":
            yield node.serialize().strip()


def _note(found: Comparison, name: str, theirs: list[str], ours: list[str]) -> None:
    if theirs == ours:
        found.same.append(name)
        return
    width = max(len(theirs), len(ours))
    one, other = (lines + [""] * (width - len(lines)) for lines in (theirs, ours))
    found.different[name] = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
