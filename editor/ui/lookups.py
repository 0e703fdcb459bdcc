"""What a disk says of each of many names: asked aside, and remembered while it takes its time."""

import contextlib
from collections.abc import Callable, Hashable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from editor.ui.patience import Late, Patience

Name = TypeVar("Name", bound=Hashable)
Found = TypeVar("Found")

_NOTHING = object()


class Lookups(QObject, Generic[Name, Found]):
    """Calls `look` in another thread each time it is asked. While that is late, what was found last holds.

    What is late is found in its turn and told once: whoever is told asks again, and would never end on a disk
    that always takes its time.
    """

    found = Signal()
    """What was late is there, and something is not as it was known when this was told last."""

    def __init__(self, look: Callable[[Name], Found | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._patience = Patience(self)
        self._patience.came.connect(self._go_on)
        self._known: dict[Name, Found | None] = {}
        self._behind: dict[Name, None] = {}
        self._is_news = False

    def __call__(self, name: Name) -> Found | None:
        """Return what is found now, else what was found last."""
        self._behind.setdefault(name)
        with contextlib.suppress(Late):
            self._patience.ask(partial(self._note, name))
        return self._known.get(name)

    def forget(self) -> None:
        """Know nothing of what was found."""
        self._known.clear()

    def _note(self, name: Name) -> None:
        """Look, in the other thread."""
        try:
            found = self._look(name)
            is_known = self._known.get(name, _NOTHING) == found
            self._known[name] = found
            if not is_known:
                self._is_news = True
        finally:
            self._behind.pop(name, None)

    def _go_on(self) -> None:
        """Ask for what had to wait, and tell when there is no more of it."""
        with contextlib.suppress(Late):
            while behind := tuple(self._behind):
                self._patience.ask(partial(self._note, behind[0]))
            if self._is_news:
                self._is_news = False
                self.found.emit()
