"""A quiet line below an input: what its value follows, what there is to say about it, how long it is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QToolButton, QWidget
from typing_extensions import override

from editor.core.message import Translate
from editor.ui.form.chips import repolish

_ROOMY = 320
"""Pixels from which a sentence and its button stand beside each other."""


@dataclass(frozen=True, slots=True)
class LinkSight:
    """How a link to another value is shown: whether it holds, and what it leads to, in words."""

    holds: bool
    title: str
    tip: str


class Aid(QWidget):
    """Hidden while there is nothing to say."""

    link_toggled = Signal()
    source_wanted = Signal()
    remedied = Signal()

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: LinkSight | None = None
        self.link, self.source = self._button("link"), self._button("source")
        self.source.setText(tr("Take from…"))
        self.source.setToolTip(tr("Make it of a paragraph, or of what is on the clipboard"))
        self.link.setCheckable(True)
        self.link.clicked.connect(self._toggle)
        self.source.clicked.connect(self.source_wanted)
        self.remedy = self._button("remedy")
        self.remedy.clicked.connect(self.remedied)
        self._note, self._count = QLabel(self), QLabel(self)
        self._note.setProperty("part", "advice")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("part", "count")
        self._count.setObjectName("count")
        self._note.hide()
        self._count.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.link, self.source):
            row.addWidget(widget)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.addWidget(self._note, 1)
        self._said.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(self._said, 1)
        row.addStretch()  # where nothing is said: a layout with all in it hidden takes no room
        row.addWidget(self._count)
        self._settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the button stand below its sentence where both do not fit beside each other."""
        super().resizeEvent(event)
        is_roomy = event.size().width() >= _ROOMY
        ways = QBoxLayout.Direction
        self._said.setDirection(ways.LeftToRight if is_roomy else ways.TopToBottom)

    def show_link(self, sight: LinkSight | None) -> None:
        """Show what the value follows, or could follow."""
        if sight == self._sight:
            return
        self._sight = sight
        self.link.setVisible(sight is not None)
        if sight is not None:
            self.link.setChecked(sight.holds)
            self.link.setText(sight.title)
            self.link.setToolTip(sight.tip)
        self._settle()

    def offer_sources(self, is_offered: bool) -> None:
        """Let the value be made of another text."""
        self.source.setVisible(is_offered)
        self._settle()

    def advise(self, sentence: str, remedy: str = "") -> None:
        """Say something about the value, with a button that mends it."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self._settle()

    def count(self, sentence: str, *, is_over: bool) -> None:
        """Say how long the value is."""
        self._count.setText(sentence)
        self._count.setVisible(bool(sentence))
        if self._count.property("over") != is_over:
            self._count.setProperty("over", is_over)
            repolish(self._count)
        self._settle()

    def _toggle(self) -> None:
        """Let the button show what holds, and report that another thing is wanted."""
        self.link.setChecked(self._sight is not None and self._sight.holds)
        self.link_toggled.emit()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("part", "aid")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.hide()
        return button

    def _settle(self) -> None:
        parts = (self.link, self.source, self.remedy, self._note, self._count)
        self.setVisible(any(not part.isHidden() for part in parts))
