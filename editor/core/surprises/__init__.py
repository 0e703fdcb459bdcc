"""Where the page will show something else than the writer sees."""

from editor.core.surprises.finders import surprises

__all__ = ["surprises"]
