"""The rules of typing: what a key does to the state."""

from editor.core.edit.delete import delete_backward, delete_forward, delete_selection
from editor.core.edit.enter import enter, soft_break
from editor.core.edit.typing import type_text
from editor.core.edit.units import Unit

__all__ = [
    "Unit",
    "delete_backward",
    "delete_forward",
    "delete_selection",
    "enter",
    "soft_break",
    "type_text",
]
