"""Finding and replacing, over what is seen or over the source."""

from editor.core.finding.patterns import Query
from editor.core.finding.search import Found, Match, filled, find

__all__ = ["Found", "Match", "Query", "filled", "find"]
