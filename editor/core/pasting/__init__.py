"""What other programs put on the clipboard as clean house source."""

from editor.core.pasting.markup import house_markup, markup_of
from editor.core.pasting.reading import pieces_of

__all__ = ["house_markup", "markup_of", "pieces_of"]
