"""`site.data`: the YAML, JSON, CSV and TSV files of `_data`, folders as mappings."""

import csv
import io
import json
import re
from collections.abc import Mapping

import yaml

from editor.core.message import Message, msg
from editor.core.yaml.problems import in_plain_words
from editor.core.yaml.reading import read_yaml
from editor.jekyll.reading import Reading
from editor.jekyll.ruby import deep_merge, split_suffix
from editor.kramdown.span import Span

_UNFIT = re.compile(r"[^\w\s-]+|(?<=^)\s+(?=$|\s?\b)|(?<=\b\s)\s+(?=$|\s?\b)")
_BLANKS = re.compile(r"\s+")
_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".csv", ".tsv"})


def read_data(site: Reading, folder: str) -> tuple[dict[str, object], tuple[Message, ...]]:
    """Return what the files of the data folder say, and which cannot be read."""
    found: dict[str, object] = {}
    problems: list[Message] = []
    for path in sorted(path for path in site.stamps if path.startswith(f"{folder}/")):
        stem, suffix = split_suffix(path.removeprefix(f"{folder}/"))
        if suffix not in _SUFFIXES:
            continue
        value, problem = _read(site.text(path) or "", suffix)
        if problem is not None:
            problems.append(msg("{path} cannot be understood: {reason}", path=path, reason=problem))
            continue
        for name in reversed(stem.split("/")):
            value = {key_of(name): value}
        assert isinstance(value, Mapping)  # noqa: S101 - a path has a name
        found = deep_merge(found, value)
    return found, tuple(problems)


def key_of(name: str) -> str:
    """Return the key that a file's or folder's name is under."""
    return _BLANKS.sub("_", _UNFIT.sub("", name))


def _read(text: str, suffix: str) -> tuple[object, Message | None]:
    """Return what a file says, or why it cannot be read."""
    try:
        match suffix:
            case ".csv":
                return _table(text, ","), None
            case ".tsv":
                return _table(text, "\t"), None
            case ".json":
                return json.loads(text), None
            case _:
                return read_yaml(text), None
    except (yaml.YAMLError, ValueError, RecursionError, csv.Error) as trouble:
        return None, _reason(trouble, text, suffix)


def _reason(trouble: Exception, text: str, suffix: str) -> Message:
    """Return why a file cannot be read, with the line where that is known."""
    if isinstance(trouble, json.JSONDecodeError):
        return msg("Line {line} is not JSON.", line=trouble.lineno)
    if isinstance(trouble, csv.Error):
        return msg("It is no table that Jekyll can read.")
    if suffix == ".json":
        return msg("The values are nested too deeply.")
    return in_plain_words(trouble, text, Span(0, len(text))).said_with_line(text)


def _table(text: str, comma: str) -> list[dict[str, object]]:
    """Return the rows of a table by the names in its first line; an empty cell holds nothing."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=comma)
    return [{key: value or None for key, value in row.items() if isinstance(key, str)} for row in rows]
