"""What stands after `if`, `elsif`, `unless`, and in `where_exp`: comparisons joined by `and` and `or`."""

import re
from dataclasses import dataclass

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.expressions import NIL, QUOTED, Constant, Expression, Read, read_expression
from editor.jekyll.liquid.grammar import END, Reader, Rejected
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import (
    Drop,
    Nothing,
    contains,
    is_true,
    ordered,
    same,
    size_of,
    type_of_spend,
)

_COMPARISON = re.compile(rf"({QUOTED})\s*([=!<>a-z_]+)?\s*({QUOTED})?", re.ASCII)
_JOINT = r"\b(?:\s?and\s?|\s?or\s?)\b"
_PARTS = re.compile(rf"(?:\b(?:\s?and\s?|\s?or\s?)\b|(?:\s*(?!{_JOINT})(?:{QUOTED}|\S+)\s*)+)", re.ASCII)
_MANY_BLANKS = re.compile(r"\s{3,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left operator right`, or `left` alone; then how it is joined to what follows."""

    left: Expression
    operator: str = ""
    right: Expression = NIL
    joint: str = ""

    def value(self, run: Run) -> object:
        """Return what the comparison says; a value alone says itself."""
        if not self.operator:
            return self.left.value(run)
        return compared(self.left.value(run), self.operator, self.right.value(run), run)


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons, read from the left; each joint decides whether the rest is looked at."""

    comparisons: tuple[Comparison, ...]

    def value(self, run: Run) -> object:
        """Return what the condition says."""
        result: object = None
        for comparison in self.comparisons:
            result = comparison.value(run)
            if comparison.joint == ("or" if is_true(result) else "and"):
                break
        return result


def compared(left: object, operator: str, right: object, run: Run) -> object:
    """Return what an operator says of two values."""
    spend = run.budget.spend
    spend(_cost(left) + _cost(right))
    if operator == "==":
        return _equal(left, right, spend)
    if operator in ("!=", "<>"):
        return not is_true(_equal(left, right, spend))
    if operator == "contains":
        return contains(left, run.text(right) if isinstance(left, str) and is_true(right) else right, spend)
    if operator in ("<", ">", "<=", ">="):
        return ordered(left, operator, right, spend)
    raise Failed(f"Unknown operator {operator}")


def _cost(value: object) -> int:
    """Return how much there may be to compare."""
    return (size_of(value) or 0) >> 4 if isinstance(value, str | list | tuple | dict) else 0


def _equal(left: object, right: object, spend: type_of_spend) -> bool | None:
    """Return whether values are equal; `empty` equals what is empty, `blank` nothing but itself."""
    if isinstance(left, Nothing):
        return _is_nothing(right, left)
    if isinstance(right, Nothing):
        return _is_nothing(left, right)
    return same(left, right, spend)


def _is_nothing(value: object, literal: Nothing) -> bool | None:
    if literal.name == "blank" or isinstance(value, Drop | range):
        return None
    return len(value) == 0 if isinstance(value, str | list | tuple | dict) else None


def read_condition(markup: str) -> Read[Condition]:
    """Read a condition; `Rejected` where even the lax grammar finds none."""
    try:
        return Read(read_strictly(markup))
    except Rejected as why:
        return Read(_lax(markup), str(why))


def read_strictly(markup: str, *, has_literals: bool = True) -> Condition:
    """Read a condition by the strict grammar alone; `where_exp` does not know `empty` and `blank`."""
    reader = Reader(markup)
    read = read_expression if has_literals else read_without_literals
    comparisons: list[Comparison] = []
    while True:
        left = read(reader.expression())
        operator = reader.takes("comparison") or ""
        right = read(reader.expression()) if operator else NIL
        joint = reader.takes_word("and", "or") or ""
        comparisons.append(Comparison(left, operator, right, joint))
        if not joint:
            break
    reader.take(END)
    return Condition(tuple(comparisons))


def read_without_literals(markup: str) -> Expression:
    """Read an expression in which `empty` and `blank` equal nothing at all."""
    read = read_expression(markup)
    return Constant(object()) if isinstance(read, Constant) and isinstance(read.content, Nothing) else read


def _lax(markup: str) -> Condition:
    """Read comparisons between `and` and `or`; of each, the first three words."""
    parts = _PARTS.findall(_MANY_BLANKS.sub("  ", markup))
    if not parts:
        raise Rejected("Valid syntax: if [condition]")
    comparisons = [_lax_comparison(parts.pop(), "")]
    while parts:
        joint = parts.pop().strip()
        comparison = _lax_comparison(parts.pop() if parts else "", joint)
        if joint not in ("and", "or"):
            raise Rejected("Valid syntax: if [condition]")
        comparisons.append(comparison)
    return Condition(tuple(reversed(comparisons)))


def _lax_comparison(text: str, joint: str) -> Comparison:
    found = _COMPARISON.search(text)
    if not found:
        raise Rejected("Valid syntax: if [condition]")
    right = read_expression(found[3])
    return Comparison(read_expression(found[1]), found[2] or "", right, joint)
