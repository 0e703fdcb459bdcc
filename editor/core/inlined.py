"""Pictures inside a text, as `data:` addresses: those that would take a browser's memory are disarmed.

Nobody but the browser itself ever sees such an address, and it reads many spellings of it: of the address in
HTML, in a style sheet, in both; of the picture, in base64 or percents; a drawing holds further ones. What is
looked at here is every way to read the text that a browser has, and some that it has not: to find too much
harms only what is a picture of too many pixels.
"""

import base64
import re
import string
from collections.abc import Container, Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from editor.core.avif import is_avif
from editor.core.disguises import Reading, readings
from editor.core.picture_sizes import is_picture, is_too_large

_BLANKS = "\t\r\n"
"""What does not count in an address."""
_ADDRESS = re.compile(f"[{_BLANKS}]*".join("data:"), re.IGNORECASE)
_HARMLESS = "about:"
_NUMBERS = "9|1[03]|4[89]|5[0-8]|6[5-9]|70|84|92|9[7-9]|10[0-2]|116"
_HEX_NUMBERS = "9|[aAdD]|3[0-9aA]|4[1-6]|54|5[cC]|6[1-6]|74"
_ENTITIES = re.compile(
    rf"&(?:#0*(?:{_NUMBERS})(?![0-9])|#[xX]0*(?:{_HEX_NUMBERS})(?![0-9a-fA-F])|Tab;|NewLine;|colon;|bsol;)"
)
"""What HTML has where it says `data:`, or a style's escape for that, without these letters."""
_IN_STYLE = re.compile(
    rf"(?:[{_BLANKS}]|\\\r?\n|\\0{{0,4}}[9aAdD]\s)*".join(
        rf"(?:\\?{letter}|\\0{{0,4}}(?:{codes})\s?)"
        for letter, codes in zip("data:", ("[46]4", "[46]1", "[57]4", "[46]1", "3a"), strict=True)
    ),
    re.IGNORECASE,
)
"""What a style has where it says `data:`, escaped or not."""
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/\s]+|%[0-9a-fA-F]{2})*")
_NO_BASE64 = bytes({*range(256)} - {*string.ascii_letters.encode(), *string.digits.encode(), *b"+/"})
_MOST = 1000
"""Pictures in a text that are looked at; none of further ones can be loaded."""
_IN_PERCENTS = 2**11
"""Characters of a picture in percents that are looked at: such ones are of a few dozen."""
_DEPTH = 3
"""How many drawings may be inside of each other, and how many times percents may be in percents."""
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_HARMLESS_ENTITY = re.compile(r"""<!ENTITY\s+[\w.:-]+\s+(["'])https?://[^"'&%<]*\1\s*>""")


class _Address(NamedTuple):
    start: int
    end: int
    is_bomb: bool
    is_drawing: bool


def without_bombs(text: str) -> str:
    """Return HTML, CSS or SVG in which no picture of too many pixels has an address that can be loaded.

    Such an address begins with `about:` instead; nothing else is changed.
    """
    if not _may_say_address(text):
        return text
    last = len(text)
    for start, end in sorted(set(_bombs(text, _DEPTH)), reverse=True):
        if end <= last:
            text, last = text[:start] + _HARMLESS + text[end:], start
    return text


def drawing_without_bombs(text: str) -> str:
    """Return a file's SVG without bombs; one that defines entities, which may spell anything, is broken."""
    return without_bombs(_ENTITY.sub("<!entity", text) if _has_entities(text) else text)


def _may_say_address(text: str) -> bool:
    """Tell at little cost whether there can be any address to look at."""
    if "data:" in _without_blanks(text).lower() or _ENTITIES.search(text):
        return True
    return "\\" in text and _IN_STYLE.search(text) is not None


def _without_blanks(text: str) -> str:
    for blank in _BLANKS:
        text = text.replace(blank, "")
    return text


def _bombs(text: str, depth: int) -> Iterator[tuple[int, int]]:
    """Yield where the scheme of each harmful address is written.

    What drawings that define entities would say, or percents in percents in percents, is not looked at.
    """
    found: list[_Address] = []
    is_odd = False
    for count, level in enumerate(readings(text, depth)):
        looked_at = {address.start for address in found}
        for reading in level:
            found += _addresses_in(reading, looked_at, depth)
            is_odd = is_odd or _has_entities(reading.text) or (count >= depth and reading.has_percents)
    yield from (one[:2] for one in found if one.is_bomb or (is_odd and one.is_drawing))


def _addresses_in(reading: Reading, but: Container[int], depth: int) -> Iterator[_Address]:
    """Yield the addresses of a reading; not those that were read already where they begin."""
    text, comma, is_bomb, is_drawing = reading.text, -1, False, False
    for count, address in enumerate(_ADDRESS.finditer(text)):
        start = reading.origin(address.start())
        if start in but:
            continue
        if comma < address.end():
            comma = text.find(",", address.end())
            if comma < 0:
                return
            is_bomb = count >= _MOST or _is_bomb(text, comma + 1, depth)
            is_drawing = "svg" in _without_blanks(text[address.end() : comma]).lower()
        yield _Address(start, reading.origin(address.end()), is_bomb, is_drawing)


def _is_bomb(text: str, at: int, depth: int) -> bool:
    """Tell whether what an address holds is harmful, whether it is read as base64 or as percents."""
    match = _BASE64.match(text, at)
    data = _from_base64(match[0]) if match else b""
    if is_too_large(data) or (not is_picture(data) and _holds_bomb(data, depth - 1)):
        return True
    said = unquote_to_bytes(_without_blanks(text[at : at + _IN_PERCENTS]).encode("utf-8", "surrogatepass"))
    return is_too_large(said) or is_avif(said)  # of AVIF, another size may follow at any place


def _holds_bomb(data: bytes, depth: int) -> bool:
    """Tell whether a drawing or style sheet holds a bomb, or so many others that it is none itself."""
    text = data.replace(b"\0", b"").decode("latin-1")
    if _has_entities(text):
        return True
    return _may_say_address(text) and (depth < 0 or any(True for _ in _bombs(text, depth)))


def _from_base64(written: str) -> bytes:
    letters = unquote_to_bytes(written).partition(b"=")[0].translate(None, delete=_NO_BASE64)
    return base64.b64decode(letters + b"A" * (-len(letters) % 4))


def _has_entities(text: str) -> bool:
    return len(_ENTITY.findall(text)) > len(_HARMLESS_ENTITY.findall(text))
