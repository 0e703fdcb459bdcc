from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.paint import Line
from editor.kramdown.document import Document
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node
from editor.ui.body.sheet import Sheet, Splice

PIECES = st.sampled_from(["a\n", "b\nc\n", "d", "\n", "e\nf", "g\n\n"])


def block(text: str) -> Block:
    """A block that begins and ends where its text does."""
    span = Span(0, len(text))
    return Block(text, Node(Kind.PARAGRAPH, span, Span(0, 0), Span(len(text), len(text))))


def document(blocks: Sequence[Block]) -> Document:
    return Document("".join(one.text for one in blocks), tuple(blocks), ())


def plain(blocks: Sequence[Block]) -> tuple[Line, ...]:
    text = "".join(one.text for one in blocks)
    return tuple(Line(line, shown=line) for line in text.removesuffix("\n").split("\n"))


def spliced(lines: list[Line], splice: Splice | None) -> list[Line]:
    if splice is None:
        return lines
    end = splice.first + len(splice.old)
    assert tuple(lines[splice.first : end]) == splice.old
    assert splice.old
    assert splice.new
    return [*lines[: splice.first], *splice.new, *lines[end:]]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=6), min_size=2, max_size=5), st.data())
def test_following_readings_gives_the_lines_of_the_last_one(
    texts: list[list[str]], data: st.DataObject
) -> None:
    sheet = Sheet(plain)
    known: list[Block] = []
    for pieces in texts:
        kept = data.draw(st.integers(0, len(known)))
        until = data.draw(st.integers(kept, len(known)))
        known = [*known[:kept], *(block(piece) for piece in pieces), *known[until:]]
        before = list(sheet.lines)
        splice = sheet.follow(document(known))
        text = "".join(one.text for one in known)
        assert "\n".join(line.text for line in sheet.lines) == text
        assert [line.text for line in spliced(before, splice)] == [line.text for line in sheet.lines]


def test_a_reading_that_says_the_same_changes_nothing() -> None:
    sheet = Sheet(plain)
    first = document([block("a\n"), block("b\n")])
    sheet.follow(first)
    assert sheet.follow(first) is None
    assert sheet.follow(document([block("a\n"), first.blocks[1]])) is None
