"""Asks for another name of a key in the front matter."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from editor.core.message import Message, Translate, msg
from editor.ui.dialogs.sheet import Sheet


class RenameDialog(Sheet):
    """One line; a name that another key has is told of at once."""

    named = Signal(str)
    """The new name, once it was taken."""

    def __init__(
        self, key: str, taken: Collection[str], tr: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__("renameDialog", tr("Rename the field"), tr("Rename"), tr, parent)
        self._key, self._taken = key, taken
        self._line = QLineEdit(key, self)
        self._line.selectAll()
        self.add_row(tr("&Name in the front matter"), self._line, "newName")
        self._line.textChanged.connect(self.refresh)
        self._line.setFocus()

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        name = self._line.text().strip()
        if not name:
            return msg("A field needs a name."), self._line
        if name != self._key and name in self._taken:
            return msg("There is a key “{name}” already.", name=name), self._line
        return None

    @override
    def accept(self) -> None:
        super().accept()
        if not self.isVisible():
            self.named.emit(self._line.text().strip())
