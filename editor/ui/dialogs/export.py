"""Asks where in the site a post goes, and says what that would do."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.choices import ExportChoice, ExportPreview
from editor.core.message import Message, Translate, msg
from editor.ui.dialogs.choice import Choice
from editor.ui.dialogs.sheet import Sheet
from editor.ui.form.day import Day

_GRID = 8


class ExportDialog(Sheet):
    """Folder, date and slug, with the resulting path as it is entered.

    `hangul` and `ascii_slug` are the two slugs made from the post; `preview` says what a choice would do.
    """

    def __init__(
        self,
        first: ExportChoice,
        hangul: str,
        ascii_slug: str,
        tr: Translate,
        parent: QWidget | None = None,
        *,
        preview: Callable[[ExportChoice], ExportPreview],
    ) -> None:
        super().__init__("exportDialog", tr("Export"), tr("Export"), tr, parent)
        self._preview = preview
        self._folder = Choice()
        self._folder.addItem(tr("Posts (_posts)"), userData=False)
        self._folder.addItem(tr("Drafts (_drafts)"), userData=True)
        self._folder.setCurrentIndex(int(first.draft))
        self._day = Day(tr)
        self._day.line.setText(first.date.isoformat() if first.date else "")
        self._slug = QLineEdit(first.slug)
        self._path, self._notice = QLabel(self), QLabel(self)
        self.add_row(tr("&Folder"), self._folder, "exportFolder")
        self.add_row(tr("&Date"), self._day, "exportDay")
        self._day.line.setObjectName("exportDate")
        self._day.line.setAccessibleName(tr("Date"))
        self.add_row(tr("&Slug"), self._slug, "exportSlug")
        self.add_row("", self._slugs(hangul, ascii_slug), "exportSlugs")
        self.add_wide(self._outcome())
        self._folder.currentIndexChanged.connect(self.refresh)
        for line in (self._day.line, self._slug):
            line.textChanged.connect(self.refresh)
        self._slug.setFocus()
        self.refresh()

    def choice(self) -> ExportChoice:
        """Return where the post goes; a draft has no date."""
        is_draft = bool(self._folder.currentData())
        return ExportChoice(self._slug.text().strip(), None if is_draft else self._date(), is_draft)

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        if not self._folder.currentData() and self._date() is None:
            return msg("A post needs a date, written as 2024-02-27."), self._day.line
        if not self._slug.text().strip():
            return msg("The slug is missing."), self._slug
        problem = self._preview(self.choice()).problem
        return (problem, self._slug) if problem is not None else None

    @override
    def refresh(self) -> None:
        super().refresh()
        self._day.setEnabled(not self._folder.currentData())
        choice = self.choice()
        if not choice.slug or (choice.date is None and not choice.draft):
            self._path.setText("")
            self._notice.hide()
            return
        outcome = self._preview(choice)
        self._path.setText(outcome.path)
        self._tell(outcome)

    def _tell(self, outcome: ExportPreview) -> None:
        notices = []
        if outcome.exists:
            notices.append(self._tr("A file of this name is there already: it will be replaced."))
        notices += [self._tr(note) for note in outcome.notes]
        self._notice.setText(" ".join(notices))
        self._notice.setVisible(bool(notices))
        go = self.findChild(QPushButton, "accept")
        if go is not None:
            go.setText(self._tr("Replace") if outcome.exists else self._tr("Export"))

    def _date(self) -> date | None:
        try:
            return date.fromisoformat(self._day.line.text().strip())
        except ValueError:
            return None

    def _slugs(self, hangul: str, ascii_slug: str) -> QWidget:
        """Offer both slugs as buttons that fill the line."""
        choices = QWidget(self)
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GRID)
        for name, title, slug in (
            ("exportHangul", self._tr("Hangul"), hangul),
            ("exportAscii", self._tr("Latin letters"), ascii_slug),
        ):
            button = QPushButton(title, choices)
            button.setObjectName(name)
            button.setProperty("slug", slug)
            button.setToolTip(slug)
            button.setAutoDefault(False)
            button.setEnabled(bool(slug))
            button.clicked.connect(self._take_slug)
            row.addWidget(button)
        row.addStretch()
        return choices

    def _take_slug(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._slug.setText(str(button.property("slug")))

    def _outcome(self) -> QWidget:
        whole = QWidget(self)
        self._path.setObjectName("exportPath")
        self._path.setProperty("part", "path")
        self._path.setTextFormat(Qt.TextFormat.PlainText)
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._path.setWordWrap(True)
        self._notice.setObjectName("exportNotice")
        self._notice.setProperty("part", "warning")
        self._notice.setWordWrap(True)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, _GRID, 0, 0)
        box.setSpacing(_GRID // 2)
        box.addWidget(self._path)
        box.addWidget(self._notice)
        return whole
