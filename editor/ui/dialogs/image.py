"""Asks for a picture."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from editor.core.choices import ImageChoice, url_trouble
from editor.core.message import Message, Translate, msg
from editor.ui.dialogs.sheet import Sheet, bare
from editor.ui.form.picture import Picture, PictureTools

_WIDTH = 600


class ImageDialog(Sheet):
    """The path or address of a picture, what it shows, in words, and what stands below it."""

    def __init__(
        self,
        pictures: Callable[[str], Path | None],
        choose_file: Callable[[], str | None],
        tr: Translate,
        parent: QWidget | None = None,
        *,
        target: str = "",
    ) -> None:
        super().__init__("imageDialog", tr("Picture"), tr("Insert picture"), tr, parent)
        self.setMinimumWidth(_WIDTH)
        self._picture = Picture(PictureTools(pictures, choose_file), tr)
        self._picture.follow(target)
        self._alt = QLineEdit()
        self._alt.setPlaceholderText(tr("What the picture shows, for those who cannot see it"))
        self._caption = QLineEdit()
        self._caption.setPlaceholderText(tr("Below the picture, if anything"))
        self.add_row(tr("&Path or address"), self._picture, "imagePicture")
        self._picture.line.setObjectName("imageTarget")
        self._picture.line.setAccessibleName(bare(tr("&Path or address")))
        self._picture.line.setPlaceholderText("/assets/img/")
        self.add_row(tr("&Description"), self._alt, "imageAlt")
        self.add_row(tr("&Caption"), self._caption, "imageCaption")
        self._picture.line.textChanged.connect(self.refresh)
        self._alt.textChanged.connect(self.refresh)
        (self._alt if target else self._picture.line).setFocus()

    def choice(self) -> ImageChoice:
        """Return the picture."""
        target, alt, caption = (
            line.text().strip() for line in (self._picture.line, self._alt, self._caption)
        )
        return ImageChoice(target, alt, caption)

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        target = self._picture.line.text()
        if not target.strip():
            return msg("Choose a picture, or type its path or address."), self._picture.line
        found = url_trouble(target, picture=True)
        return (found, self._picture.line) if found is not None else None
