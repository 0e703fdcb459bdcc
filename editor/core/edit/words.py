"""Pasted words: without what cannot be seen, and written so that kramdown shows them as they are."""

import html
import re
import unicodedata

from editor.core.edit.escapes import line_start, literal

_NOTHING = "\u00ad\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufdd0\ufdd1"
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\x85"
_CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
_SEEN = str.maketrans(
    dict.fromkeys(_NOTHING + _TURNS + _CONTROLS, "")
    | dict.fromkeys(_BLANKS, " ")
    | {"\u2028": "\n", "\u2029": "\n", "\r": "\n"}
)
_SIGNS = re.compile(
    r"\\(?=[\\.*_+`<>()\[\]{}#!:|\"'$=~-]|$)|<(?=$)"
    r"|\*(?!(?<=\s\*)\s)"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|`|\|"
    r"|\](?=[(\[])|\[(?=\^|[^\[\]\n]*\]:)"
    r"|~(?=~)|(?<=~)~|\$(?=\$)|(?<=\$)\$"
    r"|<(?=<)|(?<=<)<|>(?=>)|(?<=>)>",
    re.MULTILINE,
)
_UNDERLINE = re.compile(r"(?:=+|-+|\^)[ \t]*")
_ATTRIBUTES = re.compile(r"\{(?=[:{%])")


def seen(text: str) -> str:
    """Return text without invisible characters, its blanks all of one kind, its Hangul in whole syllables."""
    text = text.replace("\r\n", "\n").translate(_SEEN)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def whole(text: str) -> str:
    """Return text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def in_markdown(text: str, *, begins_line: bool) -> str:
    """Return words for a Markdown paragraph; `begins_line` says that nothing stands before them there."""
    written = literal("", _SIGNS.sub(r"\\\g<0>", text), is_html=False)[1]
    if written.endswith("\\<"):  # with the next tag's sign it would be a guillemet that is escaped
        written = f"{written[:-2]}&lt;"
    lines = written.split("\n")
    for number, line in enumerate(lines):
        if number or begins_line:
            lines[number] = _guarded(line)
    return "  \n".join(lines)


def in_html(text: str) -> str:
    """Return words for the inside of an element, where Markdown is not read."""
    written = _ATTRIBUTES.sub("&#123;", html.escape(text, quote=False))
    return written.replace("\n", "<br>")


def in_code(text: str) -> str | None:
    """Return words for a Markdown code span; `None` for what none can hold."""
    is_plain = (
        text.strip() == text and text and not any(sign in text for sign in ("`", "\n", "{{", "{%", "|"))
    )
    return text if is_plain else None


def _guarded(line: str) -> str:
    """Keep a line from beginning anything but a paragraph."""
    if _UNDERLINE.fullmatch(line):
        return line.replace("^", "&#94;").replace("-", "\\-").replace("=", "\\=", 1)
    at = line_start(line, f"{line} ")
    return line if at is None or line[:at].endswith("\\") else f"{line[:at]}\\{line[at:]}"
