"""Tables that are edited: every case of the case file, and that what is not edited keeps its bytes."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.core import article, tables
from editor.core.choices import TableChoice
from editor.core.palette import house
from editor.core.reading import read_body
from editor.core.state import State, Transaction, caret
from editor.kramdown.tree import Kind
from tests.core import drawn

PALETTE = house()


def place(word: str) -> int | None:
    return None if word == "+" else int(word)


def was_header(old: tables.Table | None, rows: Sequence[int | None]) -> bool:
    """Tell whether the first row still is the header that it was."""
    return old is not None and old.has_header and (rows[0] == 0 or all(at is None for at in rows))


def edit(state: State, columns: str, rows: str, header: str = "") -> Transaction | None:
    """Edit a table: which columns it has of the old ones, and its rows, each after the number it had."""
    found = [row.split(":", 1) for row in rows.split(" / ")]
    old = tables.table_at(state, PALETTE)
    choice = TableChoice(
        tuple(tuple(cell.strip() for cell in cells.split(",")) for _number, cells in found),
        has_header=header == "header" if header else was_header(old, [place(number) for number, _ in found]),
        from_rows=tuple(place(number) for number, _cells in found),
        from_columns=tuple(place(number) for number in columns.split()),
    )
    return tables.edited(state, PALETTE, choice)


@pytest.mark.parametrize("case", drawn.cases("tables.md"), ids=lambda case: case.title)
def test_a_table_is_edited_as_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, {"edit": edit}) == drawn.expected(case)


def test_a_table_says_what_its_reader_sees_all_rows_equally_long() -> None:
    state = State("a\n\n<table><tr><th>b</th></tr><tr><td>1<br>2</td><td>&amp;</td></tr></table>\n", caret(3))
    found = tables.table_at(state, PALETTE)
    assert found == tables.Table((("b", ""), ("1\n2", "&")), has_header=True)
    assert tables.table_at(State(state.text, caret(1)), PALETTE) is None
    assert tables.table_at(State("", caret(0)), PALETTE) is None


def test_a_table_in_the_front_matter_is_none() -> None:
    text = "---\na: <table><tr><td>b</td></tr></table>\n---\n"
    assert tables.table_at(State(text, caret(10)), PALETTE) is None


SOURCES = (
    (
        "<table>\n  <tr>\n    <th>a</th>\n    <th>b</th>\n  </tr>\n"
        "  <tr><td><b>c</b></td><td>d</td></tr>\n</table>"
    ),
    "| a | b |\n|---|:-:|\n| **c** | d |\n| e |",
    "a | b\n- | -\nc | d \\| e",
)
SPOTS = st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=1, max_size=4)


def ordered(places: list[int | None], count: int) -> tuple[int | None, ...]:
    """Return places none twice, none that is not there; at least one."""
    seen: set[int] = set()
    made = [
        at if at is not None and at < count and at not in seen and not seen.add(at) else None for at in places
    ]
    return tuple(made)


@settings(deadline=None)
@example("| a | b |\n|---|:-:|\n| **c** | d |\n| e |", [2], [None, 1], ":", None)
@given(
    st.sampled_from(SOURCES),
    SPOTS,
    SPOTS,
    st.text("가 |*<&{%:\\a", max_size=6),
    st.sampled_from([None, True, False]),
)
def test_an_edited_table_says_what_was_chosen(
    source: str, rows: list[int | None], columns: list[int | None], words: str, header: bool | None
) -> None:
    state = State(f"{source}\n", caret(len(source)))
    old = tables.table_at(state, PALETTE)
    assert old is not None
    from_rows, from_columns = ordered(rows, len(old.rows)), ordered(columns, len(old.rows[0]))
    new = " ".join(words.replace("\\", "").replace("*", "").split())
    cells = tuple(
        tuple(new if row is None or at is None else old.rows[row][at] for at in from_columns)
        for row in from_rows
    )
    choice = TableChoice(
        cells, was_header(old, from_rows) if header is None else header, from_rows, from_columns
    )
    done = tables.edited(state, PALETTE, choice)
    after = state if done is None else done.apply(state)
    found = tables.table_at(State(after.text, caret(0)), PALETTE)
    said = any(any(row) for row in cells)
    if said and (found is not None or source.startswith("<")):
        assert found is not None
        assert found.rows == cells
        assert header is None or not source.startswith("<") or found.has_header is header


def test_opening_and_accepting_any_table_changes_nothing(corpus: tuple[Path, ...]) -> None:
    seen = 0
    for path in corpus:
        text = path.read_text("utf-8", errors="replace").replace("\r\n", "\n")
        if not re.search(r"<table|^\|", text, re.MULTILINE):
            continue
        post = article.read(text)
        document = read_body(post.body)
        for block, start in zip(document.blocks, document.starts, strict=True):
            if block.node.kind is not Kind.TABLE and block.node.tag != "table":
                continue
            state = State(text, caret(post.body_start + start))
            found = tables.table_at(state, PALETTE)
            if found is None:
                continue
            seen += 1
            choice = TableChoice(
                found.rows,
                found.has_header,
                from_rows=tuple(range(len(found.rows))),
                from_columns=tuple(range(len(found.rows[0]))),
            )
            assert tables.edited(state, PALETTE, choice) is None
    assert seen > 50
