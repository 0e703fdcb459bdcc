"""Headers that Jekyll does not read, TOML and JSON, as the front matter that they would be."""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date

from editor.core.yaml.text import write_text, write_value
from editor.core.yaml.values import Value

_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<inside>.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)


_REST = re.compile(r"[ \t]*(?:\n|\Z)")


def header_end(text: str) -> int:
    """Return where a TOML or JSON header ends, its last line end with it; 0 where there is none."""
    found = _TOML.match(text)
    if found is not None:
        return min(found.end() + 1, len(text))
    try:
        end = _json(text)[1]
    except (ValueError, RecursionError):
        return 0
    rest = _REST.match(text, end)
    return rest.end() if rest is not None else 0


def as_front_matter(text: str) -> str | None:
    """Return a front matter with the values of a TOML or JSON header, to be shown and never saved.

    `None` where there is none, or where it cannot be read either.
    """
    found = _TOML.match(text)
    try:
        table = tomllib.loads(found["inside"]) if found else _json(text)[0]
    except (ValueError, RecursionError):
        return None
    if table is None:
        return None
    lines = (f"{write_text(str(key))}: {write_value(_value(value))}\n" for key, value in table.items())
    return f"---\n{''.join(lines)}---\n"


def _json(text: str) -> tuple[Mapping[str, object] | None, int]:
    """Return the object that a text begins with, and where it ends."""
    if not text.startswith("{"):
        return None, 0
    table, end = json.JSONDecoder().raw_decode(text)
    return table, end


def _value(value: object) -> Value:
    """Return a value as YAML has it; a time of day alone is a text there."""
    match value:
        case None | bool() | int() | float() | str() | date():
            return value
        case dict():
            return {str(key): _value(inner) for key, inner in value.items()}
        case list():
            return [_value(inner) for inner in value]
        case _:
            return str(value)
