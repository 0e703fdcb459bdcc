"""The engine: a template and values in, text and what was asked in vain out."""

from collections.abc import Mapping
from dataclasses import dataclass

from liquid import Environment, Mode

from editor.jekyll.liquid.tools import Limits, Tools
from editor.jekyll.liquid.troubles import Trouble


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
        self._environment = Environment(tolerance=Mode.LAX, strict_filters=False)

    def render(self, source: str, values: Mapping[str, object]) -> Rendered:
        """Return what `source` makes of `values`; whatever is wrong with it is in the troubles."""
        return Rendered(self._environment.from_string(source).render(**values))
