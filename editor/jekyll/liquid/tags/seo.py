"""`seo` of jekyll-seo-tag: what a page's head tells search engines and social networks."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from liquid import TokenStream
from liquid.ast import Node
from liquid.token import Token
from typing_extensions import override

from editor.jekyll.liquid.filters.addresses import absolute
from editor.jekyll.liquid.filters.dates import xml_time
from editor.jekyll.liquid.json_text import json_of
from editor.jekyll.liquid.nodes import JekyllTag, Piece, opened
from editor.jekyll.liquid.printing import printed
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.seo import VERSION, Facts, first_true, mapping, twitter_of
from editor.jekyll.liquid.values import is_true

_WITHOUT_TITLE = re.compile("title=false", re.IGNORECASE)
_VERIFICATIONS = (
    ("google", "google-site-verification"), ("bing", "msvalidate.01"), ("alexa", "alexaVerifyID"),
    ("yandex", "yandex-verification"), ("baidu", "baidu-site-verification"),
    ("facebook", "facebook-domain-verification"),
)  # fmt: skip
_FACEBOOK = (("admins", "fb:admins"), ("publisher", "article:publisher"), ("app_id", "fb:app_id"))


class SeoNode(Piece):
    """The lines of the tag."""

    def __init__(self, token: Token, *, has_title: bool) -> None:
        super().__init__(token)
        self.has_title = has_title

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        facts = Facts(run)
        lines = [f"<!-- Begin Jekyll SEO tag v{VERSION} -->"]
        if self.has_title and facts.title:
            lines.append(f"<title>{facts.title}</title>")
        lines.extend(_page_lines(facts))
        lines.extend(_image_lines(facts))
        lines.extend(_date_lines(facts))
        lines.extend(_twitter_lines(facts))
        lines.extend(_network_lines(facts))
        json = json_of(facts.json, run.budget.spend)
        lines.extend((f'<script type="application/ld+json">\n{json}</script>', "<!-- End Jekyll SEO tag -->"))
        buffer.write("\n".join(lines) + "\n")


def _named(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}" />'


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}" />'


def _shown(facts: Facts, value: object) -> str:
    return printed(value, facts.run.budget.spend)


def _page_lines(facts: Facts) -> Iterator[str]:
    version = mapping(facts.run.values.get("jekyll")).get("version")
    yield _named("generator", f"Jekyll v{_shown(facts, version)}")
    if facts.page_title:
        yield _property("og:title", facts.page_title)
    if is_true(facts.author.get("name")):
        yield _named("author", _shown(facts, facts.author["name"]))
    yield _property("og:locale", facts.locale)
    if facts.description:
        yield _named("description", facts.description)
        yield _property("og:description", facts.description)
    if is_true(facts.site.get("url")):
        yield f'<link rel="canonical" href="{facts.url}" />'
        yield _property("og:url", facts.url)
    if facts.site_title:
        yield _property("og:site_name", facts.site_title)


def _image_lines(facts: Facts) -> Iterator[str]:
    if not facts.image:
        return
    yield _property("og:image", _shown(facts, facts.image["path"]))
    for key in ("height", "width", "alt"):
        if is_true(facts.image.get(key)):
            yield _property(f"og:image:{key}", _shown(facts, facts.image[key]))


def _date_lines(facts: Facts) -> Iterator[str]:
    date = facts.page.get("date")
    if is_true(date):
        yield _property("og:type", "article")
        yield _property("article:published_time", _shown(facts, xml_time(facts.run, date)))
    else:
        yield _property("og:type", "website")
    for key, rel in (("previous_page", "prev"), ("next_page", "next")):
        if is_true(facts.paginator.get(key)):
            path = facts.run.text(facts.paginator.get(f"{key}_path"))
            yield f'<link rel="{rel}" href="{absolute(facts.run, path)}" />'


def _twitter_lines(facts: Facts) -> Iterator[str]:
    site = mapping(facts.site.get("twitter"))
    if facts.image:
        cards = mapping(facts.page.get("twitter")).get("card"), site.get("card")
        yield _named("twitter:card", _shown(facts, first_true(*(card or None for card in cards), _LARGE)))
        yield _property("twitter:image", _shown(facts, facts.image["path"]))
    else:
        yield _named("twitter:card", "summary")
    if is_true(facts.image.get("alt")):
        yield _named("twitter:image:alt", _shown(facts, facts.image["alt"]))
    if facts.page_title:
        yield _property("twitter:title", facts.page_title)
    if is_true(facts.site.get("twitter")):
        yield _named("twitter:site", f"@{_shown(facts, site.get('username')).replace('@', '')}")
        creator = twitter_of(facts.author)
        if creator:
            yield _named("twitter:creator", f"@{creator.replace('@', '')}")


_LARGE = "summary_large_image"


def _network_lines(facts: Facts) -> Iterator[str]:
    yield from _filled(facts, mapping(facts.site.get("facebook")), _FACEBOOK, _property)
    known = facts.site.get("webmaster_verifications")
    if is_true(known):
        yield from _filled(facts, mapping(known), _VERIFICATIONS, _named)
    elif is_true(facts.site.get("google_site_verification")):
        yield _named("google-site-verification", _shown(facts, facts.site["google_site_verification"]))


def _filled(
    facts: Facts,
    values: Mapping[str, object],
    names: tuple[tuple[str, str], ...],
    line: Callable[[str, str], str],
) -> Iterator[str]:
    for key, name in names:
        if is_true(values.get(key)):
            yield line(name, _shown(facts, values[key]))


class Seo(JekyllTag):
    """`seo`, or `seo title=false`."""

    name = "seo"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        return SeoNode(token, has_title=not _WITHOUT_TITLE.search(markup))
