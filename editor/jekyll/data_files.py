"""`site.data`: the YAML, JSON, CSV and TSV files of `_data`, folders as mappings."""

import csv
import io
import json
import re
from collections.abc import Mapping

import yaml

from editor.core.message import Message, msg
from editor.core.yaml.reading import read_yaml
from editor.jekyll.reading import Reading
from editor.jekyll.ruby import deep_merge, split_suffix

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
        if problem:
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


def _read(text: str, suffix: str) -> tuple[object, str]:
    """Return what a file says, and why it cannot be read."""
    try:
        match suffix:
            case ".csv":
                return _table(text, ","), ""
            case ".tsv":
                return _table(text, "\t"), ""
            case ".json":
                return json.loads(text), ""
            case _:
                return read_yaml(text), ""
    except (yaml.YAMLError, ValueError, RecursionError, csv.Error) as trouble:
        return None, str(trouble).replace("\n", " ")


def _table(text: str, comma: str) -> list[dict[str, object]]:
    """Return the rows of a table by the names in its first line; an empty cell holds nothing."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=comma)
    return [{key: value or None for key, value in row.items() if isinstance(key, str)} for row in rows]
