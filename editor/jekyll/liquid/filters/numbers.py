"""Filters about numbers: floats are reckoned in decimals, as Liquid does, so that 0.1 and 0.2 make 0.3."""

import datetime as dt
import math
import re
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from types import MappingProxyType

from editor.jekyll.liquid.budget import Exhausted, Failed
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import MOST_BITS, is_number, to_integer

_DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_MOST_DIGITS = 60

type_of_number = int | Decimal


def number_of(value: object) -> type_of_number:
    """Return what Liquid reckons with: an integer or a decimal; 0 for what is neither."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, int) and is_number(value):
        return value
    if isinstance(value, str):
        text = value.strip()
        return Decimal(text[:_MOST_DIGITS]) if _DECIMAL.fullmatch(text) else to_integer(value)
    return 0


def _plain(number: type_of_number) -> int | float:
    """Return a number as values have it."""
    if isinstance(number, Decimal):
        return float(number)
    if number.bit_length() > MOST_BITS:
        raise Exhausted("string")
    return number


def _reckon(
    given: object,
    other: object,
    exact: Callable[[int, int], int],
    decimal: Callable[[Decimal, Decimal], Decimal],
) -> object:
    left, right = number_of(given), number_of(other)
    if isinstance(left, int) and isinstance(right, int):
        return _plain(exact(left, right))
    try:
        return _plain(decimal(Decimal(left), Decimal(right)))
    except InvalidOperation:
        return math.nan


def plus(_run: Run, given: object, other: object) -> object:
    """Add."""
    return _reckon(given, other, int.__add__, _EXACT.add)


def minus(_run: Run, given: object, other: object) -> object:
    """Subtract."""
    return _reckon(given, other, int.__sub__, _EXACT.subtract)


def times(_run: Run, given: object, other: object) -> object:
    """Multiply."""
    return _reckon(given, other, int.__mul__, _EXACT.multiply)


def divided_by(_run: Run, given: object, other: object) -> object:
    """Divide; between integers the rest is dropped, downwards."""
    left, right = number_of(given), number_of(other)
    if right != 0 or (isinstance(left, int) and isinstance(right, int)):
        _refuse_zero(right)
        return _reckon(given, other, int.__floordiv__, _EXACT.divide)
    if left == 0 or left != left:  # noqa: PLR0124 - true for NaN alone
        return math.nan
    return math.inf if (left < 0) == Decimal(right).is_signed() else -math.inf


def modulo(_run: Run, given: object, other: object) -> object:
    """Return the rest of a division; it has the sign of the divisor."""
    _refuse_zero(number_of(other))
    return _reckon(given, other, int.__mod__, _modulo)


def _refuse_zero(number: type_of_number) -> None:
    if number == 0:
        raise Failed("divided by 0")


def _modulo(left: Decimal, right: Decimal) -> Decimal:
    rest = _EXACT.remainder(left, right)
    return rest + right if rest and (rest < 0) != (right < 0) else rest


def absolute(_run: Run, given: object) -> object:
    """Return a number without its sign."""
    number = number_of(given)
    return _plain(-number if number < 0 else number)


def rounded(_run: Run, given: object, digits: object = 0) -> object:
    """Round, halves away from zero, to that many digits after the point."""
    number, places = number_of(given), number_of(digits)
    if isinstance(number, int) and places >= 0:
        return number
    scale = Decimal(1).scaleb(-int(max(min(places, _MOST_DIGITS), -_MOST_DIGITS)))
    exact = _finite(Decimal(number)).quantize(scale, rounding=ROUND_HALF_UP, context=Context(prec=2000))
    return float(exact) if places > 0 else int(exact)


def ceil(_run: Run, given: object) -> object:
    """Round up."""
    return int(_finite(Decimal(number_of(given))).to_integral_value(ROUND_CEILING))


def floor(_run: Run, given: object) -> object:
    """Round down."""
    return int(_finite(Decimal(number_of(given))).to_integral_value(ROUND_FLOOR))


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise Failed("Computation results in 'Infinity'")
    return number


def at_least(_run: Run, given: object, least: object) -> object:
    """Return the greater of two numbers."""
    number, limit = number_of(given), number_of(least)
    return _plain(max(number, limit))


def at_most(_run: Run, given: object, most: object) -> object:
    """Return the lesser of two numbers."""
    number, limit = number_of(given), number_of(most)
    return _plain(min(number, limit))


def to_integer_filter(_run: Run, given: object) -> object:
    """Return a value as an integer."""
    if isinstance(given, str):
        return to_integer(given)
    if given is None:
        return 0
    if isinstance(given, dt.datetime):
        return int(given.timestamp())
    if isinstance(given, int | float) and math.isfinite(given):
        return int(given)
    raise Failed("undefined method 'to_i'")


FILTERS = MappingProxyType({
    "abs": absolute,
    "at_least": at_least,
    "at_most": at_most,
    "ceil": ceil,
    "divided_by": divided_by,
    "floor": floor,
    "minus": minus,
    "modulo": modulo,
    "plus": plus,
    "round": rounded,
    "times": times,
    "to_integer": to_integer_filter,
})  # fmt: skip
