"""Editor and preview show the same place: each follows where the user goes in the other."""

from PySide6.QtCore import QObject, QTimer

from editor.core import article
from editor.core.session import Session, Update
from editor.core.state import Event, Transaction, caret
from editor.ui.body.view import BodyView
from editor.ui.preview.absent import AbsentPreview
from editor.ui.preview.view import PreviewView

_FRAME_MS = 16


class Scrolling(QObject):
    """Takes the user's scrolling to the other view, shows the caret's place, follows clicks to the source."""

    def __init__(
        self, session: Session, body: BodyView, preview: PreviewView | AbsentPreview, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._body, self._preview = session, body, preview
        self._is_led = False
        self._caret_line = -1
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FRAME_MS)
        self._soon.timeout.connect(self._lead)
        if isinstance(preview, PreviewView):
            body.verticalScrollBar().valueChanged.connect(self._body_scrolled)
            preview.scrolled.connect(self._follow_preview)
            preview.line_clicked.connect(self._go_to_source)

    def follow(self, update: Update) -> None:
        """Let the preview show the line that the caret is on, when it goes to another one."""
        if update.transaction.event is Event.RELOAD:
            self._caret_line = -1
            return
        line = self._line_of(self._session.state.selection.head)
        if line != self._caret_line and line >= 0 and self._caret_line >= 0:
            self._preview.reveal_line(line)
        self._caret_line = line

    def _line_of(self, position: int) -> int:
        """Return the body's line of a position of the text; -1 in the front matter."""
        start = article.read(self._session.text).body_start
        return self._session.text.count("\n", start, position) if position >= start else -1

    def _body_scrolled(self, _value: int) -> None:
        if not self._is_led:
            self._soon.start()

    def _lead(self) -> None:
        self._preview.scroll_to_line(self._body.top_line())

    def _follow_preview(self, line: int) -> None:
        self._is_led = True
        self._body.show_line(line)
        self._is_led = False

    def _go_to_source(self, line: int) -> None:
        """Put the caret where the clicked block begins in the source."""
        text = self._session.text
        position = article.read(text).body_start
        for _ in range(line):
            position = text.find("\n", position) + 1
            if not position:
                return
        self._session.dispatch(Transaction(selection=caret(position)))
        self._body.ensureCursorVisible()
        self._body.setFocus()
