"""Filters about texts."""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

import regex  # type: ignore[import-untyped]  # it has no types

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.printing import inspected
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import is_array, whole

BLANKS = " \t\n\v\f\r\0"
"""What Ruby strips."""
WORD_BLANKS = re.compile(r"[ \t\n\v\f\r]+")
"""What separates words in Ruby."""

_ESCAPES = str.maketrans({"&": "&amp;", ">": "&gt;", "<": "&lt;", '"': "&quot;", "'": "&#39;"})
_XML = str.maketrans({"&": "&amp;", ">": "&gt;", "<": "&lt;", '"': "&quot;"})
_ESCAPABLE = re.compile(r"[\"><']|&(?!([a-zA-Z]+|(#[0-9]+));)")
_HTML = (("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"))
_TAGS = (("<", ">"),)
_NEWLINE = re.compile(r"\r?\n")
_REFERENCE = re.compile(r"\\([0-9&`'\\])")
_CJK = regex.compile(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}]")
_WORD = regex.compile(r"[^\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}\s]+")


def downcase(run: Run, given: object) -> object:
    """Return a text in small letters."""
    return run.text(given).lower()


def upcase(run: Run, given: object) -> object:
    """Return a text in capitals."""
    return run.text(given).upper()


def capitalize(run: Run, given: object) -> object:
    """Return a text with its first letter a capital and all others small."""
    return run.text(given).capitalize()


def escape(run: Run, given: object) -> object:
    """Return a text for HTML."""
    return None if given is None else run.text(given).translate(_ESCAPES)


def escape_once(run: Run, given: object) -> object:
    """Return a text for HTML, its entities as they are."""
    return escaped_once(run.text(given))


def escaped_once(text: str) -> str:
    """Escape what is not escaped yet."""
    return _ESCAPABLE.sub(lambda found: found[0].translate(_ESCAPES), text)


def xml_escape(run: Run, given: object) -> object:
    """Return a text for XML."""
    return xml_escaped(run.text(given))


def xml_escaped(text: str) -> str:
    """Escape a text for an attribute of XML."""
    return text.translate(_XML)


def slice_(run: Run, given: object, offset: object, length: object = None) -> object:
    """Return some characters or items from one on; before the first, counted from the end."""
    start = whole(offset)
    count = 1 if length is None or length is False else whole(length)
    content = given if is_array(given) and isinstance(given, Sequence) else run.text(given)
    size = len(content)
    start = start + size if start < 0 else start
    if start < 0 or start > size or count < 0:
        return [] if is_array(given) else ""
    return content[start : start + count]


def truncate(run: Run, given: object, length: object = 50, ending: object = "...") -> object:
    """Return a text of at most that many characters, its ending counted."""
    if given is None:
        return None
    text, most, end = run.text(given), whole(length), run.text(ending)
    return text[: max(most - len(end), 0)] + end if len(text) > most else text


def truncatewords(run: Run, given: object, words: object = 15, ending: object = "...") -> object:
    """Return the first words of a text."""
    if given is None:
        return None
    text, most = run.text(given), max(whole(words), 1)
    found = WORD_BLANKS.split(text.lstrip(BLANKS), most)
    return text if len(found) <= most else " ".join(found[:most]) + run.text(ending)


def split(run: Run, given: object, pattern: object) -> object:
    """Return the pieces of a text; a blank stands for any blanks, nothing for every character."""
    text, by = run.text(given), run.text(pattern)
    pieces = words_of(text) if by == " " else text.split(by) if by else list(text)
    while pieces and not pieces[-1]:
        pieces.pop()
    run.budget.spend(len(pieces))
    return pieces


def words_of(text: str) -> list[str]:
    """Return the words between blanks."""
    return [word for word in WORD_BLANKS.split(text) if word]


def strip(run: Run, given: object) -> object:
    """Return a text without blanks around it."""
    return run.text(given).strip(BLANKS)


def lstrip(run: Run, given: object) -> object:
    """Return a text without blanks before it."""
    return run.text(given).lstrip(BLANKS)


def rstrip(run: Run, given: object) -> object:
    """Return a text without blanks after it."""
    return run.text(given).rstrip(BLANKS)


def strip_html(run: Run, given: object) -> object:
    """Return a text without tags, and without scripts, styles and comments."""
    return without_html(run.text(given))


def without_html(text: str) -> str:
    """Take tags out of a text."""
    return _without(_without(text, _HTML), _TAGS)


def _without(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Take out what stands from an opening to its closing; one that is not closed stays."""
    lasts = [text.rfind(closing) for _, closing in pairs]
    parts: list[str] = []
    position = done = 0
    while (position := text.find("<", position)) >= 0:
        end = -1
        for (opening, closing), last in zip(pairs, lasts, strict=True):
            inside = position + len(opening)
            if last >= inside and text.startswith(opening, position):
                end = text.index(closing, inside) + len(closing)
                break
        if end < 0:
            position += 1
            continue
        parts.append(text[done:position])
        position = done = end
    return "".join([*parts, text[done:]])


def strip_newlines(run: Run, given: object) -> object:
    """Return a text in one line."""
    return _NEWLINE.sub("", run.text(given))


def newline_to_br(run: Run, given: object) -> object:
    """Return a text with its line ends as HTML has them."""
    return _NEWLINE.sub("<br />\n", run.text(given))


def normalize_whitespace(run: Run, given: object) -> object:
    """Return a text with one blank between words."""
    return normalized(run.text(given))


def normalized(text: str) -> str:
    """Put one blank where there are any."""
    return WORD_BLANKS.sub(" ", text).strip(BLANKS)


def append(run: Run, given: object, other: object) -> object:
    """Return a text with another after it."""
    return run.text(given) + run.text(other)


def prepend(run: Run, given: object, other: object) -> object:
    """Return a text with another before it."""
    return run.text(other) + run.text(given)


def replace(run: Run, given: object, old: object, new: object = "") -> object:
    """Return a text with every occurrence of another replaced."""
    text, what, by = run.text(given), run.text(old), run.text(new)
    count = text.count(what)
    run.budget.hold(len(text) + count * len(by))
    if "\\" not in by:
        return text.replace(what, by)
    return _replaced(run, text, what, by, count)


def replace_first(run: Run, given: object, old: object, new: object = "") -> object:
    """Return a text with the first occurrence of another replaced."""
    text, what, by = run.text(given), run.text(old), run.text(new)
    return text.replace(what, by, 1) if "\\" not in by else _replaced(run, text, what, by, 1)


def _replaced(run: Run, text: str, what: str, by: str, count: int) -> str:
    """Replace as Ruby does, where a backslash in the replacement has a meaning."""
    parts: list[str] = []
    size = position = 0
    for _ in range(count):
        start = text.find(what, position + (0 if what or not parts else 1))
        if start < 0:
            break
        end = start + len(what)
        known = {"0": what, "&": what, "`": text[:start], "'": text[end:], "\\": "\\"}
        filled = _REFERENCE.sub(partial(_referred, known), by)
        parts.extend((text[position:start], filled))
        size += len(filled)
        run.budget.spend()
        run.budget.hold(size)
        position = end
    return "".join([*parts, text[position:]])


def _referred(known: Mapping[str, str], found: re.Match[str]) -> str:
    return known.get(found[1], "")


def replace_last(run: Run, given: object, old: object, new: object) -> object:
    """Return a text with the last occurrence of another replaced."""
    text, what, by = run.text(given), run.text(old), run.text(new)
    start = text.rfind(what)
    return text if start < 0 else text[:start] + by + text[start + len(what) :]


def remove(run: Run, given: object, old: object) -> object:
    """Return a text without another."""
    return replace(run, given, old)


def remove_first(run: Run, given: object, old: object) -> object:
    """Return a text without the first occurrence of another."""
    return replace_first(run, given, old)


def remove_last(run: Run, given: object, old: object) -> object:
    """Return a text without the last occurrence of another."""
    return replace_last(run, given, old, "")


def base64_encode(run: Run, given: object) -> object:
    """Return a text in base 64."""
    return base64.b64encode(run.text(given).encode()).decode()


def base64_url_safe_encode(run: Run, given: object) -> object:
    """Return a text in base 64, for addresses."""
    return base64.urlsafe_b64encode(run.text(given).encode()).decode()


def base64_decode(run: Run, given: object) -> object:
    """Return the text that stands in base 64."""
    return _decoded(run.text(given), "base64_decode")


def base64_url_safe_decode(run: Run, given: object) -> object:
    """Return the text that stands in base 64 for addresses."""
    text = run.text(given).translate(str.maketrans("-_", "+/"))
    return _decoded(text + "=" * (-len(text) % 4), "base64_url_safe_decode")


def _decoded(text: str, name: str) -> str:
    try:
        data = base64.b64decode(text.encode(), validate=True)
    except (binascii.Error, ValueError) as why:
        raise Failed(f"invalid base64 provided to {name}") from why
    if base64.b64encode(data).decode() != text:
        raise Failed(f"invalid base64 provided to {name}")
    return data.decode("utf-8", "replace")


def number_of_words(_run: Run, given: object, mode: object = None) -> object:
    """Return how many words a text has; with `cjk` each Han, kana or Hangul character is one."""
    if not isinstance(given, str):
        raise Failed("undefined method 'split'")
    characters = len(_CJK.findall(given)) if mode in ("cjk", "auto") else 0
    if mode == "cjk" or characters:
        return characters + len(_WORD.findall(given))
    return len(words_of(given))


def inspect(run: Run, given: object) -> object:
    """Return a value as Ruby shows it, for HTML."""
    return xml_escaped(inspected(given, run.budget.spend))


FILTERS = MappingProxyType({
    "append": append,
    "base64_decode": base64_decode,
    "base64_encode": base64_encode,
    "base64_url_safe_decode": base64_url_safe_decode,
    "base64_url_safe_encode": base64_url_safe_encode,
    "capitalize": capitalize,
    "downcase": downcase,
    "escape": escape,
    "escape_once": escape_once,
    "h": escape,
    "inspect": inspect,
    "lstrip": lstrip,
    "newline_to_br": newline_to_br,
    "normalize_whitespace": normalize_whitespace,
    "number_of_words": number_of_words,
    "prepend": prepend,
    "remove": remove,
    "remove_first": remove_first,
    "remove_last": remove_last,
    "replace": replace,
    "replace_first": replace_first,
    "replace_last": replace_last,
    "rstrip": rstrip,
    "slice": slice_,
    "split": split,
    "strip": strip,
    "strip_html": strip_html,
    "strip_newlines": strip_newlines,
    "truncate": truncate,
    "truncatewords": truncatewords,
    "upcase": upcase,
    "xml_escape": xml_escape,
})  # fmt: skip
