"""Asks which kind of post to begin with."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QWidget

from editor.core.message import Translate
from editor.core.templates import Template
from editor.ui.dialogs.sheet import Sheet
from editor.ui.text_bridge import on_one_line

_ROWS = 8


class TemplateDialog(Sheet):
    """The site's kinds of post in a list: arrows and letters choose, Return takes, Escape leaves."""

    def __init__(self, templates: Sequence[Template], tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__("templateDialog", tr("New post from a template"), tr("Begin"), tr, parent)
        self._templates = tuple(templates)
        self._list = QListWidget()
        self._list.setObjectName("templateList")
        self._list.setAccessibleName(tr("Kind of post"))
        self._list.addItems([on_one_line(template.title) for template in templates])
        self._list.setCurrentRow(0)
        self._list.setProperty("part", "words")
        self._list.ensurePolished()  # its rows are as high as the style has them
        row = max(self._list.sizeHintForRow(0), 1)
        self._list.setFixedHeight((min(len(templates), _ROWS) + 1) * row + 2 * self._list.frameWidth())
        self._list.itemActivated.connect(self.accept)
        self.add_wide(self._list)
        self._list.setFocus()

    def choice(self) -> Template | None:
        """Return the kind that is chosen."""
        at = self._list.currentRow()
        return self._templates[at] if 0 <= at < len(self._templates) else None
