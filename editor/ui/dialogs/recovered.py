"""Two versions of a post beside each other, and what is to become of them."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.comparison import Row, Side, beside
from editor.core.message import Translate
from editor.ui.theme import GRID, Theme

_SIZE = QSize(940, 600)
_SHARE = 0.9
"""How much of a small screen it takes: a window has a frame, and something to show of what it stands over."""

_MOST_ROWS = 2000
"""More differing lines than anybody reads through; below them a line says how many more there are."""

_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two: what it is called, and its text; `None` where there is no such file."""

    title: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: the name that tests and scripts know it by, and what it says."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked: the dialog's name and title, a sentence, the two versions and the answers.

    The first answer is the button of the Enter key, the last one that of Escape: it decides nothing.
    """

    name: str
    title: str
    sentence: str
    versions: tuple[Version, Version]
    answers: tuple[Answer, ...]


class BesideDialog(QDialog):
    """Shows where two versions differ, the lines of one beside those of the other."""

    def __init__(self, choice: Choice, theme: Theme, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(choice.name)
        self._tr, self._theme = tr, theme
        self._answer = choice.answers[-1].name
        self.setWindowTitle(choice.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        if parent is not None:
            parent.installEventFilter(self)
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() * _SHARE))
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        box.setSpacing(2 * GRID)
        box.addWidget(self._saying(choice.sentence))
        box.addWidget(self._comparison(choice.versions), 1)
        box.addLayout(self._buttons(choice.answers))

    def answer(self) -> str:
        """Return the name of the answer that was given."""
        return self._answer

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the window: at the start it gets its place on the screen after this is opened."""
        if event.type() is QEvent.Type.Move and isinstance(watched, QWidget):
            self.move(watched.frameGeometry().center() - self.rect().center())
        return super().eventFilter(watched, event)

    def _saying(self, sentence: str) -> QLabel:
        label = QLabel(sentence, self)
        label.setObjectName("beside")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _comparison(self, versions: tuple[Version, Version]) -> QTextBrowser:
        view = QTextBrowser(self)
        view.setObjectName("comparison")
        view.setAccessibleName(self._tr("Where the two differ"))
        view.setOpenLinks(False)
        view.setHtml(self._page(versions))
        return view

    def _buttons(self, answers: Sequence[Answer]) -> QHBoxLayout:
        """Stand the answers in a row: the undecided one alone on the left, the first one last."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for answer in (answers[-1], *reversed(answers[:-1])):
            button = QPushButton(answer.title, self)
            button.setObjectName(answer.name)
            button.setAutoDefault(False)
            button.setDefault(answer is answers[0])
            button.clicked.connect(self._take)
            row.addWidget(button)
            if answer is answers[-1]:
                row.addStretch()
            if answer is answers[0]:
                button.setFocus()
        return row

    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._answer = button.objectName()
        self.accept()

    def _page(self, versions: tuple[Version, Version]) -> str:
        left, right = versions
        if left.text is None:
            rows = beside("", right.text or "")
            return self._table((right.title,), [self._single(row) for row in rows[:_MOST_ROWS]], rows)
        rows = beside(left.text, right.text or "")
        if left.text == right.text:
            return f"<p>{html.escape(self._tr('Both texts are the same.'))}</p>"
        if not rows:
            return f"<p>{html.escape(self._tr('They differ in blank space at line ends only.'))}</p>"
        lines = [line for row in rows[:_MOST_ROWS] for line in self._pair(row)]
        return self._table((left.title, right.title), lines, rows)

    def _table(self, titles: Sequence[str], lines: Sequence[str], rows: Sequence[Row]) -> str:
        wide = 100 // len(titles)
        head = "".join(f'<th width="{wide}%" align="left">{html.escape(title)}</th>' for title in titles)
        more = len(rows) - _MOST_ROWS
        rest = self._between(self._tr("{count} more lines", count=more)) if more > 0 else ""
        content = "".join((f"<tr>{head}</tr>", *lines, rest))
        return f'<table width="100%" cellspacing="0" cellpadding="4">{content}</table>'

    def _pair(self, row: Row) -> Iterator[str]:
        if row.skipped:
            yield self._between(self._tr("Lines that are the same: {count}", count=row.skipped))
        theme = self._theme
        left = self._cell(row.old, theme.warning_ground, theme.warning_text, is_same=row.is_same)
        right = self._cell(row.new, theme.selection, theme.text, is_same=row.is_same)
        yield f"<tr>{left}{right}</tr>"

    def _single(self, row: Row) -> str:
        return f"<tr>{self._cell(row.new, '', self._theme.text, is_same=True)}</tr>"

    def _between(self, sentence: str) -> str:
        return f'<tr><td colspan="2" style="color: {self._theme.muted}">⋯ {html.escape(sentence)}</td></tr>'

    def _cell(self, side: Side | None, ground: str, ink: str, *, is_same: bool) -> str:
        """Return a cell: what the other side has not on a ground of its own, markup paler than words."""
        if side is None:
            return f'<td bgcolor="{self._theme.hover}"></td>'
        colour = self._theme.muted if is_same and ground else self._theme.text
        pieces = "".join(self._pieces(side, ground, ink))
        return f'<td valign="top" style="color: {colour}; white-space: pre-wrap">{pieces}</td>'

    def _pieces(self, side: Side, ground: str, ink: str) -> Iterator[str]:
        tags = [match.span() for match in _TAG.finditer(side.text)]
        edges = {0, len(side.text), side.changed.start, side.changed.end, *(at for tag in tags for at in tag)}
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            is_changed = side.changed.start <= start and end <= side.changed.end and bool(ground)
            is_tag = any(first <= start and end <= last for first, last in tags)
            style = f"background-color: {ground}; color: {ink};" if is_changed else ""
            if is_tag:
                style += f" color: {ink if is_changed else self._theme.faint}; font-size: small;"
            text = html.escape(side.text[start:end])
            yield f'<span style="{style}">{text}</span>' if style else text
