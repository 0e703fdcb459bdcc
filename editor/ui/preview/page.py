"""The web page of the preview, shut on all sides: no scripts, no navigation, no network, no traces."""

import logging

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl, Signal
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineCookieStore,
    QWebEngineDownloadRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from typing_extensions import override

from editor.store import resources
from editor.ui.preview import scheme
from editor.ui.preview.bridge import Bridge

OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
"""Where our script and the channel live. The page's own world has no scripts at all."""

_LOG = logging.getLogger(__name__)
_Kind = QWebEngineUrlRequestInfo.ResourceType
_Setting = QWebEngineSettings.WebAttribute

_SETTINGS = {
    _Setting.JavascriptEnabled: False,
    _Setting.JavascriptCanOpenWindows: False,
    _Setting.JavascriptCanAccessClipboard: False,
    _Setting.LocalStorageEnabled: False,
    _Setting.LocalContentCanAccessRemoteUrls: False,
    _Setting.LocalContentCanAccessFileUrls: False,
    _Setting.PluginsEnabled: False,
    _Setting.PdfViewerEnabled: False,
    _Setting.WebGLEnabled: False,
    _Setting.HyperlinkAuditingEnabled: False,
    _Setting.AutoLoadIconsForPage: False,
    _Setting.NavigateOnDropEnabled: False,
    _Setting.FocusOnNavigationEnabled: False,
    _Setting.ErrorPageEnabled: False,
    _Setting.PlaybackRequiresUserGesture: True,
    _Setting.ShowScrollBars: True,
}
_ALLOWED = {
    scheme.NAME: frozenset(
        {_Kind.ResourceTypeImage, _Kind.ResourceTypeStylesheet, _Kind.ResourceTypeFontResource}
    ),
    "data": frozenset({_Kind.ResourceTypeImage, _Kind.ResourceTypeFontResource}),
}
_SCRIPTS = ("nodes", "rooms", "patch", "appearance", "theme")
_OPENED_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})


_SHOWN_OF_THE_WEB = frozenset(
    {_Kind.ResourceTypeImage, _Kind.ResourceTypeStylesheet, _Kind.ResourceTypeFontResource}
)


class Requests(QWebEngineUrlRequestInterceptor):
    """Blocks every request but those for the site's files; looks and pictures of the web only if allowed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shows_remote = False

    @override
    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if not self._is_allowed(info):
            info.block(True)

    def _is_allowed(self, info: QWebEngineUrlRequestInfo) -> bool:
        url, kind = info.requestUrl(), info.resourceType()
        if kind is _Kind.ResourceTypeMainFrame:
            return url == scheme.SHELL
        if url.scheme() in {"http", "https"}:
            return self.shows_remote and kind in _SHOWN_OF_THE_WEB
        return kind in _ALLOWED.get(url.scheme(), frozenset())


class PreviewPage(QWebEnginePage):
    """The fixed shell page with our script in it. Links are told, never followed."""

    link_clicked = Signal(str)
    """An address that the user clicked: of the web or mail, or a path of the site (`/about/`)."""
    anchor_clicked = Signal(str)
    """The id of a place in the article itself."""

    def __init__(self, parent: QObject) -> None:
        profile = QWebEngineProfile()
        super().__init__(profile, parent)
        profile.setParent(self)  # so that it outlives the page, as it must
        self.base = scheme.SITE
        self.bridge = Bridge(self)
        self.requests = Requests(profile)
        self.files = scheme.SiteFiles(profile)
        self._is_loading_shell = False
        self._shut(profile)
        self._set_up_channel()

    def load_shell(self) -> None:
        """Load the empty page; `bridge.page_started` tells when it is there."""
        self._is_loading_shell = True
        self.load(scheme.SHELL)

    def call(self, function: str, *arguments: str) -> None:
        """Call a function of our scripts; the arguments are JSON."""
        self.runJavaScript(f"wongo.{function}({', '.join(arguments)})", OUR_WORLD)

    @override
    def acceptNavigationRequest(
        self, url: QUrl | str, type: QWebEnginePage.NavigationType, isMainFrame: bool
    ) -> bool:
        url = QUrl(url)
        if self._is_loading_shell and isMainFrame and url == scheme.SHELL:
            self._is_loading_shell = False
            return True
        if type is QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self._tell_link(url)
        return False

    @override
    def chooseFiles(self, *_: object) -> list[str]:
        return []

    @override
    def javaScriptConsoleMessage(self, level: object, message: str, lineNumber: int, sourceID: str) -> None:
        _LOG.debug("page: %s (%s:%d)", message, sourceID, lineNumber)

    def _shut(self, profile: QWebEngineProfile) -> None:
        profile.setUrlRequestInterceptor(self.requests)
        profile.installUrlSchemeHandler(scheme.NAME.encode("ascii"), self.files)
        profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
        profile.cookieStore().setCookieFilter(_refuse_cookie)
        profile.downloadRequested.connect(_refuse_download)
        self.permissionRequested.connect(_refuse_permission)
        self.newWindowRequested.connect(self._refuse_window)
        for attribute, value in _SETTINGS.items():
            self.settings().setAttribute(attribute, value)

    def _set_up_channel(self) -> None:
        channel = QWebChannel(self)
        channel.registerObject("page", self.bridge)
        self.setWebChannel(channel, OUR_WORLD)
        self.loadFinished.connect(self._run_script)

    def _run_script(self, is_loaded: bool) -> None:
        """Start our script in the shell. Not by `scripts()`: after a crash those are sometimes left out."""
        if is_loaded:
            self.runJavaScript(_script(), OUR_WORLD)

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self._tell_link(request.requestedUrl())

    def _tell_link(self, url: QUrl) -> None:
        """Tell what a link means: an anchor, an address, a path of the site; nothing else is told."""
        if url.scheme() in _OPENED_OUTSIDE:
            self.link_clicked.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        elif url.scheme() == scheme.NAME:
            if url.hasFragment() and url.toString().partition("#")[0] == self.base.toString():
                self.anchor_clicked.emit(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
            else:
                self.link_clicked.emit(url.toString().removeprefix(scheme.SITE.toString()[:-1]))


def _script() -> str:
    """Return our script behind Qt's side of the channel."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    file.open(QIODevice.OpenModeFlag.ReadOnly)
    channel = bytes(file.readAll().data()).decode("utf-8")
    own = (resources.path(f"preview/{name}.js").read_text("utf-8") for name in _SCRIPTS)
    return "\n".join((channel, *own))


def _refuse_cookie(_: QWebEngineCookieStore.FilterRequest) -> bool:
    return False


def _refuse_download(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _refuse_permission(permission: QWebEnginePermission) -> None:
    permission.deny()
