"""Files with front matter as Jekyll reads them: the values of the head, and what is below it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from editor.core.frontmatter.handler import JekyllHandler
from editor.core.yaml.reading import read_yaml

_NOTHING: Mapping[str, object] = MappingProxyType({})
_BLANK_LINES = re.compile(r"[ \t\f\v\r\n]*(?:\n|\Z)")
_HANDLER = JekyllHandler()


@dataclass(frozen=True, slots=True)
class Parts:
    """A file cut at its front matter."""

    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    body: str = ""
    has_header: bool = False
    broken: str = ""
    """Why the front matter cannot be read: Jekyll then goes on without its values."""


def read_parts(text: str) -> Parts:
    """Cut a file's text as Jekyll does: blank lines below the front matter belong to neither."""
    text = text.removeprefix("\ufeff")
    found = _HANDLER.boundary(text)
    if found is None:
        return Parts(body=text)
    blank = _BLANK_LINES.match(text, found[1])
    body = text[blank.end() if blank else found[1] :]
    try:
        value = read_yaml(text[text.index("\n") + 1 : found[0]])
    except (yaml.YAMLError, ValueError, RecursionError) as trouble:
        return Parts(body=body, has_header=True, broken=_reason(trouble))
    if value is None or value is False:
        return Parts(body=body, has_header=True)
    if not isinstance(value, dict):
        return Parts(body=body, has_header=True, broken="keys and values expected")
    return Parts(MappingProxyType(value), body, has_header=True)


def _reason(trouble: Exception) -> str:
    return str(trouble.problem or "") if isinstance(trouble, yaml.MarkedYAMLError) else str(trouble)
