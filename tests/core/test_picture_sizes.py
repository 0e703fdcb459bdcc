"""The sizes of pictures are told as a browser reads them; tests/ui/preview/test_bombs.py asks the browser."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from editor.core.picture_sizes import MOST_PIXELS, is_picture, is_too_large, size_of
from tests.pictures import BOMBS, avif, bmp, gif, png, webp_that_moves

USUAL = {
    "png": png(40, 30),
    "gif": gif((40, 30), (40, 30)),
    "gif, frame and comment": gif((2, 30), (40, 1), comment=b",,,"),
    "bmp": bmp(40, 30),
    "upright bmp": bmp(40, -30),
    "old bmp": bmp(40, 30, head=12),
    "newer bmp": bmp(40, 30, head=124),
    "webp": webp_that_moves(40, 30),
}


def saved(form: str, width: int, height: int) -> bytes:
    """Give a picture that Qt wrote."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]  # its stub wants bytes, Qt a text
    return bytes(buffer.data().data())


@pytest.mark.parametrize("name", USUAL)
def test_the_size_of_a_usual_picture_is_told(name: str) -> None:
    assert size_of(USUAL[name]) == (40, 30)
    assert not is_too_large(USUAL[name])


@pytest.mark.parametrize("form", ["png", "jpg", "bmp", "webp"])
@pytest.mark.parametrize("size", [(40, 30), (1, 1), (300, 2)])
def test_the_size_of_a_picture_that_qt_wrote_is_told(form: str, size: tuple[int, int]) -> None:
    assert size_of(saved(form, *size)) == size


def test_a_photograph_with_garbage_between_its_parts_has_its_size() -> None:
    data = saved("jpg", 40, 30)
    assert size_of(data[:2] + b"\xff\xff\xfe\0\4\xff\xc0" + b"\0garbage\xff\0" + data[2:]) == (40, 30)


@pytest.mark.parametrize("name", BOMBS)
def test_a_picture_of_too_many_pixels_is_told(name: str) -> None:
    assert is_too_large(BOMBS[name])


@pytest.mark.parametrize("name", BOMBS)
def test_a_picture_that_ends_too_early_is_told_or_taken_for_too_large(name: str) -> None:
    for end in (8, 14, 16, 20, 26, 30, 40, 60):
        beginning = BOMBS[name][:end]
        assert not is_picture(beginning) or is_too_large(beginning)


@pytest.mark.parametrize(
    "data", [b"", b"BMW makes cars, and has for a long time.", b"RIFF....WAVE", b"<svg/>", b"wOF2"]
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert not is_picture(data)
    assert size_of(data) is None
    assert not is_too_large(data)


def test_an_icon_is_never_large() -> None:
    assert not is_too_large(b"\0\0\1\0\1\0\0\0")


def test_the_limit_itself_is_allowed() -> None:
    side = round(MOST_PIXELS**0.5)
    assert not is_too_large(png(side, side))
    assert is_too_large(png(side, side + 1))


def test_an_avif_picture_is_one_by_any_kind_that_it_names() -> None:
    assert size_of(avif("small", kind=b"mif1")) == (300, 200)
