"""What was read of pasted HTML, before it is written as source: paragraphs, headings, tables, words."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, as far as the house keeps it. `highlight` is a palette's id, `script` sup or sub."""

    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_code: bool = False
    highlight: str = ""
    script: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; a line feed among them is a line break. With a `picture` they describe it."""

    text: str
    look: Look = Look()
    picture: str = ""


Runs = tuple[Run, ...]


class Shape(StrEnum):
    """What a piece is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    RULE = "rule"
    CODE = "code"
    TABLE = "table"


@dataclass(frozen=True, slots=True, eq=False)
class Holder:
    """A quote or a list item that holds pieces; each is its own."""

    is_item: bool = False
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading (of a `level`), a rule, code, or a table of `rows`; inside its `holders`."""

    shape: Shape
    runs: Runs = ()
    level: int = 0
    holders: tuple[Holder, ...] = ()
    rows: tuple[tuple[Runs, ...], ...] = ()
    has_header: bool = False


def text_of(runs: Runs) -> str:
    """Return the words of runs."""
    return "".join(run.text for run in runs if not run.picture)


def is_empty(runs: Runs) -> bool:
    """Tell whether runs show nothing."""
    return not any(run.picture or run.text.strip() for run in runs)


def settled(runs: Runs) -> Runs:
    """Return runs as one reads them: single blanks, none at a line's ends, neighbours of one look joined.

    A blank between words of one look has that look too.
    """
    spaced: list[Run] = []
    for run in runs:
        kept = run if run.picture else replace(run, text=_spaced(run.text, spaced))
        if kept.text or kept.picture:
            spaced.append(kept)
    return _joined(_filled(_without_end(spaced)))


def paragraphs_of(runs: Runs) -> list[Runs]:
    """Return the paragraphs of runs: an empty line stands between two of them."""
    found: list[list[Run]] = [[]]
    for line in _lines(runs):
        if is_empty(tuple(line)):
            found.append([])
        else:
            found[-1] += [Run("\n"), *line] if found[-1] else line
    return [settled(tuple(part)) for part in found if part]


def _lines(runs: Runs) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        parts = [run.text] if run.picture else run.text.split("\n")
        for number, part in enumerate(parts):
            if number:
                lines.append([])
            if part or run.picture:
                lines[-1].append(replace(run, text=part))
    return lines


def _spaced(text: str, before: list[Run]) -> str:
    """Return words with single blanks; none at the start of a line."""
    lines = [" ".join(f"|{line}|".split())[1:-1] for line in text.split("\n")]
    lines[1:] = [line.lstrip() for line in lines[1:]]
    lines[:-1] = [line.rstrip() for line in lines[:-1]]
    at_start = not before or (not before[-1].picture and before[-1].text[-1].isspace())
    if at_start:
        lines[0] = lines[0].lstrip()
    if text.startswith("\n") and before and not before[-1].picture:
        before[-1] = replace(before[-1], text=before[-1].text.rstrip(" ") or before[-1].text)
    return "\n".join(lines)


def _without_end(runs: list[Run]) -> list[Run]:
    while runs and not runs[-1].picture:
        kept = runs[-1].text.rstrip()
        if kept:
            return [*runs[:-1], replace(runs[-1], text=kept)]
        runs = runs[:-1]
    return runs


def _filled(runs: list[Run]) -> list[Run]:
    """Give blanks the look that the words on both sides of them share."""
    parts = [part for run in runs for part in _parts(run)]
    for at, part in enumerate(parts):
        if 0 < at < len(parts) - 1 and not part.picture and not part.text.strip():
            parts[at] = replace(part, look=_common(parts[at - 1].look, parts[at + 1].look))
    return parts


def _parts(run: Run) -> list[Run]:
    """Return the blank before, the words, and the blank behind them."""
    words = run.text.strip()
    if run.picture or not words or words == run.text:
        return [run]
    before, _words, after = run.text.partition(words)
    return [replace(run, text=text) for text in (before, words, after) if text]


def _common(one: Look, other: Look) -> Look:
    return Look(
        is_bold=one.is_bold and other.is_bold,
        is_italic=one.is_italic and other.is_italic,
        is_struck=one.is_struck and other.is_struck,
        highlight=one.highlight if one.highlight == other.highlight else "",
        script=one.script if one.script == other.script else "",
        link=one.link if one.link == other.link else "",
    )


def _joined(runs: list[Run]) -> Runs:
    found: list[Run] = []
    for (look, picture), group in groupby(runs, key=lambda run: (run.look, run.picture)):
        if picture:
            found += group
        else:
            found.append(Run("".join(run.text for run in group), look))
    return tuple(found)
