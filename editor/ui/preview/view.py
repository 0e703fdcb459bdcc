"""The preview: a fixed page that is patched block by block and never takes the focus from the editor."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QChildEvent, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from editor.core.inlined import without_bombs
from editor.core.message import Translate
from editor.core.patch import PreviewBlock
from editor.ui.preview import scheme
from editor.ui.preview.blame import Blame
from editor.ui.preview.dress import Dress
from editor.ui.preview.feed import Feed, Push
from editor.ui.preview.head import ArticleHead, head_html
from editor.ui.preview.page import PreviewPage
from editor.ui.preview.patience import Patience
from editor.ui.preview.rooms import Rooms, rooms_in

_PAPER = {"light": "#ffffff", "dark": "#17191c"}
"""The page's ground before its style sheet is there; shell.css has the same two."""
_BLOCKS, _DRESS = "blocks", "dress"
"""What the page is given and is waited for."""
_MOST_CRASHES = 3
"""Crashes in a row, without one state shown between them, after which the page waits for another state."""


class PreviewView(QWebEngineView):
    """Shows blocks of HTML as a page, made inert, from the files of one site."""

    ready = Signal()
    """The page is there and takes blocks; again after each time that it had to be made anew."""
    patched = Signal(int)
    """The state of this number (see `show_blocks`) is on the screen."""
    scrolled = Signal(int)
    """The user scrolled; this line of the body is at the top. Our own scrolling is not told."""
    line_clicked = Signal(int)
    """The user clicked the block that starts on this line of the body."""
    link_clicked = Signal(str)
    """The user clicked a link: an address of the web or mail, or a path of the site (`/about/`)."""
    dress_failed = Signal()
    """The theme's page could not be drawn: the article is shown alone."""
    web_kept_out = Signal()
    """Something of the web was not loaded, since nobody allowed it."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._feed = Feed()
        self._head = ArticleHead()
        self._shown_head = ""
        self._dress: Dress | None = None
        self._dress_number = 0
        self._blame = Blame()
        self._blocks: tuple[PreviewBlock, ...] = ()
        self._language = "ko"
        self._theme = "light"
        self._shows_bars = True
        self._is_started = False
        self._crashes = 0
        self._line = 0
        self._place_to_show: tuple[int, float] | None = None
        self._build_page()
        self.setObjectName("preview")
        self.setAccessibleName(tr("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(False)
        self._own_page.load_shell()

    def show_blocks(self, blocks: Sequence[PreviewBlock], *, anew: bool = False) -> int:
        """Show these blocks and return the number of this state, which `patched` tells or passes over.

        Blocks that the page has already are not sent. `anew` is for another article: from its top.
        """
        if anew and self._blocks:  # a place in the article before is none in this one
            self._line, self._place_to_show = 0, None
        self._blocks = tuple(blocks)
        if self._crashes >= _MOST_CRASHES:
            self._restart(crashes=_MOST_CRASHES - 1)
        self._show_head()
        self._send(self._feed.want(self._blocks, anew=anew))
        return self._feed.number

    @property
    def blocks(self) -> tuple[PreviewBlock, ...]:
        """The newest state: what the page shows or is about to show."""
        return self._blocks

    def show_head(self, head: ArticleHead) -> None:
        """Show this above the article."""
        self._head = head
        self._show_head()

    def show_in(self, dress: Dress | None) -> None:
        """Show the article in its theme's page, or on the built-in one."""
        is_same = dress == self._dress
        self._dress = dress
        files = self._own_page.files
        files.made, files.theme = (dress.styles, dress.theme) if dress else ({}, None)
        if dress is not None:
            self.set_base(dress.url)
        if not is_same:
            self._blame.begin()
            self._show_dress()

    def set_site(self, root: Path | None, *, baseurl: str = "", language: str = "ko") -> None:
        """Take pictures, styles and fonts from the site in this folder; from nowhere without one."""
        files = self._own_page.files
        is_same = (files.root, files.baseurl) == (root, baseurl)
        files.root, files.baseurl = root, baseurl
        self._language = language
        self._set_base()
        if not is_same and self._is_started:
            self._restart()

    def set_base(self, path: str) -> None:
        """Read the article's relative addresses from this path of the site (`/2024/02/27/slug/`)."""
        self._own_page.base = scheme.SITE.resolved(path)
        self._set_base()

    def set_theme(self, dark: bool) -> None:
        """Show the page dark or light."""
        self._theme = "dark" if dark else "light"
        self._own_page.setBackgroundColor(QColor(_PAPER["light" if self._dress else self._theme]))
        self._call("setTheme", self._theme)

    def show_bars(self, wanted: bool) -> None:
        """Show scroll bars, or let one scroll without: on a phone they take no room."""
        if wanted != self._shows_bars:
            self._shows_bars = wanted
            self._call("showBars", wanted)

    def show_web(self, allowed: bool) -> None:
        """Load pictures and looks from the web, or block them again; nothing else ever comes from there."""
        page = self._own_page
        if page.requests.shows_remote != allowed:
            page.requests.shows_remote = page.files.shows_remote = allowed
            self._restart()

    def scroll_to_line(self, line: int, *, at: float = 0.0) -> None:
        """Bring a line of the body to the top, or to the share `at` of the view's height.

        Where the page does not have the article yet, this is done once it has.
        """
        self._line, self._place_to_show = line, (line, at)
        self._show_place()

    def reveal_line(self, line: int) -> None:
        """Scroll only if this line of the body is not seen."""
        self._call("reveal", line)

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 640)

    @override
    def childEvent(self, event: QChildEvent) -> None:
        """Keep the engine's own widget, which comes when it likes, from taking the Tab key's focus."""
        super().childEvent(event)
        canvas = event.child()
        if event.type() is not QEvent.Type.ChildRemoved and isinstance(canvas, QWidget):
            canvas.setFocusPolicy(self.focusPolicy())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        menu.popup(event.globalPos())

    def _build_page(self) -> None:
        self._own_page = page = PreviewPage(self)
        page.setBackgroundColor(QColor(_PAPER[self._theme]))
        page.bridge.page_started.connect(self._page_started)
        page.bridge.page_painted.connect(self._page_painted)
        page.bridge.page_dressed.connect(self._page_dressed)
        page.bridge.page_lost.connect(self._page_lost)
        page.bridge.page_scrolled.connect(self._page_scrolled)
        page.bridge.page_clicked.connect(self.line_clicked)
        page.link_clicked.connect(self.link_clicked)
        page.anchor_clicked.connect(self._go_to_anchor)
        page.bridge.page_kept_out.connect(self.web_kept_out)
        page.renderProcessTerminated.connect(self._page_crashed)
        self._patience = Patience(page)
        self.setPage(page)

    def _fill_menu(self, menu: QMenu) -> None:
        copy = self._own_page.action(QWebEnginePage.WebAction.Copy)
        copy.setText(self._tr("Copy"))
        select = self._own_page.action(QWebEnginePage.WebAction.SelectAll)
        select.setText(self._tr("Select All"))
        menu.addActions([copy, select])
        if self.lastContextMenuRequest().linkUrl().isValid():
            link = self._own_page.action(QWebEnginePage.WebAction.CopyLinkToClipboard)
            link.setText(self._tr("Copy Link Address"))
            menu.addAction(link)

    def _send(self, push: Push | None) -> None:
        if push is not None:
            self._patience.begin(_BLOCKS)
            self._own_page.call("push", push.as_json(self._rooms(push.pieces)))

    def _call(self, function: str, *values: str | float) -> None:
        """Call the page if it is there; if not, it is told everything when it comes."""
        if self._is_started:
            self._own_page.call(function, *(json.dumps(value) for value in values))

    def _show_head(self) -> None:
        html = head_html(self._head, self._blocks)
        if self._is_started and html != self._shown_head:
            self._shown_head = html
            self._call("showHead", without_bombs(html))

    def _show_dress(self) -> None:
        """Give the page its theme; the paper of a theme's page is white, as the browser's is."""
        paper = _PAPER["light" if self._dress else self._theme]
        self._own_page.setBackgroundColor(QColor(paper))
        if self._dress is None:
            self._call("showArticle")
        elif self._is_started:
            self._dress_number += 1
            self._patience.begin(_DRESS)
            message = self._dress.as_json(self._rooms([self._dress.html]))
            self._own_page.call("showPage", message, str(self._dress_number))

    def _rooms(self, pieces: Iterable[str]) -> Rooms:
        return rooms_in(pieces, self._own_page.files, self._own_page.base)

    def _set_base(self) -> None:
        self._call("setBase", self._own_page.base.toString(), self._language)

    def _restart(self, *, crashes: int = 0) -> None:
        """Load the page anew; where the user was in the article is found again."""
        self._patience.give_up()
        self._is_started = False
        self._crashes = crashes
        self._place_to_show = self._place_to_show or ((self._line, 0.0) if self._line else None)
        self._feed.page_gone()
        self._own_page.load_shell()

    def _page_started(self) -> None:
        self._is_started = True
        self._set_base()
        self._call("setTheme", self._theme)
        self._call("showBars", self._shows_bars)
        self._shown_head = ""
        self._show_head()
        self._show_dress()
        self._send(self._feed.page_started())
        self.ready.emit()

    def _page_painted(self, number: int) -> None:
        if not self._is_started:  # the last words of a page that is gone
            return
        self._crashes = 0
        self._patience.painted(_BLOCKS)
        if self._blame.lived():
            self.dress_failed.emit()
        self._send(self._feed.acknowledged(number))
        self._show_place()
        self.patched.emit(number)

    def _show_place(self) -> None:
        """Scroll to where it is asked for, if the page has been told of the article by now."""
        has_article = self._is_started and self._blocks and not self._feed.is_to_begin
        if has_article and self._place_to_show is not None:
            self._call("goToLine", *self._place_to_show)
            self._place_to_show = None

    def _page_dressed(self, number: int) -> None:
        if self._is_started and number == self._dress_number:
            self._patience.painted(_DRESS)

    def _page_lost(self, _: int) -> None:
        self._send(self._feed.page_lost())

    def _page_scrolled(self, line: int) -> None:
        self._line = line
        self.scrolled.emit(line)

    def _page_crashed(self) -> None:
        """Come back by itself, unless the article itself seems to kill the page."""
        self._crashes += 1
        self._dress = self._blame.died(self._dress, is_painted=not self._patience.is_for(_DRESS))
        self._patience.give_up()
        self._is_started = False
        self._feed.page_gone()
        if self._crashes < _MOST_CRASHES:
            self._restart(crashes=self._crashes)

    def _go_to_anchor(self, name: str) -> None:
        self._call("goToId", name)
