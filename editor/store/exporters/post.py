"""Into the site: `_posts/YYYY-MM-DD-slug.md`, or `_drafts/slug.md`, with the pictures the post brings along.

The file is the post's own bytes. Only the addresses of pictures that were on this computer are changed.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from editor.core import article, checks, frontmatter, source
from editor.core.article import Article
from editor.core.choices import ExportChoice
from editor.core.dates import moment_of
from editor.core.errors import Problem
from editor.core.message import N_, msg
from editor.core.slugs import tidy
from editor.core.text import Change, joined
from editor.jekyll.addresses import address_of
from editor.jekyll.posts import DRAFTS, read_name
from editor.kramdown import document
from editor.kramdown.span import Span
from editor.store.exporters.plan import CopyFile, Exporter, Move, Outlook, Plan, Post, Step, WriteFile
from editor.store.site import Site

_SUFFIX = ".md"
_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the post goes: the day in its name, none for a draft, and the path below the content folder."""

    day: date | None
    path: str


def default_choice(post: Post, site: Site, outlook: Outlook) -> ExportChoice:
    """Return what is chosen unless somebody says otherwise.

    The day is that of the front matter's date, else of the file's name, else today. The slug is the front
    matter's `slug`, else the file name's, else made of the title.
    """
    read = article.read(post.text)
    name = read_name(post.path.name) if post.path else None
    dated = read.front_matter.get("date")
    moment = moment_of(dated.value, site.zone) if dated else None
    day = moment.date() if moment else (name.day if name else None)
    return ExportChoice(_default_slug(read, post, outlook), day or outlook.now.date())


def target_path(post: Post, site: Site, choice: ExportChoice, outlook: Outlook) -> Path:
    """Return the file that a post becomes. An empty slug and no date mean the default ones."""
    return site.content / _target(post, site, choice, outlook).path


def plan(post: Post, site: Site, choice: ExportChoice, outlook: Outlook) -> Plan:
    """Return what the export of a post into its site would do.

    Raises:
        NotInEncoding: the post's file cannot hold what was typed into it.
        Refused: the front matter's picture cannot be named anew.

    """
    target = _target(post, site, choice, outlook)
    text = _with_addresses(post.text, outlook.moves, site)
    copies = {move.path: move.source for move in outlook.moves if move.source}
    path = site.content / target.path
    steps: tuple[Step, ...] = (
        *(CopyFile(site.source / name, picture) for name, picture in copies.items()),
        WriteFile(path, source.encode(post.source, text)),
    )
    return Plan(path, steps, _problems(article.read(post.text), site, target, outlook))


def _target(post: Post, site: Site, choice: ExportChoice, outlook: Outlook) -> _Target:
    usual = default_choice(post, site, outlook)
    slug = tidy(choice.slug) if choice.slug.strip() else usual.slug
    suffix = _suffix(post, site)
    if choice.draft:
        return _Target(None, f"{DRAFTS}/{slug}{suffix}")
    day = choice.date or usual.date or outlook.now.date()
    own = suffix if post.path is not None else ""
    return _Target(day, outlook.naming.path(day, slug, own))


def _default_slug(read: Article, post: Post, outlook: Outlook) -> str:
    said = read.front_matter.get("slug")
    if said is not None and isinstance(said.value, str | int) and str(said.value).strip():
        return tidy(str(said.value))
    if post.path is not None:
        name = read_name(post.path.name)
        return name.slug if name.is_dated and name.slug else tidy(name.slug)
    title = read.front_matter.get("title")
    return outlook.naming.slug(str(title.value) if title else "", outlook.number)


def _suffix(post: Post, site: Site) -> str:
    """Return the suffix of the new file: the post's own where the site renders it so."""
    own = post.path.suffix if post.path else ""
    return own if own.lower() in (*site.config.markdown_suffixes, *_PAGES) else _SUFFIX


def _with_addresses(text: str, moves: tuple[Move, ...], site: Site) -> str:
    """Return the text with moved pictures named by their place in the site."""
    inside = [move for move in moves if not move.picture.key]
    spans = {move.picture.span: address_of(move.path, site.config) for move in inside}
    text = joined(Change(span, address) for span, address in spans.items()).apply(text)
    for move in moves:
        if move.picture.key:
            text = frontmatter.set_value(text, move.picture.key, f"/{move.path}")
    return text


def _problems(read: Article, site: Site, target: _Target, outlook: Outlook) -> tuple[Problem, ...]:
    """Return what the author should know: what `checks` find in the post at its new place, and its date."""
    facts = checks.Facts(
        now=outlook.now,
        day=target.day,
        is_among_posts=target.day is not None,
        shows_future=site.config.future or target.day is None,
        is_missing=outlook.missing.__contains__,
    )
    found = checks.check(read, document.read(read.body), facts)
    dated = read.front_matter.get("date")
    moment = moment_of(dated.value, site.zone) if dated else None
    if dated is None or moment is None or target.day in (None, moment.date()):
        return found
    return (*found, _other_date(dated.value_span, moment.date()))


def _other_date(span: Span, day: date) -> Problem:
    return Problem(
        span, msg("Jekyll goes by the date in the front matter, {date}, not by the file's name.", date=day)
    )


EXPORTER = Exporter("post", N_("Into the site"), plan)
