"""`if`, `unless`, `case`, `ifchanged` and `comment`: blocks that are written or not."""

import re
from collections.abc import Sequence
from typing import TextIO

from liquid import TokenStream
from liquid.ast import BlockNode, IllegalNode, Node
from liquid.token import Token
from typing_extensions import override

from editor.jekyll.liquid.conditions import Comparison, Condition, read_condition, read_without_literals
from editor.jekyll.liquid.expressions import NIL, QUOTED, Expression, read_expression
from editor.jekyll.liquid.grammar import Rejected
from editor.jekyll.liquid.nodes import JekyllTag, Piece, opened, without_blanks
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.troubles import Kind
from editor.jekyll.liquid.values import is_true

_SUBJECT = re.compile(rf"({QUOTED})", re.ASCII)
_WHEN = re.compile(rf"({QUOTED})(?:(?:\s+or\s+|\s*,\s*)({QUOTED}.*))?", re.DOTALL | re.ASCII)

type_of_branch = tuple[Condition | None, BlockNode]


class IfNode(Piece):
    """The first branch whose condition holds is written; `else` has none."""

    def __init__(self, token: Token, branches: Sequence[type_of_branch], *, first_negated: bool) -> None:
        super().__init__(token, blank=without_blanks([body for _, body in branches]))
        self.branches = branches
        self.first_negated = first_negated

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        for index, (condition, body) in enumerate(self.branches):
            holds = condition is None or is_true(condition.value(run))
            if holds != (self.first_negated and index == 0):
                body.render(run, buffer)
                return


class If(JekyllTag):
    """`if`, `elsif`, `else`."""

    name = "if"
    end = "endif"
    first_negated = False

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        branches = [self._branch(stream, self._condition(token, markup))]
        while stream.current.is_tag("elsif") or stream.current.is_tag("else"):
            inner, words = opened(stream)
            condition = self._condition(inner, words) if inner.value == "elsif" else None
            branches.append(self._branch(stream, condition))
        self.close(stream, token)
        return IfNode(token, branches, first_negated=self.first_negated)

    def _branch(self, stream: TokenStream, condition: Condition | None) -> type_of_branch:
        return condition, self.body(stream, (self.end, "elsif", "else"))

    def _condition(self, token: Token, markup: str) -> Condition:
        return self.heard(read_condition(markup), token, markup)


class Unless(If):
    """`unless`, which negates its first condition alone."""

    name = "unless"
    end = "endunless"
    first_negated = True


class CaseNode(Piece):
    """Each `when` that is equal is written, and `else` where none before it was."""

    def __init__(
        self, token: Token, branches: Sequence[tuple[tuple[Comparison, ...], BlockNode]], head: BlockNode
    ) -> None:
        bodies = [body for _, body in branches]
        super().__init__(token, blank=without_blanks([head, *bodies]))
        self.branches = branches

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        found = False
        for comparisons, body in self.branches:
            if not comparisons and not found:
                body.render(run, buffer)
            for comparison in comparisons:
                if is_true(comparison.value(run)):
                    found = True
                    body.render(run, buffer)


class Case(JekyllTag):
    """`case`, `when a, b or c`, `else`."""

    name = "case"
    end = "endcase"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        subject = _SUBJECT.search(markup)
        left = read_without_literals(subject[1]) if subject else NIL
        head = self.body(stream, (self.end, "when", "else"))
        branches: list[tuple[tuple[Comparison, ...], BlockNode]] = []
        while stream.current.is_tag("when") or stream.current.is_tag("else"):
            inner, words = opened(stream)
            comparisons = self._when(left, words) if inner.value == "when" else self._else(words)
            branches.append((comparisons, self.body(stream, (self.end, "when", "else"))))
        self.close(stream, token)
        if not subject:
            raise Rejected("Syntax Error in 'case' - Valid syntax: case [condition]")
        return CaseNode(token, branches, head)

    def _when(self, left: Expression, markup: str) -> tuple[Comparison, ...]:
        comparisons: list[Comparison] = []
        rest: str | None = markup
        while rest:
            found = _WHEN.search(rest)
            if not found:
                break
            comparisons.append(Comparison(left, "==", read_expression(found[1])))
            rest = found[2]
        if not comparisons or rest:
            raise Rejected("Syntax Error in tag 'case' - Valid when condition: {% when [condition] %}")
        return tuple(comparisons)

    def _else(self, markup: str) -> tuple[Comparison, ...]:
        if markup.strip():
            raise Rejected("Syntax Error in tag 'case' - Valid else condition: {% else %} (no parameters)")
        return ()


class IfChangedNode(Piece):
    """A block that is written when it differs from what the last one wrote."""

    def __init__(self, token: Token, body: BlockNode) -> None:
        super().__init__(token, blank=body.blank)
        self.body = body

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        sink = run.new_sink()
        self.body.render(run, sink)
        text = sink.getvalue()
        if text != run.registers.get("ifchanged"):
            run.registers["ifchanged"] = text
            buffer.write(text)


class IfChanged(JekyllTag):
    """`ifchanged`."""

    name = "ifchanged"
    end = "endifchanged"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, _ = opened(stream)
        body = self.body(stream, (self.end,))
        self.close(stream, token)
        return IfChangedNode(token, body)


class Comment(JekyllTag):
    """`comment`: read like any block, and never written."""

    name = "comment"
    end = "endcomment"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, _ = opened(stream)
        before = len(self.reading.found)
        self.body(stream, (self.end,))
        inside = self.reading.found[before:]
        self.reading.found[before:] = [trouble for trouble in inside if trouble.kind is not Kind.TAG]
        self.close(stream, token)
        return IllegalNode(token)
