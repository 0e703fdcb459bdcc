"""A moment as the house writes it into its posts."""

from datetime import date, datetime

from editor.core.dates import moment_of
from editor.core.house.dates import written
from editor.core.house.style import Habit
from editor.core.moments import moment_text
from editor.core.yaml.text import QUOTES
from editor.core.yaml.values import Value, read_scalar


def as_written(moment: datetime, habit: Habit) -> Value:
    """Return the value that says a moment, with its zone, in the house's way.

    Where the house's pattern would say another time, as one without a zone does, it is the moment itself.
    A house that has its dates in quotes gets a text.
    """
    text = written(moment, habit.pattern)
    value, is_quoted = read_scalar(text), habit.text.style in QUOTES
    if isinstance(value, date) and not isinstance(value, datetime):
        return text if is_quoted else value
    if is_quoted:
        return spelt(moment, habit.pattern, quoted=True)
    said = _same(value, moment)
    if said is None:
        return moment
    return said if isinstance(value, datetime) else value


def spelt(moment: datetime, pattern: str, *, quoted: bool = False) -> str:
    """Return a moment as a form writes it: in the house's pattern where that says the same time.

    In quotes a time without a zone is the site's own; without them YAML takes it for another one.
    """
    text = written(moment, pattern)
    said = _same(text if quoted else read_scalar(text), moment)
    return text if said is not None else moment_text(moment)


def _same(value: Value, moment: datetime) -> datetime | None:
    """Return the moment that Jekyll makes of a value, if it is this one to the minute."""
    said = moment_of(value, moment.tzinfo) if moment.tzinfo is not None else None
    is_same = said is not None and said.replace(second=0) == moment.replace(second=0, microsecond=0)
    return said if is_same else None
