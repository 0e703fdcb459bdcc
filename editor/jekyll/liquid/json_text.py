"""Values as JSON, as Ruby's generator writes them."""

import json
from collections.abc import Mapping, Sequence

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.printing import float_text, text_of
from editor.jekyll.liquid.values import Nothing, type_of_spend


def json_of(value: object, spend: type_of_spend) -> str:  # noqa: PLR0911 - one line per kind
    """Return a value as JSON without blanks; what JSON does not know is a text."""
    spend(1)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, Nothing):
        return '""'
    if isinstance(value, Mapping):
        entries = (f"{_text(text_of(key, spend))}:{json_of(item, spend)}" for key, item in value.items())
        return f"{{{','.join(entries)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str | range):
        return f"[{','.join([json_of(item, spend) for item in value])}]"
    text = text_of(value, spend)
    spend(len(text) >> 6)
    return _text(text)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _float(number: float) -> str:
    text = float_text(number)
    if text in ("NaN", "Infinity", "-Infinity"):
        raise Failed(f"{text} not allowed in JSON")
    return text
