"""Addresses that somebody typed or pasted: made whole, and written into attributes."""

import re
from html import escape

_HOST = re.compile(r"(?:[\w-]+\.)+([^\W\d_]{2,24})(?::\d+)?(?:[/?#]\S*)?")
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,24}")
_FILES = frozenset(
    {"html", "htm", "md", "markdown", "pdf", "jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "txt"}
    | {"hwp", "hwpx", "doc", "docx", "xls", "xlsx", "csv", "zip", "php", "xml", "json", "css", "js"}
)
_BARE = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def whole_address(typed: str) -> str:
    """Return an address with the scheme that its writer left out: `example.com` is `https://example.com`.

    A path of the site, an anchor, a file's name and Liquid stay as they are.
    """
    address = typed.strip()
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    host = _HOST.fullmatch(address)
    if address.startswith("//"):
        return f"https:{address}"
    if host is None or (host[1].lower() in _FILES and "/" not in address):
        return address
    return f"https://{address}"


def bare_address(text: str) -> str:
    """Return the address that is all a text says; empty where it says anything else."""
    address = text.strip()
    return address if _BARE.fullmatch(address) else ""


def attribute(name: str, value: str) -> str:
    """Return an attribute with a blank before it; Liquid in its value stays as Jekyll reads it."""
    has_liquid = _LIQUID.search(value) is not None
    sign = "'" if has_liquid and '"' in value and "'" not in value else '"'
    parts, at = [], 0
    for found in _LIQUID.finditer(value):
        parts += [escape(value[at : found.start()]), found[0]]
        at = found.end()
    return f" {name}={sign}{''.join((*parts, escape(value[at:])))}{sign}"
