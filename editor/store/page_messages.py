"""What the program and its page worker say to each other: one line of JSON each way."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from string import Formatter
from types import UnionType
from typing import Any

from editor.core.message import Message
from editor.jekyll.results import PageResult, Trouble


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Asks for the page of an article: the site's folder, the article's path in it, its text, the time."""

    root: Path
    path: str
    text: str
    now: datetime


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """A page, and the folder of a theme from elsewhere that its files may come from."""

    page: PageResult
    theme: Path | None = None


class _Said:
    """What the worker said: a theme is somebody else's program, and runs in it."""

    def __init__(self, said: Any) -> None:  # noqa: ANN401 - any JSON
        if not isinstance(said, dict):
            raise TypeError
        self._said: dict[str, Any] = said

    def a(self, name: str, kind: type | UnionType) -> Any:  # noqa: ANN401 - of this kind
        """Return what has this name; a `TypeError` where it is of another kind."""
        if not isinstance(self._said[name], kind):
            raise TypeError
        return self._said[name]


def request_line(request: PageRequest) -> bytes:
    """Return a request as one line."""
    return _line({**asdict(request), "root": str(request.root), "now": request.now.isoformat()})


def read_request(line: bytes) -> PageRequest:
    """Return the request of a line that `request_line` made."""
    said = json.loads(line)
    return PageRequest(Path(said["root"]), said["path"], said["text"], datetime.fromisoformat(said["now"]))


def answer_line(answer: PageAnswer) -> bytes:
    """Return an answer as one line."""
    page = answer.page
    said = {
        "html": page.html,
        "article": page.article,
        "url": page.url,
        "has_liquid": page.has_liquid,
        "is_plain": page.is_plain,
        "troubles": [_trouble(trouble) for trouble in page.troubles],
        "styles": dict(page.styles),
        "theme": str(answer.theme) if answer.theme else "",
    }
    return _line(said)


def read_answer(line: bytes) -> PageAnswer:
    """Return the answer of a line that `answer_line` made.

    Raises:
        ValueError: the line is none.

    """
    try:
        said = _Said(json.loads(line))
        page = PageResult(
            html=said.a("html", str),
            article=_read_place(said.a("article", list | None)),
            url=said.a("url", str),
            has_liquid=said.a("has_liquid", bool),
            is_plain=said.a("is_plain", bool),
            troubles=tuple(_read_trouble(_Said(trouble)) for trouble in said.a("troubles", list)),
            styles=_read_styles(said.a("styles", dict)),
        )
        theme = said.a("theme", str)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("this is no answer") from error
    return PageAnswer(page, Path(theme) if theme else None)


def _line(said: dict[str, Any]) -> bytes:
    # ASCII, so that neither an odd character nor a lone surrogate of the text can end a line.
    return json.dumps(said).encode("ascii") + b"\n"


def _trouble(trouble: Trouble) -> dict[str, Any]:
    slots = [[name, str(value)] for name, value in trouble.message.slots]
    return {
        "path": trouble.path,
        "text": trouble.message.text,
        "slots": slots,
        "line": trouble.line,
        "stops_jekyll": trouble.stops_jekyll,
    }


def _read_styles(said: dict[str, Any]) -> dict[str, str]:
    if not all(isinstance(css, str) for css in said.values()):
        raise TypeError
    return said


def _read_place(said: list[Any] | None) -> tuple[int, int] | None:
    if said is None:
        return None
    start, end = said
    if type(start) is not int or type(end) is not int:
        raise TypeError
    return start, end


def _read_trouble(said: _Said) -> Trouble:
    """Return a trouble; a sentence may name its slots and do nothing else with them."""
    slots = tuple((str(name), str(value)) for name, value in said.a("slots", list))
    text, names = said.a("text", str), {name for name, _ in slots}
    for _, name, form, conversion in Formatter().parse(text) if slots else ():
        if name is not None and (name not in names or form or conversion):
            raise KeyError(name)
    return Trouble(
        said.a("path", str), Message(text, slots), said.a("line", int), said.a("stops_jekyll", bool)
    )
