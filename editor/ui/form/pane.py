"""A scrolling pane that is never higher than what it holds."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

_HINT, _NARROWEST, _LOWEST = 640, 320, 64


class Pane(QScrollArea):
    """Holds `content`, as wide as the pane; asks for its height and scrolls where it gets less."""

    height_wanted = Signal(int)
    """The content takes another height now, in pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._wanted: QWidget | None = None
        self._scrolled: int | None = None
        self.content = _Content(self)
        self.content.setObjectName("formContent")
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._follow_height)
        self.content.laid_out.connect(self._settled.start)
        self.setWidget(self.content)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_HINT, self._content_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, _LOWEST)

    def scroll_to(self, widget: QWidget | None) -> None:
        """Bring a widget to the top, or as near as the content goes, once the layout is settled."""
        self._wanted, self._scrolled = widget, None
        self._settled.start()

    def _content_height(self) -> int:
        layout = self.content.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(self.viewport().width())
        return self.content.sizeHint().height()

    def _follow_height(self) -> None:
        """Be no higher than the content, once its layout is settled; tell when that is another height."""
        wanted = self._content_height()
        if wanted != self.maximumHeight():
            self.setMaximumHeight(wanted)
            self.updateGeometry()
            self.height_wanted.emit(wanted)
            self._settled.start()
        elif self._wanted is not None:
            self._scroll(self._wanted)

    def _scroll(self, to: QWidget) -> None:
        """Scroll to a widget, also when the content grows afterwards, until somebody scrolls elsewhere."""
        bar = self.verticalScrollBar()
        if self._scrolled in (None, bar.value()):
            bar.setValue(to.mapTo(self.content, QPoint()).y())
            self._scrolled = bar.value()
        else:
            self._wanted = None


class _Content(QWidget):
    """What the pane holds; tells when it was laid out anew."""

    laid_out = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.laid_out.emit()
        return is_done
