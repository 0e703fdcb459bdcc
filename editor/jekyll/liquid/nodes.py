"""The host's nodes and tags with what all of ours share: steps, troubles, and blank blocks."""

from abc import abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from liquid import Environment, Mode, RenderContext, TokenStream
from liquid.ast import BlockNode, IllegalNode, Node
from liquid.builtin.content import ContentNode
from liquid.exceptions import BlockNestingError, LiquidError, LiquidSyntaxError
from liquid.parser import Parser, eat_block
from liquid.tag import Tag
from liquid.token import TOKEN_EOF, TOKEN_TAG, Token
from typing_extensions import override

from editor.jekyll.liquid.budget import Exhausted, Failed
from editor.jekyll.liquid.cutting import tokens
from editor.jekyll.liquid.expressions import Read
from editor.jekyll.liquid.grammar import Rejected
from editor.jekyll.liquid.run import MOST_TROUBLES, Run, run_of, trouble_at
from editor.jekyll.liquid.troubles import Kind, Trouble

DEEPEST = 100
"""Blocks in blocks: Liquid's own limit."""

_NOWHERE = Token("", "", -1, "")

type_of_content = TypeVar("type_of_content")


class Reading(Environment):
    """The host's environment: it keeps the troubles of reading instead of raising them."""

    suppress_blank_control_flow_blocks = False
    block_nesting_limit = DEEPEST
    context_depth_limit = 10 * DEEPEST

    def __init__(self, tags: Iterable[type[Tag]]) -> None:
        self.found: list[Trouble] = []
        self._tags = tuple(tags)
        super().__init__(tolerance=Mode.LAX)

    @override
    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        for tag in self._tags:
            self.add_tag(tag)

    @override
    def tokenizer(self) -> Callable[[str], Iterator[Token]]:
        return tokens

    @override
    def error(
        self, exc: type[LiquidError] | LiquidError, msg: str | None = None, token: Token | None = None
    ) -> None:
        if isinstance(exc, BlockNestingError):
            raise exc
        if len(self.found) >= MOST_TROUBLES:
            return
        if isinstance(exc, Noted):
            self.found.append(trouble_at(exc.kind, exc.said, exc.token or token or _NOWHERE))
        else:
            said = str(exc.message) if isinstance(exc, LiquidError) else msg or ""
            self.found.append(trouble_at(Kind.SYNTAX, said, token or _NOWHERE))


class Piece(Node):
    """A node of ours. It counts as one level of depth; what fails in it is noted, and the rest goes on."""

    def __init__(self, token: Token, *, blank: bool = False) -> None:
        super().__init__(token)
        self.blank = blank

    @override
    def render(self, context: RenderContext, buffer: TextIO) -> int:
        run = run_of(context)
        before, run.token = run.token, self.token
        run.budget.enter()
        try:
            self.write(run, buffer)
        except Failed as why:
            run.report(Kind.ERROR, str(why))
        except Exhausted as end:
            run.stop = run.stop or trouble_at(Kind.LIMIT, end.limit, self.token, run.place)
            raise
        finally:
            run.budget.leave()
            run.token = before
        return 0

    @override
    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        return self.render(context, buffer)

    @abstractmethod
    def write(self, run: Run, buffer: TextIO) -> None:
        """Write what the node stands for."""


class Body(BlockNode):
    """What stands in a block."""

    @override
    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        run_of(context).write(self.nodes, buffer)
        return 0


class JekyllTag(Tag):
    """A tag of ours. `parse` begins on the tag's name and ends on its last token, as the host wants it."""

    block = False

    @override
    def get_node(self, stream: TokenStream) -> Node:
        token = stream.current
        try:
            return super().get_node(stream)
        except (Rejected, Failed) as why:
            self.note(Kind.SYNTAX, str(why), token)
            if self.end and not self._is_closed(stream):
                eat_block(stream, (self.end,))
            return IllegalNode(token)

    def _is_closed(self, stream: TokenStream) -> bool:
        """Tell whether the stream is on the last token of the end tag already."""
        return stream.pos > 0 and stream.tokens[stream.pos - 1].is_tag(self.end)

    @property
    def reading(self) -> Reading:
        """The environment, as what it is here."""
        if not isinstance(self.env, Reading):
            raise TypeError("read without its environment")
        return self.env

    def note(self, kind: Kind, name: str, token: Token) -> None:
        """Note a trouble of reading."""
        self.env.error(Noted(kind, name, token))

    def heard(self, read: Read[type_of_content], token: Token, markup: str) -> type_of_content:
        """Return what was read, and note that Jekyll warns of it."""
        if read.warning:
            self.note(Kind.LAX, markup.strip(), token)
        return read.content

    def body(self, stream: TokenStream, ends: Container[str]) -> BlockNode:
        """Read nodes up to one of the tags `ends` and stop on it; the stream is on a tag's last token."""
        next(stream)
        block = Parser(self.env).parse_block(stream, ends)
        return Body(block.token, block.nodes)

    def close(self, stream: TokenStream, token: Token) -> None:
        """Stop on the last token of the end tag, or note that there is none."""
        if stream.current.kind == TOKEN_EOF:
            self.note(Kind.SYNTAX, f"'{self.name}' tag was never closed", token)
        else:
            next(stream)


class Noted(LiquidSyntaxError):
    """A trouble found while reading."""

    def __init__(self, kind: Kind, name: str, token: Token) -> None:
        super().__init__(name, token=token)
        self.kind = kind
        self.said = name


def opened(stream: TokenStream) -> tuple[Token, str]:
    """Return a tag's token and markup, and stop on the markup."""
    token = stream.eat(TOKEN_TAG)
    return token, stream.current.value


def without_blanks(bodies: Sequence[BlockNode]) -> bool:
    """Empty bodies of text where all of them are blank, as Ruby does; tell whether they are."""
    if not all(body.blank for body in bodies):
        return False
    for body in bodies:
        body.nodes = [node for node in body.nodes if not isinstance(node, ContentNode)]
    return True
