from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from editor.ui.text_bridge import (
    LOST,
    Offsets,
    document_text,
    from_qt,
    offsets,
    on_one_line,
    pasted,
    shown,
    units,
)

TEXTS = st.text(
    st.one_of(st.sampled_from("가a👉\n\u2028\u00a0\ufe00"), st.characters(exclude_categories=["Cs"])),
    max_size=60,
)
LONG = st.builds(lambda text, times: text * times, TEXTS, st.sampled_from([1, 400]))


@given(LONG)
def test_every_position_goes_to_units_and_back(text: str) -> None:
    found = offsets(text)
    places = {0, len(text), len(text) // 2, len(text) // 3}
    for position in places:
        assert found.to_units(position) == len(text[:position].encode("utf-16-le")) // 2
        assert found.to_position(found.to_units(position)) == position
    assert found.unit_count == units(text)


@given(LONG, TEXTS, st.data())
def test_offsets_brought_up_to_date_are_those_of_the_new_text(
    text: str, insert: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5000)))
    new = text[:start] + insert + text[end:]
    moved = offsets(text).replaced(new, start, end, start + len(insert))
    for position in {0, start, start + len(insert), len(new)}:
        assert moved.to_units(position) == units(new[:position])
        assert moved.to_position(units(new[:position])) == position


def test_typing_on_does_not_break_a_long_text_into_ever_more_stretches() -> None:
    text = "가👉" * 10_000
    found = offsets(text)
    before = len(found.stretches)
    for at in range(9_000, 9_200):
        text = f"{text[:at]}x{text[at:]}"
        found = found.replaced(text, at, at, at + 1)
    assert len(found.stretches) <= before + 1
    assert found.to_units(len(text)) == units(text)


def test_the_middle_of_a_pair_is_the_place_before_it() -> None:
    assert offsets("a👉b").to_position(2) == 1
    assert [offsets("a👉b").to_position(unit) for unit in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_an_empty_text_counts_on() -> None:
    assert (Offsets().to_units(3), Offsets().to_position(3)) == (3, 3)


@given(TEXTS)
def test_a_document_holds_every_text_but_for_the_four_characters(text: str) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    cursor.insertText(shown(text))
    kept = "".join("\ufffd" if character in LOST else character for character in text)
    assert document_text(document) == kept
    assert units(shown(text)) == units(text)


def test_text_from_outside_gets_our_line_ends_and_nothing_a_document_loses() -> None:
    assert pasted("a\r\nb\rc\u2029d\ufdd0e") == "a\nb\nc\nd e"
    assert from_qt("a\u2029b\u2028c") == "a\nb\u2028c"


def test_one_line_has_a_blank_for_what_no_font_has() -> None:
    assert on_one_line("가\u2028나\x01\t\x7f\x85\u2029다\ud800\ufdd0") == "가 나    " + " 다  "
    assert on_one_line("👉 가\u00a0나\u200d é 한") == "👉 가\u00a0나\u200d é 한"
