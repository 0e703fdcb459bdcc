"""Links of an article that the user follows: they open in the browser, nowhere else."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})


def follow(address: str) -> None:
    """Open an address outside; what leads to the site itself or to a file is left alone."""
    url = QUrl(address)
    if url.scheme() in _OUTSIDE:
        QDesktopServices.openUrl(url)
