"""Editing tables cell by cell: what is not edited keeps its bytes."""

from editor.core.tables.editing import Table, edited, in_markdown_cell, table_at

__all__ = ["Table", "edited", "in_markdown_cell", "table_at"]
