"""What can be put into an article besides words."""

from editor.core.inserts.commands import (
    closing_line,
    code,
    code_language,
    embedded,
    image,
    rule,
    section,
    source_line,
    spacer,
    table,
)
from editor.core.inserts.linked import edited_link, link_at, unlinked
from editor.core.inserts.links import link, linked
from editor.core.inserts.notes import footnote

__all__ = [
    "closing_line",
    "code",
    "code_language",
    "edited_link",
    "embedded",
    "footnote",
    "image",
    "link",
    "link_at",
    "linked",
    "rule",
    "section",
    "source_line",
    "spacer",
    "table",
    "unlinked",
]
