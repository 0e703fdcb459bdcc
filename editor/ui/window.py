"""The main window: the form above the body, the preview beside them, all resizable, each can be hidden."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QToolBar,
    QWidget,
)
from typing_extensions import override

from editor.commands.command import Place
from editor.commands.workbench import Pane
from editor.core.message import Translate
from editor.core.mode import Mode
from editor.core.session import Session
from editor.ui.actions import Actions
from editor.ui.arranging import bar_row, column, refill, splitter, tool_bar
from editor.ui.body.view import BodyView
from editor.ui.find.bar import FindBar
from editor.ui.form.raw import HeaderView
from editor.ui.form.tabbing import takes_tab
from editor.ui.form.view import FormView
from editor.ui.notice import Notice
from editor.ui.outline.view import OutlineView
from editor.ui.preview.absent import AbsentPreview
from editor.ui.preview.frame import PreviewFrame
from editor.ui.preview.view import PreviewView
from editor.ui.problems.view import ProblemsView
from editor.ui.sight import FocusMode
from editor.ui.status import StatusLine
from editor.ui.text_bridge import on_one_line
from editor.ui.theme import Theme

_FIRST_SIZE = QSize(1360, 860)
_ARRANGEMENT = 1
"""Version of the saved arrangement; another number makes old ones be ignored."""

_FORM_ENOUGH, _BODY_LEAST = 400, 144
"""Pixels of the form that show three fields of its fold, and of the article that show five lines."""

_FORM_MOST = 0.55
"""The form's part of the height, if nobody gave it another: a newsroom's usual fields are seen whole."""

_GROUPS = {
    "fileBar": (Place.BAR_FILE, Place.BAR_HISTORY),
    "viewBar": (Place.BAR_PANES,),
    "marksBar": (Place.BAR_MARKS, Place.BAR_HIGHLIGHTS, Place.BAR_BLOCKS, Place.BAR_INSERTS),
    "modeBar": (Place.BAR_MODE,),
    "pageBar": (Place.BAR_PREVIEW,),
    "widthBar": (Place.BAR_WIDTH,),
}
"""Which commands stand in which bar."""

_IN_WORDS = frozenset({"modeBar", "pageBar"})
"""Bars whose buttons are words."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets that the window arranges."""

    form: FormView
    header: HeaderView
    find: FindBar
    body: BodyView
    outline: OutlineView
    problems: ProblemsView
    preview: PreviewView | AbsentPreview
    pane: PreviewFrame
    """The preview with its bar."""
    notice: Notice
    status: StatusLine

    def show_source(self, position: int) -> None:
        """Go to a position of the front matter, in its source."""
        self.body.set_mode(Mode.SOURCE)
        self.header.show_position(position)


class MainWindow(QMainWindow):
    """Containers, bars and their arrangement. What the parts show is no business of the window."""

    closed = Signal()
    """The window is closed for good."""

    def __init__(self, session: Session, parts: Parts, tr: Translate) -> None:
        super().__init__()
        self._session, self._parts, self._tr = session, parts, tr
        self._may_close: Callable[[], bool] = bool
        self._form_room = 0
        self.setObjectName("wongo")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._head, self._tools = QHBoxLayout(), QHBoxLayout()
        head, tools = bar_row(self._head), bar_row(self._tools)
        self._columns, self._rows, self._writing = self._arrange(head, tools)
        around = (
            self.menuBar(),
            head,
            tools,
            parts.form,
            parts.header,
            parts.pane,
            parts.problems,
            parts.status,
        )
        self.focus_mode = FocusMode(around)
        parts.form.behind = (*parts.header.stops(), parts.body)
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
            (self._head, tool_bar("fileBar", self._tr("File")), tool_bar("viewBar", self._tr("View"))),
            (
                self._tools,
                tool_bar("marksBar", self._tr("Format")),
                tool_bar("modeBar", self._tr("Way of writing")),
            ),
            (
                self._parts.pane.bars,
                tool_bar("pageBar", self._tr("Page")),
                tool_bar("widthBar", self._tr("Width of the page")),
            ),
        ):
            for place_of in (wide, narrow):
                actions.fill_bar(place_of, _GROUPS[place_of.objectName()])
            refill(row, wide, narrow)
            for words in (wide, narrow):
                if words.objectName() in _IN_WORDS:
                    words.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addActions(actions.all())
        self._leave_focus = actions["focus-mode"]
        self._stand_outline(actions["outline"])

    def entitle(self, title: str, *, is_dirty: bool) -> None:
        """Name the window after the post."""
        shown = on_one_line(title) or self._tr("Untitled")
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
        """Return how the window is arranged, to be remembered; an article that is alone is so no longer."""
        self.focus_mode.turn(False)
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
    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        """Let Tab go from the form to the front matter's source and the body, and come as the eye does."""
        before, form = QApplication.focusWidget(), self._parts.form
        order = [one for one in form.behind if takes_tab(one)]
        at = order.index(before) + (1 if is_next else -1) if before in order else len(order)
        if 0 <= at < len(order):
            order[at].setFocus(
                Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
            )
            return True
        if at < 0 and form.isVisible():
            form.enter(is_next=False)
            return True
        was_in_form = before is not None and form.isAncestorOf(before)
        is_done = super().focusNextPrevChild(is_next)
        focus = QApplication.focusWidget()
        if not was_in_form and focus is not None and form.isAncestorOf(focus):
            form.enter(is_next=is_next)
        return is_done

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.focus_mode.is_on:
            self._leave_focus.trigger()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # whatever goes wrong while asking, the text is not lost
        if self._may_close():
            event.accept()
            self.closed.emit()

    @Slot(int, int)
    def _take_form_room(self, position: int, _handle: int) -> None:
        """Remember how much room the user gave the form."""
        self._form_room = position

    @Slot(int)
    def _fit_form(self, wanted: int) -> None:
        """Give the form what its fields take, but not more than the user did, else about half of the window.

        In a small window it gets more, as long as some lines of the article can be seen.
        """
        whole = sum(self._rows.sizes())
        if whole:
            others = self._writing.height() - self._parts.body.height()  # the bar, what is found, the source
            room = max(int(whole * _FORM_MOST), min(_FORM_ENOUGH, whole - others - _BODY_LEAST))
            height = min(wanted, self._form_room or room)
            self._rows.setSizes([height, whole - height])

    def _pane(self, pane: Pane) -> QWidget:
        return {Pane.FORM: self._parts.form, Pane.PREVIEW: self._parts.pane}[pane]

    def _stand_outline(self, action: QAction) -> None:
        """Let the list of headings pop up under its button."""
        bar = self.findChild(QToolBar, "viewBar")
        button = bar.widgetForAction(action) if bar is not None else None
        if button is not None:
            button.setObjectName("outlineButton")
            self._parts.outline.stand_over(self, button)

    def _arrange(self, head: QFrame, tools: QFrame) -> tuple[QSplitter, QSplitter, QWidget]:
        parts = self._parts
        writing = column(tools, parts.find, parts.header, parts.body, parts.problems, wide=3)
        rows = splitter(Qt.Orientation.Vertical, "rows", (self._parts.form, 0), (writing, 1))
        columns = splitter(Qt.Orientation.Horizontal, "columns", (rows, 3), (self._parts.pane, 2))
        self.setCentralWidget(column(head, parts.notice, columns))
        return columns, rows, writing
