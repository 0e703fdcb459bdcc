"""What the small dialogs look like and how they end: labelled inputs, a sentence, two buttons."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from editor.core.message import Message, Translate

_GRID = 8
_WIDTH = 460


_KEY = re.compile(r"\s*\(&\w\)|&(?=\w)")


def bare(label: str) -> str:
    """Return a label without the sign that says which key with Alt leads to its input."""
    return _KEY.sub("", label)


class Sheet(QDialog):
    """A dialog that says what is wrong with what was entered, and closes when nothing is.

    It complains only after the first attempt to go on: nobody is blamed for what they have yet to type.
    """

    def __init__(self, name: str, title: str, go: str, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._tr = tr
        self._is_strict = False
        self._told = QLabel(self)
        self._told.setObjectName("trouble")
        self._told.setProperty("part", "trouble")
        self._told.setWordWrap(True)
        self._told.hide()
        self._fields = QFormLayout()
        self._lay_out(go)

    def trouble(self) -> tuple[Message, QWidget] | None:
        """Return what is wrong and where to mend it; `None` when the answer can be taken."""
        return None

    def refresh(self) -> None:
        """Look again at what was entered."""
        found = self.trouble() if self._is_strict else None
        self._told.setText(self._tr(found[0]) if found else "")
        self._told.setVisible(found is not None)

    def add_row(self, label: str, widget: QWidget, name: str) -> None:
        """Place an input below the others, under the name that tests and screen readers know it by.

        `&` in the label is before the key that leads there with Alt.
        """
        widget.setObjectName(name)
        widget.setAccessibleName(bare(label))
        caption = QLabel(label, self)
        caption.setBuddy(widget.focusProxy() or widget)
        self._fields.addRow(caption, widget)

    def add_answer(self, title: str, name: str) -> QPushButton:
        """Place a button for another answer beside the usual two, and return it."""
        button = QPushButton(title, self._answers)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self._answers.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        return button

    def add_wide(self, widget: QWidget) -> None:
        """Place something over the whole width below the inputs."""
        self._fields.addRow(widget)

    @override
    def accept(self) -> None:
        self._is_strict = True
        self.refresh()
        found = self.trouble()
        if found is None:
            super().accept()
        else:
            found[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, go: str) -> None:
        self._fields.setHorizontalSpacing(2 * _GRID)
        self._fields.setVerticalSpacing(_GRID)
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * _GRID, 2 * _GRID, 3 * _GRID, 2 * _GRID)
        box.setSpacing(2 * _GRID)
        box.addLayout(self._fields)
        box.addWidget(self._told)
        box.addStretch()
        self._answers = self._buttons(go)
        box.addWidget(self._answers)

    def _buttons(self, go: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        accept = QPushButton(go, buttons)
        accept.setObjectName("accept")
        accept.setDefault(True)
        reject = QPushButton(self._tr("Cancel"), buttons)
        reject.setObjectName("reject")
        reject.setAutoDefault(False)
        buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(reject, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
