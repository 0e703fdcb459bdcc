"""The front matter as source: shown above the body in Source view, edited as it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from editor.core import article
from editor.core.errors import Problem
from editor.core.frontmatter.repair import repair
from editor.core.message import N_, Translate
from editor.core.session import Session, Update
from editor.core.state import Event, Transaction
from editor.core.text import ChangeSet, difference, replace
from editor.ui.body.theme import BodyTheme
from editor.ui.form.raw_lines import RawLines
from editor.ui.form.raw_trouble import Trouble

_NAME = "header"
"""The view's name in the transactions that it makes."""

_GRID = 8
_TRAVELS = frozenset({Event.UNDO, Event.REDO})


class HeaderView(QWidget):
    """Shows the text up to the body, fences included, but for the line end behind the last fence.

    While somebody types in it, what was the header stays in sight even where it is none for the moment: a
    closing fence deleted to be typed again must not throw the writer out. What is the body's is greyed, and
    leaves when the focus does. A TOML or JSON header can only be read; one that is typed here until then can
    be typed away again.
    """

    unfinished_changed = Signal()
    """An input method composes something else here."""

    def __init__(self, session: Session, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tr = session, tr
        self._shown = ""
        self._told: tuple[Problem | None, str] | None = None
        self.setObjectName("headerPane")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._trouble = Trouble(tr, self)  # made first: Tab comes to it before the lines
        self._trouble.repair_chosen.connect(self._repair)
        self._lines = RawLines(self)
        self._lines.setObjectName("headerEditor")
        self._lines.setAccessibleName(tr("Front matter as source"))
        self._lines.setPlaceholderText(tr("This file has no front matter."))
        self._lines.edited.connect(self._edit)
        self._lines.left_for_good.connect(self._settle)
        self._lines.composing_changed.connect(self.unfinished_changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * _GRID, _GRID, 2 * _GRID, _GRID)
        box.setSpacing(_GRID)
        box.addWidget(self._trouble)
        box.addWidget(self._lines)
        self.setFocusProxy(self._lines)
        self._settle()
        self._lines.place_caret(0)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [self._trouble.button, self._lines]

    def set_theme(self, theme: BodyTheme) -> None:
        """Show the source in another theme."""
        self._lines.set_theme(theme)

    def follow(self, update: Update) -> None:
        """Show what the text says now; what is the same is not touched."""
        if not update.text_changed:
            return
        step, before = update.transaction, self._shown
        is_busy = self._lines.hasFocus() and step.event is not Event.RELOAD and not self._lines.is_locked
        self._lines.lock(article.read(update.after.text).is_foreign and not is_busy)
        self._show(update.after.text, self._reach(update))
        if step.event is Event.RELOAD:
            self._lines.place_caret(0)
        elif step.event in _TRAVELS and self._lines.hasFocus() and self._shown != before:
            self._lines.place_caret_at_change(before)

    def flush(self) -> None:
        """Make what is being composed part of the text."""
        self._lines.flush()

    def unfinished(self) -> ChangeSet:
        """Return what `flush` would change now."""
        at, composed = self._lines.caret, self._lines.composing
        return replace(at, at, composed) if composed else ChangeSet()

    def show_position(self, position: int) -> None:
        """Put the caret at a position of the whole text, in code points, and give it the focus."""
        self._lines.setFocus()
        self._lines.place_caret(min(position, len(self._shown)))

    def _settle(self) -> None:
        """Show exactly the header of the text as it is."""
        text = self._session.text
        self._lines.lock(article.read(text).is_foreign)
        self._show(text, _header_end(text))

    def _reach(self, update: Update) -> int:
        """Return how much of the text to show: its header, and what is being edited here."""
        step, end = update.transaction, _header_end(update.after.text)
        is_own = step.source == _NAME
        if step.event is Event.RELOAD or not (is_own or self._lines.hasFocus()):
            return end
        return max(end, step.changes.moved(len(self._shown), after_insert=is_own))

    def _show(self, text: str, end: int) -> None:
        shown = text[:end]
        if shown != self._shown:
            self._shown = shown
            self._lines.follow(shown)
        self._tell(text)

    def _tell(self, text: str) -> None:
        """Colour what is shown, mark the line that is broken and say what is wrong with it."""
        post = article.read(text)
        if (post.problem, self._shown) == self._told:
            return
        self._told = (post.problem, self._shown)
        is_longer = 0 < _header_end(text) < len(self._shown)
        self._lines.colour(_header_end(text) if is_longer else None)
        span = post.problem.span if post.problem is not None else None
        self._lines.mark(span if span is not None and span.end <= len(self._shown) else None)
        self._trouble.tell(self._sentence(text, post.problem), can_repair=repair(text) is not None)

    def _sentence(self, text: str, problem: Problem | None) -> str:
        if self._lines.is_lossy:
            return self._tr("A character in it would be lost here: the front matter can only be read.")
        if problem is None:
            return ""
        return self._tr(problem.said_with_line(text))

    def _edit(self, shown: str) -> None:
        """Make what was typed the text's."""
        changes = difference(self._shown, shown)
        if changes:
            name = N_("Edit front matter")
            self._session.dispatch(Transaction(changes, None, Event.FORM, name, _NAME, field=_NAME))

    def _repair(self) -> None:
        """Change the broken line so that Jekyll can read it, as a step of its own."""
        self.flush()
        changes = repair(self._session.text)
        if changes is not None:
            name = N_("Repair front matter")
            self._session.dispatch(Transaction(changes, None, Event.INSERT, name, _NAME))
        if changes is not None and article.read(self._session.text).problem is None:
            self.show_position(changes.moved(changes.changes[-1].span.end))


def _header_end(text: str) -> int:
    """Return where the header ends, without the line end behind its last fence."""
    end = article.read(text).body_start
    return end - 1 if end and text[end - 1] == "\n" else end
