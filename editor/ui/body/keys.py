"""Which keys move, which delete, which break a line: Qt's standard keys as tables."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

Key = QKeySequence.StandardKey
Move = QTextCursor.MoveOperation

T = TypeVar("T")

STEPS: Mapping[Key, tuple[Move, bool, int]] = MappingProxyType(
    {
        Key.MoveToNextChar: (Move.NextCharacter, False, 1),
        Key.MoveToPreviousChar: (Move.PreviousCharacter, False, -1),
        Key.SelectNextChar: (Move.NextCharacter, True, 1),
        Key.SelectPreviousChar: (Move.PreviousCharacter, True, -1),
        Key.MoveToNextWord: (Move.NextWord, False, 1),
        Key.MoveToPreviousWord: (Move.PreviousWord, False, -1),
        Key.SelectNextWord: (Move.NextWord, True, 1),
        Key.SelectPreviousWord: (Move.PreviousWord, True, -1),
    }
)
"""Steps among hidden characters: how to move, whether to select, which way."""

CLIMBS: Mapping[Key, tuple[Move, bool]] = MappingProxyType(
    {
        Key.MoveToNextLine: (Move.Down, False),
        Key.MoveToPreviousLine: (Move.Up, False),
        Key.SelectNextLine: (Move.Down, True),
        Key.SelectPreviousLine: (Move.Up, True),
    }
)
"""Steps from line to line, keeping the column."""

LEAPS: Mapping[Key, tuple[Move, bool]] = MappingProxyType(
    {
        Key.MoveToStartOfLine: (Move.StartOfLine, False),
        Key.MoveToEndOfLine: (Move.EndOfLine, False),
        Key.MoveToStartOfBlock: (Move.StartOfBlock, False),
        Key.MoveToEndOfBlock: (Move.EndOfBlock, False),
        Key.MoveToStartOfDocument: (Move.Start, False),
        Key.MoveToEndOfDocument: (Move.End, False),
        Key.SelectStartOfLine: (Move.StartOfLine, True),
        Key.SelectEndOfLine: (Move.EndOfLine, True),
        Key.SelectStartOfBlock: (Move.StartOfBlock, True),
        Key.SelectEndOfBlock: (Move.EndOfBlock, True),
        Key.SelectStartOfDocument: (Move.Start, True),
        Key.SelectEndOfDocument: (Move.End, True),
    }
)
"""Leaps to an end of something."""

PAGES = (Key.MoveToNextPage, Key.MoveToPreviousPage, Key.SelectNextPage, Key.SelectPreviousPage)
"""Movements that only the widget can make, which knows how high a page is."""


class Reach(StrEnum):
    """How far one deletion goes."""

    CHARACTER = "character"
    WORD = "word"
    LINE = "line"
    PARAGRAPH = "paragraph"


DELETIONS: Mapping[Key, tuple[Reach, int]] = MappingProxyType(
    {
        Key.Backspace: (Reach.CHARACTER, -1),
        Key.Delete: (Reach.CHARACTER, 1),
        Key.DeleteStartOfWord: (Reach.WORD, -1),
        Key.DeleteEndOfWord: (Reach.WORD, 1),
        Key.DeleteEndOfLine: (Reach.LINE, 1),
        Key.DeleteCompleteLine: (Reach.PARAGRAPH, 1),
    }
)

_CONTROLS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


def matched(event: QKeyEvent, keys: Iterable[Key]) -> Key | None:
    """Return the first standard key that was pressed."""
    return next((key for key in keys if event.matches(key)), None)


def is_backspace(event: QKeyEvent) -> bool:
    """Tell whether backspace was pressed, with Shift or without: no platform lists it among its keys."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    return event.key() == Qt.Key.Key_Backspace and not held


def plainly_typed(event: QKeyEvent) -> str:
    """Return the text of a key that can be no shortcut on any platform; empty for all others."""
    text = event.text()
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    return text if text.isprintable() and not held else ""


def typed(event: QKeyEvent) -> str:
    """Return the text that a key types; empty for shortcuts and keys that type nothing."""
    text = event.text()
    held = event.modifiers() & _CONTROLS
    is_alt_graph = held == Qt.KeyboardModifier.ControlModifier and (
        event.modifiers() & Qt.KeyboardModifier.AltModifier
    )
    if held and not is_alt_graph:
        return ""
    return text if text and (text.isprintable() or text in "\u200c\u200d\ufe00") else ""
