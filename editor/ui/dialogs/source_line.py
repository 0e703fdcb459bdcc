"""Asks for the line that names an article's source."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from editor.core.choices import SourceLineChoice, url_trouble
from editor.core.message import Message, Translate, msg
from editor.core.palette import Palette, SourceLine
from editor.ui.dialogs.choice import Choice
from editor.ui.dialogs.sheet import Sheet


class SourceLineDialog(Sheet):
    """Which of the house's forms, the address, the title where that form says it, and the publisher."""

    def __init__(self, palette: Palette, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__("sourceLineDialog", tr("Source line"), tr("Insert source line"), tr, parent)
        self._forms = palette.sources
        self._form = Choice()
        for form in self._forms:
            self._form.addItem(tr(form.title), form.id)
        self._url, self._title = QLineEdit(), QLineEdit()
        self._url.setPlaceholderText("https://")
        self._publisher = QLineEdit(palette.publisher)
        self._sample = QLabel(self)
        self._sample.setTextFormat(Qt.TextFormat.RichText)
        self._sample.setWordWrap(True)
        self._sample.setProperty("part", "sample")
        self.add_row(tr("&Form"), self._form, "sourceForm")
        self.add_row(tr("&Address"), self._url, "sourceUrl")
        self.add_row(tr("&Title of the article"), self._title, "sourceTitle")
        self.add_row(tr("&Publisher"), self._publisher, "sourcePublisher")
        self.add_wide(self._sample)
        self._form.currentIndexChanged.connect(self.refresh)
        for line in (self._url, self._title, self._publisher):
            line.textChanged.connect(self.refresh)
        self._url.setFocus()
        self.refresh()

    def choice(self) -> SourceLineChoice:
        """Return the source line."""
        title = self._title.text().strip() if self._has_title() else ""
        form = str(self._form.currentData() or "")
        return SourceLineChoice(form, self._url.text().strip(), title, self._publisher.text().strip())

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        found = url_trouble(self._url.text())
        if found is not None:
            return found, self._url
        if self._has_title() and not self._title.text().strip():
            return msg("The title of the article is missing."), self._title
        if not self._publisher.text().strip():
            return msg("The publisher is missing."), self._publisher
        return None

    @override
    def refresh(self) -> None:
        super().refresh()
        self._title.setEnabled(self._has_title())
        self._sample.setText(self._shown())

    def _has_title(self) -> bool:
        form = self._chosen()
        return form is None or form.has_title

    def _chosen(self) -> SourceLine | None:
        index = self._form.currentIndex()
        return self._forms[index] if 0 <= index < len(self._forms) else None

    def _shown(self) -> str:
        """Return the line as it will read, with what is still missing as dots; nothing leads anywhere."""
        form, choice = self._chosen(), self.choice()
        if form is None:
            return ""
        return form.markup(url="", title=choice.title or "…", publisher=choice.publisher or "…")
