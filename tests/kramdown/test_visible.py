"""What a tree says a reader sees is what the HTML says: position for position nothing is lost or made up."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from typing_extensions import override

from editor.core.visible import block_text
from editor.kramdown.document import read
from editor.kramdown.html import block_html, blocks_html, document_html
from editor.kramdown.tree import Block, Kind
from tests.kramdown import fuzz
from tests.kramdown.test_document import _posts

SAMPLE = 13
"""One post of the corpus in so many is looked at: about 150."""
BLANKS = re.compile(r"\s+")
HIDDEN = frozenset({"script", "style", "template"})

EXCEPTIONS = {
    Kind.FOOTNOTE: "a mark is a number, which the whole body gives",
    Kind.NOTE: "what a footnote says is written behind the last block",
    Kind.NOTES: "the list stands for all footnotes",
    Kind.TOC: "the list stands for all headings",
    Kind.MATH: "it stands between \\( and \\), which a program on the page takes away",
    Kind.MATH_BLOCK: "it stands between \\[ and \\], which a program on the page takes away",
    Kind.LIQUID: "Jekyll runs it first",
    Kind.RAW: "it is written to HTML as it is, whatever that shows",
}


class _Text(HTMLParser):
    """Gathers the text of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs

    @override
    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN and self.hidden > 0

    @override
    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _text_of(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    parser.close()
    return BLANKS.sub("", "".join(parser.parts))


def _is_exception(block: Block) -> bool:
    """Tell whether a kind above is in a block, or a tag like `<동행>`, which a browser shows as text."""
    return any(node.kind in EXCEPTIONS or not node.tag.isascii() for node in block.node.walk())


def _differing(body: str) -> list[tuple[str, str, str]]:
    """Return the blocks whose two texts are not the same."""
    document = read(body)
    found = []
    for index, block in enumerate(document.blocks):
        if _is_exception(block):
            continue
        shown, printed = BLANKS.sub("", block_text(block)), _text_of(block_html(document, index))
        if shown != printed and 'class="footnotes"' not in block_html(document, index):
            found.append((block.text, shown, printed))
    return found


@pytest.mark.corpus
def test_what_is_visible_is_the_text_of_the_html() -> None:
    bodies = [*_posts("seeds"), *list(_posts("corpus"))[::SAMPLE]]
    if not bodies:
        pytest.skip("The shared corpus is not here.")
    assert [found for body in bodies for found in _differing(body)] == []


def test_a_lost_word_is_seen() -> None:
    assert _text_of("<p>a <b>b</b>&nbsp;c</p>") == "abc"
    assert _text_of("<p>a</p>") != BLANKS.sub("", block_text(read("a b\n").blocks[0]))


@pytest.mark.corpus
def test_after_edits_the_blocks_join_to_the_whole_and_only_touched_ones_are_new() -> None:
    bodies = list(_posts("corpus"))[:: SAMPLE * 3]
    if not bodies:
        pytest.skip("The shared corpus is not here.")
    fresh = Counter[str]()
    for seed, body in enumerate(bodies):
        chance = fuzz.chance_of(seed)
        documents = [read(body)]
        for _ in range(5):
            documents.append(fuzz.edited(documents[-1], chance))
        for before, after in pairwise(documents):
            assert "".join(blocks_html(after)) == document_html(read(after.text))
            kept = set(map(id, before.blocks))
            fresh["new"] += sum(id(block) not in kept for block in after.blocks)
            fresh["all"] += len(after.blocks)
    assert fresh["new"] < fresh["all"] / 5
