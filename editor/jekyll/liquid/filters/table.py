"""All filters by name, each with the number of arguments that it takes."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.filters import addresses, arrays, converting, dates, numbers, selecting, text
from editor.jekyll.liquid.run import Filter, Run


@dataclass(frozen=True, slots=True)
class Bound:
    """A function as a filter: it refuses too few and too many arguments as Ruby does."""

    function: Callable[..., object]
    least: int
    most: int

    def __call__(self, run: Run, given: object, arguments: Sequence[object], /) -> object:
        """Return what the filter makes of a value."""
        if not self.least <= len(arguments) <= self.most:
            wanted = str(self.least + 1) if self.least == self.most else f"{self.least + 1}..{self.most + 1}"
            raise Failed(f"wrong number of arguments (given {len(arguments) + 1}, expected {wanted})")
        run.budget.spend()
        return self.function(run, given, *arguments)


def _bound(function: Callable[..., object]) -> Bound:
    own = list(inspect.signature(function).parameters.values())[2:]
    least = sum(parameter.default is inspect.Parameter.empty for parameter in own)
    return Bound(function, least, len(own))


_MODULES = (addresses, arrays, converting, dates, numbers, selecting, text)

FILTERS: Mapping[str, Filter] = MappingProxyType(
    {name: _bound(function) for module in _MODULES for name, function in module.FILTERS.items()}
)
