"""Characters as a person counts them (an emoji family, a flag, a syllable in jamo), and words."""

import re
import unicodedata

_JOINER = "\u200d"
_L, _V, _T = (0x1100, 0x115F), (0x1160, 0x11A7), (0x11A8, 0x11FF)
_FLAGS = (0x1F1E6, 0x1F1FF)
_EXTENDING = ((0xFE00, 0xFE0F), (0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F), (0xE0100, 0xE01EF))
_WORD_BEFORE = re.compile(r"(?:\w+|[^\w\s]+|\n)[^\S\n]*\Z|[^\S\n]+\Z")
_WORD_AFTER = re.compile(r"[^\S\n]*(?:\w+|[^\w\s]+|\n)|[^\S\n]+")
_LATER = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0e4e\u1100-\u11ff\u200d\u20d0-\u20ff\u3099\u309a]"
    "|[\ufe00-\ufe0f\ufe20-\ufe2f]"
    "|(?<=\u200d).|[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
"""Characters that may belong to the one before them."""

_REACH = 64
"""No cluster is looked for further back than this."""


def last_cluster(text: str) -> str:
    """Return the last character of `text` as a person sees it; empty for an empty text."""
    window = text[-_REACH:]
    if not window:
        return ""
    start = len(window) - 1
    while start > 0 and _holds_together(window, start):
        start -= 1
    return window[start:]


def first_cluster(text: str) -> str:
    """Return the first character of `text` as a person sees it; empty for an empty text."""
    window = text[:_REACH]
    end = 1
    while end < len(window) and _holds_together(window, end):
        end += 1
    return window[:end]


def inside(text: str) -> set[int]:
    """Return the positions of a text that are inside such a character."""
    return {
        found.start()
        for found in _LATER.finditer(text)
        if found.start() and _holds_together(text, found.start())
    }


def word_before(text: str) -> str:
    """Return the word at the end of `text`, with the blanks behind it."""
    found = _WORD_BEFORE.search(text)
    return found[0] if found else text[-1:]


def word_after(text: str) -> str:
    """Return the word at the start of `text`, with the blanks before it."""
    found = _WORD_AFTER.match(text)
    return found[0] if found else text[:1]


def _holds_together(text: str, at: int) -> bool:
    """Tell whether no caret goes between the characters before and after `at`."""
    left, right = text[at - 1], text[at]
    if (left, right) == ("\r", "\n"):
        return True
    if _JOINER in (left, right) or _extends(right):
        return left not in "\r\n" and (left != _JOINER or at > 1)
    if _within(left, _FLAGS) and _within(right, _FLAGS):
        return _flags_before(text, at) % 2 == 1
    return _are_jamo(left, right)


def _extends(character: str) -> bool:
    is_mark = unicodedata.category(character) in {"Mn", "Me", "Mc"}
    return is_mark or any(_within(character, stretch) for stretch in _EXTENDING)


def _flags_before(text: str, at: int) -> int:
    count = 0
    while at > count and _within(text[at - count - 1], _FLAGS):
        count += 1
    return count


def _are_jamo(left: str, right: str) -> bool:
    """Tell whether two characters are parts of one Hangul syllable."""
    is_open = _is_syllable(left) and (ord(left) - 0xAC00) % 28 == 0
    if _within(left, _L):
        return _within(right, _L) or _within(right, _V) or _is_syllable(right)
    if _within(left, _V) or is_open:
        return _within(right, _V) or _within(right, _T)
    return (_within(left, _T) or _is_syllable(left)) and _within(right, _T)


def _is_syllable(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"


def _within(character: str, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= ord(character) <= stretch[1]
