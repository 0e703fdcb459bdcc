"""The two ways of showing the one text, as the core names them."""

from editor.core.mode import Mode

__all__ = ["Mode"]
