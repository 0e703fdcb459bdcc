"""A file's bytes and its text: what is not edited comes back byte for byte."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from editor.core.errors import FileTrouble
from editor.core.message import msg

_BREAK = re.compile(r"\r\n|\r|\n")

_WIDE = 2
"""Bytes of a character in EUC-KR."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""Byte order marks, and the encoding that each announces."""


class NotInEncoding(FileTrouble):
    """The text holds a character that the file's encoding has not; `Source.in_utf8` holds them all."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file's bytes say: its text with LF line ends, and all that is needed to write it back.

    `line_end` is the file's own way to end a line (the commonest one), `line_ends` the end of every line
    where they are not all the same, else empty. `mark` is the byte order mark, if there is one.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    line_end: str = "\n"
    line_ends: tuple[str, ...] = ()

    def in_utf8(self) -> "Source":
        """Return the same text as a UTF-8 file, line ends kept."""
        return self if self.encoding == "utf-8" else replace(self, encoding="utf-8", mark=b"")


def decode(data: bytes) -> Source:
    """Read any bytes; `encode` gives them back.

    UTF-8 and, after its mark, UTF-16 are taken at their word. Other bytes are Korean (CP949, which holds
    EUC-KR) when they decode, encode back the same and are mostly of EUC-KR's common characters; else
    Western (CP1252), else Latin-1, which has a character for every byte: no text ever holds a surrogate.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (text := _exact(data[len(mark) :], encoding)) is not None:
            return _source(text, encoding, mark)
    for encoding in ("utf-8", "cp949", "cp1252"):
        text = _exact(data, encoding)
        if text is not None and (encoding != "cp949" or _is_korean(text)):
            return _source(text, encoding)
    return _source(data.decode("latin-1"), "latin-1")


def encode(source: Source, text: str) -> bytes:
    """Return the bytes of `text`, edited or not, written as the file that `source` was read from.

    Every line that `source` has keeps its line end, an edited line too; a new line ends as the line
    above it does.

    Raises:
        NotInEncoding: a character cannot be written, or the bytes would be read as another text.

    """
    written = _with_line_ends(source, text)
    try:
        data = source.mark + written.encode(source.encoding)
    except UnicodeEncodeError as error:
        raise _not_in_encoding(source, written, error.start) from error
    if source.encoding != "utf-8" and text != source.text and decode(data).text != text:
        raise _not_in_encoding(source, written, 0)
    return data


def _exact(data: bytes, encoding: str) -> str | None:
    """Return the text when the encoding reads the bytes and writes the same ones."""
    try:
        text = data.decode(encoding)
        return text if encoding == "utf-8" or text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _is_korean(text: str) -> bool:
    """Tell whether the characters beyond ASCII are mostly those of EUC-KR.

    A Western quotation mark before a letter decodes as CP949 too, but as one of its 8,822 rare syllables,
    which Python's EUC-KR spells out in more than two bytes.
    """
    letters = {character: count for character, count in Counter(text).items() if not character.isascii()}
    common = (
        count for character, count in letters.items() if len(character.encode("euc_kr", "ignore")) == _WIDE
    )
    return sum(common) * 2 > sum(letters.values())


def _source(text: str, encoding: str, mark: bytes = b"") -> Source:
    """Take the line ends off a text and remember them as briefly as they allow."""
    if "\r" not in text:
        return Source(text, encoding, mark)
    if text.count("\r") == text.count("\n") == text.count("\r\n"):
        return Source(text.replace("\r\n", "\n"), encoding, mark, "\r\n")
    ends = tuple(_BREAK.findall(text))
    (own, count), *_ = Counter(ends).most_common(1)
    return Source(_BREAK.sub("\n", text), encoding, mark, own, () if count == len(ends) else ends)


def _with_line_ends(source: Source, text: str) -> str:
    """Return `text` with the line ends of the file."""
    if not source.line_ends:
        return text if source.line_end == "\n" else text.replace("\n", source.line_end)
    lines = text.split("\n")
    last = len(lines) - 1
    parts: list[str] = []
    before = ""
    for number, (line, known) in enumerate(zip(lines, _known_ends(source, lines), strict=True)):
        end = "" if number == last else known or _like_above(before, source)
        if before == "\r" and not line and end == "\n":
            end = "\r"  # a lone CR, an empty line and its LF would be read as one CRLF
        parts += (line, end)
        before = end
    return "".join(parts)


def _known_ends(source: Source, lines: list[str]) -> Iterator[str]:
    """Yield the end that each line has in the file, or nothing for a new line and the last one."""
    old = source.text.split("\n")
    ends = (*source.line_ends, "")
    same = _common_head(old, lines)
    tail = _common_head(old[same:][::-1], lines[same:][::-1])
    yield from ends[:same]
    middle, new = old[same : len(old) - tail], lines[same : len(lines) - tail]
    for _, start, end, new_start, new_end in SequenceMatcher(None, middle, new).get_opcodes():
        paired = min(end - start, new_end - new_start)
        yield from ends[same + start : same + start + paired]
        yield from [""] * (new_end - new_start - paired)
    yield from ends[len(ends) - tail :]


def _like_above(before: str, source: Source) -> str:
    """Return the end of a new line; a lone CR is nobody's way unless it is the whole file's."""
    return before if before and before != "\r" else source.line_end


def _common_head(left: list[str], right: list[str]) -> int:
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(left), len(right)))


def _not_in_encoding(source: Source, text: str, at: int) -> NotInEncoding:
    character = text[at : at + 1]
    if "\ud800" <= character <= "\udfff":
        return NotInEncoding(
            msg("Line {line} holds half a character, which no file can hold.", line=_line(text, at)),
            remedy=msg("Delete it and type it again."),
        )
    return NotInEncoding(
        msg("This text cannot be written in the encoding of its file, {encoding}.", encoding=source.encoding),
        msg("Line {line} has “{character}”.", line=_line(text, at), character=character) if at else None,
        msg("Choose “Save in UTF-8” from the menu: it holds every character."),
    )


def _line(text: str, at: int) -> int:
    return len(_BREAK.findall(text, 0, at)) + 1
