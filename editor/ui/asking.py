"""The dialogs that commands ask for, opened over the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from editor.commands.desk import Desk
from editor.core.choices import (
    ChangedAnswer,
    ExportChoice,
    ExportOffer,
    ImageChoice,
    LinkChoice,
    SourceLineChoice,
    TableChoice,
    UnsavedAnswer,
)
from editor.core.choices_colours import ColourChoice, ColourOffer
from editor.core.message import Translate
from editor.core.tables import Table
from editor.core.templates import Template
from editor.store.files import Loaded
from editor.ui.colours.chooser import ColourDialog
from editor.ui.colours.placing import place_at
from editor.ui.dialogs import changed
from editor.ui.dialogs.code import CodeDialog
from editor.ui.dialogs.embed import EmbedDialog
from editor.ui.dialogs.export import ExportDialog
from editor.ui.dialogs.image import ImageDialog
from editor.ui.dialogs.link import LinkDialog
from editor.ui.dialogs.questions import GoneQuestion, UnsavedQuestion
from editor.ui.dialogs.recovered import BesideDialog
from editor.ui.dialogs.source_line import SourceLineDialog
from editor.ui.dialogs.table import TableDialog
from editor.ui.dialogs.template import TemplateDialog
from editor.ui.newsroom import Newsroom
from editor.ui.theme import Theme


class Asking:
    """Implements `Dialogs` with Qt."""

    def __init__(
        self,
        tr: Translate,
        newsroom: Newsroom,
        desk: Desk,
        picture_file: Callable[[], str | None],
        theme: Theme,
    ) -> None:
        self._tr, self._newsroom, self._desk, self._theme = tr, newsroom, desk, theme
        self._picture_file = picture_file
        self._parent: QWidget | None = None

    def stand_over(self, parent: QWidget) -> None:
        """Open dialogs over this window from now on."""
        self._parent = parent

    def unsaved(self) -> UnsavedAnswer:
        """Ask what to do with unsaved work."""
        question = UnsavedQuestion(self._name(), self._tr, self._parent)
        question.exec()
        question.deleteLater()
        return question.choice()

    def changed_on_disk(self, theirs: Loaded | None) -> ChangedAnswer:
        """Ask what to do about a file that another program changed, the two versions side by side."""
        if theirs is None:
            question = GoneQuestion(self._name(), self._tr, self._parent)
            question.exec()
            question.deleteLater()
            return question.choice()
        versions = changed.versions(theirs, self._desk.session.text, self._tr)
        dialog = BesideDialog(
            changed.choice_of_saving(self._name(), versions, self._tr), self._theme, self._tr, self._parent
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.exec()
        dialog.deleteLater()
        return ChangedAnswer(dialog.answer())

    def export(self, offer: ExportOffer) -> ExportChoice | None:
        """Ask where in the site the post goes."""
        dialog = ExportDialog(
            offer.first, offer.hangul, offer.ascii_slug, self._tr, self._parent, preview=offer.preview
        )
        return dialog.choice() if _was_accepted(dialog) else None

    def link(self, first: LinkChoice, *, is_there: bool) -> LinkChoice | None:
        """Ask for a link, beginning with `first`; one that is there can be removed too."""
        dialog = LinkDialog(
            first,
            self._newsroom.palette,
            self._tr,
            self._parent,
            posts=self._newsroom.post_links(),
            is_there=is_there,
        )
        return dialog.choice() if _was_accepted(dialog) else None

    def embed(self) -> str | None:
        """Ask for the address or the code of something that is shown from elsewhere."""
        dialog = EmbedDialog(self._tr, self._parent)
        return dialog.choice() if _was_accepted(dialog) else None

    def code_language(self, old: str | None) -> str | None:
        """Ask for the language of code, `old` being that of the code that is there."""
        dialog = CodeDialog(old, self._tr, self._parent)
        return dialog.choice() if _was_accepted(dialog) else None

    def source_line(self) -> SourceLineChoice | None:
        """Ask for a source line."""
        dialog = SourceLineDialog(self._newsroom.palette, self._tr, self._parent)
        return dialog.choice() if _was_accepted(dialog) else None

    def image(self, target: str = "") -> ImageChoice | None:
        """Ask for a picture; `target` is the one to begin with."""
        pictures, choose = self._newsroom.pictures, self._picture_file
        dialog = ImageDialog(pictures, choose, self._tr, self._parent, target=target)
        return dialog.choice() if _was_accepted(dialog) else None

    def colour(self, offer: ColourOffer) -> ColourChoice | None:
        """Ask for a colour, at the button that it was asked for with."""
        dialog = ColourDialog(offer, self._theme, self._tr, self._parent)
        place_at(dialog, self._parent, f"{offer.kind}-colour")
        return dialog.choice() if _was_accepted(dialog) else None

    def template(self, templates: Sequence[Template]) -> Template | None:
        """Ask which kind of post to begin with."""
        dialog = TemplateDialog(templates, self._tr, self._parent)
        return dialog.choice() if _was_accepted(dialog) else None

    def table(self, old: Table | None) -> TableChoice | None:
        """Ask for the cells of a table, those of `old` being there already."""
        dialog = TableDialog(self._tr, self._parent, old)
        return dialog.choice() if _was_accepted(dialog) else None

    def _name(self) -> str:
        path = self._desk.opened.path
        return path.name if path is not None else self._tr("Untitled")


def _was_accepted(dialog: QDialog) -> bool:
    """Show a dialog until it is closed, and let it go afterwards."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted
