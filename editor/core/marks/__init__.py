"""Marks on words: bold, italic, the colours of the palette."""

from editor.core.marks.commands import BACKGROUNDS, COLOURS, active, clear, step_out, toggle, words

__all__ = ["BACKGROUNDS", "COLOURS", "active", "clear", "step_out", "toggle", "words"]
