"""The widget as a surface: it shows lines in a column, in a theme, at a zoom, and knows of no session."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from editor.core.message import Translate
from editor.core.paint import Line
from editor.core.paint.shapes import Shape
from editor.kramdown.document import Document
from editor.ui.body.fonts import Type
from editor.ui.body.formats import Formats
from editor.ui.body.overlay import Overlay
from editor.ui.body.page import Page
from editor.ui.body.pictures import Pictures
from editor.ui.body.sheet import Painter, Sheet
from editor.ui.body.spots import Spot, has_overlay
from editor.ui.body.theme import BodyTheme

_COLUMN = 42
_LEAST_SIDE = 28
_TOP = 28
_BOTTOM = 96
_PICTURE_PART = 0.45
"""How much of the view's height a picture may take: it must not fill a small window."""

_PICTURE_LEAST = 160
CARET = 2
_NEAR = 6
"""How many blocks away one is looked for, before Qt is asked, which looks through all that is shown."""


class Surface(QTextEdit):
    """A text edit whose document holds what a `Sheet` says, and is written by nobody else."""

    def __init__(self, tr: Translate, pictures: Pictures, painter: Painter, theme: BodyTheme) -> None:
        super().__init__()
        self._tr = tr
        self._pictures = pictures
        self._theme = theme
        self._zoom = 1.0
        self._side = -1
        self._is_writing = False
        self._painted_block = 0
        self._sheet = Sheet(painter)
        self._type = _type(theme, 1.0)
        self._overlay = Overlay(theme, self._type, pictures, tr)
        self._page = Page(self.document(), Formats(theme, self._type, self._overlay.slot_size))
        self._build()
        self._dress()
        pictures.loaded.connect(self._show_pictures)
        pictures.found.connect(self._make_room)

    @property
    def lines(self) -> list[Line]:
        """What each line of the document shows."""
        return self._sheet.lines

    @property
    def zoom(self) -> float:
        """How many times its usual size the text is."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the text at `zoom` times its usual size: half to three times."""
        zoom = min(max(zoom, 0.5), 3.0)
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()
            self._restyle()

    def set_theme(self, theme: BodyTheme) -> None:
        """Show the text in another theme."""
        if theme != self._theme:
            self._theme = theme
            self._dress()
            self._restyle()

    def line_of(self, block: QTextBlock) -> Line:
        """Return what a block shows."""
        return self._sheet.lines[block.blockNumber()]

    def reload_pictures(self) -> None:
        """Look for the pictures again: files came or went."""
        self._pictures.forget()
        self._make_room()

    def _show_pictures(self) -> None:
        self.viewport().update()

    def _make_room(self) -> None:
        """Give the pictures the room that they take by now."""
        self._restyle_slots()
        self.viewport().update()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell apart what we do to the document from what anybody else does."""
        before, self._is_writing = self._is_writing, True
        try:
            yield
        finally:
            self._is_writing = before

    def _fill(self, document: Document, painter: Painter) -> None:
        """Show a document anew, painted by `painter`."""
        self._sheet = Sheet(painter)
        self._sheet.follow(document)
        with self._writing():
            self._page.fill(self._sheet.lines)
            self.setTextCursor(QTextCursor(self.document()))

    def _show(self, document: Document) -> None:
        """Show what changed between the last reading and this one."""
        splice = self._sheet.follow(document)
        if splice is not None:
            with self._writing():
                self._page.apply(splice)

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(CARET)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(0)

    def _dress(self) -> None:
        """Make what depends on theme and zoom."""
        theme = self._theme
        self._type = _type(theme, self._zoom)
        self._overlay = Overlay(theme, self._type, self._pictures, self._tr)
        self._page.formats = Formats(theme, self._type, self._overlay.slot_size)
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, theme.page),
            (QPalette.ColorRole.Text, theme.text),
            (QPalette.ColorRole.Highlight, theme.selection),
            (QPalette.ColorRole.HighlightedText, theme.text),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        with self._writing():
            self.document().setDefaultFont(self._type.font())
        self._side = -1
        self._set_column()

    def _restyle(self) -> None:
        with self._writing():
            self._page.restyle(self._sheet.lines)

    def _restyle_slots(self) -> None:
        """Give the places of pictures and cards the room they take in the column as it is now."""
        numbers = [
            number
            for number, line in enumerate(self._sheet.lines)
            if any(run.thing is not None for run in line.runs)
        ]
        if numbers:
            self._page.formats.forget_slots()
            with self._writing():
                self._page.restyle(self._sheet.lines, numbers)

    def _set_column(self) -> None:
        """Centre a column of at most 42 em."""
        room = self.viewport().width()
        column = min(_COLUMN * self._type.pixels, room - 2 * _LEAST_SIDE)
        side = max(_LEAST_SIDE, (room - column) // 2)
        size = (
            float(max(40, room - 2 * side)),
            max(_PICTURE_LEAST, _PICTURE_PART * self.viewport().height()),
        )
        had = (self._overlay.width, self._overlay.tallest)
        self._overlay.width, self._overlay.tallest = size
        if side != self._side:
            self._side = side
            self._set_margins(side)
        if size != had:
            self._restyle_slots()

    def _set_margins(self, side: int) -> None:
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(_TOP)
        form.setBottomMargin(_BOTTOM)
        with self._writing():
            frame.setFrameFormat(form)

    def top_line(self) -> int:
        """Return the number of the body's line at the upper edge."""
        return self._top()[0]

    def show_line(self, number: int) -> None:
        """Scroll so that a line of the body is at the upper edge."""
        self._scroll_to(number, 0)

    def _top(self) -> tuple[int, float]:
        """Return the block at the upper edge and how far its top is from it."""
        block = self.cursorForPosition(QPoint(self._side + 1, 1)).block()
        return block.blockNumber(), self._rect(block).top()

    def _scroll_to(self, number: int, top: float) -> None:
        """Scroll so that a block's top is `top` below the upper edge."""
        block = self.document().findBlockByNumber(number)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(self._rect(block).top() - top))

    def _rect(self, block: QTextBlock) -> QRectF:
        """Return where a block is in the viewport."""
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.translated(0, -self.verticalScrollBar().value())

    def _block_at(self, y: int) -> QTextBlock:
        """Return the block at a height of the viewport: that of the last paint mostly, or one close to it."""
        document = self.document()
        block = document.findBlockByNumber(self._painted_block)
        rect_of, at = document.documentLayout().blockBoundingRect, y + self.verticalScrollBar().value()
        for _ in range(_NEAR):
            after = block.next()
            if not block.isValid() or (block.blockNumber() and at < rect_of(block).top()):
                block = block.previous()
            elif after.isValid() and rect_of(after).top() <= at:
                block = after
            else:
                break
        else:
            block = self.cursorForPosition(QPoint(self._side + 1, y)).block()
        self._painted_block = block.blockNumber()
        return block

    def _spots(self, top: int, bottom: int) -> Iterator[Spot]:
        """Yield the blocks between two heights of the viewport that have something painted over them."""
        block = self._block_at(top)
        while block.previous().isValid() and self.line_of(block).form.shape is Shape.FOLDED:
            block = block.previous()
        block = block.previous() if block.previous().isValid() else block
        number = block.blockNumber()
        rect_of, scrolled = (
            self.document().documentLayout().blockBoundingRect,
            self.verticalScrollBar().value(),
        )
        rect = rect_of(block)
        while block.isValid() and rect.top() - scrolled < bottom:
            after = block.next()
            next_rect = rect_of(after) if after.isValid() else rect.translated(0, rect.height())
            line = self._sheet.lines[number]
            if next_rect.top() - scrolled > top and has_overlay(line):
                y, margin = rect.top() - scrolled, block.blockFormat().leftMargin()
                inner = QRectF(self._side + margin, y, self._overlay.width - margin, rect.height())
                yield Spot(block, line, inner, next_rect.top() - scrolled, self._side)
            block, rect, number = after, next_rect, number + 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        spots = list(self._spots(event.rect().top(), event.rect().bottom() + 1))
        if not spots:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        for spot in spots:
            self._overlay.paint_under(painter, spot)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        for spot in spots:
            self._overlay.paint(painter, spot)
            self._mark(painter, spot)
        painter.end()

    def _mark(self, painter: QPainter, spot: Spot) -> None:
        """Show what is selected of what is painted over the text."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_column()


def _type(theme: BodyTheme, zoom: float) -> Type:
    return Type(theme.families, theme.monospace, max(8, round(theme.pixels * zoom)))
