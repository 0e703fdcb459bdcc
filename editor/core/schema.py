"""The fields of a form: which keys it shows, in which order, as what; and what an edit of one changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from enum import StrEnum
from types import MappingProxyType

from editor.core import article, frontmatter
from editor.core.advice import unreadable_date
from editor.core.errors import SettingsTrouble
from editor.core.fields import (
    DATE,
    FIELD_TYPES,
    LONG_TEXT,
    RAW,
    TEXT,
    TITLE,
    WORDS,
    FieldType,
    Shown,
    Written,
    is_date_in_quotes,
    nothing,
    type_of,
)
from editor.core.frontmatter.reading import Entry
from editor.core.frontmatter.writing import Typed
from editor.core.manner import Manner, manner_of
from editor.core.message import N_, Message, msg
from editor.core.text import ChangeSet, difference
from editor.core.usual import Customs, Usual
from editor.core.yaml.text import QUOTES, Raw, Style, write_value
from editor.core.yaml.values import Value, read_scalar


class Place(StrEnum):
    """Where in the form a field stands."""

    HEAD = "head"
    ROW = "row"
    FOLD = "fold"
    MORE = "more"


_DATE = "date"
_EDITS: Mapping[str, str] = MappingProxyType(
    {
        "title": N_("Edit title"),
        "date": N_("Edit date"),
        "slug": N_("Edit slug"),
        "categories": N_("Edit categories"),
        "tags": N_("Edit tags"),
        "excerpt": N_("Edit excerpt"),
        "feature_text": N_("Edit feature text"),
        "image": N_("Edit image"),
    }
)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. `title` and `hint` are message ids; `style` is how a new value is written.

    `always` shows the field while the file does not have its key; the key is added when something is
    entered, never before. `length` is how many characters a value usually has at most, 0 where it does
    not matter. `is_one_text` writes new words as one text with blanks between them, which Jekyll
    splits, as long as none has a blank in it. `pattern` is how the site writes dates, `figures` names
    the lines of a new map that are numbers, or yes and no, where they look so.
    """

    key: str
    title: str
    type: FieldType = TEXT
    place: Place = Place.MORE
    style: Style | Manner | None = None
    name: str = ""
    hint: str = ""
    always: bool = False
    length: int = 0
    is_one_text: bool = False
    pattern: str = ""
    figures: tuple[str, ...] = ()

    @property
    def edit_name(self) -> str:
        """What the undo menu calls an edit of this field, as a message id."""
        return _EDITS.get(self.key, N_("Edit field"))


@dataclass(frozen=True, slots=True)
class Field:
    """A field as a text has it: what it shows, whether the file has the key, and what Jekyll stops at.

    `is_quoted` says that what is entered will stand in quotes.
    """

    spec: FieldSpec
    shown: Shown
    is_there: bool
    trouble: Message | None = None
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """The known fields, in the order in which their keys stand in a file."""

    specs: tuple[FieldSpec, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """The keys in the order in which a new one is placed."""
        return tuple(spec.key for spec in self.specs)

    def fields(
        self, text: str, *, added: Sequence[FieldSpec] = (), kept: Mapping[str, FieldType] | None = None
    ) -> tuple[Field, ...]:
        """Return the fields of a whole file, in the order of the form.

        The known ones in the order of the schema; among those that come last the file's order rules, and
        keys that the schema does not know stand where they are. `added` are shown although the file does
        not have their keys. `kept` are types in which keys are being edited: they stay as long as they fit,
        so that what is being typed never changes its input.
        """
        front_matter = article.read(text).front_matter
        specs = {spec.key: spec for spec in (*added, *self.specs)}
        shown = [spec for spec in specs.values() if spec.always or spec in added or spec.key in front_matter]
        known = frozenset(self.order)
        there = [specs.get(key) or FieldSpec(key, key) for key in front_matter.keys]
        last = [spec for spec in there if spec.place is Place.MORE]
        first = [spec for spec in shown if spec.place is not Place.MORE]
        new = [spec for spec in shown if spec.place is Place.MORE and spec.key not in front_matter]
        return tuple(
            _field(text, spec, front_matter.get(spec.key), (kept or {}).get(spec.key), spec.key in known)
            for spec in (*first, *last, *new)
        )

    def spec(self, key: str) -> FieldSpec:
        """Return the field of a key, known or not."""
        return next((spec for spec in self.specs if spec.key == key), FieldSpec(key, key))

    def missing(self, text: str) -> tuple[FieldSpec, ...]:
        """Return the known fields that a file does not have and that are not shown in any case."""
        front_matter = article.read(text).front_matter
        return tuple(spec for spec in self.specs if not spec.always and spec.key not in front_matter)

    def of_house(self, customs: Customs) -> "Schema":
        """Return the schema of a newsroom: its order, its keys and how it writes them.

        What a newsroom uses is shown in any case; what it does not use waits to be added, if there are posts
        enough to tell. Without customs nothing changes.
        """
        if not customs.usuals:
            return self
        usual = {one.key: one for one in customs.usuals}
        known = {
            spec.key: _accustomed(spec, usual.get(spec.key), may_hide=customs.tells_what_is_not_used)
            for spec in self.specs
        }
        order = [*usual]
        for before, spec in zip((None, *self.specs), self.specs, strict=False):
            if spec.key not in usual:
                order.insert(order.index(before.key) + 1 if before is not None else 0, spec.key)
        new = (FieldSpec(key, key) for key in order if key not in known)
        known |= {spec.key: _accustomed(spec, usual[spec.key], may_hide=True) for spec in new}
        return Schema(tuple(known[key] for key in order))

    def edit(self, text: str, spec: FieldSpec, shown: Shown, was: str | None) -> ChangeSet | Message:
        """Return what entering `shown` in a field changes in a whole file's text, or what is wrong with it.

        `was` is how the key's lines were written before the field was edited, `None` when the key was not
        there: the result is written as if all had been entered at once. A field that is emptied leaves its
        key with nothing as its value, or goes with its key when the key was not there.

        Raises:
            Refused: the front matter cannot be edited so without harm.

        """
        front_matter = article.read(text).front_matter
        if front_matter.exists:
            text = front_matter.span.of(text)  # the body is long, and none of this is about it
        base = as_it_was(text, spec.key, was)
        entry = article.read(base).front_matter.get(spec.key)
        written: Written | Message = nothing(entry)
        if shown != spec.type.empty or isinstance(shown, bool):
            written = _in_quotes(spec, _joined(spec, spec.type.write(shown, entry), entry), entry)
        elif entry is None:
            return difference(text, base)
        if isinstance(written, Message):
            return written
        if isinstance(written, dict) and entry is None:
            written = {
                name: _figure(value) if name in spec.figures else value for name, value in written.items()
            }
        if isinstance(written, Typed):
            changes = frontmatter.text_change(base, spec.key, written.text, like=spec.style, order=self.order)
        else:
            changes = frontmatter.value_change(base, spec.key, written, like=spec.style, order=self.order)
        return difference(text, changes.apply(base))


def _field(text: str, spec: FieldSpec, entry: Entry | None, kept: FieldType | None, is_known: bool) -> Field:
    """Return a field; a value that its type cannot show whole is shown by its shape instead."""
    if entry is None:
        return Field(spec, spec.type.empty, is_there=False, is_quoted=_gets_quotes(spec, entry))
    if kept is WORDS and spec.type is not WORDS and entry.is_text:
        kept = None  # one text was made a list, and that was undone: it is no words with blanks between them
    if kept is not None and kept is not RAW and kept.fits(entry):
        spec = replace(spec, type=kept)
    elif not (is_known or spec.type is not TEXT) or not spec.type.fits(entry):
        spec = replace(spec, type=type_of(entry))
    trouble = unreadable_date(entry, UTC) if spec.key == _DATE else None  # it is one in any zone, or in none
    is_quoted = _gets_quotes(spec, entry)
    return Field(spec, spec.type.read(entry, text), is_there=True, trouble=trouble, is_quoted=is_quoted)


def _accustomed(spec: FieldSpec, usual: Usual | None, *, may_hide: bool) -> FieldSpec:
    """Return a field as a newsroom uses it; one that it does not use is shown no more if it `may_hide`."""
    stays = spec.always and (not may_hide or spec.place in {Place.HEAD, Place.ROW})
    if usual is None:
        return replace(spec, always=stays)
    kind = FIELD_TYPES.get(usual.type, spec.type) if spec.type is TEXT else spec.type
    is_counted = spec.length > 0 or kind in {TITLE, LONG_TEXT}  # nobody counts a path or a reporter's name
    return replace(
        spec,
        type=kind,
        style=usual.style or spec.style,
        length=(usual.length or spec.length) if is_counted else 0,
        always=usual.is_usual or stays,
        title=usual.title or spec.title,
        is_one_text=spec.type is WORDS and usual.is_one_text,
        pattern=usual.pattern,
        figures=usual.figures,
    )


def _joined(spec: FieldSpec, written: Written | Message, entry: Entry | None) -> Written | Message:
    """Return words as one text where the house writes them so; a list that is there stays a list."""
    if not spec.is_one_text or not isinstance(written, list) or isinstance(entry and entry.value, list):
        return written
    words = [word for word in written if isinstance(word, str) and " " not in word]
    return " ".join(words) if len(words) == len(written) else written


def _in_quotes(spec: FieldSpec, written: Written | Message, entry: Entry | None) -> Written | Message:
    """Return a new date as a text where the house has its dates in quotes."""
    if spec.type is DATE and isinstance(written, Raw) and _gets_quotes(spec, entry):
        return Typed(written.source)
    return written


def _gets_quotes(spec: FieldSpec, entry: Entry | None) -> bool:
    """Tell whether what is entered into a field stands in quotes, as what is there or as the house has it."""
    if entry is not None and entry.style is not Style.EMPTY:
        return is_date_in_quotes(entry)
    return manner_of(spec.style).style in QUOTES


def _figure(value: Value) -> Value:
    """Return a number, or yes and no, of a text that says one as it would be written."""
    found = read_scalar(value) if isinstance(value, str) else value
    return found if isinstance(found, int | float) and write_value(found) == value else value


def as_it_was(text: str, key: str, was: str | None) -> str:
    """Return a text with the lines of a key as they were before; `None` where it was not there."""
    entry = article.read(text).front_matter.get(key)
    if entry is None:
        return text
    base = text[: entry.span.start] + (was or "") + text[entry.span.end :]
    found = article.read(base).front_matter
    is_whole = found.problem is None and (key in found) is (was is not None)
    return base if is_whole else text


def from_toml(table: Mapping[str, object]) -> Schema:
    """Return the schema of a table as `resources/schema/post.toml` has it.

    Raises:
        SettingsTrouble: the table says something that is no schema.

    """
    rows = table.get("field", [])
    if not isinstance(rows, list):
        raise _trouble("field", rows)
    return Schema(tuple(_specs(rows)))


def _specs(rows: Iterable[object]) -> Iterable[FieldSpec]:
    for row in rows:
        if not isinstance(row, Mapping) or not isinstance(row.get("key"), str):
            raise _trouble("field", row)
        try:
            yield FieldSpec(
                key=row["key"],
                title=str(row.get("title", row["key"])),
                type=FIELD_TYPES[row.get("type", TEXT.id)],
                place=Place(row.get("place", Place.MORE)),
                style=Style(row["style"]) if "style" in row else None,
                name=str(row.get("name", "")),
                hint=str(row.get("hint", "")),
                always=bool(row.get("always", False)),
                length=int(row.get("length", 0)),
            )
        except (KeyError, ValueError) as error:
            raise _trouble(row["key"], error.args[0]) from error


def _trouble(name: object, value: object) -> SettingsTrouble:
    return SettingsTrouble(
        msg("The fields of a post cannot be read."),
        msg("“{name}” cannot be {value}.", name=name, value=value),
    )
