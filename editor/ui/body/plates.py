"""Cards, chips and missing pictures as they are drawn: what each is, in words, on a ground of its own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from editor.core.message import N_, Translate
from editor.core.paint.cards import Chip, EmbedCard
from editor.core.paint.runs import Picture
from editor.core.providers import Medium, host_of, provider_of
from editor.ui.body.fonts import Type
from editor.ui.body.theme import BodyTheme

CARD_HEIGHT = 3.4
"""The height of an embed's card, in em."""

MISSING_HEIGHT = 6.0
"""The height of the place of a picture that is missing, in em."""

_CORNER = 4.0
_CHIP_SIZE = 0.78
_CHIP_ICON = 0.95
_CHIP_MOST = 0.7
"""The part of the column that a chip may take."""

_TAG_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "iframe": N_("Embedded page"),
        "video": N_("Video"),
        "audio": N_("Sound"),
        "script": N_("Script"),
        "style": N_("Style sheet"),
        "object": N_("Embedded object"),
        "embed": N_("Embedded object"),
    }
)
_TAG_MEDIA: Mapping[str, Medium] = MappingProxyType(
    {"video": Medium.VIDEO, "audio": Medium.SOUND, "script": Medium.CODE, "style": Medium.CODE}
)


class Plates:
    """Draws them, in one theme and one size of type."""

    def __init__(self, theme: BodyTheme, family: Type, tr: Translate) -> None:
        self._theme = theme
        self._type = family
        self._tr = tr
        self._widths: dict[Chip, float] = {}

    def chip_width(self, chip: Chip, column: float) -> float:
        """Return how wide a chip is in the text, the room at its sides included."""
        if chip not in self._widths:
            advance = QFontMetricsF(self._chip_font(chip)).horizontalAdvance(chip.text)
            self._widths[chip] = advance + self._type.pixels * (_CHIP_ICON + 1.1)
        return float(round(min(self._widths[chip], column * _CHIP_MOST)))

    def paint_chip(self, painter: QPainter, rect: QRectF, chip: Chip) -> None:
        """Paint a comment or a command as a small plate in the text."""
        em, middle = self._type.pixels, rect.center().y()
        height = em * 1.28
        frame = QRectF(rect.left() + 2.5, round(middle - height / 2) + 0.5, rect.width() - 5, round(height))
        self._paint_frame(painter, frame)
        icon = QRectF(frame.left() + em * 0.35, middle - em * 0.4, em * 0.8, em * 0.8)
        painter.setPen(QPen(QColor(self._theme.faint), 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        (_draw_bubble if chip.is_comment else _draw_braces)(painter, icon)
        painter.setFont(self._chip_font(chip))
        inner = frame.adjusted(em * (_CHIP_ICON + 0.42), 0, -em * 0.3, 0)
        self._paint_words(painter, inner, chip.text, self._theme.role("aside"))

    def paint_embed(self, painter: QPainter, rect: QRectF, card: EmbedCard) -> None:
        """Paint the card of an embed: who it comes from, what it is called, where it is."""
        provider = provider_of(card.source)
        name = self._tr(_TAG_NAMES.get(card.tag, N_("Embedded object")))
        medium = _TAG_MEDIA.get(card.tag, Medium.PAGE)
        if provider is not None:
            name, medium = self._tr(provider.name), provider.medium
        elif host := host_of(card.source):
            name = f"{name} · {host}"
        detail = f"{card.title} · {card.source}" if card.title and card.source else card.title or card.source
        frame = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_frame(painter, frame)
        em = self._type.pixels
        icon = QRectF(0, 0, em * 1.7, em * 1.7)
        icon.moveCenter(QPointF(frame.left() + em * 1.75, frame.center().y()))
        self._paint_medium(painter, icon, medium)
        self._paint_two_lines(painter, frame.adjusted(em * 3.3, 0, -em, 0), name, detail)

    def paint_missing(self, painter: QPainter, rect: QRectF, picture: Picture, *, is_there: bool) -> None:
        """Paint the place of a picture that cannot be shown: what it would show, and where it should be."""
        title = self._tr("This picture cannot be shown") if is_there else self._tr("Picture not found")
        frame = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_frame(painter, frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.faint), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, _CORNER, _CORNER)
        em = self._type.pixels
        icon = QRectF(0, 0, em * 2.0, em * 1.6)
        icon.moveCenter(QPointF(frame.left() + em * 2.0, frame.center().y()))
        painter.setPen(QPen(QColor(self._theme.faint), 1.4))
        _draw_picture(painter, icon)
        words = f"{title} · {picture.description}" if picture.description else title
        self._paint_two_lines(painter, frame.adjusted(em * 4.0, 0, -em, 0), words, picture.source)

    def _paint_frame(self, painter: QPainter, frame: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.setBrush(QColor(self._theme.card_head))
        painter.drawRoundedRect(frame, _CORNER, _CORNER)

    def _paint_medium(self, painter: QPainter, icon: QRectF, medium: Medium) -> None:
        """Paint the sign of what kind of thing an embed is, on a round ground."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.faint))
        painter.drawEllipse(icon)
        page = QColor(self._theme.card_head)
        painter.setPen(QPen(page, max(1.2, icon.width() * 0.055)))
        painter.setBrush(page if medium in _FILLED else Qt.BrushStyle.NoBrush)
        inset = icon.width() * 0.28
        _SIGNS[medium](painter, icon.adjusted(inset, inset, -inset, -inset))

    def _paint_two_lines(self, painter: QPainter, room: QRectF, title: str, detail: str) -> None:
        """Paint a title and, below it, what is to be known besides."""
        em, middle = self._type.pixels, room.center().y()
        painter.setFont(_bold(self._type.font(0.86)))
        height = em * 1.3
        upper = QRectF(room.left(), middle - height if detail else middle - height / 2, room.width(), height)
        self._paint_words(painter, upper, title, self._theme.text)
        painter.setFont(self._type.font(0.8))
        lower = QRectF(room.left(), middle, room.width(), height)
        self._paint_words(painter, lower, detail, self._theme.faint, Qt.TextElideMode.ElideMiddle)

    def _paint_words(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        colour: str,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setPen(QColor(colour))
        said = QFontMetricsF(painter.font()).elidedText(words, elide, room.width() + 0.5)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def _chip_font(self, chip: Chip) -> QFont:
        return self._type.font(_CHIP_SIZE) if chip.is_comment else self._type.code_font(_CHIP_SIZE)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + box.width() * x, box.top() + box.height() * y)


def _part(box: QRectF, x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(_at(box, x, y), _at(box, x + width, y + height))


def _draw_lines(painter: QPainter, box: QRectF, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([_at(box, x, y) for x, y in points]))


def _draw_bubble(painter: QPainter, box: QRectF) -> None:
    """Draw what someone says: a comment, a post."""
    corner = box.width() * 0.18
    path = QPainterPath()
    path.addRoundedRect(_part(box, 0.02, 0.08, 0.96, 0.64), corner, corner)
    tail = QPolygonF([_at(box, 0.22, 0.66), _at(box, 0.22, 0.98), _at(box, 0.52, 0.68)])
    path.addPolygon(tail)
    painter.drawPath(path.simplified())


def _draw_braces(painter: QPainter, box: QRectF) -> None:
    """Draw two brackets of code."""
    _draw_lines(painter, box, (0.3, 0.18), (0.02, 0.5), (0.3, 0.82))
    _draw_lines(painter, box, (0.7, 0.18), (0.98, 0.5), (0.7, 0.82))


def _draw_play(painter: QPainter, box: QRectF) -> None:
    triangle = QPolygonF([_at(box, 0.15, 0.0), _at(box, 1.0, 0.5), _at(box, 0.15, 1.0)])
    painter.drawPolygon(triangle)


def _draw_note(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(_part(box, 0.05, 0.66, 0.4, 0.32))
    _draw_lines(painter, box, (0.42, 0.8), (0.42, 0.04), (0.92, 0.2), (0.92, 0.42))


def _draw_pin(painter: QPainter, box: QRectF) -> None:
    path = QPainterPath(_at(box, 0.5, 1.05))
    path.cubicTo(_at(box, -0.2, 0.35), _at(box, 0.1, -0.08), _at(box, 0.5, -0.05))
    path.cubicTo(_at(box, 0.9, -0.08), _at(box, 1.2, 0.35), _at(box, 0.5, 1.05))
    painter.drawPath(path)
    painter.drawEllipse(_part(box, 0.36, 0.22, 0.28, 0.28))


def _draw_document(painter: QPainter, box: QRectF) -> None:
    painter.drawRect(_part(box, 0.1, 0.0, 0.8, 1.0))
    for y in (0.28, 0.5, 0.72):
        _draw_lines(painter, box, (0.28, y), (0.72, y))


def _draw_page(painter: QPainter, box: QRectF) -> None:
    painter.drawRect(_part(box, 0.0, 0.08, 1.0, 0.84))
    _draw_lines(painter, box, (0.0, 0.34), (1.0, 0.34))


def _draw_picture(painter: QPainter, box: QRectF) -> None:
    painter.drawRoundedRect(box, 2, 2)
    painter.drawEllipse(_part(box, 0.64, 0.16, 0.18, 0.22))
    _draw_lines(painter, box, (0.06, 0.9), (0.36, 0.42), (0.58, 0.74), (0.72, 0.58), (0.94, 0.9))


_FILLED = frozenset({Medium.VIDEO})
_SIGNS: Mapping[Medium, Callable[[QPainter, QRectF], None]] = MappingProxyType(
    {
        Medium.VIDEO: _draw_play,
        Medium.SOUND: _draw_note,
        Medium.POST: _draw_bubble,
        Medium.MAP: _draw_pin,
        Medium.CODE: _draw_braces,
        Medium.DOCUMENT: _draw_document,
        Medium.PAGE: _draw_page,
    }
)
