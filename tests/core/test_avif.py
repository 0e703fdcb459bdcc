"""AVIF pictures: their size is read from the file's boxes, wherever those stand, and nothing else is."""

from pathlib import Path

import pytest

from editor.core.avif import size_of

PICTURES = Path(__file__).parents[1] / "ui/preview/pictures"
HEAD = b"\0\0\0\x14ftypavif\0\0\0\0avif"


def ispe(width: int, height: int) -> bytes:
    return b"\0\0\0\x14ispe\0\0\0\0" + width.to_bytes(4, "big") + height.to_bytes(4, "big")


@pytest.mark.parametrize(
    ("name", "size"), [("small", (300, 200)), ("moving", (120, 90)), ("bomb", (10_100, 10_100))]
)
def test_the_size_of_a_picture_is_told(name: str, size: tuple[int, int]) -> None:
    assert size_of((PICTURES / f"{name}.avif").read_bytes()) == size


def test_a_small_picture_beside_a_large_one_hides_nothing() -> None:
    assert size_of(HEAD + ispe(9, 9) + b"x" * 5000 + ispe(3000, 2000) + ispe(10, 20)) == (3000, 2000)


@pytest.mark.parametrize(("version", "before"), [(0, 76), (1, 88)])
@pytest.mark.parametrize("is_long", [False, True])
def test_a_track_tells_its_size(version: int, before: int, is_long: bool) -> None:
    size = (3000 << 16).to_bytes(4, "big") + (2000 << 16).to_bytes(4, "big")
    inside = bytes([version]) + bytes(before - 1) + size
    length = len(inside) + (16 if is_long else 8)
    head = b"\0\0\0\1tkhd" + length.to_bytes(8, "big") if is_long else length.to_bytes(4, "big") + b"tkhd"
    assert size_of(HEAD.replace(b"avif", b"avis") + ispe(9, 9) + head + inside) == (3000, 2000)


def test_a_box_with_a_long_length_is_read_as_well() -> None:
    long = b"\0\0\0\1ispe" + (28).to_bytes(8, "big") + ispe(3000, 2000)[8:]
    assert size_of(HEAD + long) == (3000, 2000)


@pytest.mark.parametrize(
    "data", [b"", b"ispe", ispe(9, 9), HEAD, HEAD + ispe(9, 9)[:-1], HEAD + b"\0\0\0\x5ctkhd"]
)
def test_what_is_no_whole_picture_has_no_size(data: bytes) -> None:
    assert size_of(data) is None
