"""The command that makes a page of a post: the article, and nothing around it."""

import re
import sys
from argparse import Namespace
from html import escape
from pathlib import Path

from editor import kramdown
from editor.cli.caller import Caller, post_in, say
from editor.core import article
from editor.core.errors import FileTrouble
from editor.core.kramdown_notice import unheeded
from editor.core.message import msg
from editor.kramdown.options import DEFAULT, Options, from_config
from editor.store import files
from editor.store.exporters.plan import Post
from editor.store.site import find_root, open_site

_LEADING_BLANKS = re.compile(r"(?:[ \t\r\f]*\n)+")
"""Jekyll takes blank lines below the front matter for a part of it."""


def render(parsed: Namespace, caller: Caller) -> int:
    """Print a post as HTML, or write it to a file."""
    post = post_in(parsed.post)
    read = article.read(post.text)
    body = kramdown.to_html(_without_leading_blanks(read.body), _options(Path(parsed.post), caller))
    page = body if parsed.body else _page(_title(post), body)
    if not parsed.o:
        return say(page, end="")
    output = Path(parsed.o)
    if output.exists() and post.path is not None and output.samefile(post.path):
        raise FileTrouble(msg("{path} is the post itself; it was left as it is.", path=output))
    files.overwrite(output, page.encode("utf-8", "surrogatepass"))
    return 0


def _options(path: Path, caller: Caller) -> Options:
    """Return the kramdown options of the site that a post lies in; those not obeyed are told."""
    root = find_root(path.parent)
    if root is None:
        return DEFAULT
    options, missed = from_config(open_site(root).config.kramdown)
    if missed:
        sys.stderr.write(f"{caller.tr(unheeded(missed))}\n")
    return options


def _title(post: Post) -> str:
    """Return what a page of a post is called: its title, else its file's name."""
    entry = article.read(post.text).front_matter.get("title")
    if entry is not None and entry.value is not None:
        return str(entry.value)
    return post.path.stem if post.path else ""


def _without_leading_blanks(body: str) -> str:
    """Return a body from its first line on that says something."""
    found = _LEADING_BLANKS.match(body)
    return body[found.end() :] if found else body


def _page(title: str, body: str) -> str:
    """Return a page with nothing but the article."""
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n<article>\n"
        f"<h1>{escape(title)}</h1>\n{body}</article>\n</body>\n</html>\n"
    )
