"""The scheme `wongo-site:`, by which the page gets its own shell and the files of the site."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtGui import QImageReader
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler
from typing_extensions import override

from editor.store import resources, served

NAME = "wongo-site"
SITE = QUrl(f"{NAME}://site/")
SHELL = QUrl(f"{NAME}://site/__wongo__/page")
"""The page itself. Everything else below `SITE` is a file of the site."""

_MOST_PIXELS = 100_000_000
_POLICY = (
    "default-src 'none'; img-src {images}; style-src 'unsafe-inline' {site}; font-src {site} data:; "
    "base-uri {site}; form-action 'none'; frame-ancestors 'none'"
)


def register_schemes() -> None:
    """Make the scheme known to the web engine. To be called before the QApplication is made."""
    name = NAME.encode("ascii")
    if not QWebEngineUrlScheme.schemeByName(name).name().isEmpty():
        return
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def shell_page() -> bytes:
    """Return the HTML of the empty page, its style sheet inside."""
    html = resources.path("preview/shell.html").read_text("utf-8")
    css = resources.path("preview/shell.css").read_text("utf-8")
    return html.replace("/*shell.css*/", css).encode("utf-8")


class SiteFiles(QWebEngineUrlSchemeHandler):
    """Answers the page's requests: the shell, and pictures, styles and fonts inside the site's folder."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.root: Path | None = None
        self.baseurl = ""
        self.shows_remote = False

    @override
    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        if job.requestMethod() != QByteArray(b"GET") or url.host() != SITE.host():
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url.path() == SHELL.path():
            self._send_shell(job)
        else:
            self._send_file(job, url.path(QUrl.ComponentFormattingOption.FullyDecoded))

    def _send_shell(self, job: QWebEngineUrlRequestJob) -> None:
        images = f"{NAME}: data: https: http:" if self.shows_remote else f"{NAME}: data:"
        policy = _POLICY.format(images=images, site=f"{NAME}:")
        _set_headers(job, {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"})
        buffer = QBuffer(job)
        buffer.setData(shell_page())
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(b"text/html; charset=utf-8", buffer)

    def _send_file(self, job: QWebEngineUrlRequestJob, path: str) -> None:
        found = served.find(self.root, path, self.baseurl) if self.root else None
        if found is None or _is_too_large(found):
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        file = QFile(str(found.path), job)
        if not file.open(QIODevice.OpenModeFlag.ReadOnly):
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
            return
        _set_headers(job, {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"})
        job.reply(found.media_type.encode("ascii"), file)


def _is_too_large(found: served.Served) -> bool:
    """Tell whether a picture would take the page's memory once it is unpacked."""
    if not found.media_type.startswith("image/") or found.path.suffix.lower() == ".svg":
        return False
    size = QImageReader(str(found.path)).size()
    return size.isValid() and size.width() * size.height() > _MOST_PIXELS


def _set_headers(job: QWebEngineUrlRequestJob, headers: dict[str, str]) -> None:
    encoded = {QByteArray(name.encode()): [QByteArray(value.encode())] for name, value in headers.items()}
    job.setAdditionalResponseHeaders(encoded)  # type: ignore[arg-type] # it wants lists, its stub does not
