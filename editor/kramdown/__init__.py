"""kramdown, the dialect: one linear reading of a body, with source positions."""

from editor.kramdown.document import read
from editor.kramdown.html import document_html
from editor.kramdown.options import DEFAULT, Options


def to_html(text: str, options: Options = DEFAULT) -> str:
    """Return the HTML that kramdown makes of a body under Jekyll's settings, or a site's own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return document_html(read(lines if lines.endswith("\n") else f"{lines}\n", options))
