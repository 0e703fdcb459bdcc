"""All tags; the last takes what no other knows."""

from liquid import TokenStream
from liquid.ast import IllegalNode, Node
from liquid.tag import Tag
from liquid.token import TOKEN_ILLEGAL
from typing_extensions import override

from editor.jekyll.liquid.nodes import JekyllTag, opened
from editor.jekyll.liquid.tags.branches import Case, Comment, If, IfChanged, Unless
from editor.jekyll.liquid.tags.feed import FeedMeta
from editor.jekyll.liquid.tags.includes import Include, IncludeCached, IncludeRelative, Render
from editor.jekyll.liquid.tags.links import Highlight, Link, PostUrl
from editor.jekyll.liquid.tags.loops import Break, Continue, For, TableRow
from editor.jekyll.liquid.tags.output import (
    Assign,
    Capture,
    Content,
    Cycle,
    Decrement,
    Echo,
    Increment,
    InlineComment,
    Output,
    Raw,
)
from editor.jekyll.liquid.tags.seo import Seo
from editor.jekyll.liquid.troubles import Kind

_INNER = ("else", "elsif", "when", "end")


class Unknown(JekyllTag):
    """A tag that is not here. What a block of it holds is shown as it is."""

    name = TOKEN_ILLEGAL

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, _ = opened(stream)
        name = token.value
        opening = name.removeprefix("end")
        if name in _INNER or (opening != name and opening in self.reading.tags):
            self.note(Kind.SYNTAX, f"Unexpected tag '{name}'", token)
        elif opening == name or not self._is_known(opening):
            self.note(Kind.TAG, name, token)
        return IllegalNode(token)

    def _is_known(self, name: str) -> bool:
        return any(trouble.name == name for trouble in self.reading.found if trouble.kind is Kind.TAG)


TAGS: tuple[type[Tag], ...] = (
    Assign, Break, Capture, Case, Comment, Content, Continue, Cycle, Decrement, Echo, FeedMeta, For,
    Highlight, If, IfChanged, Include, IncludeCached, IncludeRelative, Increment, InlineComment, Link,
    Output, PostUrl, Raw, Render, Seo, TableRow, Unknown, Unless,
)  # fmt: skip
