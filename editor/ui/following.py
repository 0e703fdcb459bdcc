"""Who is told what when the text changes: the caret's own view at once, the rest once a frame."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from editor.core import article, marks
from editor.core.reading import read_body
from editor.core.session import Update
from editor.core.visible import visible_text
from editor.core.words import count
from editor.ui.actions import Actions
from editor.ui.bench import Bench
from editor.ui.body.view import BodyView
from editor.ui.form.view import FormView
from editor.ui.preview.blocks import preview_blocks
from editor.ui.preview.view import PreviewView
from editor.ui.status import StatusLine
from editor.ui.window import MainWindow

_FRAME_MS = 8
"""How long the slower views wait after a change: long enough for the key to be painted first."""


@dataclass(frozen=True, slots=True)
class Views:
    """Everything that follows the text."""

    window: MainWindow
    form: FormView
    body: BodyView
    preview: PreviewView
    status: StatusLine


class Following(QObject):
    """Subscribes to the session and the desk, and passes on what each view needs."""

    def __init__(self, bench: Bench, views: Views, actions: Callable[[], Actions]) -> None:
        super().__init__(views.window)
        self._bench, self._views, self._actions = bench, views, actions
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FRAME_MS)
        self._soon.timeout.connect(self._follow_slowly)
        bench.desk.session.subscribe(self._follow)
        bench.desk.subscribe(self._follow_desk)
        views.body.mode_changed.connect(self.follow_actions)

    def follow_actions(self) -> None:
        """Show on the buttons what is on and what is possible."""
        state = self._bench.desk.session.state
        can_edit = article.read(state.text).body_locked is None
        self._actions().follow(marks.active(state, self._bench.palette), can_edit=can_edit)

    def _follow(self, update: Update) -> None:
        self._views.body.follow(update)
        if update.text_changed:
            self._views.form.follow(update)
            self._soon.start()
        self.follow_actions()

    def _follow_desk(self) -> None:
        self._follow_slowly()
        self.follow_actions()

    def _follow_slowly(self) -> None:
        desk, views = self._bench.desk, self._views
        post = article.read(desk.session.text)
        document = read_body(post.body)
        views.preview.show_blocks(preview_blocks(document))
        path = desk.opened.path
        views.status.follow(
            count(visible_text(document)),
            path.name if path is not None else "",
            is_dirty=desk.session.is_dirty,
            is_new=path is None,
        )
        views.window.entitle(str(post.front_matter.get("title") or ""), is_dirty=desk.session.is_dirty)
