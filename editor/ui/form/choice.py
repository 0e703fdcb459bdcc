"""A line for one of the words that the site's posts have, or for another one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from editor.core.message import Translate
from editor.ui.form.drop import DropLine

_MOST = 12


class Choice(DropLine):
    """Offers what fits what is typed, and everything when it is opened."""

    def __init__(
        self, words: Callable[[], Sequence[str]], tr: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Show what the site's posts have (Down)"), tr("Show the choices"), parent)
        self._words = words
        self._model = QStringListModel(self)
        popup = QListView()
        popup.setProperty("part", "words")
        completer = QCompleter(self._model, self)
        completer.setPopup(popup)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer_fitting)
        self.opened.connect(self._offer_all)
        self.review()

    def review(self) -> None:
        """Have an arrow where there is something to choose from by now."""
        self.offer(bool(self._words()))

    def _offer_fitting(self) -> None:
        self._offer(QCompleter.CompletionMode.PopupCompletion)

    def _offer_all(self) -> None:
        self._offer(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def _offer(self, mode: QCompleter.CompletionMode) -> None:
        self.completer().setCompletionMode(mode)
        words = list(self._words())
        if words != self._model.stringList():
            self._model.setStringList(words)
