"""One way to change the text, one undo stack, clean again after undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.session import Session
from editor.core.state import Event, Transaction, caret
from editor.core.text import Change, ChangeSet, difference, replace
from editor.kramdown.span import Span


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def typed(at: int, text: str) -> Transaction:
    return Transaction(replace(at, at, text), caret(at + len(text)), Event.TYPE, "Typing")


def test_undo_joins_adjacent_typing() -> None:
    session = Session("", Clock())
    for position, letter in enumerate("한글로"):
        session.dispatch(typed(position, letter))
    assert session.undo_name == "Typing"
    session.undo()
    assert session.text == ""
    assert session.undo_name is None
    session.redo()
    assert session.text == "한글로"
    assert session.state.selection == caret(3)


def test_a_pause_starts_a_new_step() -> None:
    clock = Clock()
    session = Session("", clock)
    session.dispatch(typed(0, "a"))
    clock.now = 0.6
    session.dispatch(typed(1, "b"))
    session.undo()
    assert session.text == "a"


def test_typing_elsewhere_starts_a_new_step() -> None:
    session = Session("xy", Clock())
    session.dispatch(typed(0, "a"))
    session.dispatch(typed(3, "b"))
    session.undo()
    assert session.text == "axy"


def test_a_command_is_a_step_of_its_own() -> None:
    session = Session("", Clock())
    session.dispatch(typed(0, "a"))
    session.dispatch(Transaction(replace(0, 1, "**a**"), event=Event.FORMAT, name="Bold"))
    session.dispatch(typed(5, "b"))
    assert [session.undo_name, session.undo(), session.undo_name] == ["Typing", True, "Bold"]
    session.undo()
    assert session.text == "a"


def test_undoing_to_the_saved_text_is_clean() -> None:
    session = Session("a", Clock())
    session.dispatch(typed(1, "b"))
    assert session.is_dirty
    session.undo()
    assert not session.is_dirty


def test_a_follower_may_not_dispatch() -> None:
    session = Session("", Clock())
    session.subscribe(lambda _update: session.dispatch(typed(0, "b")))
    with pytest.raises(RuntimeError, match="follower"):
        session.dispatch(typed(0, "a"))


def test_unsubscribing_ends_it() -> None:
    session, seen = Session("", Clock()), []
    end = session.subscribe(seen.append)
    end()
    session.dispatch(typed(0, "a"))
    assert seen == []


def test_overlapping_changes_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        ChangeSet((Change(Span(0, 2), ""), Change(Span(1, 3), "")))


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[ChangeSet]]:
    text = start = draw(st.text(max_size=30))
    steps = []
    for _ in range(draw(st.integers(0, 6))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=0, max_size=4).map(tuple)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        changes = ChangeSet(tuple(Change(Span(a, b), draw(st.text(max_size=5))) for a, b in pairs))
        steps.append(changes)
        text = changes.apply(text)
    return start, steps


@given(edits())
def test_dispatch_then_undo_is_the_start(case: tuple[str, list[ChangeSet]]) -> None:
    start, steps = case
    session = Session(start, Clock())
    for changes in steps:
        session.dispatch(Transaction(changes, event=Event.FORMAT, name="x"))
    end = session.text
    while session.undo():
        pass
    assert session.text == start
    while session.redo():
        pass
    assert session.text == end


@given(edits())
def test_an_inverse_leads_back(case: tuple[str, list[ChangeSet]]) -> None:
    text, steps = case
    for changes in steps:
        after = changes.apply(text)
        assert changes.inverse(text).apply(after) == text
        text = after


@given(st.text(alphabet="ab가", max_size=20), st.text(alphabet="ab가", max_size=20))
def test_a_difference_is_the_smallest_replacement(old: str, new: str) -> None:
    changes = difference(old, new)
    assert changes.apply(old) == new
    for change in changes.changes:
        gone = change.span.of(old)
        assert not (gone and change.insert and (gone[0] == change.insert[0] or gone[-1] == change.insert[-1]))


@given(edits(), st.data())
def test_a_moved_position_keeps_what_follows_it(
    case: tuple[str, list[ChangeSet]], data: st.DataObject
) -> None:
    text, steps = case
    for changes in steps[:1]:
        position = data.draw(st.integers(0, len(text)))
        moved = changes.moved(position)
        if not any(change.span.start < position < change.span.end for change in changes.changes):
            rest = [
                c for c in changes.changes if c.span.start >= position and c.span.end > position
            ]  # what is not yet behind it
            tail = ChangeSet(tuple(Change(c.span.shifted(-position), c.insert) for c in rest))
            assert changes.apply(text)[moved:] == tail.apply(text[position:])
