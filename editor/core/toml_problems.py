"""What is wrong with some TOML, in words for people: its parser's own are for programmers, and English."""

import re
import tomllib

from editor.core.errors import Problem, Severity
from editor.core.message import Message, msg
from editor.kramdown.span import Span

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_MOST_TRIES = 500
"""Lines looked through for where something was opened."""

_QUOTE = msg("A quote is opened here and never closed.")
_LIST = msg("A list is opened with “[” here and never closed.")
_COMMA = msg("A comma or a quote is missing here, or at the end of the line above.")
_KEY_TWICE = msg("This key is there already: keep one of the two.")
_TABLE_TWICE = msg("This table is there already: put what both say under one of them.")
_LETTERS = msg('A name with other letters than a to z needs quotes (").')
_DEEP = msg("The values are nested too deeply.")
_CONFLICT = msg("Two versions of this file were merged and the conflict is not resolved.")

_WORDS: tuple[tuple[str, Message], ...] = (
    ("Expected '=' after a key", msg("“=” is missing between a key and its value.")),
    ("Unclosed array", _COMMA),
    ("Unclosed inline table", msg("A brace “{” is opened here and never closed.")),
    ("at the end of a table declaration", msg("The name of a table lacks its “]”.")),
    ("at the end of an array declaration", msg("The name of a table lacks its “]]”.")),
    ("Invalid value", msg('A value is missing here, or its straight quotes (").')),
    ("Unescaped '\\'", msg("Between double quotes, “\\” is written twice.")),
)
_AT_A_NAME = (
    "Invalid statement",
    "Invalid initial character for a key",
    "Expected '=' after a key",
    "Expected ']",
)
_MERGED = ("<<<<<<<", "=======", ">>>>>>>")
_TWICE = ("Cannot overwrite", "Duplicate inline table key", "Cannot declare", "Cannot mutate")
_NEXT_SETTING = re.compile(r"\[|[^\s=]+\s*=")


def in_plain_words(error: Exception, text: str) -> Problem:
    """Return the problem that stopped the reader, on the line to look at."""
    problem = str(error)
    at = _position(text, _PLACE.search(problem))
    start = text.rfind("\n", 0, at) + 1
    message = _DEEP if isinstance(error, RecursionError) else _left_open(problem, text, start, at)
    if message is not None:
        start = _opened(text, start)
    else:
        message = _sentence(problem, text, start, at)
    end = text.find("\n", start)
    line = text.count("\n", 0, start) + 1
    said = msg("Line {line}: {sentence}", line=line, sentence=message) if message else _no_toml(line)
    return Problem(Span(start, len(text) if end < 0 else end), said, Severity.ERROR)


def _no_toml(line: int) -> Message:
    return msg("Line {line} is not TOML.", line=line)


def _position(text: str, found: re.Match[str] | None) -> int:
    """Return where the reader gave up; it takes a Windows line end for one character."""
    if found is None or found[1] is None:
        return len(text.rstrip())
    lines = text.split("\n")
    number = int(found[1]) - 1
    before = sum(len(line) + 1 for line in lines[:number])
    return min(before + int(found[2]) - 1, before + len(lines[number]))


def _left_open(problem: str, text: str, start: int, at: int) -> Message | None:
    """Return what is wrong where people look for it: in the line that the setting begins in."""
    if problem.startswith(("Unterminated string", "Expected \"'")):
        return _QUOTE
    if problem.startswith("Unclosed array"):
        is_next = not text[start:at].strip() and _NEXT_SETTING.match(text, at) is not None
        return _LIST if is_next or at >= len(text.rstrip()) else None
    return None


def _sentence(problem: str, text: str, start: int, at: int) -> Message | None:
    """Return what is wrong with the line that begins at `start`, if it is among what people do."""
    if text.startswith(_MERGED, start):
        return _CONFLICT
    if problem.startswith("Illegal character '\\") and text.startswith(("\n", "\r\n"), at):
        return _QUOTE
    if problem.startswith(_TWICE):
        return _TABLE_TWICE if text.startswith("[", start) else _KEY_TWICE
    sign = text[at : at + 1]
    if sign.isalnum() and not sign.isascii() and problem.startswith(_AT_A_NAME):
        return _LETTERS
    return next((message for part, message in _WORDS if part in problem), None)


def _opened(text: str, start: int) -> int:
    """Return the start of the line with the setting that the reader gave up in: all above it is TOML."""
    for _ in range(_MOST_TRIES):
        if start == 0 or _is_toml(text[:start]):
            break
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True
