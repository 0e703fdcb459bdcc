"""A line for a slug: while it is empty it follows the title or the file's name, and says which it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from editor.core.message import Translate
from editor.ui.form.drop import put_inside
from editor.ui.form.line import Line

_BUTTON = 76


class Slug(Line):
    """The button in it cuts the link, which leaves the slug as it is, or ties it again."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.link = QToolButton(self)
        self.link.setObjectName("slugLink")
        self.link.setProperty("part", "inside")
        self.link.setCheckable(True)
        self.link.setCursor(Qt.CursorShape.ArrowCursor)
        self.link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link.clicked.connect(self._toggle)
        put_inside(self, self.link, _BUTTON)
        self.textChanged.connect(self._follow)
        self._follow(self.text())

    def _follow(self, text: str) -> None:
        self.link.setChecked(not text)
        self.link.setText(self._tr("Link again") if text else self._tr("Linked"))
        tip = (
            self._tr("Let the slug follow the title or the file's name again")
            if text
            else self._tr("Cut the link: the slug stays as it is, whatever becomes of the title")
        )
        self.link.setToolTip(tip)
        self.link.setAccessibleName(tip)

    def _toggle(self) -> None:
        self.setText("" if self.text() else self.placeholderText())
        self.home(False)  # a long one is seen from its beginning
        self._follow(self.text())
