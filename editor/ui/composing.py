"""Finishing what an input method is composing, once, whatever the platform does when it is asked to.

Asked to commit, some input methods leave in place what is being composed. Those of Japanese and Chinese take
it away, since nobody has chosen yet what it is to become. A person who clicks elsewhere has not said that.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class _Keeper(QObject):
    """Lets nothing be taken away from the widget that it is installed on."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QInputMethodEvent) and _takes_away(event)


def catch_up() -> None:
    """Let what the input method made of the last keys arrive, before what came after them is done.

    Only for what the user does next: whatever else waits to be called is called, too.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)


def finish(widget: QWidget, composed: Callable[[], str]) -> None:
    """Have what is being composed in `widget` committed; what no one commits is inserted as it stands."""
    if not composed():
        return
    keeper = _Keeper()
    widget.installEventFilter(keeper)
    QGuiApplication.inputMethod().commit()
    widget.removeEventFilter(keeper)
    if left := composed():
        QApplication.sendEvent(widget, committing(left))
        QGuiApplication.inputMethod().reset()


def kept(event: QInputMethodEvent, composed: str) -> QInputMethodEvent:
    """Return the event, or one that commits what a click would take away: Qt asks before it tells us."""
    is_click = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return committing(composed) if composed and is_click and _takes_away(event) else event


def committing(text: str) -> QInputMethodEvent:
    """Return the event that commits a text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    return event


def _takes_away(event: QInputMethodEvent) -> bool:
    return not (event.preeditString() or event.commitString() or event.replacementLength())
