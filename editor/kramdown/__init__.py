"""kramdown, the dialect: one linear reading of a body, with source positions."""

from editor.kramdown.document import read
from editor.kramdown.html import document_html


def to_html(text: str) -> str:
    """Return the HTML that kramdown makes of a body under Jekyll's settings."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return document_html(read(lines if lines.endswith("\n") else f"{lines}\n"))
