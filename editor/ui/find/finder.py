"""Finding at work: the bar's wishes become selections and steps of the session, matches are shown."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from editor.core import article
from editor.core.finding import Found, Match, filled, find
from editor.core.finding.edits import replace, replace_all
from editor.core.finding.ways import Job
from editor.core.message import Translate
from editor.core.outline import heading_at, headings
from editor.core.palette import Palette
from editor.core.reading import read_body
from editor.core.session import Session, Update
from editor.core.state import Event, Selection, Transaction
from editor.core.visible import selected_text
from editor.kramdown.span import Span
from editor.ui.body.excerpt import Excerpt, excerpt
from editor.ui.body.view import BodyView
from editor.ui.find.bar import FindBar
from editor.ui.find.tints import Tints
from editor.ui.outline.view import OutlineView

_SOURCE = "find"
"""The name under which the steps made here are dispatched."""
_FRAME_MS = 8
"""How long matches are looked for after a key in the article: it is painted first."""
_MARGIN = 48
"""What is gone to stands at least so far from the edges, in pixels, to be seen with what is around it."""
_MOST_WORDS = 200
"""The longest selection that is taken for what is looked for."""


class Finder(QObject):
    """Looks for what the bar says and shows it; goes to headings. `palette` is the site's as it is now."""

    def __init__(
        self,
        session: Session,
        body: BodyView,
        bar: FindBar,
        outline: OutlineView,
        tr: Translate,
        *,
        palette: Callable[[], Palette],
    ) -> None:
        super().__init__(bar)
        self._session, self._body, self._bar, self._outline = session, body, bar, outline
        self._tr, self._palette = tr, palette
        self._tints = Tints(body)
        self._excerpt: Excerpt | None = None
        self._found = Found()
        self._origin = 0
        self._chosen: Span | None = None
        self._within: Span | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FRAME_MS)
        self._soon.timeout.connect(self._look)
        bar.sought.connect(self._seek)
        bar.stepped.connect(self.step)
        bar.replace_wanted.connect(self._replace)
        bar.replace_all_wanted.connect(self._replace_all)
        bar.narrowed.connect(self._narrow)
        bar.closed.connect(self.close)
        body.mode_changed.connect(self._look)
        outline.chosen.connect(self._go_to_heading)

    def open(self, *, replacing: bool) -> None:
        """Open the bar; a selection of a few words is looked for, a longer one is looked through."""
        state = self._session.state
        words = "" if state.selection.is_caret else selected_text(state).strip("\n")
        is_long = "\n" in state.selection.span.of(state.text).strip("\n") or len(words) > _MOST_WORDS
        if not self._bar.isVisible():
            self._origin = state.selection.span.start
            self._chosen = None if state.selection.is_caret else state.selection.span
            self._narrow(is_long)
        self._bar.open("" if is_long else words, replacing=replacing)
        self._look()

    def close(self) -> None:
        """Close the bar and give the keyboard back to the article, what was found selected."""
        self._bar.hide()
        self._soon.stop()
        self._tints.clear()
        self._body.setFocus()

    def step(self, direction: int) -> None:
        """Go to the next match (1) or the one before (-1), round the end."""
        self._look()
        matches = self._found.matches
        if not matches:
            return
        span = self._session.state.selection.span
        if direction > 0:
            behind = (match for match in matches if match.span.start >= span.end and match.span != span)
            self._select(next(behind, matches[0]))
        else:
            before = (match for match in reversed(matches) if match.span.end <= span.start)
            self._select(next(before, matches[-1]))

    def list_headings(self) -> None:
        """Pop up the list of headings."""
        post = article.read(self._session.text)
        found = headings(read_body(post.body))
        self._outline.pop_up(found, heading_at(found, self._session.state.selection.head - post.body_start))

    def follow(self, update: Update) -> None:
        """Show the state after an update."""
        step = update.transaction
        if step.event is Event.RELOAD:
            self._chosen = self._within = None
        self._chosen, self._within = (_moved(span, step) for span in (self._chosen, self._within))
        if step.source != _SOURCE and step.selection is not None:
            selection = update.after.selection
            self._origin = selection.span.start
            self._chosen = None if selection.is_caret else selection.span
        if self._bar.isVisible():
            if update.text_changed and step.source != _SOURCE:
                self._soon.start()
            elif update.text_changed:
                self._look()
            else:
                self._count()

    def set_dark(self, is_dark: bool) -> None:
        """Show matches as they are seen on a dark page, or on a light one."""
        self._tints.is_dark = is_dark
        if self._bar.isVisible():
            self._look()

    def _seek(self) -> None:
        """Select the first match behind where the search began."""
        self._look()
        matches = self._found.matches
        if matches:
            origin = self._origin
            self._select(next((match for match in matches if match.span.start >= origin), matches[0]))
            self._origin = origin

    def _look(self) -> None:
        """Look for what the bar says in the text as it is now."""
        self._soon.stop()
        text = self._session.text
        self._found = find(text, self._bar.query(), mode=self._body.mode, within=self._within)
        self._excerpt = excerpt(text) if self._excerpt is None else self._excerpt.following(text)
        if self._bar.isVisible():
            self._tints.show(self._found.matches, self._excerpt)
        self._count()

    def _count(self) -> None:
        """Say which match of how many is selected."""
        tr, count = self._tr, len(self._found.matches)
        self._bar.narrow(self._within is not None, is_possible=self._chosen is not None)
        if self._found.trouble is not None:
            detail = tr(self._found.trouble)
            self._bar.show_count(tr("Cannot search"), detail=detail, is_trouble=True, can_go=False)
        elif not self._bar.query().text:
            self._bar.show_count("", can_go=False)
        elif not count:
            self._bar.show_count(tr("No matches"), is_trouble=True, can_go=False)
        else:
            number = self._current_number()
            shown = f"{count}" if number is None else f"{number + 1}/{count}"
            self._bar.show_count(shown, can_go=True)

    def _current_number(self) -> int | None:
        span = self._session.state.selection.span
        matches = self._found.matches
        at = bisect_left(matches, span.start, key=_start)
        return at if at < len(matches) and matches[at].span == span else None

    def _select(self, match: Match) -> None:
        self._origin = match.span.start
        self._go(Selection(match.span.start, match.span.end))

    def _go(self, selection: Selection) -> None:
        """Select something and bring it into sight."""
        self._session.dispatch(Transaction(selection=selection, source=_SOURCE))
        rect, height = self._body.cursorRect(), self._body.viewport().height()
        if rect.top() < _MARGIN or rect.bottom() > height - _MARGIN:
            bar = self._body.verticalScrollBar()
            bar.setValue(bar.value() + rect.center().y() - height // 3)

    def _go_to_heading(self, position: int) -> None:
        start = article.read(self._session.text).body_start
        self._go(Selection(start + position, start + position))
        self._body.setFocus()

    def _narrow(self, is_on: bool) -> None:
        """Look only through what is selected, or through everything again."""
        self._within = self._chosen if is_on else None
        self._look()

    def _replace(self) -> None:
        """Replace the match that is selected and go to the next; where none is, go to the next."""
        self._look()
        number = self._current_number()
        if number is not None:
            match = self._found.matches[number]
            text = filled(self._bar.replacement, match, self._bar.query())
            step = replace(self._session.state, match, text, self._palette(), mode=self._body.mode)
            if step is None:
                self._bar.show_count(self._tr("Cannot replace this"), is_trouble=True, can_go=True)
                return
            self._session.dispatch(step.from_source(_SOURCE))
        self.step(1)

    def _replace_all(self) -> None:
        """Replace every match in one step, and say how many."""
        self._look()
        query, template = self._bar.query(), self._bar.replacement
        jobs = [Job(match, filled(template, match, query)) for match in self._found.matches]
        done = replace_all(self._session.state, jobs, self._palette(), mode=self._body.mode)
        if done.step is not None:
            self._session.dispatch(done.step.from_source(_SOURCE))
        said = self._tr("{count} replaced", count=done.count)
        if done.left:
            said = self._tr("{count} replaced, {left} left", count=done.count, left=done.left)
        self._bar.show_count(said, is_trouble=bool(done.left), can_go=bool(self._found.matches))


def _start(match: Match) -> int:
    return match.span.start


def _moved(span: Span | None, step: Transaction) -> Span | None:
    """Return where a stretch is after a step."""
    if span is None or not step.changes:
        return span
    start = step.changes.moved(span.start, after_insert=False)
    return Span(start, max(start, step.changes.moved(span.end)))
