"""What every text widget of the form does alike: leave undo to the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_ALSO = frozenset({"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"})
_OWN_UNDO = frozenset({"edit-undo", "edit-redo"})


def is_undo(event: QEvent) -> bool:
    """Tell whether a key asks for undo or redo: the session's, not the widget's."""
    if not isinstance(event, QKeyEvent):
        return False
    standard = QKeySequence.StandardKey
    if event.matches(standard.Undo) or event.matches(standard.Redo):
        return True
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return keys in _ALSO


def is_undo_override(event: QEvent) -> bool:
    """Tell whether a widget is offered undo or redo before the window's shortcut gets it."""
    return event.type() == QEvent.Type.ShortcutOverride and is_undo(event)


def is_plain_key(event: QKeyEvent, *keys: Qt.Key) -> bool:
    """Tell whether one of `keys` was pressed alone."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in keys and held == Qt.KeyboardModifier.NoModifier


def without_undo(menu: QMenu) -> QMenu:
    """Return a widget's own context menu without its undo and redo, which would do nothing."""
    for action in menu.actions():
        if action.objectName() in _OWN_UNDO:
            menu.removeAction(action)
    first = menu.actions()[:1]
    if first and first[0].isSeparator():
        menu.removeAction(first[0])
    return menu
