"""Questions with a few answers, and errors told as sentences with what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from editor.core.choices import ChangedAnswer, UnsavedAnswer
from editor.core.errors import WongoError
from editor.core.message import Message, Translate

_ROLE = QMessageBox.ButtonRole


class Question(QMessageBox):
    """A question; each answer is a button under the answer's name. Escape gives the last one."""

    def __init__(
        self,
        name: str,
        text: str,
        remark: str,
        answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setText(text)
        self.setInformativeText(remark)
        self._answers: dict[str, QPushButton] = {}
        for value, title in answers:
            role = _ROLE.RejectRole if value == answers[-1][0] else _ROLE.ActionRole
            button = self.addButton(title, role)
            button.setObjectName(value)
            self._answers[value] = button
        first, last = self._answers[answers[0][0]], self._answers[answers[-1][0]]
        self.setDefaultButton(first)
        self.setEscapeButton(last)

    def answer(self) -> str:
        """Return the answer that was given; the last one when the question was closed."""
        clicked = self.clickedButton()
        return next(
            (value for value, button in self._answers.items() if button is clicked), [*self._answers][-1]
        )


class UnsavedQuestion(Question):
    """What to do with changes that are not saved."""

    def __init__(self, name: str, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(
            "unsavedQuestion",
            tr("“{name}” has changes that are not saved.", name=name),
            tr("Without saving they are lost."),
            (
                (UnsavedAnswer.SAVE, tr("Save")),
                (UnsavedAnswer.DISCARD, tr("Discard changes")),
                (UnsavedAnswer.CANCEL, tr("Cancel")),
            ),
            parent,
        )

    def choice(self) -> UnsavedAnswer:
        """Return the answer."""
        return UnsavedAnswer(self.answer())


class UntakenQuestion(Question):
    """What to do with what a field shows and the post could not take; Enter and Escape go back to it."""

    def __init__(self, field: str, reason: str, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(
            "untakenQuestion",
            tr("What stands in “{field}” is not in the post.", field=field),
            reason,
            (("drop", tr("Go on without it")), ("stay", tr("Back to the field"))),
            parent,
        )
        self.setDefaultButton(self._answers["stay"])

    def may_drop(self) -> bool:
        """Tell whether it may go."""
        return self.answer() == "drop"


class GoneQuestion(Question):
    """What to do about a file that was moved or deleted."""

    def __init__(self, name: str, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(
            "changedQuestion",
            tr("“{name}” was not saved: it was moved or deleted since it was opened.", name=name),
            tr("Your text is safe here until it is saved."),
            (
                (ChangedAnswer.SAVE_AS, tr("Save elsewhere…")),
                (ChangedAnswer.OVERWRITE, tr("Save under its old name")),
                (ChangedAnswer.CANCEL, tr("Decide later")),
            ),
            parent,
        )

    def choice(self) -> ChangedAnswer:
        """Return the answer."""
        return ChangedAnswer(self.answer())


class Trouble(Question):
    """An error as it is told to people: what happened, why, and what to do."""

    def __init__(self, error: WongoError, tr: Translate, parent: QWidget | None = None) -> None:
        rest: tuple[Message, ...] = error.sentences()[1:]
        remark = "\n".join(tr(sentence) for sentence in rest)
        super().__init__("trouble", tr(error.title), remark, (("close", tr("Close")),), parent)
