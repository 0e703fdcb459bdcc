"""The laws of STYLE.md: each holds for the program as it is, and fails when a fault is planted in it.

A law is a function that Hypothesis runs over many examples. A fault is a change of one function under it,
of a kind that happens: a line end forgotten, an order turned round, one line too many written anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from editor.core import article, frontmatter, history, marks, patch, source, text
from editor.core import fields as field_types
from editor.core.marks import acts as marks_acts
from editor.core.message import Message
from editor.core.palette import house
from editor.core.patch import PreviewBlock
from editor.core.schema import FieldSpec, Place, Schema
from editor.core.session import Session
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.kramdown import document, to_html
from editor.kramdown.html import blocks_html
from editor.kramdown.span import Span
from editor.ui import text_bridge
from tests.core.bodies import bodies
from tests.core.text_commands import COMMANDS

FAST = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=80,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
WORDS = st.text(st.sampled_from("가나 ab1:#'\"-\n👉"), max_size=12)
LINE = st.text(st.sampled_from("가나 ab1:#'\"-,[]{}>|"), max_size=12)
HEADER = (
    "---\n# c\ntitle:   old  # c\ncategories: [ a , 'b' ]\nexcerpt: >\n  one\n\n  two\n"
    "image: ''\nlayout: \"x\"\n---\n\nbody \n"
)
KEYS = ("title", "categories", "excerpt", "image", "layout", "new")
PALETTE = house()


@dataclass(frozen=True)
class Law:
    """A law and a fault that breaks it; `plant` gives what is put in the place of `module.name`."""

    name: str
    holds: Callable[[], None]
    module: object
    attribute: str
    plant: Callable[[Callable[..., object]], Callable[..., object]]


@FAST
@example(b"\xef\xbb\xbfa\r\nb\rc\nd")
@example("똠방각하 본문".encode("cp949"))
@given(st.binary(max_size=20) | st.text(st.sampled_from("a가\r\n"), max_size=12).map(str.encode))
def decoding_and_encoding_give_the_same_bytes(data: bytes) -> None:
    read = source.decode(data)
    assert source.encode(read, read.text) == data


@FAST
@given(bodies())
def blocks_join_to_the_body(body: str) -> None:
    read = document.read(body)
    assert "".join(block.text for block in read.blocks) == body
    assert "".join(blocks_html(read)) == to_html(body)


@FAST
@given(WORDS, st.floats(0, 1), st.floats(0, 1), WORDS)
def an_inverse_leads_back(before: str, one: float, other: float, insert: str) -> None:
    start, end = sorted(round(share * len(before)) for share in (one, other))
    change = text.Change(Span(start, end), insert)
    assert change.inverse(before).apply(change.apply(before)) == before


@FAST
@given(WORDS, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), WORDS, st.booleans()), max_size=6))
def undoing_everything_gives_the_start(before: str, steps: list[tuple[float, float, str, bool]]) -> None:
    edited = Session(before, lambda: 0.0)
    for one, other, insert, is_typing in steps:
        start, end = sorted(round(share * len(edited.text)) for share in (one, other))
        event = Event.TYPE if is_typing else Event.FORMAT
        edited.dispatch(Transaction(text.replace(start, end, insert), caret(start + len(insert)), event, "x"))
    after = edited.text
    while edited.undo():
        pass
    assert edited.text == before
    assert not edited.is_dirty
    while edited.redo():
        pass
    assert edited.text == after


@FAST
@given(
    st.sampled_from(KEYS),
    st.sampled_from([LINE.map(str.strip), st.lists(LINE, max_size=3)]).flatmap(lambda kind: kind),
)
def setting_a_field_leaves_every_other_line(key: str, value: str | list[str]) -> None:
    after = frontmatter.value_change(HEADER, key, value).apply(HEADER)
    assert lines_of_others(after, key) == lines_of_others(HEADER, key)


def lines_of_others(whole: str, key: str) -> str:
    """Return a file's text without the lines of one key."""
    entry = article.read(whole).front_matter.get(key)
    return whole if entry is None else whole[: entry.span.start] + whole[entry.span.end :]


@FAST
@given(
    st.sampled_from(
        [
            (field_types.TEXT, LINE),
            (
                field_types.LONG_TEXT,
                st.lists(LINE, max_size=4).map(lambda lines: "\n".join(lines).rstrip("\n")),
            ),
            (field_types.WORDS, st.lists(LINE.map(str.strip).filter(bool), unique=True).map(tuple)),
            (field_types.SWITCH, st.booleans()),
            (field_types.DATE, st.dates().map(str)),
            (field_types.NUMBER, st.integers().map(str)),
        ]
    ).flatmap(lambda row: st.tuples(st.just(row[0]), row[1]))
)
def what_a_field_writes_it_reads(case: tuple[field_types.FieldType, field_types.Shown]) -> None:
    kind, shown = case
    assume(shown != kind.empty or shown is False)
    schema = Schema((FieldSpec(key="new", title="New", type=kind, place=Place.MORE),))
    changes = schema.edit(HEADER, schema.specs[0], shown, None)
    assert not isinstance(changes, Message)
    field = next(one for one in schema.fields(changes.apply(HEADER)) if one.spec.key == "new")
    assert field.shown == shown


@FAST
@example([("a", 0), ("b", 1)], [("a", 2), ("b", 1)])
@given(*[st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), max_size=9)] * 2)
def patches_make_the_new_page(old: list[tuple[str, int]], new: list[tuple[str, int]]) -> None:
    pages = [
        tuple(PreviewBlock(html, 3 * at + gap) for at, (html, gap) in enumerate(page)) for page in (old, new)
    ]
    assert patch.applied(pages[0], patch.patches(*pages)) == pages[1]


@FAST
@given(
    st.sampled_from(["bold", "italic", "highlight-red", "highlight-tint"]), st.floats(0, 1), st.floats(0, 1)
)
def a_mark_toggled_twice_is_the_original(mark: str, one: float, other: float) -> None:
    words = "---\n---\n한국 기업 둘째 말\n\n새 문단이다.\n"
    start = words.index("한")
    ends = [start + round(share * (len(words) - 1 - start)) for share in (one, other)]
    once = toggled(State(words, Selection(*ends)), mark)
    assume(once.text != words)
    assert toggled(once, mark).text == words


def toggled(state: State, mark: str) -> State:
    step = marks.toggle(state, mark, PALETTE)
    return state if step is None or state.selection.is_caret else step.apply(state)


@FAST
@example("a\u00a0b\u2028c")
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=text_bridge.LOST), max_size=12))
def any_text_comes_back_from_qt(written: str) -> None:
    held = QTextDocument()
    held.setPlainText(written)
    assert text_bridge.document_text(held) == written
    places = text_bridge.offsets(written)
    assert [places.to_position(places.to_units(at)) for at in range(len(written) + 1)] == [
        *range(len(written) + 1)
    ]


@FAST
@given(
    bodies(),
    st.lists(st.tuples(st.sampled_from(sorted(COMMANDS)), st.floats(0, 1), st.floats(0, 1)), max_size=4),
)
def undoing_every_command_gives_the_start(body: str, steps: list[tuple[str, float, float]]) -> None:
    edited = Session(f"---\n---\n{body}", lambda: 0.0)
    before = edited.text
    for name, *ends in steps:
        start = article.read(edited.text).body_start
        places = [start + round(share * (len(edited.text) - start)) for share in ends]
        edited.dispatch(Transaction(selection=Selection(*places), event=Event.SELECT))
        step = COMMANDS[name](edited.state)
        if step is not None:
            edited.dispatch(step)
    while edited.undo():
        pass
    assert edited.text == before


def one_line_end_for_all(_real: Callable[..., object]) -> Callable[..., object]:
    return lambda read, words: words.replace("\n", read.line_end)


def the_last_cut_is_lost(real: Callable[..., object]) -> Callable[..., object]:
    return lambda *arguments: [*real(*arguments)][:-1]


def inserted_text_is_not_counted(_real: Callable[..., object]) -> Callable[..., object]:
    return lambda change, before: text.Change(change.span, change.span.of(before))


def joined_steps_are_undone_in_the_wrong_order(real: Callable[..., object]) -> Callable[..., object]:
    def planted(self: history.History, *arguments: object) -> history.History:
        made = real(self, *arguments)
        *done, last = made.done
        return replace(made, done=(*done, replace(last, inverses=last.inverses[::-1])))

    return planted


def the_header_is_written_anew(real: Callable[..., object]) -> Callable[..., object]:
    """Tidy what stands around, as dumpers do: blanks before a comment, blanks inside of brackets."""

    def planted(whole: str, *arguments: object, **more: object) -> text.ChangeSet:
        return text.difference(whole, re.sub(r" {2,}", " ", real(whole, *arguments, **more).apply(whole)))

    return planted


def blanks_around_are_taken_off(real: Callable[..., object]) -> Callable[..., object]:
    return lambda whole, key, typed, **more: real(whole, key, typed.strip(), **more)


def no_block_is_moved(_real: Callable[..., object]) -> Callable[..., object]:
    return lambda *_pages: iter(())


def the_last_change_is_not_taken_back(real: Callable[..., object]) -> Callable[..., object]:
    def planted(changes: text.ChangeSet, before: str) -> object:
        return text.ChangeSet(real(changes, before).changes[: max(len(changes.changes) - 1, 1)])  # type: ignore[attr-defined]

    return planted


def no_mark_comes_off(_real: Callable[..., object]) -> Callable[..., object]:
    return lambda row, *_how: row


def plain_text_is_asked_of_qt(_real: Callable[..., object]) -> Callable[..., object]:
    return lambda held: held.toPlainText()


LAWS = (
    Law(
        "round trip",
        decoding_and_encoding_give_the_same_bytes,
        source,
        "_with_line_ends",
        one_line_end_for_all,
    ),
    Law("blocks", blocks_join_to_the_body, document, "cuts", the_last_cut_is_lost),
    Law("inverse", an_inverse_leads_back, text.Change, "inverse", inserted_text_is_not_counted),
    Law(
        "undo",
        undoing_everything_gives_the_start,
        history.History,
        "recorded",
        joined_steps_are_undone_in_the_wrong_order,
    ),
    Law(
        "only this field",
        setting_a_field_leaves_every_other_line,
        frontmatter,
        "value_change",
        the_header_is_written_anew,
    ),
    Law("fields", what_a_field_writes_it_reads, frontmatter, "text_change", blanks_around_are_taken_off),
    Law("patches", patches_make_the_new_page, patch, "_shifts", no_block_is_moved),
    Law("toggle twice", a_mark_toggled_twice_is_the_original, marks_acts, "taken_off", no_mark_comes_off),
    Law(
        "undo of commands",
        undoing_every_command_gives_the_start,
        text.ChangeSet,
        "inverse",
        the_last_change_is_not_taken_back,
    ),
    Law("Qt", any_text_comes_back_from_qt, text_bridge, "document_text", plain_text_is_asked_of_qt),
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_law_holds(law: Law) -> None:
    law.holds()


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_law_catches_a_planted_fault(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law.module, law.attribute, law.plant(getattr(law.module, law.attribute)))
    with pytest.raises(AssertionError):
        law.holds()
