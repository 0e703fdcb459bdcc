"""How each key was written before the form edited it: every keystroke is an edit of that.

So a style that was only needed on the way (quotes while a title ended with a blank) leaves no trace, and
what is typed and deleted again leaves the very bytes that were there.
"""

from editor.core import article
from editor.core.derived import FOLLOWERS
from editor.core.session import Update
from editor.core.state import Event

_TRAVEL = frozenset({Event.UNDO, Event.REDO})


class Origins:
    """Remembers the lines of each key as somebody else than the form wrote them last."""

    def __init__(self, text: str) -> None:
        self._lines = _lines(text)

    def of(self, key: str) -> str | None:
        """Return the lines of a key; `None` when the key was not there."""
        return self._lines.get(key)

    def follow(self, update: Update) -> None:
        """Take over the keys whose lines changed, but for those that the form changed itself or took back."""
        step = update.transaction
        if step.event is Event.RELOAD:
            self._lines = _lines(update.after.text)
            return
        if not update.text_changed or article.read(update.after.text).problem is not None:
            return
        is_own = step.source == "form" or step.event in _TRAVEL
        follower = FOLLOWERS.get(step.field)
        before, after = _lines(update.before.text), _lines(update.after.text)
        for key in before.keys() | after.keys():
            if before.get(key) == after.get(key) or (is_own and key in {step.field, follower}):
                continue
            if key in after:
                self._lines[key] = after[key]
            else:
                self._lines.pop(key, None)


def _lines(text: str) -> dict[str, str]:
    return {entry.key: entry.span.of(text) for entry in article.read(text).front_matter.entries}
