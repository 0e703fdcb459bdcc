"""The HTML: the seeds as kramdown gives them, and blocks that join to the whole."""

import markdown
import pytest
from hypothesis import given, settings

from editor.kramdown import to_html
from editor.kramdown.document import read
from editor.kramdown.extension import KramdownExtension
from editor.kramdown.html import block_html, blocks_html, document_html
from tests.kramdown import laws
from tests.kramdown.html_tree import Level, canonical
from tests.kramdown.reference import MISSING, answers, is_installed
from tests.kramdown.test_document import _posts


def _seeds() -> list[str]:
    seeds = list(_posts("seeds"))
    if not seeds:
        pytest.skip("The seeds are not here.")
    return seeds


def test_seeds_have_the_tree_that_kramdown_gives() -> None:
    seeds = _seeds()
    if not is_installed():
        pytest.skip(MISSING)
    for body, html in zip(seeds, answers(seeds), strict=True):
        assert canonical(to_html(body), Level.STRICT) == canonical(html, Level.STRICT)


def test_the_first_seed_has_thirteen_paragraphs() -> None:
    lines = canonical(to_html(_seeds()[0]), Level.STRICT)
    assert sum(line.lstrip().startswith("<p") for line in lines) == 13


@pytest.mark.corpus
def test_the_newsroom_s_posts_have_the_tree_that_kramdown_gives() -> None:
    bodies = list(_posts("corpus/frowth-official__frowth-official.github.io"))[::9]
    if not bodies or not is_installed():
        pytest.skip("The shared corpus or the real kramdown is not here.")
    differing = [
        body[:80]
        for body, html in zip(bodies, answers(bodies), strict=True)
        if canonical(to_html(body)) != canonical(html)
    ]
    assert not differing


@given(laws.bodies())
@settings(deadline=None)  # the first run loads lexers and patterns
def test_blocks_join_to_the_whole(body: str) -> None:
    document = read(body)
    whole = document_html(document)
    assert "".join(blocks_html(document)) == whole
    assert "".join(block_html(document, index) for index in range(len(document.blocks))) == whole


@given(laws.bodies())
@settings(deadline=None)  # the first run loads lexers and patterns
def test_python_markdown_gives_the_same(body: str) -> None:
    converter = markdown.Markdown(extensions=[KramdownExtension()])
    assert converter.convert(body) == (document_html(read(body)).strip() if body.strip() else "")


def test_the_extension_is_found_by_name_and_takes_any_output_format() -> None:
    converter = markdown.Markdown(extensions=["editor.kramdown.extension"], output_format="xhtml")
    assert converter.convert("**굵게(044)**는") == "<p><strong>굵게(044)</strong>는</p>"


def test_footnotes_stand_behind_the_last_block() -> None:
    document = read("a[^1]\n\n[^1]: b\n\nc\n")
    assert 'id="fn:1"' in block_html(document, len(document.blocks) - 1)


def test_an_unknown_language_keeps_its_text() -> None:
    assert "a &lt; b" in to_html("```nothing\na < b\n```\n")


def test_other_line_ends_are_read_as_lines() -> None:
    assert to_html("a\r\n\r\nb\r") == to_html("a\n\nb\n")
