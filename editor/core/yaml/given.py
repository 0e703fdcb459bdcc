"""Values of Python that somebody gives, as the values that YAML has."""

from datetime import date

from editor.core.errors import Refused
from editor.core.message import msg
from editor.core.yaml.tree import DEEPEST
from editor.core.yaml.values import Value

_MOST_BITS = 10_000
"""A number with more is nobody's, and Python does not write it out."""


def given(value: object, depth: int = 0) -> Value:
    """Return a value as YAML has it: a tuple as a list, a text of a class of its own as a text.

    Raises:
        Refused: no front matter can hold it.

    """
    if depth > DEEPEST:
        raise Refused(msg("The values are nested too deeply."))
    match value:
        case None | bool() | float() | date():
            return value
        case int() if value.bit_length() <= _MOST_BITS:
            return int(value)
        case str():
            return str.__str__(value)
        case list() | tuple():
            return [given(item, depth + 1) for item in value]
        case dict():
            return {name(key): given(item, depth + 1) for key, item in value.items()}
        case _:
            raise _no_value(value)


def name(key: object) -> str:
    """Return the name of a key as YAML has it.

    Raises:
        Refused: it is no text.

    """
    if not isinstance(key, str):
        raise _no_value(key)
    return str.__str__(key)


def _no_value(value: object) -> Refused:
    kind = type(value).__name__
    return Refused(msg("A value of this kind cannot stand in front matter: {kind}.", kind=kind))
