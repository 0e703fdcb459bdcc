"""The doors for a whole file's text as it stands on disk: with its byte order mark and its own line ends."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from editor.core.errors import Refused
from editor.core.frontmatter.editing import readable, removal, value_change
from editor.core.frontmatter.keys import moving, renaming
from editor.core.frontmatter.reading import HANDLER, read
from editor.core.manner import Manner
from editor.core.message import msg
from editor.core.text import Change, ChangeSet
from editor.core.yaml.text import Raw, Style
from editor.core.yaml.values import Value, same
from editor.kramdown.span import Span

_MARK = "\ufeff"
_CRLF = re.compile("\r\n")


def values(text: str) -> dict[str, Value]:
    """Return the front matter of a whole file's text as Jekyll reads it.

    Raises:
        Refused: it cannot be read.

    """
    header, _ = _split(text.removeprefix(_MARK))
    return readable(_plain(header)).values


def set_value(
    text: str, key: str, value: Value | Raw, *, like: Style | Manner | None = None, order: Sequence[str] = ()
) -> str:
    """Return the text with another value, or a new key; see `value_change`.

    Raises:
        Refused: the edit cannot be made without harm.

    """
    return _edited(text, lambda header: value_change(header, key, value, like=like, order=order))


def remove_key(text: str, key: str) -> str:
    """Return the text without the lines of a key.

    Raises:
        Refused: the edit cannot be made without harm.

    """
    return _edited(text, lambda header: removal(header, key))


def rename_key(text: str, key: str, name: str) -> str:
    """Return the text with another name for a key, its value and its place as they were.

    Raises:
        Refused: there is no such key, the name is taken, or it cannot be done without harm.

    """
    return _edited(text, lambda header: renaming(header, key, name))


def move_key(text: str, key: str, before: str | None = None) -> str:
    """Return the text with a key's lines before those of another key, or last.

    Raises:
        Refused: there is no such key, or it cannot be done without harm.

    """
    return _edited(text, lambda header: moving(header, key, before))


def _edited(text: str, edit: Callable[[str], ChangeSet]) -> str:
    """Return a text after an edit of its header, which is made with LF line ends and without the mark."""
    mark = _MARK if text.startswith(_MARK) else ""
    header, body = _split(text[len(mark) :])
    plain = _plain(header)
    changes = edit(plain)
    if "\r\n" not in header:
        return f"{mark}{changes.apply(header)}{body}"
    edited, meant = _with_its_ends(header, changes).apply(header), changes.apply(plain)
    if "\r" in meant and not same(read(edited).values, read(meant).values):
        raise Refused(
            msg("The line ends of the front matter are in the way of this edit."),
            remedy=msg("Change it in the source."),
        )
    return f"{mark}{edited}{body}"


def _split(text: str) -> tuple[str, str]:
    """Return the front matter with its fences, and the body; the whole text where Jekyll finds none."""
    found = HANDLER.boundary(text)
    return (text[: found[1]], text[found[1] :]) if found else (text, "")


def _plain(header: str) -> str:
    return _CRLF.sub("\n", header) if "\r" in header else header


def _with_its_ends(header: str, changes: ChangeSet) -> ChangeSet:
    """Return changes of the plain header as changes of the header; new lines end as the one above does."""
    ends = [found.start() - before for before, found in enumerate(_CRLF.finditer(header))]

    def place(position: int) -> int:
        return position + bisect_left(ends, position)

    def moved(change: Change) -> Change:
        start, end = place(change.span.start), place(change.span.end)
        return Change(Span(start, end), change.insert.replace("\n", _end_above(header, start)))

    return ChangeSet(tuple(map(moved, changes.changes)))


def _end_above(header: str, at: int) -> str:
    """Return how the line above ends, or the first line where there is none."""
    end = header.rfind("\n", 0, at)
    end = header.find("\n") if end < 0 else end
    return "\r\n" if header[end - 1 : end] == "\r" else "\n"
