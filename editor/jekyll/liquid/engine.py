"""The engine: a template and values in, text and what was asked in vain out."""

from collections.abc import Mapping
from dataclasses import dataclass

from liquid import BoundTemplate
from liquid.exceptions import BlockNestingError, LiquidError

from editor.jekyll.liquid.budget import Budget, Exhausted
from editor.jekyll.liquid.filters.table import FILTERS
from editor.jekyll.liquid.nodes import Reading
from editor.jekyll.liquid.run import Run, Sink, Template
from editor.jekyll.liquid.tags.table import TAGS
from editor.jekyll.liquid.tools import Limits, Tools
from editor.jekyll.liquid.troubles import Kind, Trouble

_MOST_KEPT = 512


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text that a template makes of values, and what its author should know."""

    text: str
    troubles: tuple[Trouble, ...] = ()


class Engine:
    """Renders templates with the tools of one site; it remembers how templates are read, nothing else."""

    def __init__(self, tools: Tools, limits: Limits | None = None) -> None:
        self._tools = tools
        self._limits = limits or Limits()
        self._reading = Reading(TAGS)
        self._read: dict[str, Template] = {}

    def render(self, source: str, values: Mapping[str, object]) -> Rendered:
        """Return what `source` makes of `values`; whatever is wrong with it is in the troubles."""
        budget = Budget(self._limits, self._tools.clock)
        host = BoundTemplate(self._reading, [])
        run = Run(host, values, tools=self._tools, budget=budget, filters=FILTERS, read=self._template)
        sink = Sink(budget)
        try:
            run.include(source, "", sink)
        except Exhausted as end:
            run.note(run.stop or Trouble(Kind.LIMIT, end.limit))
        except RecursionError:
            run.note(Trouble(Kind.LIMIT, "depth"))
        return Rendered(sink.getvalue(), tuple(run.found))

    def _template(self, source: str) -> Template:
        """Return a template as it was read before, or read it."""
        template = self._read.get(source)
        if template is None:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            template = self._read[source] = self._parsed(source)
        return template

    def _parsed(self, source: str) -> Template:
        self._reading.found.clear()
        try:
            nodes = tuple(self._reading.from_string(source).nodes)
        except BlockNestingError as why:
            raise Exhausted("depth") from why
        except LiquidError as why:
            if isinstance(why.__cause__, Exhausted):
                raise why.__cause__ from None
            raise Exhausted("depth") from why
        return Template(nodes, tuple(self._reading.found))
