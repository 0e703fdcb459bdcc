"""`feed_meta` of jekyll-feed."""

from collections.abc import Mapping
from typing import TextIO

from liquid import TokenStream
from liquid.ast import Node
from typing_extensions import override

from editor.jekyll.liquid.filters.addresses import absolute
from editor.jekyll.liquid.filters.text import xml_escaped
from editor.jekyll.liquid.nodes import JekyllTag, Piece, opened
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import is_true


class FeedNode(Piece):
    """The link to the site's feed."""

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        site = run.tools.site
        feed = site.get("feed")
        path = feed.get("path") if isinstance(feed, Mapping) else None
        title = next((site[key] for key in ("title", "name") if is_true(site.get(key))), None)
        attributes = {
            "type": "application/atom+xml",
            "rel": "alternate",
            "href": absolute(run, run.text(path) if is_true(path) else "feed.xml"),
        }
        if title is not None:
            attributes["title"] = run.text(title)
        words = " ".join(f'{key}="{xml_escaped(value)}"' for key, value in attributes.items())
        buffer.write(f"<link {words} />")


class FeedMeta(JekyllTag):
    """`feed_meta`."""

    name = "feed_meta"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, _ = opened(stream)
        return FeedNode(token)
