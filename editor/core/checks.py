"""What is wrong with a post, before Jekyll or a reader finds out. A check is one function in `CHECKS`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from editor.core.advice import unreadable_date
from editor.core.article import Article
from editor.core.dates import moment_of
from editor.core.errors import Problem, Severity
from editor.core.key_checks import passed_over
from editor.core.message import msg
from editor.core.name_checks import stopping
from editor.core.pictures import pictures
from editor.core.templates import to_be_filled_in
from editor.kramdown.document import Document
from editor.kramdown.span import Span


@dataclass(frozen=True, slots=True)
class Facts:
    """What a check must know besides the post itself."""

    now: datetime
    """The moment of the check, in the site's time zone."""
    day: date | None = None
    """The day in the file's name; `None` where it has none."""
    is_among_posts: bool = False
    """Whether the file lies in `_posts`."""
    shows_future: bool = False
    """Whether the site publishes posts dated in the future."""
    is_missing: Callable[[str], bool] = lambda _address: False
    """Whether the picture at an address should be in the site and is not."""


Check = Callable[[Article, Document, Facts], Iterator[Problem]]


def check(article: Article, document: Document, facts: Facts) -> tuple[Problem, ...]:
    """Return all problems of a post in the order of the text; `document` is the reading of its body."""
    found = [problem for one in CHECKS for problem in one(article, document, facts)]
    return tuple(sorted(found, key=lambda problem: problem.span))


def _front_matter(article: Article, _document: Document, _facts: Facts) -> Iterator[Problem]:
    """Look for the front matter: without one there is no page, with a broken one there is a bare page."""
    if article.problem is not None:
        yield article.problem
    elif not article.front_matter.exists:
        yield Problem(Span(0, 0), msg("There is no front matter: Jekyll makes no page of this file."))


def _unread(article: Article, _document: Document, _facts: Facts) -> Iterator[Problem]:
    """Look for lines of the front matter that Jekyll drops: those above them have ended it."""
    line = article.front_matter.unread
    if len(line):
        message = msg(
            "Jekyll reads nothing of the front matter from this line on, and does not say so: "
            "the line does not go on with the keys above it. Look at its indentation."
        )
        yield Problem(line, message, Severity.ERROR)


def _keys(article: Article, _document: Document, _facts: Facts) -> Iterator[Problem]:
    return passed_over(article)


def _name(_article: Article, _document: Document, facts: Facts) -> Iterator[Problem]:
    if facts.is_among_posts and facts.day is None:
        example = "2024-02-27-name.md"
        message = msg(
            "Jekyll passes over this file: a post's name begins with its date, as {name}.", name=example
        )
        yield Problem(Span(0, 0), message)


def _date(article: Article, _document: Document, facts: Facts) -> Iterator[Problem]:
    """Look at the date: one that cannot be read stops Jekyll, one in the future hides the post."""
    entry = article.front_matter.get("date")
    if entry is None:
        if facts.day is not None and facts.day > facts.now.date() and not facts.shows_future:
            yield _future(Span(0, 0), facts.day.isoformat())
        return
    zone = facts.now.tzinfo or UTC
    moment = moment_of(entry.value, zone)
    trouble = unreadable_date(entry, zone)
    if trouble is not None:
        yield Problem(entry.value_span, trouble, Severity.ERROR)
    elif moment is not None and moment > facts.now and not facts.shows_future:
        yield _future(entry.value_span, f"{moment:%Y-%m-%d %H:%M}")


def _pictures(article: Article, document: Document, facts: Facts) -> Iterator[Problem]:
    for picture in pictures(article, document):
        if facts.is_missing(picture.address):
            yield Problem(picture.span, msg("The picture {address} is not there.", address=picture.address))


def _categories(article: Article, _document: Document, _facts: Facts) -> Iterator[Problem]:
    return stopping(article)


def _template(article: Article, _document: Document, _facts: Facts) -> Iterator[Problem]:
    return to_be_filled_in(article)


def _future(span: Span, when: str) -> Problem:
    return Problem(
        span, msg("The date {when} is in the future: Jekyll hides the post until then.", when=when)
    )


CHECKS: tuple[Check, ...] = (_front_matter, _unread, _keys, _name, _date, _categories, _pictures, _template)
