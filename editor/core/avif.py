"""How large an AVIF picture is, which Qt cannot tell: read from its boxes, its pixels untouched."""

import re
from collections.abc import Iterator

_BOX = re.compile(rb"ispe|tkhd")
_HEAD = 12
"""Bytes in which a file says that it is one of boxes, and of which kind."""
_IN_TRACK, _IN_LONG_TRACK = 76, 88
"""Where a track's head has its size, in its two versions."""


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height, of the largest picture that a file speaks of; `None` where it is no AVIF."""
    if data[4:_HEAD] not in (b"ftypavif", b"ftypavis"):
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
