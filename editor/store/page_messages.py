"""What the program and its page worker say to each other: one line of JSON each way."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
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
    said = json.loads(line)
    try:
        page = PageResult(
            html=said["html"],
            article=tuple(said["article"]) if said["article"] else None,
            url=said["url"],
            has_liquid=said["has_liquid"],
            is_plain=said["is_plain"],
            troubles=tuple(_read_trouble(trouble) for trouble in said["troubles"]),
            styles=said["styles"],
        )
        theme = Path(said["theme"]) if said["theme"] else None
    except (KeyError, TypeError) as error:
        raise ValueError("this is no answer") from error
    return PageAnswer(page, theme)


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


def _read_trouble(said: dict[str, Any]) -> Trouble:
    slots = tuple((str(name), value) for name, value in said["slots"])
    return Trouble(said["path"], Message(said["text"], slots), said["line"], said["stops_jekyll"])
