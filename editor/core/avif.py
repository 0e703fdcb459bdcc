"""How large an AVIF picture is, which Qt cannot tell: read from its boxes, its pixels untouched."""

import re
from collections.abc import Iterator

_BOX = re.compile(rb"ispe|tkhd")
_HEAD = 2**16
"""Bytes in which a file says what it is: its own kind, and others that it may be read as."""
_IN_TRACK, _IN_LONG_TRACK = 76, 88
"""Where a track's head has its size, in its two versions."""


def is_avif(data: bytes) -> bool:
    """Tell whether a file is an AVIF picture, or one of another name that says it may be read as one."""
    kinds = data[8:_HEAD] if data[4:8] == b"ftyp" else b""
    return b"avif" in kinds or b"avis" in kinds


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height, of the largest picture that a file speaks of; `None` where it is no AVIF."""
    if not is_avif(data):
        return None
    return max(_sizes(data), key=lambda size: size[0] * size[1], default=None)


def _sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield what the boxes say: a picture's property (`ispe`), and the head of a track (`tkhd`)."""
    for box in _BOX.finditer(data, 4):
        is_long = _number(data, box.start() - 4) == 1  # its length follows, in eight bytes
        inside = box.end() + (8 if is_long else 0)
        if box[0] == b"ispe":
            at, shift = inside + 4, 0
        else:
            at, shift = inside + (_IN_LONG_TRACK if data[inside : inside + 1] == b"\1" else _IN_TRACK), 16
        if at <= len(data) - 8:
            yield _number(data, at) >> shift, _number(data, at + 4) >> shift


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
