"""The scheme `wongo-site:`, by which the page gets its own shell and the files of the site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler
from shiboken6 import isValid
from typing_extensions import override

from editor.core import picture_sizes
from editor.core.avif import is_avif
from editor.core.inlined import drawing_without_bombs, without_bombs
from editor.store import resources, served
from editor.ui.tasks import Done, Tasks

NAME = "wongo-site"
SITE = QUrl(f"{NAME}://site/")
SHELL = QUrl(f"{NAME}://site/__wongo__/page")
"""The page itself. Everything else below `SITE` is a file of the site."""

_HEAD = 2**16
"""Bytes that nearly all pictures tell their size in."""
_POLICY = (
    "default-src 'none'; img-src {images}; style-src 'unsafe-inline' {styles}; font-src {images}; "
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
    for name in ("shell.css", "signs.css"):
        html = html.replace(f"/*{name}*/", resources.path(f"preview/{name}").read_text("utf-8"))
    return html.encode("utf-8")


class SiteFiles(QWebEngineUrlSchemeHandler):
    """Answers the page's requests: the shell, and pictures, styles and fonts inside the site's folder."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.root: Path | None = None
        self.baseurl = ""
        self.shows_remote = False
        self.theme: Path | None = None
        """The folder of a theme from elsewhere, whose `/assets/` are the site's as well."""
        self._tasks, self._asked = Tasks(self), 0
        self.made: Mapping[str, str] = {}
        """Style sheets that Jekyll makes, by their paths on the site."""

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
        web = " https: http:" if self.shows_remote else ""
        policy = _POLICY.format(images=f"{NAME}: data:{web}", styles=f"{NAME}:{web}", site=f"{NAME}:")
        _set_headers(job, {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"})
        _reply(job, shell_page(), b"text/html; charset=utf-8")

    def _send_file(self, job: QWebEngineUrlRequestJob, path: str) -> None:
        for inside in served.without_base(path, self.baseurl):
            if inside in self.made:
                _send_text(job, without_bombs(self.made[inside]), "text/css")
                return
        self._asked += 1
        self._tasks.run(
            partial(_looked_up, partial(self.find, path)), partial(_answer, job), key=str(self._asked)
        )

    def find(self, path: str) -> served.Served | None:
        """Return the file that a path of the site means, of the site or of its theme."""
        found = served.find(self.root, path, self.baseurl) if self.root else None
        if found is None and self.theme is not None:
            inside = served.without_base(path, self.baseurl)[0]
            found = served.find(self.theme, inside) if inside.startswith("/assets/") else None
        return found


@dataclass(frozen=True, slots=True)
class _Answer:
    """A file that may be shown, and its text where it is one."""

    found: served.Served
    text: str | None


def _looked_up(find: Callable[[], served.Served | None]) -> _Answer | None:
    """Look for a file, in any thread: its disk may take its time."""
    found = find()
    if found is None or _is_too_large(found):
        return None
    return _Answer(found, _harmless(found) if found.media_type in served.TEXTS else None)


def _answer(job: QWebEngineUrlRequestJob, done: Done[_Answer | None]) -> None:
    """Send what was found, if the page still wants it."""
    if done.error is not None:
        raise done.error
    if not isValid(job):
        return
    answer = done.value
    if answer is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
    elif answer.text is not None:
        _send_text(job, answer.text, answer.found.media_type)
    else:
        _send_file(job, answer.found)


def _send_file(job: QWebEngineUrlRequestJob, found: served.Served) -> None:
    file = QFile(str(found.path), job)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
        return
    _set_headers(job, {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"})
    job.reply(found.media_type.encode("ascii"), file)


def _send_text(job: QWebEngineUrlRequestJob, text: str, media_type: str) -> None:
    """Send a text that begins with what says how it is written, whatever it says of that itself."""
    _set_headers(job, {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"})
    _reply(job, text.encode("utf-8-sig", "replace"), f"{media_type}; charset=utf-8".encode("ascii"))


def _reply(job: QWebEngineUrlRequestJob, data: bytes, kind: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(kind, buffer)


def _is_too_large(found: served.Served) -> bool:
    """Tell whether a file is a picture that would take the page's memory, whatever it is called."""
    head = served.read(found, _HEAD)
    may_be = picture_sizes.is_too_large(head) or is_avif(head)  # what follows could say another size
    return may_be and picture_sizes.is_too_large(served.read(found))


def _harmless(found: served.Served) -> str:
    """Return a style sheet or drawing in which no picture would take the page's memory."""
    clean = drawing_without_bombs if found.media_type == "image/svg+xml" else without_bombs
    return clean(served.read_text(found))


def _set_headers(job: QWebEngineUrlRequestJob, headers: dict[str, str]) -> None:
    encoded = {QByteArray(name.encode()): [QByteArray(value.encode())] for name, value in headers.items()}
    job.setAdditionalResponseHeaders(encoded)  # type: ignore[arg-type] # it wants lists, its stub does not
