"""No page shows what lies outside its site, and each check sees the secret when the guards are out.

A site lies beside a folder with a secret in every kind of file that a page is made from. Each attack is a way
to ask for one of them; it has worked where the secret stands in the page or in its style sheet.

What is no attack: an absolute path in an include (its slashes only part names below `_includes`), an encoded
one (nothing in a theme is ever decoded), a layout's name with dots and a folder for layouts or data that lies
above (both are looked up among the files that are there, no path is made of them), `link` and `post_url`
(they tell addresses, and read nothing), a theme's name with dots (a gem's folder is called like the theme).
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sass  # type: ignore[import-untyped]  # it has no types

from editor.jekyll import site_values, styles, templates
from editor.jekyll.files import text_of
from editor.jekyll.liquid.tags import includes
from editor.jekyll.pages import PageMaker
from editor.jekyll.reading import Reading
from editor.store import page_source, site_files, themes
from editor.store.page_source import source_of

TOLD = "geheim"
NOW = datetime(2024, 3, 1, 9, tzinfo=UTC)
POST = "_posts/2024-02-27-a.md"
SHEET = '<link rel="stylesheet" href="/main.css">'
DATA = "{{ site.data | jsonify }}"
OUTSIDE = {
    "secret.html": TOLD,
    "secret.yml": f"word: {TOLD}",
    "secret.md": f"---\ntitle: x\n---\n{TOLD}",
    "secret.scss": f'a {{ b: "{TOLD}" }}',
    "secrets/key.html": TOLD,
    "secrets/key.yml": f"word: {TOLD}",
    "secrets/key.scss": f'a {{ b: "{TOLD}" }}',
    "secrets/2024-02-26-key.md": f"---\ntitle: x\n---\n{TOLD}",
    "gem-1.0/_layouts/post.html": TOLD,
    "_layouts/post.html": TOLD,
}


def site(
    layout: str = "{{ content }}", *, config: str = "", sheet: str = "", links: Mapping[str, str] = {}
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give a site's files, and its links: what they are called, and where they lead from beside the site."""
    files = {
        "_config.yml": f"title: x\n{config}\n",
        "_layouts/post.html": layout,
        "_includes/inner/plain.html": "plain",
        POST: "---\nlayout: post\nup: ../../secret.html\n---\nbody\n",
    }
    return files | ({"main.scss": f"---\n---\n{sheet}\n"} if sheet else {}), links


IN_ALL = "{% for each in site.pages %}{{ each.content }}{% endfor %}"
OF_POSTS = "{% for each in site.posts %}{{ each.content }}{{ each.excerpt }}{% endfor %}"
ATTACKS = {
    "include by dots": site("{% include ../../secret.html %}"),
    "include by dots behind a folder": site("{% include inner/../../../secret.html %}"),
    "include by a name that Liquid makes": site("{% include {{ page.up }} %}"),
    "include by a link": site("{% include out.html %}", links={"_includes/out.html": "secret.html"}),
    "include by a link to a folder": site("{% include out/key.html %}", links={"_includes/out": "secrets"}),
    "include_relative by dots": site("{% include_relative ../../secret.html %}"),
    "include_relative by a link": site(
        "{% include_relative out.html %}", links={"_posts/out.html": "secret.html"}
    ),
    "include_cached by dots": site("{% include_cached ../../secret.html %}"),
    "includes in a folder above": site("{% include key.html %}", config="includes_dir: ../secrets"),
    "a layout by a link": site(links={"_layouts/post.html": "secret.html"}),
    "layouts by a link to their folder": site(links={"_layouts": "gem-1.0/_layouts"}),
    "data by a link": site(DATA, links={"_data/out.yml": "secret.yml"}),
    "data by a link to their folder": site(DATA, links={"_data": "secrets"}),
    "a page by a link": site(IN_ALL, links={"out.md": "secret.md"}),
    "a post by a link": site(OF_POSTS, links={"_posts/2024-02-26-out.md": "secret.md"}),
    "posts by a link to a folder": site(OF_POSTS, links={"more/_posts": "secrets"}),
    "a style sheet by a link": site(SHEET, sheet='@import "out"', links={"_sass/out.scss": "secret.scss"}),
    "style sheets by a link to a folder": site(
        SHEET, sheet='@import "out/key"', links={"_sass/out": "secrets"}
    ),
    "a style sheet by dots": site(SHEET, sheet='@import "../secret"'),
    "a style sheet by dots from _sass": site(SHEET, sheet='@import "../../secret"'),
    "a style sheet by an absolute path": site(SHEET, sheet='@import "BESIDE/secret"'),
    "style sheets in a folder above": site(
        SHEET, sheet='@import "key"', config="sass: {sass_dir: ../secrets}"
    ),
    "style sheets by a load path": site(
        SHEET, sheet='@import "key"', config="sass: {load_paths: [../secrets]}"
    ),
    "a source above": site(config="source: .."),
    "a bundled theme by a link": site(
        config="theme: gem",
        links={"vendor/bundle/ruby/3/gems/gem-1.0": "gem-1.0", "_layouts/post.html": "gone"},
    ),
}


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder with the secrets, beside which the site will be."""
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "none"))
    _write(tmp_path, OUTSIDE)
    return tmp_path


def is_told(beside: Path, name: str) -> bool:
    """Make the page of an attack, and tell whether the secret is in it."""
    files, links = ATTACKS[name]
    root = beside / "site"
    _write(root, {path: text.replace("BESIDE", str(beside)) for path, text in files.items()})
    for path, target in links.items():
        link = root / path
        link.parent.mkdir(parents=True, exist_ok=True)
        _remove(link)
        if target != "gone":
            link.symlink_to(beside / target)
    page = PageMaker(source_of(root)).page(POST, files[POST], NOW)
    return any(TOLD in text for text in (page.html, *page.styles.values()))


def _write(top: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_text(text, "utf-8")


def _remove(path: Path) -> None:
    if path.is_dir():
        for inside in path.iterdir():
            inside.unlink()
        path.rmdir()
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("name", ATTACKS)
def test_no_page_tells_what_is_outside_its_site(beside: Path, name: str) -> None:
    assert not is_told(beside, name)


@pytest.fixture
def open_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take all guards out: any path and any link is read, whatever it is called."""
    compiled: Callable[..., str] = sass.compile

    def compile_from_disk(**how: Any) -> str:  # noqa: ANN401 - what the compiler takes
        try:
            return compiled(**how)
        except sass.CompileError:
            return compiled(**{**how, "importers": ()})

    def text(self: Reading, path: str) -> str | None:
        return text_of(self._files, path)

    def folder(values: Mapping[str, object], key: str) -> str:
        return site_values.text_value(values, key)

    monkeypatch.setattr(site_files.DiskFiles, "_is_inside", lambda *_: True)
    monkeypatch.setattr(Reading, "text", text)
    monkeypatch.setattr(includes, "_OUTSIDE", re.compile("(?!)"))
    monkeypatch.setattr(styles, "_is_outside", lambda _: False)
    monkeypatch.setattr(styles.sass, "compile", compile_from_disk)
    monkeypatch.setattr(themes, "_is_inside", lambda *_: True)
    monkeypatch.setattr(page_source, "folder_value", folder)
    monkeypatch.setattr(templates, "folder_value", folder)


@pytest.mark.usefixtures("open_site")
@pytest.mark.parametrize("name", ATTACKS)
def test_the_check_sees_what_is_outside_a_site(beside: Path, name: str) -> None:
    assert is_told(beside, name)
