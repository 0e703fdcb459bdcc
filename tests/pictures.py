"""Pictures made byte by byte, small ones and such as take gigabytes once they are unpacked."""

import base64
import struct
import zlib
from pathlib import Path
from urllib.parse import quote

_FILES = Path(__file__).parent / "ui/preview/pictures"
SIDE = 10_100
"""Pixels on each side of a bomb: 400 MB once it is unpacked, a little more than is allowed.

The web engine itself shows no picture of twice that length: a larger bomb would show nothing of our guard.
"""
_JPEG_HEAD = b"\xff\xd8\xff\xdb\0\x43\0" + b"\1" * 64


def png(width: int, height: int, *, head_first: bool = True) -> bytes:
    """Give a black picture, a few bytes for each line; a browser finds its head behind other chunks, too."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        length, check = struct.pack(">I", len(content)), struct.pack(">I", zlib.crc32(kind + content))
        return length + kind + content + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    pixels = zlib.compress((b"\0" + bytes((width + 7) // 8)) * height, 9)
    before = b"" if head_first else chunk(b"teSt", b"IDAT")
    return b"\x89PNG\r\n\x1a\n" + before + head + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def gif(screen: tuple[int, int], frame: tuple[int, int], *, comment: bytes = b"") -> bytes:
    """Give a picture whose one frame may be larger than its screen."""
    said = b"\x21\xfe" + bytes([len(comment)]) + comment + b"\0" if comment else b""
    head = b"GIF89a" + struct.pack("<HHBBB", *screen, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return head + said + b"," + struct.pack("<HHHHB", 0, 0, *frame, 0) + b"\2\2\x44\1\0;"


def bmp(width: int, height: int, *, head: int = 40, way: int = 0, inside: bytes = bytes(26_000)) -> bytes:
    """Give a picture that stands on its head or, of a height below 0, does not; `way` 5 has a PNG inside."""
    if head == 12:
        info, colours = struct.pack("<IHHHH", 12, width, height, 1, 1), bytes(6)
    else:
        bits = 0 if way else 1
        info = struct.pack("<IiiHHIIiiII", head, width, height, 1, bits, way, len(inside), 0, 0, 2, 0)
        info, colours = info.ljust(head, b"\0"), bytes(8) if bits else b""
    start = 14 + len(info) + len(colours)
    return b"BM" + struct.pack("<IHHI", start + len(inside), 0, 0, start) + info + colours + inside


def webp_that_moves(width: int, height: int) -> bytes:
    """Give a picture with one small frame on a canvas of this size."""
    frame = b"VP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"
    parts = (
        (b"VP8X", b"\2\0\0\0" + _three(width - 1) + _three(height - 1)),
        (b"ANIM", bytes(6)),
        (b"ANMF", _three(0) * 4 + _three(9) + b"\0" + frame),
    )
    body = b"WEBP" + b"".join(kind + struct.pack("<I", len(part)) + part for kind, part in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def avif(name: str = "bomb", *, kind: bytes = b"avif") -> bytes:
    """Give a picture of the folder; `kind` is what it says first of itself."""
    data = (_FILES / f"{name}.avif").read_bytes()
    return data[:8] + kind + data[12:]


def address(data: bytes, media_type: str = "image/png") -> str:
    """Give the address of a picture that is inside a text."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def in_percents(data: bytes, media_type: str = "image/png") -> str:
    """Give the same in percents."""
    return f"data:{media_type},{quote(data, safe='')}"


def drawing(source: str, style: str = "") -> str:
    """Give a drawing that shows a picture."""
    shown = f'<style>{style}</style><image width="200" height="200" href="{source}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">{shown}</svg>'


def _three(number: int) -> bytes:
    return struct.pack("<I", number)[:3]


BOMBS = {
    "bomb.png": png(SIDE, SIDE),
    "its head behind a chunk.png": png(SIDE, SIDE, head_first=False),
    "a png.gif": png(SIDE, SIDE),
    "a png.woff2": png(SIDE, SIDE),
    "bomb.avif": avif(),
    "an avif.png": avif(),
    "an avif of another name.avif": avif(kind=b"mif1"),
    "a screen.gif": gif((SIDE, SIDE), (1, 1)),
    "a frame beyond the screen.gif": gif((1, 1), (SIDE, SIDE)),
    "a frame behind a comment.gif": gif((1, 1), (SIDE, SIDE), comment=b",a comment"),
    "bomb.bmp": bmp(SIDE, SIDE),
    "upright.bmp": bmp(SIDE, -SIDE),
    "of the oldest form.bmp": bmp(SIDE, SIDE, head=12),
    "a png inside.bmp": bmp(SIDE, SIDE, way=5, inside=png(SIDE, SIDE)),
    "moving.webp": webp_that_moves(SIDE, SIDE),
}
"""Pictures by their files' names; what they are the web engine tells by what is in them."""
