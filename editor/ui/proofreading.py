"""Looks for problems in the post while nothing is typed, lists them, goes to them and repairs them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from editor.core import article
from editor.core.errors import Problem
from editor.core.message import N_
from editor.core.name_checks import misspelt, stopping
from editor.core.reading import read_body
from editor.core.session import Update
from editor.core.state import Event, Selection, Transaction, caret
from editor.core.surprises import surprises
from editor.core.text import ChangeSet
from editor.store.checking import problems_of
from editor.ui.bench import Bench
from editor.ui.newsroom import Newsroom
from editor.ui.patience import Late, Patience
from editor.ui.window import Parts

_PAUSE_MS = 400
"""How long nothing may change before the post is looked through: nobody is corrected in mid-word."""


class Proofreading(QObject):
    """Joins the list of problems and its button to the desk."""

    def __init__(self, bench: Bench, newsroom: Newsroom, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._newsroom, self._parts = bench, newsroom, parts
        self._found: tuple[Problem, ...] = ()
        self._looked_through: tuple[str, Path | None] = ("", None)
        self._since: list[ChangeSet] = []
        self._patience = Patience(self)
        self._patience.came.connect(self._look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        bench.desk.session.subscribe(self._follow)
        bench.desk.subscribe(self._look)
        for site_is_known in (newsroom.learned, newsroom.settled):
            site_is_known.connect(self._look)
        parts.status.problems.toggled.connect(parts.problems.open_list)
        parts.problems.chosen.connect(self._go)
        parts.problems.repair_wanted.connect(self._repair)

    def _follow(self, update: Update) -> None:
        if update.text_changed:
            self._since.append(update.transaction.changes)
            self._pause.start()

    def _look(self) -> None:
        """Tell of what is found. While the disk hangs, what it was asked about is told as it was."""
        desk = self._bench.desk
        text = desk.session.text
        post = article.read(text)
        document = read_body(post.body)
        path = desk.opened.path
        found = [*surprises(post, document), *misspelt(post, self._newsroom.suggestions)]
        if path is not None:
            work = partial(problems_of, post, document, path, desk.site, self._bench.now())
            try:
                found += self._patience.ask(work, (text, path))
            except Late:
                if self._looked_through[1] == path:
                    self._found = self._found if text == self._looked_through[0] else ()
                    return
        else:
            found += stopping(post)
        self._found, self._looked_through = tuple(sorted(found, key=_place)), (text, path)
        self._since.clear()
        self._parts.problems.show_problems(self._found, text)
        self._parts.status.problems.show_problems(self._found)

    def _go(self, problem: Problem) -> None:
        """Select what a problem is about: in the body, or in the front matter's source."""
        session, start, end = self._bench.desk.session, problem.span.start, problem.span.end
        for changes in self._since:
            start, end = changes.moved(start), changes.moved(end, after_insert=False)
        if start < article.read(session.text).body_start:
            self._parts.show_source(start)
            return
        session.dispatch(Transaction(selection=Selection(start, max(start, end))))
        self._parts.body.setFocus()

    def _repair(self, problem: Problem) -> None:
        """Make the repair of a problem that was found in the text as it is now."""
        session = self._bench.desk.session
        self._bench.flush()
        self._look()
        if problem.repair is not None and problem in self._found:
            changes = problem.repair.changes
            place = caret(changes.moved(problem.span.end))
            session.dispatch(Transaction(changes, place, Event.FORMAT, N_("Repair")))


def _place(problem: Problem) -> int:
    return problem.span.start
