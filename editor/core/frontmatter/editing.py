"""Edit front matter by its keys: what is changed is that key's lines, and nothing else.

The changes for a session, whose text has LF line ends: `value_change`, `text_change`, `removal`. Every edit
is read back before it is given out: the key as meant, every other value and the body as before. What cannot
be done so is a `Refused`, and nothing has changed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from editor.core.errors import Refused
from editor.core.frontmatter.reading import Entry, FrontMatter, read
from editor.core.frontmatter.writing import Frame, Typed, frame_of, house_of, new_sources, sources
from editor.core.manner import Manner, manner_of
from editor.core.message import msg
from editor.core.text import Change, ChangeSet, replace
from editor.core.yaml.given import given, name
from editor.core.yaml.text import BLOCKS, Raw, Style, write_text
from editor.core.yaml.tree import Node, compose
from editor.core.yaml.values import MERGE, Value, merged, same, value_of


def value_change(
    text: str, key: str, value: Value | Raw, *, like: Style | Manner | None = None, order: Sequence[str] = ()
) -> ChangeSet:
    """Return the change that sets a key: in the style of its old value, a new key in the style of `like`.

    A new key goes where `order`, a list of keys, has it among those that are there; else to the end.
    The final newline of a folded or literal text belongs to its style: a text given without one gets it.

    Raises:
        Refused: the edit cannot be made without harm.

    """
    front_matter = readable(text)
    entry = front_matter.get(name(key))
    value = value if isinstance(value, Raw) else given(value)
    if entry is not None and not isinstance(value, Raw) and same(entry.value, value):
        return ChangeSet()
    meant = meaning(value) if isinstance(value, Raw) else value

    def is_meant(after: Entry | None) -> bool:
        if after is None or (after.key == MERGE and merged(after.value) is not None):
            return False
        added = meant + "\n" if isinstance(meant, str) and after.style in BLOCKS else meant
        return same(after.value, meant) or same(after.value, added)

    return _change(text, front_matter, _Wish(key, value, manner_of(like), tuple(order), is_meant))


def text_change(
    text: str, key: str, typed: str, *, like: Style | Manner | None = None, order: Sequence[str] = ()
) -> ChangeSet:
    """Return the change after which the key's entry shows `typed` (`Entry.text`) and is a text.

    Where `value_change` takes a value, this takes what a person sees in a form: of a folded text the lines
    as they stand in the source, an empty line between paragraphs. Blank lines at its end are left out.

    Raises:
        Refused: the edit cannot be made without harm.

    """
    front_matter = readable(text)
    entry = front_matter.get(key)
    if entry is not None and entry.text == typed and (entry.is_text or not typed):
        return ChangeSet()

    def is_meant(after: Entry | None) -> bool:
        if after is None or not after.is_text:
            return False
        return after.text == typed or (after.style in BLOCKS and after.text == typed.rstrip("\n"))

    return _change(text, front_matter, _Wish(key, Typed(typed), manner_of(like), tuple(order), is_meant))


def removal(text: str, key: str) -> ChangeSet:
    """Return the change that takes a key and its lines away; nothing when there is no such key.

    Raises:
        Refused: the edit cannot be made without harm.

    """
    front_matter = readable(text)
    _refuse_braces(front_matter)
    gone = [entry for entry in front_matter.entries if entry.key == key]
    for entry in gone:
        frame_of(text, entry)  # refuses a key that shares its lines
    change = ChangeSet(tuple(Change(entry.span, "") for entry in gone))
    if gone and not _is_harmless(text, change, key, _is_gone):
        raise _refusal(key, gone[-1])
    if key in read(change.apply(text)).values:
        raise Refused(
            msg("“{key}” comes from another key too, by “<<”.", key=key),
            remedy=msg("Change it in the source."),
        )
    return change


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody wants of a key, and how to tell that the text says so."""

    key: str
    value: Value | Raw | Typed
    like: Manner
    order: tuple[str, ...]
    is_meant: Callable[[Entry | None], bool]


def _change(text: str, front_matter: FrontMatter, wish: _Wish) -> ChangeSet:
    """Return the first way of writing the value that reads back as it is meant."""
    _refuse_braces(front_matter)
    for change in _ways(text, front_matter, wish):
        if _is_harmless(text, change, wish.key, wish.is_meant):
            return change
    raise _refusal(wish.key, front_matter.get(wish.key))


def _ways(text: str, front_matter: FrontMatter, wish: _Wish) -> Iterator[ChangeSet]:
    header = front_matter.span.of(text)
    house = house_of(header, front_matter)
    entry = front_matter.get(wish.key)
    if entry is not None:
        for source in sources(header, entry, wish.value, wish.like, house):
            change = Change(entry.span, source).minimal(text)
            yield replace(change.span.start, change.span.end, change.insert)
        return
    column = _first_column(header, front_matter)
    at, above = _place(front_matter, wish), "\n" * wish.like.blanks
    for source in new_sources(_new_frame(wish, column), wish.value, wish.like, house):
        yield replace(at, at, f"{above}{source}" if front_matter.exists else f"---\n{source}---\n")


def _new_frame(wish: _Wish, column: int) -> Frame:
    """Return what stands around the value of a new key: behind its colon a gap, or the end of its line."""
    before, _, gap = wish.like.colon.partition(":")
    head = f"{' ' * column}{write_text(wish.key)}{before}:"
    return Frame(head, gap or " ", "", column, wish.like.tail, wish.like.after)


def _first_column(header: str, front_matter: FrontMatter) -> int:
    """Return the column of the first key, or of the `?` before it."""
    if not front_matter.entries:
        return 0
    first = front_matter.entries[0]
    before = header[first.span.start : first.key_span.start]
    return len(before) - len(before.lstrip(" "))


def _place(front_matter: FrontMatter, wish: _Wish) -> int:
    """Return where a new key's lines go: after the last of the keys that are to stand before it."""
    entries = front_matter.entries
    if not entries:
        return front_matter.yaml_span.start
    if wish.key in wish.order:
        at = wish.order.index(wish.key)
        before = [entry.span.end for entry in entries if entry.key in wish.order[:at]]
        after = [entry.span.start for entry in entries if entry.key in wish.order[at:]]
        if before or after:
            return before[-1] if before else after[0]
    return entries[-1].span.end


def _is_harmless(text: str, change: ChangeSet, key: str, is_meant: Callable[[Entry | None], bool]) -> bool:
    """Read an edit back: this key as meant; every other value and the body as they were."""
    edited = change.apply(text)
    before, after = read(text), read(edited)
    if after.problem is not None or len(edited) - after.span.end != len(text) - before.span.end:
        return False
    old, new = before.values, after.values
    old.pop(key, None)
    new.pop(key, None)
    return same(old, new) and is_meant(after.get(key))


def _is_gone(entry: Entry | None) -> bool:
    return entry is None


def _refuse_braces(front_matter: FrontMatter) -> None:
    """Refuse a front matter that is one `{...}`: its keys have no lines of their own."""
    if front_matter.root is not None and front_matter.root.mark:
        raise Refused(
            msg("The whole front matter is written in braces: its keys have no lines of their own."),
            remedy=msg("Change it in the source."),
        )


def readable(text: str) -> FrontMatter:
    """Return the front matter of a text.

    Raises:
        Refused: it cannot be read.

    """
    front_matter = read(text)
    problem = front_matter.problem
    if problem is not None:
        line = text.count("\n", 0, problem.span.start) + 1
        title = msg("The front matter cannot be edited by its keys. Line {line}:", line=line)
        raise Refused(title, problem.message, msg("Repair it in the source."))
    return front_matter


def meaning(raw: Raw) -> Value:
    """Return what a value given as source means.

    Raises:
        Refused: it is not YAML.

    """
    try:
        return value_of(compose(raw.source))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise Refused(msg("This is not a value that YAML can read: {source}", source=raw.source)) from error


def _refusal(key: str, entry: Entry | None) -> Refused:
    if entry is not None and _has_anchor(entry.node):
        title = msg("“{key}” cannot be changed without changing something else.", key=key)
        return Refused(title, msg("Other keys refer to it by “*”."), msg("Change it in the source."))
    return Refused(
        msg("“{key}” cannot be changed so.", key=key),
        msg("Jekyll would read the new value, or another key, otherwise than it is meant."),
        msg("Change it in the source."),
    )


def _has_anchor(node: Node) -> bool:
    inner = (*node.items, *(part for pair in node.pairs for part in pair))
    return bool(node.anchor) or any(map(_has_anchor, inner))
