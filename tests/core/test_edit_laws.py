"""Laws of editing in the finished article: what a key may change and what it may not."""

import re
from functools import partial

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from editor.core import edit, marks
from editor.core.manuscript import manuscript
from editor.core.marks import acts as marks_acts
from editor.core.palette import house
from editor.core.places import stop
from editor.core.reading import read_body
from editor.core.state import Selection, State, Transaction, caret
from editor.core.wraps import excludes, marks_of
from tests.core.bodies import bodies

PALETTE = house()
MARKS = st.sampled_from(["bold", "italic", "highlight-red", "highlight-tint"])
FRACTIONS = st.floats(0, 1)
KEYS = {
    "backspace": partial(edit.delete_backward, unit=edit.Unit.CHARACTER, palette=PALETTE),
    "backspace-word": partial(edit.delete_backward, unit=edit.Unit.WORD, palette=PALETTE),
    "delete": partial(edit.delete_forward, unit=edit.Unit.CHARACTER, palette=PALETTE),
    "delete-word": partial(edit.delete_forward, unit=edit.Unit.WORD, palette=PALETTE),
    "enter": partial(edit.enter, palette=PALETTE),
    "letter": partial(edit.type_text, text="x", palette=PALETTE),
    "blank": partial(edit.type_text, text=" ", palette=PALETTE),
    "bold": partial(marks.toggle, mark="bold", palette=PALETTE),
    "red": partial(marks.toggle, mark="highlight-red", palette=PALETTE),
}
TAGS = re.compile(r"<(/?)(\w+)[^>]*?>")
GAP = "<p>&nbsp;</p>"
VOID = frozenset({"br", "img", "hr"})


def at(text: str, fraction: float) -> int:
    return stop(read_body(text), round(fraction * len(text)))


def selected(text: str, one: float, other: float) -> State:
    return State(text, Selection(at(text, one), at(text, other)))


def seen(text: str) -> str:
    book = manuscript(State(text), PALETTE)
    return "".join(
        marks.words(passage)
        for index in range(len(book.document.blocks))
        for passage in book.passages_of(index)
    )


def unbalanced(text: str) -> list[str]:
    """Return the tags of a text that have no other half."""
    waiting: list[str] = []
    for closing, name in TAGS.findall(text):
        if name in VOID:
            continue
        if closing and waiting and waiting[-1] == name:
            waiting.pop()
        else:
            waiting.append(f"{closing}{name}")
    return waiting


def applied(state: State, transaction: Transaction | None) -> State:
    return state if transaction is None else transaction.apply(state)


NEIGHBOUR = '가<span style="color: green"><b>가</b>가</span>\n\n<h2 data-ke-size="size26">가</h2>\n'

WITHIN_ANOTHER = (
    '가<span style="color: green"><b><span style="background-color: #21538527;">가</span></b>가</span>\n\n'
)


@settings(max_examples=150, deadline=None)
@given(bodies(), FRACTIONS, FRACTIONS, MARKS)
@example(text=NEIGHBOUR, one=1.0, other=0.25, mark="bold")
@example(text=WITHIN_ANOTHER, one=1.0, other=0.5, mark="highlight-tint")
def test_a_mark_toggled_twice_is_the_original(text: str, one: float, other: float, mark: str) -> None:
    state = selected(text, one, other)
    assume(not state.selection.is_caret)
    book = manuscript(state, PALETTE)
    has = {
        name
        for passage in book.passages_in(state.selection.span)
        for leaf in passage.leaves
        if leaf.start is not None
        and leaf.start < state.selection.span.end
        and state.selection.span.start < leaf.start + len(leaf.text)
        for name in marks_of(leaf.path)
    }
    assume(not any(excludes(mark, name, PALETTE) for name in has))
    assume(marks.toggle(state, mark, PALETTE) is not None)
    after = applied(state, marks.toggle(state, mark, PALETTE))
    assert seen(after.text) == seen(text)
    assert mark in marks.active(after, PALETTE)
    assert twice(state, mark) == text


def twice(state: State, mark: str) -> str:
    once = applied(state, marks.toggle(state, mark, PALETTE))
    return applied(once, marks.toggle(once, mark, PALETTE)).text


def test_the_law_of_twice_catches_a_mark_that_does_not_come_off(monkeypatch: pytest.MonkeyPatch) -> None:
    state = State("가 나 다", Selection(2, 3))
    assert twice(state, "bold") == state.text
    monkeypatch.setattr(marks_acts, "taken_off", lambda row, _of_family, _rest: row)
    assert twice(state, "bold") != state.text


def test_the_law_of_pairs_catches_a_tag_without_its_other_half() -> None:
    assert unbalanced("<b>가") == ["b"]
    assert unbalanced("가</b>") == ["/b"]
    assert unbalanced("<b><span>가</b></span>")
    assert not unbalanced("<b><span>가<br></span></b>")


@settings(max_examples=150, deadline=None)
@given(bodies(), FRACTIONS, FRACTIONS, MARKS)
def test_a_mark_changes_no_word_and_leaves_no_half_a_pair(
    text: str, one: float, other: float, mark: str
) -> None:
    state = selected(text, one, other)
    after = applied(state, marks.toggle(state, mark, PALETTE))
    assert seen(after.text) == seen(text)
    assert not unbalanced(after.text)


@settings(max_examples=200, deadline=None)
@given(bodies(), FRACTIONS, FRACTIONS)
def test_deleting_leaves_no_half_a_pair(text: str, one: float, other: float) -> None:
    state = selected(text, one, other)
    after = applied(state, edit.delete_selection(state, PALETTE))
    assert not unbalanced(after.text)
    assert len(after.text) <= len(text) + 20


@settings(max_examples=200, deadline=None)
@given(bodies(), FRACTIONS)
def test_a_letter_typed_and_deleted_is_the_original(text: str, one: float) -> None:
    state = State(text, caret(at(text, one)))
    typed = applied(state, edit.type_text(state, "x", PALETTE))
    assert "x" in typed.text
    back = applied(typed, edit.delete_backward(typed, edit.Unit.CHARACTER, PALETTE))
    assert back.text.replace("\n", "") == text.replace("\n", "")


@settings(max_examples=200, deadline=None)
@given(bodies(), FRACTIONS)
@example('<p data-ke-size="size16">&nbsp;</p>\n\n> &nbsp;\n> 둘\n\n', 0.75)
def test_enter_taken_back_is_the_original(text: str, one: float) -> None:
    state = State(text, caret(at(text, one)))
    broken = applied(state, edit.enter(state, PALETTE))
    assume(broken.text.count(GAP) == text.count(GAP))  # half a paragraph that is a gap now goes as one
    back = applied(broken, edit.delete_backward(broken, edit.Unit.CHARACTER, PALETTE))
    assert seen(back.text).replace("\n", "") == seen(text).replace("\n", "")
    assert not unbalanced(back.text)


@settings(max_examples=150, deadline=None)
@given(bodies(), FRACTIONS, st.lists(st.sampled_from(sorted(KEYS)), max_size=12))
@example("가 **나**\n\n", 1.0, ["blank", "letter", "backspace", "backspace", "enter"])
def test_no_sequence_of_keys_leaves_half_a_pair(text: str, one: float, keys: list[str]) -> None:
    state = State(text, caret(at(text, one)))
    for key in keys:
        state = applied(state, KEYS[key](state))
        assert not unbalanced(state.text)
        assert 0 <= state.selection.head <= len(state.text)
