"""What an excerpt is made of: a paragraph of the article, which it then follows, or a copied text."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from editor.core import article
from editor.core.derived import Paragraph, excerpt_of, paragraphs
from editor.core.message import Translate
from editor.core.reading import read_body
from editor.core.session import Session, Update
from editor.core.state import Event

KEY = "excerpt"
_REST_MS = 600
"""How long the article must rest before the excerpt follows: no step of its own amid the typing."""

_MOST = 8
_WIDEST = 40
_TRAVEL = frozenset({Event.UNDO, Event.REDO})


class Sources(QObject):
    """Remembers which paragraph the excerpt follows, as long as it says what that paragraph gives."""

    led = Signal(str)
    """The excerpt is to be this: it was chosen, or the paragraph that it follows has changed."""

    changed = Signal()
    """The excerpt follows a paragraph now, or does so no more."""

    def __init__(self, session: Session, tr: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._tr, self._parent = session, tr, parent
        self._at: int | None = None
        self._given = ""
        self._is_cut = self._may_lead = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.look)

    @property
    def holds(self) -> bool:
        """Whether the excerpt follows a paragraph."""
        return self._at is not None and self._excerpt() == self._given

    def cut(self) -> None:
        """Let the excerpt stay as it is, whatever becomes of the paragraph."""
        self._at, self._is_cut = None, True
        self.changed.emit()

    def follow(self, update: Update) -> None:
        """Keep up with the text, and look at it once it rests."""
        step = update.transaction
        if step.event is Event.RELOAD:
            self._at, self._is_cut, self._may_lead = None, False, False
        elif self._at is not None:
            self._at = step.changes.moved(self._at, after_insert=False)
            self._may_lead = step.event not in _TRAVEL
        if update.text_changed:
            self._rest.start()

    def look(self) -> None:
        """Let the excerpt follow its paragraph; find the one that it could come from when it has none."""
        self._rest.stop()
        excerpt = self._excerpt()
        if self._at is not None and excerpt == self._given and self._may_lead:
            self._lead()
        elif not self._is_cut and excerpt:
            found = next((one for one in self._paragraphs() if excerpt_of(one.text) == excerpt), None)
            self._at = self._place(found) if found is not None else None
            self._given = excerpt
            self.changed.emit()

    def menu(self) -> QMenu:
        """Return what the excerpt can be made of."""
        menu = QMenu(self._parent)
        menu.setObjectName("sourcesMenu")
        copied = QGuiApplication.clipboard().text().strip()
        action = menu.addAction(self._tr("What is on the clipboard"))
        action.setObjectName("fromClipboard")
        action.setEnabled(bool(copied))
        action.triggered.connect(partial(self._take_text, copied))
        menu.addSeparator()
        heading = menu.addAction(self._tr("A paragraph, which it then follows"))
        heading.setObjectName("heading")
        heading.setEnabled(False)
        caret = self._session.state.selection.head
        found = list(self._paragraphs())
        here = [number for number, one in enumerate(found) if self._place(one) <= caret]
        for number, one in enumerate(found[:_MOST]):
            words = one.text.replace("\n", " ")
            shown = words if len(words) <= _WIDEST else f"{words[:_WIDEST]}…"
            action = menu.addAction(shown.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self.holds and self._place(one) == self._at)
            action.triggered.connect(partial(self._take_paragraph, one))
            if here and number == here[-1]:
                menu.setDefaultAction(action)
        return menu

    def _take_text(self, text: str, _is_checked: bool = False) -> None:
        self._at, self._is_cut = None, False
        self.led.emit(excerpt_of(text))
        self.changed.emit()

    def _take_paragraph(self, paragraph: Paragraph, _is_checked: bool = False) -> None:
        self._given = excerpt_of(paragraph.text)
        self.led.emit(self._given)
        self._at, self._is_cut, self._may_lead = self._place(paragraph), False, False
        self.changed.emit()

    def _lead(self) -> None:
        self._may_lead = False
        at = self._at or 0
        before = [one for one in self._paragraphs() if self._place(one) <= at]
        given = excerpt_of(before[-1].text) if before else ""
        if given and given != self._given:
            self._given = given
            self.led.emit(given)

    def _paragraphs(self) -> list[Paragraph]:
        return list(paragraphs(read_body(article.read(self._session.text).body)))

    def _place(self, paragraph: Paragraph) -> int:
        return article.read(self._session.text).body_start + paragraph.start

    def _excerpt(self) -> str:
        entry = article.read(self._session.text).front_matter.get(KEY)
        return entry.text.rstrip("\n") if entry is not None else ""
