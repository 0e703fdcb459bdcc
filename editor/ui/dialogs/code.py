"""Asks for the language of a block of code."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from editor.core.message import Message, Translate, msg
from editor.ui.dialogs.choice import Choice
from editor.ui.dialogs.sheet import Sheet

_LANGUAGES = (
    *("bash", "c", "cpp", "css", "diff", "go", "html", "java", "javascript", "json", "kotlin", "php"),
    *("python", "r", "ruby", "rust", "sql", "swift", "text", "typescript", "xml", "yaml"),
)


class CodeDialog(Sheet):
    """A language to choose or type; none leaves the code without colours."""

    def __init__(self, old: str | None, tr: Translate, parent: QWidget | None = None) -> None:
        go = tr("Insert code block") if old is None else tr("Apply")
        super().__init__("codeDialog", tr("Code block"), go, tr, parent)
        self._language = Choice()
        self._language.setEditable(True)
        self._language.addItems(["", *_LANGUAGES])
        self._language.setCurrentText(old or "")
        line = self._language.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("None: without colours"))
            line.selectAll()
        self.add_row(tr("&Language"), self._language, "codeLanguage")
        self._language.currentTextChanged.connect(self.refresh)
        self._language.setFocus()

    def choice(self) -> str:
        """Return the language."""
        return self._language.currentText().strip()

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        if any(sign.isspace() or sign in "`~{}<>\"'" for sign in self.choice()):
            return msg("A language is one word, such as python."), self._language
        return None
