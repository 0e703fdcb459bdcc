"""Headers that Jekyll does not read, TOML and JSON, as the front matter that they would be."""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date

from editor.core.yaml_text import write_text, write_value
from editor.core.yaml_values import Value

_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<inside>.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)


def as_front_matter(text: str) -> str | None:
    """Return a front matter with the values of a TOML or JSON header, to be shown and never saved.

    `None` where there is none, or where it cannot be read either.
    """
    found = _TOML.match(text)
    try:
        table = tomllib.loads(found["inside"]) if found else _json(text)
    except (ValueError, RecursionError):
        return None
    if table is None:
        return None
    lines = (f"{write_text(str(key))}: {write_value(_value(value))}\n" for key, value in table.items())
    return f"---\n{''.join(lines)}---\n"


def _json(text: str) -> Mapping[str, object] | None:
    if not text.startswith("{"):
        return None
    table, _end = json.JSONDecoder().raw_decode(text)
    return table if isinstance(table, dict) else None


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
