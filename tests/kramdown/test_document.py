"""Reading a body, and reading again what an edit touched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core import article
from editor.core.source import decode
from editor.kramdown.document import Document, read, update
from editor.kramdown.tree import Kind
from tests.kramdown import laws

SHARED = Path(os.environ.get("WONGO_SHARED") or Path(__file__).parents[3] / "shared")
PARAGRAPHS = "".join(f"문단 {number} **굵게** 끝.\n\n" for number in range(40))


def _posts(folder: str) -> Iterator[str]:
    for path in sorted((SHARED / folder).rglob("*")):
        if path.suffix in {".md", ".markdown", ".txt"}:
            yield article.read(decode(path.read_bytes()).text).body


def _edited(document: Document, start: int, end: int, insert: str) -> Document:
    text = document.text[:start] + insert + document.text[end:]
    return update(document, text, start, end, start + len(insert))


@given(laws.bodies())
@settings(deadline=None)  # the first run loads lexers and patterns
def test_nodes_cover_every_text_without_gap_or_overlap(body: str) -> None:
    laws.check(read(body))


def test_nodes_cover_the_seeds() -> None:
    bodies = list(_posts("seeds"))
    if not bodies:
        pytest.skip("The seeds are not here.")
    for body in bodies:
        laws.check(read(body))


@pytest.mark.corpus
def test_nodes_cover_the_corpus() -> None:
    bodies = list(_posts("corpus"))[::20]
    if not bodies:
        pytest.skip("The shared corpus is not here.")
    for body in bodies:
        laws.check(read(body))


def test_the_law_bites() -> None:
    document = read("a **b** c\n")
    with pytest.raises(AssertionError):
        laws.check(Document("a **b** d\n", document.blocks, document.starts))


@given(laws.bodies(), st.data())
@settings(deadline=None)  # the first run loads lexers and patterns
def test_reading_again_gives_what_reading_anew_gives(body: str, data: st.DataObject) -> None:
    document = read(body)
    for _ in range(2):
        start = data.draw(st.integers(0, len(document.text)))
        end = data.draw(st.integers(start, min(len(document.text), start + 12)))
        insert = data.draw(st.sampled_from(laws.PIECES) | st.just(""))
        document = _edited(document, start, end, insert)
        assert laws.as_values(document) == laws.as_values(read(document.text))


def test_only_touched_blocks_are_read_again() -> None:
    document = read(PARAGRAPHS)
    middle = document.text.index("문단 20")
    after = _edited(document, middle, middle, "새 ")
    kept = set(map(id, document.blocks))
    fresh = [block for block in after.blocks if id(block) not in kept]
    assert [block.text for block in fresh] == ["새 문단 20 **굵게** 끝.\n"]


def test_text_right_after_an_element_is_a_block_of_its_own() -> None:
    document = read('<h2 data-ke-size="size26">제목</h2>\n본문\n')
    assert [block.node.kind for block in document.blocks] == [Kind.HTML_BLOCK, Kind.PARAGRAPH]


def test_a_definition_changes_the_blocks_that_ask_for_it_and_no_others() -> None:
    document = read("[a]\n\nb\n\n[c]\n\n[c]: d\n")
    after = _edited(document, len(document.text), len(document.text), "[a]: e\n")
    first, _, second, _, third, *_ = after.blocks
    assert first.node.children[0].attribute("href") == "e"
    assert second is document.blocks[2]
    assert third is document.blocks[4]


def test_a_fence_closed_far_below_changes_the_block_that_opened_it() -> None:
    document = read("```\na\n\nb\n\nc\n")
    after = _edited(document, len(document.text), len(document.text), "```\n")
    assert [block.node.kind for block in after.blocks] == [Kind.CODE_BLOCK]


def test_the_block_at_a_position_is_the_one_that_holds_it() -> None:
    document = read("a\n\nb\n")
    assert [document.block_at(position) for position in range(6)] == [0, 0, 1, 2, 2, 2]
    assert read("").block_at(0) == 0


@pytest.mark.parametrize(
    "sign", ["[", "![[", "*a ", "**a ", "<b>", "<div>", "> ", "`a ``b ", "[a](", "*a `*` "]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(sign: str) -> None:
    laws.check(read(sign * (6000 // len(sign))))


@pytest.mark.parametrize(
    ("body", "at", "insert"),
    [
        ("a|b\nc|d\n# h|x\ne\n", "e\n", "|"),
        ("$$ a\n\nb\n\n$$ c\n", " c", ""),
        ("<div>\n<!-- a\n</div>\n\nb\n\nc\n", "c", "-->"),
        ("a\n: b\n\nc\n\nd\n", "d", ": "),
        ("- a\n\nb\n", "b", "  "),
    ],
)
def test_what_a_reading_looked_at_far_below_is_read_again(body: str, at: str, insert: str) -> None:
    document = read(body)
    start = body.rindex(at)
    after = _edited(document, start, start if insert else start + 2, insert)
    assert laws.as_values(after) == laws.as_values(read(after.text))


def test_liquid_tags_are_seen_as_such() -> None:
    (block,) = read('a {{ page.title }} "b"\n').blocks
    assert [node.kind for node in block.node.children] == [Kind.TEXT, Kind.LIQUID, Kind.TEXT]


def test_markdown_inside_raw_elements_is_read_where_it_is_asked_for() -> None:
    (block,) = read('<details>\n<div markdown="1">\n**a**\n</div>\n</details>\n').blocks
    assert Kind.STRONG in {node.kind for node in block.node.walk()}
