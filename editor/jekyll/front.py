"""Files with front matter as Jekyll reads them: the values of the head, and what is below it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from editor.core.frontmatter.handler import JekyllHandler
from editor.core.message import Message, msg
from editor.core.yaml.problems import in_plain_words
from editor.core.yaml.reading import read_yaml
from editor.kramdown.span import Span

_NOTHING: Mapping[str, object] = MappingProxyType({})
_BLANK_LINES = re.compile(r"[ \t\f\v\r\n]*(?:\n|\Z)")
_HANDLER = JekyllHandler()
_NO_KEYS = msg("The front matter is not a list of keys: each line needs a key, a colon and a value.")


@dataclass(frozen=True, slots=True)
class Broken:
    """Why front matter cannot be read, in plain words, and at which line of the file."""

    reason: Message
    line: int


@dataclass(frozen=True, slots=True)
class Parts:
    """A file cut at its front matter."""

    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    body: str = ""
    has_header: bool = False
    broken: Broken | None = None
    """What is wrong with the front matter: Jekyll then goes on without its values."""


def read_parts(text: str) -> Parts:
    """Cut a file's text as Jekyll does: blank lines below the front matter belong to neither."""
    text = text.removeprefix("\ufeff")
    found = _HANDLER.boundary(text)
    if found is None:
        return Parts(body=text)
    blank = _BLANK_LINES.match(text, found[1])
    body = text[blank.end() if blank else found[1] :]
    header = text[text.index("\n") + 1 : found[0]]
    try:
        value = read_yaml(header)
    except (yaml.YAMLError, ValueError, RecursionError) as trouble:
        return Parts(body=body, has_header=True, broken=_broken(trouble, header))
    if value is None or value is False:
        return Parts(body=body, has_header=True)
    if not isinstance(value, dict):
        return Parts(body=body, has_header=True, broken=Broken(_NO_KEYS, 1))
    return Parts(MappingProxyType(value), body, has_header=True)


def _broken(trouble: Exception, header: str) -> Broken:
    """Return what stopped the reader; the first line of the header is the second one of the file."""
    problem = in_plain_words(trouble, header, Span(0, len(header)))
    return Broken(problem.message, header.count("\n", 0, problem.span.start) + 2)
