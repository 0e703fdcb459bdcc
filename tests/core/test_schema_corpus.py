"""Any text typed in any field of any real post reads back the same, and undo gives the first bytes."""

import tomllib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core import fields, source
from editor.core.article import read
from editor.core.errors import Refused
from editor.core.fields import FieldType, Pairs, Shown
from editor.core.message import Message
from editor.core.schema import Field, Schema, from_toml
from editor.core.session import Session
from editor.core.state import Event, Transaction
from tests.core.test_schema import POST, lines

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(300)]

LINE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\x85\u2028\u2029"), min_size=1
)
HOSTILE = st.sampled_from(
    [
        "yes",
        "1e3",
        "0777",
        "12:30",
        "~",
        "@name",
        "a: b",
        "#tag",
        "'임영웅' 신곡",
        '"a" b',
        " 앞뒤 ",
        "😀",
        "- a",
        "{{ x }}",
    ]
)
ANY_LINE = HOSTILE | LINE
ANY_LINES = st.lists(ANY_LINE | st.just(""), min_size=1).map("\n".join).filter(lambda text: text.strip("\n"))
WORDS = st.lists(ANY_LINE.filter(str.strip), min_size=1, unique=True).map(tuple)
PAIRS = st.dictionaries(ANY_LINE, ANY_LINE, min_size=1).map(lambda pairs: Pairs(tuple(pairs.items())))


@dataclass(frozen=True)
class Typed:
    """What somebody types: in the how-manyth field, and what, by the kind of field that it is."""

    place: int
    line: str
    lines: str
    words: tuple[str, ...]
    pairs: Pairs

    def of(self, kind: FieldType) -> Shown | None:
        if kind in {fields.TEXT, fields.TITLE, fields.SLUG, fields.CHOICE, fields.IMAGE, fields.ADDRESS}:
            return self.line
        others: dict[FieldType, Shown] = {
            fields.LONG_TEXT: self.lines.rstrip("\n"),
            fields.WORDS: self.words,
            fields.LIST: "\n".join(word.strip(" \t") for word in self.words if word.strip(" \t")),
            fields.PAIRS: self.pairs,
            fields.SWITCH: bool(self.place % 2),
        }
        return others.get(kind)

    def where(self, schema: Schema, text: str) -> Field:
        shown = [field for field in schema.fields(text) if self.of(field.spec.type)]
        return shown[self.place % len(shown)]


TYPED = st.builds(Typed, st.integers(0, 99), ANY_LINE, ANY_LINES, WORDS, PAIRS)
PLACES = st.integers(0, 10_000)


@pytest.fixture(scope="module")
def schema() -> Schema:
    return from_toml(tomllib.loads(POST.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def texts(corpus: tuple[Path, ...]) -> tuple[str, ...]:
    decoded = (source.decode(path.read_bytes()).text for path in corpus)
    return tuple(text for text in decoded if read(text).problem is None)


def shown_by(schema: Schema, text: str, field: Field) -> Shown:
    """Return what a field shows, in the input in which it was edited."""
    kept = {field.spec.key: field.spec.type}
    (found,) = [one for one in schema.fields(text, kept=kept) if one.spec.key == field.spec.key]
    return found.shown if found.spec.type == field.spec.type else f"not shown as {field.spec.type.id}"


def as_set(shown: Shown) -> object:
    """Return pairs without their order: those that were there keep their place."""
    return set(shown.rows) if isinstance(shown, Pairs) else shown


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(PLACES, TYPED)
def test_any_text_typed_in_any_field_of_any_post_reads_back_the_same(
    schema: Schema, texts: Sequence[str], number: int, typed: Typed
) -> None:
    text = texts[number % len(texts)]
    field = typed.where(schema, text)
    wanted = typed.of(field.spec.type)
    assert wanted is not None
    changes = schema.edit(text, field.spec, wanted, lines(text, field.spec.key))
    assert not isinstance(changes, Message)
    after = changes.apply(text)
    assert as_set(shown_by(schema, after, field)) == as_set(wanted)
    assert read(after).body == read(text).body


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(PLACES, st.lists(TYPED, min_size=1, max_size=5))
def test_any_edits_of_fields_then_undo_give_the_first_bytes(
    schema: Schema, texts: Sequence[str], number: int, steps: list[Typed]
) -> None:
    text = texts[number % len(texts)]
    session = Session(text, float)
    for typed in steps:
        field = typed.where(schema, session.text)
        wanted = typed.of(field.spec.type)
        assert wanted is not None
        with suppress(Refused):
            changes = schema.edit(session.text, field.spec, wanted, lines(session.text, field.spec.key))
            if not isinstance(changes, Message) and changes:
                session.dispatch(Transaction(changes, event=Event.FORM, field=field.spec.key))
    while session.undo():
        pass
    assert session.text == text
    assert not session.is_dirty
