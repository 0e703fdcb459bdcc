"""Jekyll's `slugify`, in its five ways."""

import unicodedata
from types import MappingProxyType

import regex  # type: ignore[import-untyped]  # it has no types

_REPLACED = MappingProxyType({
    "raw": regex.compile(r"[ \t\n\v\f\r]+"),
    "default": regex.compile(r"[^\p{M}\p{L}\p{Nd}]+"),
    "pretty": regex.compile(r"[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+"),
    "ascii": regex.compile(r"[^A-Za-z0-9]+"),
    "latin": regex.compile(r"[^\p{M}\p{L}\p{Nd}]+"),
})  # fmt: skip
_EDGES = regex.compile(r"(?m)^-|-$")
_LATIN = MappingProxyType({
    "×": "x", "Ð": "D", "Ø": "O", "Þ": "Th", "ß": "ss", "Æ": "AE", "æ": "ae", "ð": "d", "ø": "o", "þ": "th",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l",
    "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
})  # fmt: skip
_LAST_KNOWN = "\u017e"
_LAST_ASCII = "\x7f"


def slug(text: str, mode: str = "default") -> str:
    """Return a text as part of an address; an unknown mode only makes its letters small."""
    if mode not in _REPLACED:
        return text.lower()
    if mode == "latin":
        text = "".join(map(_transliterated, text))
    return str(_EDGES.sub("", _REPLACED[mode].sub("-", text))).lower()


def _transliterated(character: str) -> str:
    """Return a Latin letter without its accent; any other is a question mark."""
    if character <= _LAST_ASCII:
        return character
    if character in _LATIN:
        return _LATIN[character]
    base = unicodedata.normalize("NFD", character)[0]
    return base if character <= _LAST_KNOWN and base.isascii() and base.isalpha() else "?"
