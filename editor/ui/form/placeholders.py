"""What of a template is still to be filled in is selected where Tab comes to it, as in the article."""

from PySide6.QtCore import Qt

from editor.core.templates import PLACEHOLDER
from editor.kramdown.span import Span
from editor.ui.text_bridge import units

_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


def to_be_filled_in(text: str, reason: Qt.FocusReason) -> Span | None:
    """Return where the first ‹placeholder› of a text stands, in UTF-16 units, if Tab brought the keyboard."""
    found = PLACEHOLDER.search(text) if reason in _TAB else None
    return Span(units(text[: found.start()]), units(text[: found.end()])) if found is not None else None
