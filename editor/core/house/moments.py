"""A moment as the house writes it into its posts."""

from datetime import date, datetime

from editor.core.dates import moment_of
from editor.core.house.dates import written
from editor.core.house.style import Habit
from editor.core.moments import moment_text
from editor.core.yaml.text import Style
from editor.core.yaml.values import Value, read_scalar


def as_written(moment: datetime, habit: Habit) -> Value:
    """Return the value that says a moment, with its zone, in the house's way.

    Where the house's pattern would say another time, as one without a zone does, it is the moment itself.
    """
    text = written(moment, habit.pattern)
    value = text if habit.text.style in {Style.SINGLE, Style.DOUBLE} else read_scalar(text)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    said = moment_of(value, moment.tzinfo) if moment.tzinfo is not None else None
    if said is None or said.replace(second=0) != moment.replace(second=0, microsecond=0):
        return moment
    return said if isinstance(value, datetime) else value


def spelt(moment: datetime, pattern: str) -> str:
    """Return a moment as a form writes it: in the house's pattern where that says the same time."""
    text = written(moment, pattern)
    said = moment_of(read_scalar(text), moment.tzinfo) if moment.tzinfo is not None else None
    is_meant = said is not None and said.replace(second=0) == moment.replace(second=0, microsecond=0)
    return text if is_meant else moment_text(moment)
