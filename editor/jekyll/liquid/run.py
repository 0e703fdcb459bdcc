"""One rendering: the scopes that python-liquid keeps, the budget, and the troubles found on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from io import StringIO
from typing import Protocol, TextIO

from liquid import BoundTemplate, RenderContext
from liquid.ast import Node
from liquid.builtin.content import ContentNode
from liquid.token import Token
from liquid.utils import ReadOnlyChainMap
from typing_extensions import override

from editor.jekyll.liquid.budget import Budget
from editor.jekyll.liquid.printing import text_of
from editor.jekyll.liquid.tools import Tools
from editor.jekyll.liquid.troubles import Kind, Trouble
from editor.jekyll.liquid.values import Nothing


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read, and what reading it found."""

    nodes: tuple[Node, ...]
    troubles: tuple[Trouble, ...]


class Interrupt(Enum):
    """How a loop is left."""

    BREAK = "break"
    CONTINUE = "continue"


class Sink(StringIO):
    """Where a rendering writes: what it takes is counted."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(newline="")
        self._budget = budget

    @override
    def write(self, text: str, /) -> int:
        self._budget.write(len(text))
        return super().write(text)


MOST_TROUBLES = 200
"""Of one rendering no more are kept: nobody reads them."""


class Filter(Protocol):
    """What stands after a bar."""

    def __call__(self, run: "Run", given: object, arguments: Sequence[object], /) -> object:
        """Return what the filter makes of a value."""
        ...


class Run(RenderContext):
    """The context of one rendering: names are found in scopes, then in the values, as Ruby's Liquid does."""

    def __init__(
        self,
        template: BoundTemplate,
        values: Mapping[str, object],
        *,
        tools: Tools,
        budget: Budget,
        filters: Mapping[str, Filter],
        read: Callable[[str], Template],
    ) -> None:
        super().__init__(template, globals=values)
        self.tools = tools
        self.budget = budget
        self.filters = filters
        self.read = read
        self.values: dict[str, object] = dict(values)
        self.scope = ReadOnlyChainMap(self.locals)
        self.registers: dict[object, object] = {}
        """What `cycle`, `for` with `offset: continue` and `ifchanged` remember."""
        self.place = ""
        """The name of the include that is rendered."""
        self.interrupts: list[Interrupt] = []
        """What `break` and `continue` asked for and no loop has taken yet."""
        self.token = Token("", "", -1, "")
        """Where the node that is rendered stands."""
        self.found: dict[Trouble, None] = {}
        """The troubles in the order in which they were found, each once."""
        self.stop: Trouble | None = None
        """The limit that ended the rendering, at the innermost node."""
        self._met: set[tuple[Kind, str, str, int]] = set()

    def find(self, name: object) -> object:
        """Return the value of a name, nil where there is none of it."""
        if not isinstance(name, str):
            return None
        try:
            return self.scope[name]
        except KeyError:
            return self.values.get(name)

    def text(self, value: object) -> str:
        """Return a value's text, of a length that the limits allow."""
        text = text_of(value, self.budget.spend)
        self.budget.hold(len(text))
        return text

    def write(self, nodes: Iterable[Node], buffer: TextIO) -> None:
        """Write nodes up to one after which a loop is to be left."""
        for node in nodes:
            node.render(self, buffer)
            if self.interrupts and not isinstance(node, ContentNode):
                return

    def filtered(self, name: str, given: object, arguments: Sequence[object]) -> object:
        """Return what a filter makes of a value; one that is not there leaves it as it is."""
        apply = self.filters.get(name)
        if apply is None:
            self.report(Kind.FILTER, name)
            return given
        made = apply(self, given, arguments)
        return "" if isinstance(made, Nothing) else made

    def include(self, source: str, place: str, buffer: TextIO) -> None:
        """Write what another template makes of the scopes as they are."""
        template = self.read(source)
        before, self.place = self.place, place
        try:
            for trouble in template.troubles:
                self.note(replace(trouble, place=place))
            self.write(template.nodes, buffer)
        finally:
            self.place = before

    def report(self, kind: Kind, name: str) -> None:
        """Note a trouble of the node that is rendered, the first time that it is met."""
        key = (kind, name, self.place, self.token.start_index)
        if key not in self._met and len(self._met) < MOST_TROUBLES:
            self._met.add(key)
            self.note(trouble_at(kind, name, self.token, self.place))

    def note(self, trouble: Trouble) -> None:
        """Note a trouble."""
        self.found[trouble] = None

    def new_sink(self) -> Sink:
        """Return a place for a capture to write to."""
        return Sink(self.budget)


def run_of(context: RenderContext) -> Run:
    """Return the context that python-liquid hands to nodes as what it is here."""
    if not isinstance(context, Run):
        raise TypeError("rendered without a run")
    return context


def trouble_at(kind: Kind, name: str, token: Token, place: str = "") -> Trouble:
    """Return a trouble with the line of a token."""
    line = token.source.count("\n", 0, token.start_index) + 1 if token.start_index >= 0 else 0
    return Trouble(kind, name, place, line)
