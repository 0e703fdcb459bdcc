"""The page that the command line makes of a post: the article, and nothing around it."""

import re
from html import escape

from editor.core import article
from editor.store.exporters.plan import Post

_LEADING_BLANKS = re.compile(r"(?:[ \t\r\f]*\n)+")
"""Jekyll takes blank lines below the front matter for a part of it."""


def title(post: Post) -> str:
    """Return what a page of a post is called: its title, else its file's name."""
    entry = article.read(post.text).front_matter.get("title")
    if entry is not None and entry.value is not None:
        return str(entry.value)
    return post.path.stem if post.path else ""


def without_leading_blanks(body: str) -> str:
    """Return a body from its first line on that says something."""
    found = _LEADING_BLANKS.match(body)
    return body[found.end() :] if found else body


def page(title: str, body: str) -> str:
    """Return a page with nothing but the article."""
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n<article>\n"
        f"<h1>{escape(title)}</h1>\n{body}</article>\n</body>\n</html>\n"
    )
