"""Korean particles: which of two forms follows a word, by the sound that the word ends with."""

import re
from collections.abc import Mapping

_AFTER_SLOT = re.compile(
    r"(?P<slot>\{(?P<name>\w+)[^{}]*\})(?P<close>[”’)\]]*)"
    r"(?P<both>을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(으\)로)"
)
_FORMS = {
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
_FIRST, _LAST, _ENDINGS = 0xAC00, 0xD7A3, 28
_L = 8
"""The place of ㄹ among the final consonants: 로 follows it as it follows a vowel."""

_DIGITS = {"0": 21, "1": _L, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": _L, "8": _L, "9": 0}
"""The final consonants of the digits as they are read; 0 is that of 십, 백, 천 and 영 alike: some."""


def fitted(sentence: str, slots: Mapping[str, object]) -> str:
    """Return a sentence whose particles behind slots, `{name}을(를)`, fit what will fill the slots.

    Behind Latin letters both forms stay: how they are read is not written there.
    """

    def chosen(found: re.Match[str]) -> str:
        final = _final(str(slots.get(found["name"], "")))
        if final is None:
            return found[0]
        closed, open_ = _FORMS[found["both"]]
        is_open = final == 0 or (final == _L and open_ == "로")
        return f"{found['slot']}{found['close']}{open_ if is_open else closed}"

    return _AFTER_SLOT.sub(chosen, sentence)


def _final(word: str) -> int | None:
    """Return the final consonant of a word's last syllable, 0 for none; `None` where it is not known."""
    last = word.rstrip("”’\"')]. ")[-1:]
    if last and _FIRST <= ord(last) <= _LAST:
        return (ord(last) - _FIRST) % _ENDINGS
    return _DIGITS.get(last)
