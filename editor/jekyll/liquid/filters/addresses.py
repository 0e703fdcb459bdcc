"""Filters about addresses: `relative_url`, `absolute_url`, `strip_index` and the escapes."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote_plus, unquote_to_bytes

from editor.jekyll.liquid import uris
from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.run import Run

_INDEX = re.compile(r"/index\.html?$", re.MULTILINE)


def relative_url(run: Run, given: object) -> object:
    """Return an address from the root of the server: the site's `baseurl` before it."""
    return given if given is None else relative(run, _address(run, given))


def absolute_url(run: Run, given: object) -> object:
    """Return a whole address: the site's `url` and `baseurl` before it."""
    return given if given is None else absolute(run, _address(run, given))


def relative(run: Run, text: str) -> str:
    """Return an address of the site from the root of the server."""
    try:
        if uris.split(text).is_absolute:
            return text
        base = run.tools.site.get("baseurl")
        folder = run.text(base).removesuffix("/") if base is not None else ""
        return uris.normal(f"{_from_root(folder)}{_from_root(text)}")
    except (uris.InvalidAddress, ValueError) as why:
        raise Failed(f"invalid address: {why}") from why


def absolute(run: Run, text: str) -> str:
    """Return a whole address of the site."""
    try:
        if uris.split(text).is_absolute:
            return text
        url = run.tools.site.get("url")
        path = relative(run, text)
        return uris.normal(f"{run.text(url)}{path}") if url not in (None, "") else path
    except (uris.InvalidAddress, ValueError) as why:
        raise Failed(f"invalid address: {why}") from why


def _address(run: Run, given: object) -> str:
    """Return the address of a page that was given itself, else the text of a value."""
    url = given.get("url") if isinstance(given, Mapping) and not isinstance(given, dict) else None
    return run.text(given if url is None else url)


def _from_root(text: str) -> str:
    return text if not text or text.startswith("/") else f"/{text}"


def strip_index(run: Run, given: object) -> object:
    """Return an address without `index.html` at its end."""
    text = run.text(given)
    if not text:
        return None
    if not isinstance(given, str):
        raise Failed("undefined method 'sub'")
    return _INDEX.sub("/", text, count=1)


def url_encode(run: Run, given: object) -> object:
    """Return a text as part of a query."""
    return None if given is None else quote_plus(run.text(given), safe="~")


def url_decode(run: Run, given: object) -> object:
    """Return the text that part of a query stands for."""
    if given is None:
        return None
    try:
        return unquote_to_bytes(run.text(given).replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError as why:
        raise Failed("invalid byte sequence in UTF-8") from why


def cgi_escape(_run: Run, given: object) -> object:
    """Return a text as part of a query."""
    return quote_plus(_only_text(given), safe="~")


def uri_escape(_run: Run, given: object) -> object:
    """Return a text with what no address can hold encoded."""
    return None if given is None else uris.component(_only_text(given))


def _only_text(given: object) -> str:
    if not isinstance(given, str):
        raise Failed("no implicit conversion into String")
    return given


FILTERS = MappingProxyType({
    "relative_url": relative_url,
    "absolute_url": absolute_url,
    "strip_index": strip_index,
    "url_encode": url_encode,
    "url_decode": url_decode,
    "cgi_escape": cgi_escape,
    "uri_escape": uri_escape,
})  # fmt: skip
