"""Folded (`>`) and literal (`|`) texts: their source lines, and the values they stand for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from editor.core.yaml.text import UNPRINTABLE
from editor.core.yaml.tree import block_indent

_HEADER = re.compile(r"(?:[!&]\S*\s+)*(?P<sign>[|>])(?P<extra>[-+0-9]*)(?P<rest>[^\n]*)")


@dataclass(frozen=True, slots=True)
class BlockText:
    """A text on lines of its own: `lines` without their indentation, `indent` counted from column 0.

    `chomp` is `-` (no final newline), `+` (all of them) or nothing (one); `rest` is what follows the
    header on its line, a comment; `is_measured` says that the header gives the indentation as a number.
    """

    sign: str
    lines: tuple[str, ...]
    indent: int
    parent: int = 0
    chomp: str = ""
    rest: str = ""
    is_measured: bool = False

    @property
    def text(self) -> str:
        """The lines as a form shows them."""
        return "\n".join(self.lines)

    @property
    def value(self) -> str:
        """What YAML makes of the lines."""
        body = _folded(self.lines) if self.sign == ">" else "\n".join(self.lines).rstrip("\n")
        blank = len(self.lines) - len(_without_blank_end(self.lines))
        if not body and blank == len(self.lines):
            return "\n" * blank if self.chomp == "+" else ""
        return body + {"": "\n", "-": "", "+": "\n" * (blank + 1)}[self.chomp]

    @property
    def source(self) -> str:
        """The header and the lines, without the LF at the end."""
        first = next((line for line in self.lines if line), "")
        measured = self.is_measured or first[:1] in {" ", "\t"}
        number = str(self.indent - self.parent) if measured else ""
        header = f"{self.sign}{number}{self.chomp}{self.rest}"
        return "\n".join((header, *(" " * self.indent + line if line else "" for line in self.lines)))


def read_block(source: str, parent: int) -> BlockText:
    """Return the block text of its whole source, header first; `parent` is the column of its key."""
    header = _HEADER.match(source)
    if header is None:
        raise ValueError(f"no block text: {source!r}")
    extra = header["extra"]
    indent = block_indent(source, header.end(), extra, parent)
    lines = source[header.end() + 1 :].split("\n") if header.end() < len(source) else []
    chomp = "".join(sign for sign in extra if sign in "+-")
    return BlockText(
        header["sign"],
        tuple(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines),
        indent,
        parent,
        chomp,
        header["rest"],
        is_measured=extra != chomp,
    )


def with_text(block: BlockText, text: str) -> BlockText | None:
    """Return the block with the lines of `text`, typed as its `text` is shown; `None` where it cannot be.

    Blank lines at the end are left out, unless the block keeps them.
    """
    lines = tuple(text.split("\n")) if text else ()
    return _fitting(block, lines if block.chomp == "+" else _without_blank_end(lines), block.chomp)


def with_value(block: BlockText, value: str) -> BlockText | None:
    """Return the block that stands for `value`; `None` where a block cannot.

    The final newline belongs to the style: a value without one is written in the block as it is, and
    read back with the newline that the block adds. Where the value ends in more, the block keeps them.
    """
    body = value.rstrip("\n")
    newlines = len(value) - len(body)
    chomp = block.chomp
    if newlines > 1 or (newlines and chomp == "-"):
        chomp = "+" if newlines > 1 else ""
    lines = _refolded(block.lines, body) if block.sign == ">" else tuple(body.split("\n")) if body else ()
    if chomp == "+":
        lines += ("",) * (newlines - 1)
    made = _fitting(block, lines, chomp)
    return made if made is not None and made.value in {value, value + "\n"} else None


def _fitting(block: BlockText, lines: tuple[str, ...], chomp: str) -> BlockText | None:
    """Return the block with other lines when YAML reads these lines as they are."""
    if any(UNPRINTABLE.search(line) for line in lines):
        return None
    return BlockText(block.sign, lines, block.indent, block.parent, chomp, block.rest, block.is_measured)


def _without_blank_end(lines: tuple[str, ...]) -> tuple[str, ...]:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


def _folded(lines: Iterable[str]) -> str:
    """Join lines as YAML folds them: one line end is a blank, an empty line a line end.

    Lines that begin with a blank keep the line ends around them.
    """
    parts: list[str] = []
    pending = 0
    was_indented = True
    for line in lines:
        if not line:
            pending += 1
            continue
        is_indented = line[0] in " \t"
        if parts and (was_indented or is_indented):
            parts.append("\n")
        elif parts and not pending:
            parts.append(" ")
        parts += ("\n" * pending, line)
        pending, was_indented = 0, is_indented
    return "".join(parts)


def _refolded(old: tuple[str, ...], value: str) -> tuple[str, ...]:
    """Return the lines that fold into `value`; the old ones above and below what differs stay as they are."""
    old = _without_blank_end(old)
    below = _most(len(old) - 1, lambda count: value.endswith(_folded(old[len(old) - count :])))
    above = _most(len(old) - 1 - below, lambda count: value.startswith(_folded(old[:count])))
    for head, tail in ((above, below), (above, below - 1), (above - 1, below), (above, 0), (0, below)):
        if head >= 0 and tail >= 0:
            lines = _between(old[:head], value, old[len(old) - tail :])
            if _folded(lines) == value:
                return lines
    return _unfolded(value)


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """Return up to how many lines fit: where more do, fewer do too."""
    low, high = 0, max(count, 0)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _between(head: tuple[str, ...], value: str, tail: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines that begin with `head`, end with `tail` and have the rest of `value` in between."""
    head, tail = _without_blank_end(head), _without_blank_end(tail[::-1])[::-1]
    rest = value[len(_folded(head)) : len(value) - len(_folded(tail))]
    before = _separator(rest) if head else ""
    rest = rest[len(before) :]
    after = _separator(rest[::-1]) if tail else ""
    middle = _unfolded(rest[: len(rest) - len(after)])
    if not middle:
        return (*head, *_gap(before or after, head[-1:], tail[:1]), *tail)
    return (*head, *_gap(before, head[-1:], middle[:1]), *middle, *_gap(after, middle[-1:], tail[:1]), *tail)


def _gap(separator: str, above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """Return the empty lines between two lines that `separator` stands between in the value."""
    joins = any(line[:1] in {" ", "\t"} for line in above + below)
    return ("",) * (separator.count("\n") - joins)


def _separator(rest: str) -> str:
    """Return what stands between two lines in the value: a blank, or line ends."""
    return " " if rest[:1] == " " else rest[: len(rest) - len(rest.lstrip("\n"))]


def _unfolded(value: str) -> tuple[str, ...]:
    """Return the lines that fold into `value`, which does not end in a newline."""
    lines: list[str] = []
    gap = 0
    before = ""
    for line in value.split("\n") if value else ():
        if not line:
            gap += 1
            continue
        if before:
            joins = before[0] in " \t" or line[0] in " \t"
            lines += [""] * (gap if joins else gap + 1)
        else:
            lines += [""] * gap
        lines.append(line)
        before, gap = line, 0
    return tuple(lines)
