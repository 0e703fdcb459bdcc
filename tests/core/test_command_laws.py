"""Laws of every text command of the catalog: what undoing gives back, what no mark may change."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from editor.commands import catalog, formatting
from editor.commands.command import TextCommand
from editor.core import article, edit, source
from editor.core.manuscript import manuscript
from editor.core.marks.acts import shown
from editor.core.places import stop
from editor.core.reading import read_body
from editor.core.session import Session
from editor.core.state import Event, Selection, State, Transaction
from editor.core.visible import visible_text
from editor.core.wraps import marks_of
from tests.core.bodies import bodies
from tests.core.test_edit_laws import unbalanced
from tests.core.text_commands import COMMANDS, PALETTE

MARKS = {
    command.id: command.edit for command in formatting.commands(PALETTE) if isinstance(command, TextCommand)
}
"""The commands that may change no word."""

QUICK = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
FRACTIONS = st.floats(0, 1)
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
KEYS = {
    "key:letter": lambda state: edit.type_text(state, "가", PALETTE),
    "key:blank": lambda state: edit.type_text(state, " ", PALETTE),
    "key:star": lambda state: edit.type_text(state, "*", PALETTE),
    "key:enter": lambda state: edit.enter(state, PALETTE),
    "key:backspace": lambda state: edit.delete_backward(state, edit.Unit.CHARACTER, PALETTE),
    "key:delete": lambda state: edit.delete_forward(state, edit.Unit.WORD, PALETTE),
}
DEEDS = {**COMMANDS, **KEYS}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(DEEDS)), FRACTIONS, FRACTIONS | st.none()), min_size=1, max_size=6
)
Steps = Sequence[tuple[str, float, float | None]]


def selected(text: str, start: int, one: float, other: float | None) -> Selection:
    """Return a selection between two rests of the body, or a caret at one."""
    document = read_body(text[start:])

    def rest(fraction: float) -> int:
        return start + stop(document, round(fraction * len(document.text)))

    return Selection(rest(one), rest(one if other is None else other))


def done(session: Session, steps: Steps) -> None:
    """Do steps, each where it is drawn to be; undo and redo on the way."""
    for name, one, other in steps:
        start = article.read(session.text).body_start
        session.dispatch(Transaction(selection=selected(session.text, start, one, other), event=Event.SELECT))
        step = DEEDS[name](session.state)
        if step is not None:
            session.dispatch(step)
        if one > 0.9 and session.undo():
            session.redo()


def all_undone(text: str, steps: Steps) -> str:
    """Return what undoing everything gives, after some steps."""
    session = Session(text, lambda: 0.0)
    done(session, steps)
    while session.undo():
        pass
    return session.text


def seen(text: str) -> str:
    """Return what a reader reads in a body."""
    return visible_text(read_body(text)).translate(STRAIGHT)


def looks(text: str) -> list[tuple[str, frozenset[str]]]:
    """Return every sign that can be marked, with its marks."""
    book = manuscript(State(text), PALETTE)
    return [
        (sign, marks_of(leaf.path))
        for index in range(len(book.document.blocks))
        for passage in book.passages_of(index)
        for leaf in passage.leaves
        if not leaf.hidden
        for sign in shown(leaf)
        if not sign.isspace()
    ]


def test_every_text_command_of_the_catalog_takes_part() -> None:
    named = {command.id for command in catalog.build(PALETTE) if isinstance(command, TextCommand)}
    assert named <= DEEDS.keys()
    assert MARKS.keys() < named


@QUICK
@given(bodies(), STEPS)
def test_any_commands_and_keys_undone_give_the_first_bytes(text: str, steps: Steps) -> None:
    whole = f"---\ntitle: a\n---\n{text}"
    assert all_undone(whole, steps) == whole


@QUICK
@given(bodies(), STEPS)
def test_no_commands_and_keys_leave_half_a_pair(text: str, steps: Steps) -> None:
    session = Session(text, lambda: 0.0)
    done(session, steps)
    assert not unbalanced(session.text)


@settings(QUICK, max_examples=150)
@given(st.sampled_from(sorted(MARKS)), bodies(), FRACTIONS, FRACTIONS)
def test_a_mark_changes_no_word_and_no_tag_loses_its_half(
    name: str, text: str, one: float, other: float
) -> None:
    state = State(text, selected(text, 0, one, other))
    step = MARKS[name](state)
    if step is not None:
        after = step.apply(state)
        assert seen(after.text) == seen(text)
        assert not unbalanced(after.text)


COLOURS = ("highlight-red", "highlight-tint", "highlight-blue")


@QUICK
@given(bodies(), FRACTIONS, FRACTIONS, st.sampled_from(COLOURS), st.sampled_from(COLOURS))
def test_recoloured_and_recoloured_back_looks_the_same(
    text: str, one: float, other: float, first: str, second: str
) -> None:
    state = State(text, selected(text, 0, one, other))
    step = MARKS[first](state)
    if state.selection.is_caret or step is None or first == second:
        return
    coloured = step.apply(state)
    if first not in marks_now(coloured):
        return
    between = MARKS[second](coloured)
    assert between is not None
    other_colour = between.apply(coloured)
    back = MARKS[first](other_colour)
    assert back is not None
    assert looks(back.apply(other_colour).text) == looks(coloured.text)


@QUICK
@given(bodies(), FRACTIONS, FRACTIONS)
def test_a_mark_that_all_has_taken_off_and_put_on_again_looks_the_same(
    text: str, one: float, other: float
) -> None:
    state = State(text, selected(text, 0, one, other))
    if state.selection.is_caret:
        return
    for name in sorted(marks_now(state) & MARKS.keys()):
        off = MARKS[name](state)
        assert off is not None
        bare = off.apply(state)
        on = MARKS[name](bare)
        assert on is not None
        assert looks(on.apply(bare).text) == looks(text)


def marks_now(state: State) -> frozenset[str]:
    from_selection = [
        marks_of(leaf.path)
        for passage in manuscript(state, PALETTE).passages_in(state.selection.span)
        for leaf in passage.leaves
        if not leaf.is_blank
    ]
    return frozenset.intersection(*from_selection) if from_selection else frozenset()


@pytest.mark.corpus
def test_marks_on_real_posts_change_no_word_and_are_undone_to_the_byte(corpus: Sequence[object]) -> None:
    failures = []
    for number, path in enumerate(corpus[::48]):
        text = source.decode(path.read_bytes()).text  # type: ignore[attr-defined]
        post = article.read(text)
        if post.body_locked is not None or not post.body.strip():
            continue
        name = sorted(MARKS)[number % len(MARKS)]
        one = number * 7919 % 997 / 997
        selection = selected(text, post.body_start, one, min(one + 0.05, 1.0))
        session = Session(text, lambda: 0.0)
        session.dispatch(Transaction(selection=selection, event=Event.SELECT))
        step = MARKS[name](session.state)
        if step is None:
            continue
        session.dispatch(step)
        if seen(article.read(session.text).body) != seen(post.body):
            failures.append((path, name, selection))
        while session.undo():
            pass
        if session.text != text:
            failures.append((path, name, selection))
    assert failures == []


def test_a_word_that_is_lost_is_seen() -> None:
    assert seen("가 **나**\n") != seen("가 나다\n")
    assert looks("**가**나\n") != looks("가나\n")


def test_a_step_that_cannot_be_undone_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "undo", lambda _self: False)
    assert all_undone("가 나\n", [("bold", 0.0, 1.0)]) != "가 나\n"
