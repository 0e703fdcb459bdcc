"""The main window: the form above the body, the preview beside them, all resizable, each can be hidden."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from editor.commands.command import Place
from editor.commands.workbench import Pane
from editor.core.message import Translate
from editor.core.session import Session
from editor.ui.actions import Actions
from editor.ui.body.view import BodyView
from editor.ui.form.raw import HeaderView
from editor.ui.form.view import FormView
from editor.ui.notice import Notice
from editor.ui.preview.absent import AbsentPreview
from editor.ui.preview.view import PreviewView
from editor.ui.problems.view import ProblemsView
from editor.ui.status import StatusLine
from editor.ui.theme import Theme

_FIRST_SIZE = QSize(1360, 860)
_ARRANGEMENT = 1
"""Version of the saved arrangement; another number makes old ones be ignored."""

_GROUPS = {
    "fileBar": (Place.BAR_FILE, Place.BAR_HISTORY),
    "viewBar": (Place.BAR_PANES,),
    "marksBar": (Place.BAR_MARKS, Place.BAR_HIGHLIGHTS, Place.BAR_BLOCKS, Place.BAR_INSERTS),
    "modeBar": (Place.BAR_MODE,),
}
"""Which commands stand in which bar."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets that the window arranges."""

    form: FormView
    header: HeaderView
    body: BodyView
    problems: ProblemsView
    preview: PreviewView | AbsentPreview
    notice: Notice
    status: StatusLine


class MainWindow(QMainWindow):
    """Containers, bars and their arrangement. What the parts show is no business of the window."""

    def __init__(self, session: Session, parts: Parts, tr: Translate) -> None:
        super().__init__()
        self._session, self._parts, self._tr = session, parts, tr
        self._may_close: Callable[[], bool] = bool
        self._form_room = 0
        self.setObjectName("wongo")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._head, self._tools = QHBoxLayout(), QHBoxLayout()
        self._columns, self._rows = self._arrange()
        self.setStatusBar(parts.status)
        self.resize(_FIRST_SIZE)
        self._columns.setSizes([820, 540])
        self._rows.splitterMoved.connect(self._take_form_room)
        parts.form.height_wanted.connect(self._fit_form)

    def text(self) -> str:
        """Return the whole current text of the file: front matter and body."""
        return self._session.text

    def guard(self, may_close: Callable[[], bool]) -> None:
        """Ask `may_close` before the window closes; until then it does not close at all."""
        self._may_close = may_close

    def adopt(self, actions: Actions) -> None:
        """Build menus and bars anew from a site's commands."""
        self.menuBar().clear()
        actions.fill_menus(self.menuBar())
        for row, wide, narrow in (
            (self._head, _bar("fileBar", self._tr("File")), _bar("viewBar", self._tr("View"))),
            (self._tools, _bar("marksBar", self._tr("Format")), _bar("modeBar", self._tr("Way of writing"))),
        ):
            for place_of in (wide, narrow):
                actions.fill_bar(place_of, _GROUPS[place_of.objectName()])
            _refill(row, wide, narrow)
        narrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addActions(actions.all())

    def entitle(self, title: str, *, is_dirty: bool) -> None:
        """Name the window after the post."""
        shown = title or self._tr("Untitled")
        self.setWindowTitle(self._tr("{title}[*] - Wongo", title=shown.replace("[*]", "[* ]")))
        self.setWindowModified(is_dirty)

    def paint_parts(self, theme: Theme) -> None:
        """Give the parts that paint themselves the colours of a theme."""
        self._parts.notice.paint(theme)

    def is_shown(self, pane: Pane) -> bool:
        """Tell whether a part of the window is there."""
        return not self._pane(pane).isHidden()

    def show_pane(self, pane: Pane, shown: bool) -> None:
        """Show or hide a part of the window."""
        self._pane(pane).setVisible(shown)

    def arrangement(self) -> bytes:
        """Return how the window is arranged, to be remembered."""
        parts = (
            self.saveState(_ARRANGEMENT),
            self.saveGeometry(),
            self._columns.saveState(),
            self._rows.saveState(),
        )
        hidden = "".join(pane.value[0] for pane in Pane if not self.is_shown(pane))
        rest = (hidden.encode(), b"%d" % self._form_room)
        return b"|".join([*(bytes(part.toBase64().data()) for part in parts), *rest])

    def arrange_as(self, arrangement: bytes) -> None:
        """Arrange the window as remembered; anything unreadable leaves it as it is."""
        pieces = arrangement.split(b"|")
        if len(pieces) != 6 or not pieces[5].isdigit():  # noqa: PLR2004  (the six of `arrangement`)
            return
        state, geometry, columns, rows = (QByteArray.fromBase64(piece) for piece in pieces[:4])
        if not self.restoreState(state, _ARRANGEMENT):
            return
        self.restoreGeometry(geometry)
        self._columns.restoreState(columns)
        self._rows.restoreState(rows)
        self._form_room = int(pieces[5])
        for pane in Pane:
            self.show_pane(pane, pane.value[0] not in pieces[4].decode("ascii", "replace"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # whatever goes wrong while asking, the text is not lost
        if self._may_close():
            event.accept()

    @Slot(int, int)
    def _take_form_room(self, position: int, _handle: int) -> None:
        """Remember how much room the user gave the form."""
        self._form_room = position

    @Slot(int)
    def _fit_form(self, wanted: int) -> None:
        """Give the form what its fields take, but not more than the user did, else half of the window."""
        whole = sum(self._rows.sizes())
        if whole:
            height = min(wanted, self._form_room or whole // 2)
            self._rows.setSizes([height, whole - height])

    def _pane(self, pane: Pane) -> QWidget:
        return {Pane.FORM: self._parts.form, Pane.PREVIEW: self._parts.preview}[pane]

    def _arrange(self) -> tuple[QSplitter, QSplitter]:
        writing = _column(
            _row(self._tools), self._parts.header, self._parts.body, self._parts.problems, wide=2
        )
        rows = _splitter(Qt.Orientation.Vertical, "rows", (self._parts.form, 0), (writing, 1))
        columns = _splitter(Qt.Orientation.Horizontal, "columns", (rows, 3), (self._parts.preview, 2))
        self.setCentralWidget(_column(_row(self._head), self._parts.notice, columns))
        return columns, rows


def _bar(name: str, title: str) -> QToolBar:
    bar = QToolBar(title)
    bar.setObjectName(name)
    bar.setMovable(False)
    return bar


def _row(layout: QHBoxLayout) -> QFrame:
    row = QFrame()
    row.setObjectName("barRow")
    row.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 1)  # room for the line below
    layout.setSpacing(0)
    return row


def _refill(row: QHBoxLayout, wide: QToolBar, narrow: QToolBar) -> None:
    """Put new bars into a row in place of those that are there."""
    while (item := row.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()
    row.addWidget(wide, 1)
    row.addWidget(narrow)


def _column(*widgets: QWidget, wide: int = -1) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretch(wide % len(widgets), 1)
    return column


def _splitter(orientation: Qt.Orientation, name: str, *shares: tuple[QWidget, int]) -> QSplitter:
    """Return a splitter; each widget takes its share of what a larger window gives."""
    splitter = QSplitter(orientation)
    splitter.setObjectName(name)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for number, (widget, share) in enumerate(shares):
        splitter.addWidget(widget)
        splitter.setStretchFactor(number, share)
    return splitter
