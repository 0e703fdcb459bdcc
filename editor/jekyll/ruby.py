"""Small things of Ruby's and Jekyll's that addresses and front matter are made with."""

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from fnmatch import translate
from functools import lru_cache
from urllib.parse import quote

import regex  # type: ignore[import-untyped]  # it has no types

_UNFIT = regex.compile(r"[^\p{M}\p{L}\p{Nd}]+")
_UNFIT_PRETTY = regex.compile(r"[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+")
_OUTER_DASH = re.compile(r"^-|-$", re.MULTILINE)
_PLAIN_PATH = re.compile(r"^[a-zA-Z0-9./-]+$", re.MULTILINE)
_IN_ADDRESSES = "/?!$&'()*+,;=:@-._~"
"""What Addressable leaves as it is in an address, beside letters and digits."""


def slugify(text: str, *, pretty: bool = False, cased: bool = False) -> str:
    """Return a text as part of an address: everything but letters, marks and digits is a dash."""
    slug = _OUTER_DASH.sub("", (_UNFIT_PRETTY if pretty else _UNFIT).sub("-", text))
    return slug if cased else slug.lower()


def titleize(slug: str) -> str:
    """Return the title that Jekyll gives a post without one: `night-bus` is `Night Bus`."""
    return " ".join(part[:1].upper() + part[1:].lower() for part in slug.rstrip("-").split("-"))


def escape_path(path: str) -> str:
    """Return a piece of an address with what cannot stand there in per cent signs."""
    if not path or _PLAIN_PATH.search(path):
        return path
    return quote(path, safe=_IN_ADDRESSES)


def deep_merge(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    """Return `one` with the values of `other` over it, mappings merged; none replaces nothing."""
    merged = dict(one)
    for key, value in other.items():
        if key in merged:
            old = merged[key]
            if value is None:
                continue
            if isinstance(old, Mapping) and isinstance(value, Mapping):
                merged[key] = deep_merge(old, value)
                continue
        merged[key] = value
    return merged


def file_matches(pattern: str, path: str) -> bool:
    """Tell whether a path matches a pattern in which `*` stands for slashes too (Ruby's `File.fnmatch`)."""
    return _pattern(pattern).match(path) is not None


@lru_cache(maxsize=512)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))


def split_suffix(name: str) -> tuple[str, str]:
    """Return a file's name without its suffix, and the suffix with its dot, as Ruby's `File.extname`."""
    stem, dot, suffix = name.rpartition(".")
    is_suffix = dot and "/" not in suffix and stem.rpartition("/")[2].strip(".")
    return (stem, f".{suffix}") if is_suffix else (name, "")


def parent(path: str) -> str:
    """Return the folder of a path or address: `/a/b/` is in `/a`."""
    plain = path.rstrip("/")
    folder = plain.rpartition("/")[0]
    return folder or ("/" if path.startswith("/") else ".")


def truthy(value: object) -> bool:
    """Tell whether a value counts as true in Ruby: all but nothing and false do."""
    return value is not None and value is not False


def in_zone(value: object, zone: tzinfo) -> object:
    """Return a value of some YAML with its times in the site's zone, where Ruby has them."""
    match value:
        case datetime():
            return value.astimezone(zone)
        case dict():
            return {key: in_zone(item, zone) for key, item in value.items()}
        case list():
            return [in_zone(item, zone) for item in value]
        case _:
            return value


def printed(value: object) -> str:
    """Return a plain value as Ruby prints it: nothing for none, `true` for True."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
