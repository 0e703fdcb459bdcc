"""Sass: what it imports comes from the site alone; what cannot be made is told in a sentence."""

from collections.abc import Mapping

import pytest

from editor.jekyll.files import Listing
from editor.jekyll.reading import Memory, Reading
from editor.jekyll.styles import Sheets, Styles


class Files:
    """A site or theme in memory."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def listing(self) -> Listing:
        return Listing(dict.fromkeys(self._texts, (1, 1)))

    def read(self, path: str) -> bytes | None:
        text = self._texts.get(path)
        return None if text is None else text.encode()

    def begins(self, path: str, beginning: bytes) -> bool:
        return (self.read(path) or b"").startswith(beginning)


def made(text: str, texts: Mapping[str, str] = {}, theme: Mapping[str, str] = {}, **sass: object) -> Styles:
    readings = (Reading(Files(texts), Memory()), Reading(Files(theme), Memory()))
    return Sheets(*readings, {"sass": {"style": "compressed", **sass}}).compile(text, "assets/css/style.scss")


def test_imports_are_found_beside_by_the_load_paths_and_in_the_theme() -> None:
    texts = {
        "assets/css/_beside.scss": "a{b:c}",
        "_sass/deep/_inner.scss": "@import 'other';",
        "_sass/deep/_other.scss": "d{e:f}",
        "more/plain.scss": "g{h:i}",
    }
    answer = made(
        "@import 'beside', 'deep/inner', 'plain', 'theirs';",
        texts,
        {"_sass/theirs.scss": "j{k:l}"},
        load_paths=["more"],
    )
    assert answer.css == "a{b:c}d{e:f}g{h:i}j{k:l}\n"
    assert answer.problem is None


def test_the_sites_own_sheet_goes_before_the_themes() -> None:
    answer = made("@import 'base';", {"_sass/_base.scss": "a{b:own}"}, {"_sass/_base.scss": "a{b:theirs}"})
    assert answer.css == "a{b:own}\n"


def test_a_sheet_may_replace_parts_of_its_theme() -> None:
    answer = made("@import 'main';", {"_sass/_part.scss": "a{b:own}"}, {"_sass/main.scss": "@import 'part';"})
    assert answer.css == "a{b:own}\n"


@pytest.mark.parametrize("name", ["//host/x", "http://host/x", "x.css"])
def test_an_import_that_is_the_browser_s_stays_one(name: str) -> None:
    answer = made(f"@import '{name}'; a{{b:c}}")
    assert name in answer.css
    assert answer.problem is None


@pytest.mark.parametrize("name", ["/etc/passwd", "../../../../etc/passwd", "file:///etc/passwd"])
def test_a_path_out_of_the_site_is_of_no_style_sheet(name: str) -> None:
    """`tests/store/test_page_escapes.py` has secrets there that could be read."""
    assert made(f"@import '{name}'; a{{b:c}}").problem is not None


def test_what_is_missing_is_named() -> None:
    answer = made("@import 'gone';")
    assert answer.css == ""
    assert str(answer.problem) == "There is no style sheet gone to import."


@pytest.mark.parametrize(
    "texts",
    [
        {"_sass/a.scss": "@import 'b';", "_sass/b.scss": "@import 'a';"},
        {"_sass/a.scss": "b { @import 'b'; }", "_sass/_b.scss": "c { @import 'a'; }"},
        {"_sass/a.scss": "@import '../_sass/a';"},
    ],
)
def test_sheets_in_a_circle_end(texts: Mapping[str, str]) -> None:
    """The compiler itself sees to it: no guard of ours is needed."""
    answer = made("@import 'a';", texts)
    assert answer.css == ""
    assert "loop" in str(answer.problem)


def test_a_mistake_is_told_with_its_line() -> None:
    answer = made("a {\n  b: c\n")
    assert (answer.css, answer.line) == ("", 2)
    assert "assets/css/style.scss" in str(answer.problem)


def test_modules_are_told() -> None:
    answer = made("// @use 'no';\n@use \"sass:math\";\na{b:c}")
    assert "sass:math" in str(answer.problem)


def test_colours_have_ten_digits() -> None:
    assert made("a{width:percentage(1/3)}").css == "a{width:33.3333333333%}\n"
