"""Text that an input method is composing: it is shown by Qt, and becomes a step only when it is done."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QTextEdit


def composed_text(view: QTextEdit) -> str:
    """Return the text being composed at the caret."""
    block = view.textCursor().block()
    return str(block.layout().preeditAreaText()) if block.isValid() else ""


def without_commit(event: QInputMethodEvent) -> QInputMethodEvent:
    """Return what is left of an event when its commit has been made: the text being composed now."""
    return QInputMethodEvent(event.preeditString(), event.attributes())


def is_change(event: QInputMethodEvent) -> bool:
    """Tell whether an event commits or replaces anything."""
    return bool(event.commitString()) or event.replacementLength() > 0
