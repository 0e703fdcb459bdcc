"""What each line of the source looks like in the Write view."""

from editor.core.paint.lines import MASK, Line, masked, painted

__all__ = ["MASK", "Line", "masked", "painted"]
