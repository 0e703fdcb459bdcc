"""How much memory a picture would take in a browser, told from its first bytes as a browser reads them.

Qt tells the size of many pictures as well, but not of all that a browser shows: not of AVIF, of a WebP that
moves, of a BMP that stands upright; and of a GIF it tells that of the first frame alone.
"""

from collections.abc import Callable
from typing import NamedTuple

from editor.core import avif

MOST_PIXELS = 100_000_000
"""A picture of more is not shown: unpacked, it takes 400 MB."""

_BMP_HEAD, _WEBP_HEAD = 26, 30
"""Bytes that say all that is looked at here."""
_OLDEST_BMP_HEAD, _LARGEST_BMP_HEAD = 12, 124
_SOF = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a JPEG that its size follows."""
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers of a JPEG that no length follows."""
_END_OF_HEAD = frozenset({0xD9, 0xDA})
_FRAME, _EXTENSION = 0x2C, 0x21
"""What stands in front of a GIF's parts."""

Size = tuple[int, int]


class _Form(NamedTuple):
    is_it: Callable[[bytes], bool]
    size: Callable[[bytes], Size | None]


def is_picture(data: bytes) -> bool:
    """Tell whether a browser takes some bytes for a picture: it looks at their beginning, not at a name."""
    return any(form.is_it(data) for form in _FORMS)


def size_of(data: bytes) -> Size | None:
    """Return width and height of a picture; `None` where it is none, or cannot be told."""
    return next((form.size(data) for form in _FORMS if form.is_it(data)), None)


def is_too_large(data: bytes) -> bool:
    """Tell whether some bytes are a picture of too many pixels, or one whose size cannot be told."""
    if not is_picture(data):
        return False
    size = size_of(data)
    return size is None or size[0] * size[1] > MOST_PIXELS


def _png(data: bytes) -> Size | None:
    """Walk the chunks: a browser finds the head (`IHDR`) behind others, too."""
    at = 8
    while at + 16 <= len(data) and data[at + 4 : at + 8] != b"IDAT":
        if data[at + 4 : at + 8] == b"IHDR":
            return _big(data, at + 8, 4), _big(data, at + 12, 4)
        at += 12 + _big(data, at, 4)
    return None


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while True:
        at = data.find(b"\xff", at)
        while data[at : at + 1] == b"\xff":
            at += 1
        if at <= 0 or at + 8 > len(data):
            return None
        marker, at = data[at], at + 1
        if marker in _SOF:
            return _big(data, at + 5, 2), _big(data, at + 3, 2)
        if marker in _END_OF_HEAD:
            return None
        if marker and marker not in _BARE:
            at += _big(data, at, 2)


def _gif(data: bytes) -> Size | None:
    """Return the screen's size, or the first frame's where that is larger: it widens the screen."""
    width, height = _little(data, 6, 2), _little(data, 8, 2)
    at = 13 + _colours(data[10:11])
    while data[at : at + 1] == bytes([_EXTENSION]):
        at += 2
        while data[at : at + 1] not in (b"", b"\0"):
            at += 1 + data[at]
        at += 1
    if data[at : at + 1] != bytes([_FRAME]) or at + 9 > len(data):
        return None
    left, top, wide, high = (_little(data, at + 1 + 2 * place, 2) for place in range(4))
    return max(width, left + wide), max(height, top + high)


def _colours(flags: bytes) -> int:
    """Return how many bytes a GIF's table of colours takes."""
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _bmp(data: bytes) -> Size | None:
    if len(data) < _BMP_HEAD:
        return None
    if _little(data, 14, 4) == _OLDEST_BMP_HEAD:
        return _little(data, 18, 2), _little(data, 20, 2)
    width, height = (int.from_bytes(data[at : at + 4], "little", signed=True) for at in (18, 22))
    return abs(width), abs(height)


def _webp(data: bytes) -> Size | None:
    match data[12:16] if len(data) >= _WEBP_HEAD else b"":
        case b"VP8X":
            return _little(data, 24, 3) + 1, _little(data, 27, 3) + 1
        case b"VP8L":
            bits = _little(data, 21, 4)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF
    return None


def _ico(_: bytes) -> Size:
    """Return the largest size of an icon: a browser holds it to the byte each that its head has for it."""
    return 256, 256


def _big(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")


def _little(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little")


_FORMS = (
    _Form(lambda data: data[:8] == b"\x89PNG\r\n\x1a\n", _png),
    _Form(lambda data: data[:3] == b"\xff\xd8\xff", _jpeg),
    _Form(lambda data: data[:6] in {b"GIF87a", b"GIF89a"}, _gif),
    _Form(lambda data: data[:4] == b"RIFF" and data[8:14] == b"WEBPVP", _webp),
    _Form(lambda data: data[:2] == b"BM" and 0 < _little(data, 14, 4) <= _LARGEST_BMP_HEAD, _bmp),
    _Form(lambda data: data[:4] in {b"\0\0\1\0", b"\0\0\2\0"}, _ico),
    _Form(avif.is_avif, avif.size_of),
)
