"""The dialogs that choose files, opened over the window."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from editor.commands.desk import Desk
from editor.core.message import Translate
from editor.store.presence import is_folder
from editor.ui.patience import Late, Patience


class Choosing:
    """Implements `FileDialogs` with Qt's own, which are the system's where it has some."""

    def __init__(self, tr: Translate, desk: Desk) -> None:
        self._tr, self._desk = tr, desk
        self._parent: QWidget | None = None
        self._patience = Patience()

    def stand_over(self, parent: QWidget) -> None:
        """Open dialogs over this window from now on."""
        self._parent = parent

    def path_to_open(self, folder: Path) -> Path | None:
        """Ask for a post."""
        posts = self._tr("Posts (*.md *.markdown *.html *.txt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, self._tr("Open a post"), self._begin(folder), posts
        )
        return Path(chosen) if chosen else None

    def site_to_open(self, folder: Path) -> Path | None:
        """Ask for a site folder."""
        chosen = QFileDialog.getExistingDirectory(
            self._parent, self._tr("Open a site folder"), self._begin(folder)
        )
        return Path(chosen) if chosen else None

    def path_to_save(self, suggestion: Path) -> Path | None:
        """Ask where to write; the file dialog itself asks about an existing file."""
        posts = self._tr("Posts (*.md *.markdown *.html *.txt);;All files (*)")
        begin = str(Path(self._begin(suggestion.parent)) / suggestion.name)
        chosen, _ = QFileDialog.getSaveFileName(self._parent, self._tr("Save the post"), begin, posts)
        return Path(chosen) if chosen else None

    def replace(self, path: Path) -> bool:
        """Ask whether an existing file is to be replaced."""
        answer = QMessageBox.question(
            self._parent, self._tr("Replace the file?"), self._tr("{path} is there already.", path=str(path))
        )
        return answer is QMessageBox.StandardButton.Yes

    def picture_file(self) -> str | None:
        """Ask for the file of a picture."""
        pictures = self._tr("Pictures (*.jpg *.jpeg *.png *.gif *.webp *.svg *.avif);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, self._tr("Choose a picture"), self._begin(self._desk.folder), pictures
        )
        return chosen or None

    def _begin(self, folder: Path) -> str:
        """Return where a dialog may begin: in a folder whose disk hangs it would stop the window."""
        try:
            self._patience.ask(partial(is_folder, folder))
        except Late:
            return str(Path.home())
        return str(folder)
