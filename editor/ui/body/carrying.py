"""What the body puts on the clipboard and takes from it, by key or by mouse."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from editor.core.paint import MASK
from editor.core.paint.runs import PLACE
from editor.core.pasting.offers import Offer, PictureOffer
from editor.core.pictures import is_picture
from editor.store.presence import is_file
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
    return from_qt(text).replace(MASK, "").replace(PLACE, "").replace("\u2028", "\n").replace("\u00a0", " ")


def can_take(mime: QMimeData) -> bool:
    """Tell whether there is anything to paste."""
    return mime.hasText() or mime.hasHtml() or mime.hasImage() or mime.hasFormat(SOURCE_TYPE)


def offer_of(mime: QMimeData) -> Offer:
    """Return the words that are offered."""
    source = ""
    if mime.hasFormat(SOURCE_TYPE):
        source = pasted(bytes(mime.data(SOURCE_TYPE).data()).decode(errors="replace"))
    return Offer(pasted(mime.text()) if mime.hasText() else "", mime.html() if mime.hasHtml() else "", source)


def pictures_of(mime: QMimeData) -> tuple[PictureOffer, ...]:
    """Return the pictures that are offered: files, else a picture that comes without words.

    Word and Excel offer a picture of every text; then the text is meant.
    """
    files = tuple(PictureOffer(path) for path in _files(mime) if is_picture(path))
    if files or not mime.hasImage() or mime.hasFormat(SOURCE_TYPE):
        return files
    data = b"" if mime.hasText() and mime.text().strip() else _png(mime.imageData())
    return (PictureOffer(data=data),) if data else ()


def _files(mime: QMimeData) -> Iterator[str]:
    """Yield the files of this computer that are offered."""
    for url in mime.urls() if mime.hasUrls() else ():
        if url.isLocalFile() and is_file(Path(url.toLocalFile())):
            yield url.toLocalFile()


def _png(image: object) -> bytes:
    """Return the bytes of a picture; none for what is no picture."""
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(buffer.data().data()) if image.save(buffer, "PNG") else b""  # type: ignore[call-overload]  # its stub knows no device
