"""Addresses in their normal form, as Addressable (which Jekyll's URL filters use) writes them."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_URI = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9.+-]*", re.IGNORECASE | re.ASCII)
_UNRESERVED = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
_SUB_DELIMS = b"!$&'()*+,;="
_PCHAR = _UNRESERVED + _SUB_DELIMS + b":@"
_HOST = _UNRESERVED + _SUB_DELIMS + b"[:]"
_FRAGMENT = _PCHAR + b"/?"
_QUERY = bytes(byte for byte in _FRAGMENT if byte not in b"&;")
_RESERVED = b":/?#[]@" + _SUB_DELIMS
_PORTS = {"http": "80", "https": "443", "ftp": "21", "tftp": "69", "sftp": "22", "ssh": "22"}
_FIRST_PLUS = re.compile(r"%2[bB]")


class InvalidAddress(Exception):
    """Text that is no address."""


@dataclass(frozen=True, slots=True)
class Address:
    """The five parts of an address; those that it lacks are `None`."""

    scheme: str | None
    authority: str | None
    path: str
    query: str | None
    fragment: str | None

    @property
    def is_absolute(self) -> bool:
        """Whether it names its scheme."""
        return self.scheme is not None


def split(text: str) -> Address:
    """Return the parts of an address."""
    found = _URI.match(text)
    if not found:
        raise InvalidAddress(text)
    address = Address(found[1], found[2], found[3], found[4], found[5])
    if address.scheme is not None and not _SCHEME.fullmatch(address.scheme):
        raise InvalidAddress(f"Invalid scheme format: '{address.scheme}'")
    if address.path.startswith("//") and address.authority is None:
        raise InvalidAddress("Cannot have a path with two leading slashes without an authority set")
    if address.scheme in _PORTS and not address.authority and not address.path:
        raise InvalidAddress("Absolute URI missing hierarchical segment")
    return address


def normal(text: str) -> str:
    """Return an address in its normal form."""
    address = split(text)
    parts: list[str] = []
    scheme = address.scheme.strip().lower() if address.scheme is not None else None
    if scheme is not None:
        parts.append(f"{scheme}:")
    if address.authority is not None:
        parts.append(f"//{_authority(address.authority, scheme)}")
    parts.append(_path(address.path, scheme))
    query = address.query
    if query:
        parts.append("?" + "&".join(_component(pair, _QUERY, plus=True) for pair in query.split("&")))
    if address.fragment:
        parts.append("#" + _component(address.fragment, _FRAGMENT))
    return "".join(parts)


def component(text: str) -> str:
    """Return any text with what an address cannot hold encoded: `uri_escape`."""
    return _component(text, _RESERVED + _UNRESERVED)


def _component(text: str, kept: bytes, *, plus: bool = False) -> str:
    if plus:
        pieces = _FIRST_PLUS.split(text)
        return "%2B".join(_component(piece, kept) for piece in pieces)
    data = unquote_to_bytes(text)
    try:
        data = unicodedata.normalize("NFKC", data.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        kept = _RESERVED + _UNRESERVED
    return "".join(chr(byte) if byte in kept else f"%{byte:02X}" for byte in data)


def _authority(text: str, scheme: str | None) -> str:
    user, at, rest = text.rpartition("@")
    host, colon, port = rest.rpartition(":")
    if not colon or "]" in port:
        host, port = rest, ""
    if port == _PORTS.get(scheme or "", ""):
        port = ""
    encoded = ":".join(_component(part, _UNRESERVED) for part in user.split(":", 1))
    host = _component(_ascii(host.strip().lower()), _HOST)
    return f"{encoded}{at}{host}{':' if port else ''}{port}"


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _path(text: str, scheme: str | None) -> str:
    encoded = "/".join(_component(segment, _PCHAR) for segment in text.strip().split("/"))
    path = _without_dots(encoded)
    return "/" if not path and scheme in ("http", "https", "ftp", "tftp") else path


def _without_dots(path: str) -> str:
    """Return a path without `.` and `..` (RFC 3986, 5.2.4); empty segments stay."""
    kept: list[str] = []
    segments = path.split("/")
    for index, segment in enumerate(segments):
        is_last = index == len(segments) - 1
        if segment == ".":
            if is_last:
                kept.append("")
        elif segment == "..":
            if len(kept) > 1 or (kept and kept[0]):
                kept.pop()
            if is_last:
                kept.append("")
        else:
            kept.append(segment)
    return "/".join(kept)
