"""Front matter, edited by its keys: what is changed is that key's lines, and nothing else.

The doors for a whole file's text: `values`, `set_value`, `remove_key`, `rename_key`, `move_key`; what cannot
be done is a `Refused`, and nothing has changed.
"""

from editor.core.errors import Refused
from editor.core.frontmatter.doors import move_key, remove_key, rename_key, set_value, values
from editor.core.frontmatter.editing import removal, text_change, value_change
from editor.core.frontmatter.reading import Entry, FrontMatter, read
from editor.core.yaml.text import Raw, Style
from editor.core.yaml.values import Value

__all__ = [
    "Entry",
    "FrontMatter",
    "Raw",
    "Refused",
    "Style",
    "Value",
    "move_key",
    "read",
    "removal",
    "remove_key",
    "rename_key",
    "set_value",
    "text_change",
    "value_change",
    "values",
]
