"""Text, `{{ output }}` and `echo`, `assign`, `capture`, `comment`, `raw`, counters and `cycle`."""

import re
from typing import TextIO

from liquid import TokenStream
from liquid.ast import BlockNode, IllegalNode, Node
from liquid.builtin.content import ContentNode
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, Token
from typing_extensions import override

from editor.jekyll.liquid import expressions
from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.cutting import UNCLOSED
from editor.jekyll.liquid.expressions import NIL, QUOTED, Constant, Expression, read_expression, read_output
from editor.jekyll.liquid.grammar import Rejected
from editor.jekyll.liquid.nodes import JekyllTag, Piece, opened
from editor.jekyll.liquid.printing import printed
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.troubles import Kind
from editor.jekyll.liquid.values import is_integer

_ASSIGNED = re.compile(r"(?<![\w\-.\[\](])((?:\(?[\w\-.\[\]]\)?)+)\s*=\s*(.*)\s*", re.DOTALL | re.ASCII)
_CAPTURED = re.compile(r"((?:\(?[\w\-.\[\]]\)?)+)", re.ASCII)
_NAMED_CYCLE = re.compile(rf"({QUOTED})\s*:\s*(.*)", re.DOTALL | re.ASCII)
_WORD = re.compile(rf"\s*({QUOTED})\s*", re.ASCII)


class Content(JekyllTag):
    """Text between tags; and what opened and was not closed, which Liquid refuses."""

    name = TOKEN_CONTENT

    @override
    def parse(self, stream: TokenStream) -> Node:
        token = stream.current
        if token.kind == UNCLOSED:
            self.note(Kind.SYNTAX, f"'{token.value[:40].strip()}' was not properly terminated", token)
        if token.kind in (UNCLOSED, TOKEN_EXPRESSION):
            return IllegalNode(token)
        return ContentNode(token, token.value)


class OutputNode(Piece):
    """`{{ value | filter }}`."""

    def __init__(self, token: Token, output: expressions.Output) -> None:
        super().__init__(token)
        self.output = output

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        text = printed(self.output.value(run), run.budget.spend)
        run.budget.hold(len(text))
        buffer.write(text)


class Output(JekyllTag):
    """What stands in two braces."""

    name = TOKEN_OUTPUT

    @override
    def parse(self, stream: TokenStream) -> Node:
        token = stream.current
        return OutputNode(token, self.heard(read_output(token.value), token, token.value))


class Echo(JekyllTag):
    """`echo`: output as a tag."""

    name = "echo"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        return OutputNode(token, self.heard(read_output(markup), token, markup))


class AssignNode(Piece):
    """`assign`: a name for a value, outside of all loops."""

    def __init__(self, token: Token, name: str, output: expressions.Output) -> None:
        super().__init__(token, blank=True)
        self.name = name
        self.output = output

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        run.assign(self.name, self.output.value(run))


class Assign(JekyllTag):
    """`assign name = value`."""

    name = "assign"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        found = _ASSIGNED.search(markup)
        if not found:
            raise Rejected("Syntax Error in 'assign' - Valid syntax: assign [var] = [source]")
        return AssignNode(token, found[1], self.heard(read_output(found[2]), token, markup))


class CaptureNode(Piece):
    """`capture`: a name for what a block writes."""

    def __init__(self, token: Token, name: str, body: BlockNode) -> None:
        super().__init__(token, blank=True)
        self.name = name
        self.body = body

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        sink = run.new_sink()
        self.body.render(run, sink)
        run.assign(self.name, sink.getvalue())


class Capture(JekyllTag):
    """`capture name`."""

    name = "capture"
    end = "endcapture"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        found = _CAPTURED.search(markup)
        body = self.body(stream, (self.end,))
        self.close(stream, token)
        if not found:
            raise Rejected("Syntax Error in 'capture' - Valid syntax: capture [var]")
        return CaptureNode(token, found[1], body)


class RawNode(Piece):
    """`raw`: text as it is."""

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token, blank=not text)
        self.text = text

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        buffer.write(self.text)


class Raw(JekyllTag):
    """`raw`: its text was cut out before."""

    name = "raw"

    @override
    def parse(self, stream: TokenStream) -> Node:
        return RawNode(*opened(stream))


class InlineComment(JekyllTag):
    """`#`: every further line must begin with one too."""

    name = "#"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        if re.search(r"\n\s*[^#\s]", markup):
            raise Rejected("Each line of comments must be prefixed by the '#' character")
        return IllegalNode(token)


class CounterNode(Piece):
    """`increment` and `decrement`: counters among the values, not among what is assigned."""

    def __init__(self, token: Token, name: str, step: int) -> None:
        super().__init__(token)
        self.name = name
        self.step = step

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        value = run.values.get(self.name)
        if value is None or value is False:
            value = 0
        if not isinstance(value, int) or not is_integer(value):
            raise Failed(f"cannot count {self.name}")
        run.values[self.name] = value + self.step
        buffer.write(str(value if self.step > 0 else value + self.step))


class Increment(JekyllTag):
    """`increment name`: shows, then counts."""

    name = "increment"
    step = 1

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        return CounterNode(token, markup.strip(), self.step)


class Decrement(Increment):
    """`decrement name`: counts, then shows."""

    name = "decrement"
    step = -1


class CycleNode(Piece):
    """`cycle`: each time the next of its values."""

    def __init__(self, token: Token, key: Expression | None, items: tuple[Expression, ...]) -> None:
        super().__init__(token)
        self.key = key
        self.items = items
        is_constant = all(isinstance(item, Constant) for item in items)
        self._own_key: object = repr(items) if is_constant else self
        """Cycles of the same constants go on together; one of names goes on by itself."""

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        key = ("cycle", run.text(self.key.value(run)) if self.key else self._own_key)
        index = run.registers.get(key, 0)
        if not isinstance(index, int) or index >= len(self.items):
            index = 0
        if not self.items:
            return
        buffer.write(printed(self.items[index].value(run), run.budget.spend))
        run.registers[key] = (index + 1) % len(self.items)


class Cycle(JekyllTag):
    """`cycle a, b` or `cycle name: a, b`."""

    name = "cycle"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        named = _NAMED_CYCLE.match(markup)
        listed = named[2] if named else markup
        if not named and not re.match(QUOTED, markup, re.ASCII):
            raise Rejected("Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, ...]")
        items = [read_expression(word[1]) for part in listed.split(",") if (word := _WORD.search(part))]
        kept = tuple(item for item in items if item != NIL)
        return CycleNode(token, read_expression(named[1]) if named else None, kept)
