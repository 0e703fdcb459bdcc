"""The preview's part of the window: its bar, what it has to say, and the page on a screen of some width."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from editor.commands.workbench import Width
from editor.core.message import Translate
from editor.ui.arranging import bar_row
from editor.ui.notice import Notice
from editor.ui.preview.view import PreviewView

SCREENS: Mapping[Width, int] = MappingProxyType({Width.PHONE: 390, Width.TABLET: 768, Width.DESKTOP: 1280})
"""How wide the screens are, in CSS pixels."""

_WITHOUT_BARS = frozenset({Width.PHONE, Width.TABLET})
"""Screens on which scroll bars take no room from the page."""

_STEP = 0.1
_LEAST, _MOST = 0.25, 5.0
"""What the web engine can zoom to."""


class PreviewFrame(QWidget):
    """Holds the preview. Where a screen is wider than there is room, the page is shown smaller."""

    page_chosen = Signal(bool)
    """The user wants the article in its theme's page, or alone."""

    web_chosen = Signal(bool)
    """The user allows pictures and looks of other sites, or does not."""

    def __init__(self, view: QWidget, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._screen, self._zoom = view, Width.FIT, 1.0
        self._shows_page, self._can_show_page, self._shows_web = True, False, False
        self.setObjectName("previewPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bars = QHBoxLayout()
        self._edges = (QFrame(), QFrame())
        for edge, name in zip(self._edges, ("stageLeft", "stageRight"), strict=True):
            edge.setObjectName(name)
        self.note = Notice(tr)
        self.note.setObjectName("previewNote")
        self._build()

    @property
    def can_show_page(self) -> bool:
        """Whether there is a theme to show the article in."""
        return self._can_show_page

    def set_can_show_page(self, can: bool) -> None:
        """Say whether there is a theme to show the article in."""
        self._can_show_page = can

    @property
    def shows_page(self) -> bool:
        """Whether the article is shown in its theme's page, as far as there is one."""
        return self._shows_page and self._can_show_page

    @property
    def wants_page(self) -> bool:
        """Whether the user wants the theme's page where there is one."""
        return self._shows_page

    def show_page(self, whole: bool) -> None:
        """Show the article in its theme's page, or alone."""
        self._shows_page = whole
        self.page_chosen.emit(whole)

    @property
    def shows_web(self) -> bool:
        """Whether pictures and looks of other sites are loaded."""
        return self._shows_web

    def note_web(self, allowed: bool) -> None:
        """Take note of what was chosen for the site."""
        self._shows_web = allowed

    def show_web(self, allowed: bool) -> None:
        """Load pictures and looks of other sites, or do not."""
        self._shows_web = allowed
        self.web_chosen.emit(allowed)

    @property
    def device(self) -> Width:
        """How wide a screen is shown."""
        return self._screen

    def set_device(self, width: Width) -> None:
        """Show the page for a screen of another width."""
        self._screen = width
        self._fit()

    def zoom_by(self, steps: int) -> None:
        """Show the page larger or smaller by tenths; in its usual size for 0."""
        self._zoom = round(min(3.0, max(0.5, self._zoom + steps * _STEP)), 2) if steps else 1.0
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 640)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._bar = bar_row(self.bars)
        self._stage = QHBoxLayout()
        self._stage.setContentsMargins(0, 0, 0, 0)
        self._stage.setSpacing(0)
        for widget in (self._edges[0], self._view, self._edges[1]):
            self._stage.addWidget(widget)
        self._stage.setStretchFactor(self._view, 1)
        rows.addWidget(self._bar)
        rows.addWidget(self.note)
        rows.addLayout(self._stage, 1)
        self._bar.setVisible(isinstance(self._view, PreviewView))

    def _fit(self) -> None:
        """Give the view the width of the screen it stands for, and the zoom that makes it fit."""
        room = self.width()
        screen = SCREENS.get(self._screen, 0)
        shown = min(room, round(screen * self._zoom)) if screen else room
        side, other = (room - shown) // 2, (room - shown + 1) // 2
        for edge, width in zip(self._edges, (side, other), strict=True):
            edge.setFixedWidth(width)
            edge.setVisible(width > 0)
        if isinstance(self._view, PreviewView):
            self._view.show_bars(self._screen not in _WITHOUT_BARS)
            zoom = self._zoom if not screen else shown / screen
            self._view.setZoomFactor(min(_MOST, max(_LEAST, zoom)))
