"""The form above the body: the front matter as fields that follow the text and edit it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core import article
from editor.core.foreign import as_front_matter
from editor.core.frontmatter.repair import as_meant, repair
from editor.core.message import Message, Translate
from editor.core.schema import FieldSpec, Schema
from editor.core.session import Session, Update
from editor.core.slugs import slugify
from editor.core.state import Event, Transaction
from editor.core.templates import has_placeholder
from editor.core.usual import Customs
from editor.ui.form import keys
from editor.ui.form.adding import Adding
from editor.ui.form.band import Band
from editor.ui.form.broken import Broken
from editor.ui.form.fold import Fold
from editor.ui.form.hand import NAME, Hand
from editor.ui.form.inputs import Tools, local_now
from editor.ui.form.key_menu import KeyMenu
from editor.ui.form.origins import Origins
from editor.ui.form.pane import Pane
from editor.ui.form.row import Row
from editor.ui.form.rows import Rows
from editor.ui.form.sources import KEY as EXCERPT
from editor.ui.form.sources import Sources
from editor.ui.form.tabbing import step, takes_tab
from editor.ui.form.ties import Ties
from editor.ui.form.unfinished import Unfinished
from editor.ui.tasks import Tasks

_TITLE = "title"
_GRID = 8
_TRAVEL = frozenset({Event.UNDO, Event.REDO})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the form may ask of the window: pasted pictures to be kept in the site, and the site's time."""

    keep_picture: Callable[[bytes], str | Message] | None = None
    now: Callable[[], datetime] = local_now


class FormView(Pane):
    """Built from a schema; every edit is one transaction of the session, from which alone the fields follow.

    `suggestions` gives what the site's posts have for a key, the likeliest first; `pictures` finds the file
    of a path; `choose_file` asks for a picture and returns the path to write.

    A key that the file does not have is added when something is entered in its field. An emptied field
    leaves its key without a value, unless this form added the key: then the key goes too.
    """

    source_wanted = Signal(int)
    """The user wants to see this position of the text, in code points, in the source."""

    article_wanted = Signal()
    """The title is finished: the article comes next."""

    fold_toggled = Signal(bool)
    """The fold was opened or closed; the window remembers it."""

    def __init__(
        self,
        session: Session,
        schema: Schema,
        tr: Translate,
        *,
        suggestions: Callable[[str], Sequence[str]],
        pictures: Callable[[str], Path | None],
        choose_file: Callable[[], str | None],
        tasks: Tasks | None = None,
        around: Surroundings | None = None,
    ) -> None:
        super().__init__()
        self._session, self._plain_schema, self._tr = session, schema, tr
        self._schema, self._added = schema, tuple[FieldSpec, ...]()
        keep, now = (around.keep_picture, around.now) if around is not None else (None, local_now)
        tools = Tools(tr, suggestions, pictures, choose_file, tasks, keep, now)
        self.behind: Sequence[QWidget] = ()
        self._hints: dict[str, str] = {}
        self._origins = Origins(session.text)
        self._problem_at = 0
        self.setObjectName("formPane")
        self.setAccessibleName(tr("Front matter"))
        self._build(tools)
        self._show(session.text, Transaction(event=Event.RELOAD))

    @property
    def is_open(self) -> bool:
        """Whether the fold is open."""
        return self._fold.is_open

    def open_fold(self, is_open: bool) -> None:
        """Open or close the fold."""
        self._fold.open(is_open)

    def follow(self, update: Update) -> None:
        """Show what the text says now; fields whose value is the same are not touched."""
        self._origins.follow(update)
        if update.transaction.event is Event.RELOAD:
            self._added = ()
            self._ties.forget()
        if update.text_changed:
            self._show(update.after.text, update.transaction)
        self._sources.follow(update)

    def show_hints(self, hints: Mapping[str, str]) -> None:
        """Say in empty fields what holds without them: the file's name gives a date and a slug."""
        self._hints = dict(hints)
        for row in self._rows.all():
            self._hint(row)

    def take_customs(self, customs: Customs) -> None:
        """Show the fields as a newsroom uses them from now on, and say again what there is to say of them."""
        self._schema = self._plain_schema.of_house(customs)
        self._ties.banner = customs.banner
        self._show(self._session.text, Transaction(source=NAME))
        self.review()

    def review(self) -> None:
        """Say again what there is to say of the values: more is known of the site's other posts by now."""
        for row in self._rows.all():
            row.input.review()
            row.advise()

    def leave_trouble_to_source(self, is_left: bool) -> None:
        """Do not say what is wrong with the front matter while its source, which says so too, is shown."""
        self._broken.stand_aside(is_left)

    def flush(self) -> None:
        """Put into the text what is being composed or typed and not yet taken."""
        for row in self._rows.all():
            row.flush()

    def untaken(self) -> tuple[Row, ...]:
        """Return the rows that show what the text does not say: half a date, YAML that is broken."""
        return tuple(row for row in self._rows.all() if row.untaken)

    def go_to_untaken(self) -> None:
        """Put the keyboard where something waits to be mended, and show it."""
        for row in self.untaken()[:1]:
            self._fold.open(self._fold.is_open or self._fold.isAncestorOf(row))
            self._go_to([row.spec.key])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button as Space does, and go from the title to the article."""
        focus, title = QApplication.focusWidget(), self._rows.get(_TITLE)
        is_enter = keys.is_plain_key(event, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            focus.click()
        elif is_enter and title is not None and focus is title.input.editor:
            self.article_wanted.emit()
        else:
            super().keyPressEvent(event)

    def enter(self, *, is_next: bool) -> None:
        """Put the keyboard where Tab comes into the form: at its first stop, or from behind at its last."""
        stops = [one for one in self._stops() if takes_tab(one)]
        for target in stops[:1] if is_next else stops[-1:]:
            target.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
            self.ensureWidgetVisible(target)

    def _stops(self) -> tuple[QWidget, ...]:
        return (*self._broken.stops(), *self._rows.stops(), *self._adding.stops())

    @override
    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        target = step(self, self._stops(), is_next=is_next, behind=self.behind)
        if target is None:
            return super().focusNextPrevChild(is_next)
        if self.isAncestorOf(target):
            self.ensureWidgetVisible(target)
        return True

    def _build(self, tools: Tools) -> None:
        self._broken = Broken(self._tr, self.content)
        self._broken.chosen.connect(self._show_source)
        self._broken.repair_chosen.connect(self._repair)
        fields = QWidget(self.content)
        head, band = QWidget(fields), Band(fields)
        self._fold = Fold(self._tr("Excerpt, feature text, image, more"), fields)
        self._fold.toggled.connect(self.fold_toggled)
        self._fold.button.clicked.connect(self._want_fold)
        self._editable = (head, band, self._fold.inside)  # the fold itself opens in any case
        self._adding = Adding(self._missing, self._tr, self._fold.inside)
        self._adding.wanted.connect(self._add)
        self._fold.end.addWidget(self._adding)
        self._ties = Ties(self._session, self._tr, self._origins)
        self._hand = Hand(self._session, self._ties, self._tr, lambda: self._schema)
        self._sources = Sources(self._session, self._tr, self)
        self._sources.led.connect(self._lead)
        self._sources.changed.connect(self._show_ties)
        self._rows = Rows(tools, _column(head, 0), band, self._fold)
        self._rows.made.connect(self._join)
        self.unfinished = Unfinished(self._rows, self._hand.changes)
        menu = KeyMenu(self._session, self._tr, NAME, go_to=self._go_to, around=self._rows.around)
        self._key_menu = menu
        inside = _column(fields, _GRID)
        for widget in (head, band, self._fold):
            inside.addWidget(widget)
        box = _column(self.content, _GRID)
        box.setContentsMargins(2 * _GRID, _GRID, 2 * _GRID, _GRID)
        box.addWidget(self._broken)
        box.addWidget(fields)
        box.addStretch()

    def _want_fold(self, is_open: bool) -> None:
        """Scroll to what the user opened, once it has its height."""
        self.scroll_to(self._fold if is_open else None)

    def _join(self, row: Row) -> None:
        """Let a new row report."""
        row.edited.connect(self._hand.edit)
        row.menu_wanted.connect(self._key_menu.pop_up)
        row.aid.offer_sources(row.spec.key == EXCERPT)
        row.aid.link_toggled.connect(partial(self._toggle_link, row))
        row.aid.source_wanted.connect(self._offer_sources)

    def _show(self, text: str, made: Transaction) -> None:
        """Show the fields of a text; while its YAML is broken the last good ones of this post, greyed.

        Of a post that is broken when it is opened they are those that it would have once it is repaired.
        """
        is_other_post = made.event is Event.RELOAD
        shown: str | None = text
        if not self._tell(text):
            shown = as_front_matter(text) or (as_meant(text) if is_other_post else None)
        if shown is None:
            return
        kept = {} if is_other_post else self._rows.types
        fields = self._schema.fields(shown, added=self._added, kept=kept)
        self._rows.show(fields)
        own = made.field if made.source == NAME else ""
        for field in fields:
            row = self._rows[field.spec.key]
            if field.spec.key == own:
                row.settle(field)
            else:
                row.follow(field, anew=is_other_post or (made.event in _TRAVEL and bool(row.untaken)))
            self._hint(row)
        self._show_ties()

    def _tell(self, text: str) -> bool:
        """Say why the fields cannot be edited, if that is so; tell whether they can."""
        problem, focus = article.read(text).problem, QApplication.focusWidget()
        had_focus = focus is not None and any(part.isAncestorOf(focus) for part in self._editable)
        for part in self._editable:
            part.setEnabled(problem is None)
        if problem is None:
            self._broken.tell("")
            return True
        self._problem_at = problem.span.start
        self._broken.tell(self._tr(problem.said_with_line(text)), can_repair=repair(text) is not None)
        if had_focus:
            self.enter(is_next=True)  # a field that can no longer be edited would leave the keyboard nowhere
        return False

    def _hint(self, row: Row) -> None:
        key = row.spec.key
        if key == "slug" and key not in self._hints:
            title = article.read(self._session.text).front_matter.get(_TITLE)
            row.hint(slugify(title.text) if title is not None and title.text.strip() else "")
        else:
            row.hint(self._hints.get(key, ""))

    def _show_ties(self) -> None:
        """Show which values follow others."""
        for row in self._rows.all():
            if row.spec.key == EXCERPT:
                row.aid.show_link(self._ties.to_paragraph() if self._sources.holds else None)
            else:
                row.aid.show_link(self._ties.sight(row.spec.key))

    def _lead(self, excerpt: str) -> None:
        row = self._rows.get(EXCERPT)
        if row is not None:
            row.take(excerpt)

    def _toggle_link(self, row: Row) -> None:
        """Cut the link of a field where it holds, tie it where it does not."""
        key = row.spec.key
        if key == EXCERPT:
            self._sources.cut()
        elif self._ties.holds(key):
            self._ties.cut(key)
        else:
            self._ties.tie(key)
            row.take(self._ties.wanted(key) or "")
        self._show_ties()

    def _offer_sources(self) -> None:
        button, menu = self._rows[EXCERPT].aid.source, self._sources.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def begin(self) -> bool:
        """Put the keyboard into the title where it is to be written first; tell whether that was so.

        It is where the post has neither title nor words, but for a template's ‹placeholders›.
        """
        row, post = self._rows.get(_TITLE), article.read(self._session.text)
        entry = post.front_matter.get(_TITLE)
        title, body = entry.text if entry is not None else "", post.body
        is_new = not title.strip() and (not body.strip() or has_placeholder(body))
        if row is None or not (is_new or has_placeholder(title)) or not self.isVisibleTo(self.window()):
            return False
        row.input.editor.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _missing(self) -> tuple[FieldSpec, ...]:
        return self._schema.missing(self._session.text)

    def _add(self, spec: FieldSpec) -> None:
        """Show a field whose key the text does not have yet, and go to it."""
        self._added = (*(one for one in self._added if one.key != spec.key), spec)
        self._show(self._session.text, Transaction(source=NAME))
        self._go_to([spec.key])

    def _go_to(self, keys: Sequence[str]) -> None:
        """Put the keyboard into the first of these fields that can be seen."""
        rows = [row for key in keys if (row := self._rows.get(key)) is not None and row.isVisibleTo(self)]
        for row in rows[:1]:
            row.input.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(row)

    def _repair(self) -> None:
        """Change the broken line so that Jekyll can read it, and go to its field."""
        at = self._hand.repair()
        if at is not None:
            entries = article.read(self._session.text).front_matter.entries
            self._go_to([*(one.key for one in entries if one.span.start <= at <= one.span.end), _TITLE])

    def _show_source(self) -> None:
        self.source_wanted.emit(self._problem_at)


def _column(parent: QWidget, spacing: int) -> QVBoxLayout:
    box = QVBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    return box
