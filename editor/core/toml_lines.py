"""Where a setting stands in a TOML file: its parser tells what a file says, not on which line."""

import re
import tomllib
from collections import Counter

_HEADER = re.compile(r"(?P<open>\[\[?)(?P<keys>[^\[\]]+)\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"(?P<keys>(?:\"[^\"]*\"|'[^']*'|[^=\"'#])+?)\s*=")
_LONG = re.compile(r'"""|\'\'\'')


def line_of(text: str, name: str) -> int:
    """Return the line of a setting, counted from 1: `fields.title.style`, `templates[2].body`.

    Where it has none of its own it is that of the nearest one around it; 0 where there is nothing.
    """
    nearest, reach = 0, 0
    table, rows, is_inside = "", Counter[str](), False
    for number, line in enumerate(text.split("\n"), 1):
        was_inside, is_inside = is_inside, is_inside ^ bool(len(_LONG.findall(line)) % 2)
        if was_inside:
            continue
        header, key = _HEADER.fullmatch(line.strip()), _KEY.match(line.strip())
        if header is not None:
            path = table = _table(header["open"], _keys(header["keys"]), rows)
        elif key is not None:
            path = ".".join(part for part in (table, _keys(key["keys"])) if part)
        else:
            continue
        is_around = path and (f"{name}.".startswith(f"{path}.") or path.startswith(f"{name}["))
        if is_around and (here := min(len(path), len(name))) > reach:
            nearest, reach = number, here
    return nearest


def _table(opening: str, name: str, rows: Counter[str]) -> str:
    if opening == "[[":
        rows[name] += 1
        return f"{name}[{rows[name]}]"
    first, dot, rest = name.partition(".")
    return f"{first}[{rows[first]}]{dot}{rest}" if rows[first] else name


def _keys(written: str) -> str:
    """Return dotted keys without their quotes; nothing where they are none."""
    try:
        inner: object = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return ""
    names: list[str] = []
    while isinstance(inner, dict):
        (name, inner), *_ = inner.items()
        names.append(name)
    return ".".join(names)
