"""What the body puts on the clipboard and takes from it."""

from PySide6.QtCore import QMimeData

from editor.core.paint import MASK
from editor.ui.text_bridge import from_qt, pasted

SOURCE_TYPE = "application/x-wongo-source"


def carried(visible: str, source: str, html: str) -> QMimeData:
    """Return a selection as others read it (its visible text, its HTML) and as Wongo does (its source)."""
    mime = QMimeData()
    mime.setText(visible)
    if html:
        mime.setHtml(html)
    mime.setData(SOURCE_TYPE, source.encode())
    return mime


def seen(text: str) -> str:
    """Return what a reader sees of text that Qt selected in Write view."""
    return from_qt(text).replace(MASK, "").replace("\u2028", "\n").replace("\u00a0", " ")


def source_of(mime: QMimeData) -> str | None:
    """Return the source that another body put there; `None` where the text is from elsewhere."""
    if not mime.hasFormat(SOURCE_TYPE):
        return None
    return pasted(bytes(mime.data(SOURCE_TYPE).data()).decode(errors="replace"))


def text_of(mime: QMimeData) -> str:
    """Return plain text from outside."""
    return pasted(mime.text()) if mime.hasText() else ""
