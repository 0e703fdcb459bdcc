"""Asks for a link."""

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from editor.core.choices import LinkChoice, url_trouble
from editor.core.colours import css_colour
from editor.core.message import Message, Translate, msg
from editor.core.palette import Palette
from editor.ui.dialogs.choice import Choice
from editor.ui.dialogs.sheet import Sheet

_RELS = ("nofollow", "sponsored", "ugc", "noopener")
_SWATCH = 14


class LinkDialog(Sheet):
    """What the link says, where it goes, and what of HTML it needs.

    `text` is what is selected in the body; an address there is taken for the address.
    """

    def __init__(self, text: str, palette: Palette, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__("linkDialog", tr("Link"), tr("Insert link"), tr, parent)
        is_address = text.startswith(("http://", "https://"))
        self._text = QLineEdit(text)
        self._url = QLineEdit(text if is_address else "")
        self._url.setPlaceholderText("https://")
        self._rel = _rels(palette)
        self._colour = _colours(palette, tr)
        self._form = QLabel(self)
        self._form.setProperty("part", "note")
        self.add_row(tr("Text"), self._text, "linkText")
        self.add_row(tr("Address"), self._url, "linkUrl")
        self.add_row(tr("Relation (rel)"), self._rel, "linkRel")
        self.add_row(tr("Colour"), self._colour, "linkColour")
        self.add_wide(self._form)
        for line in (self._text, self._url):
            line.textChanged.connect(self.refresh)
        self._rel.currentTextChanged.connect(self.refresh)
        self._colour.currentIndexChanged.connect(self.refresh)
        (self._url if text and not is_address else self._text).setFocus()
        self.refresh()

    def choice(self) -> LinkChoice:
        """Return the link; its text is its address where no other is given."""
        url = self._url.text().strip()
        colour = self._colour.currentData()
        text = self._text.text()
        return LinkChoice(
            text if text.strip() else url, url, self._rel.currentText().strip(), str(colour or "")
        )

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        found = url_trouble(self._url.text())
        if found is not None:
            return found, self._url
        if any(sign in self._rel.currentText() for sign in "\"'<>&"):
            return msg("A relation is one or more plain words."), self._rel
        return None

    @override
    def refresh(self) -> None:
        super().refresh()
        plain = self._tr("Written in Markdown.")
        tagged = self._tr("Written as an HTML tag, for its relation or colour.")
        self._form.setText(plain if self.choice().is_markdown else tagged)


def _rels(palette: Palette) -> Choice:
    box = Choice()
    box.setEditable(True)
    box.addItem("")
    box.addItems(list(dict.fromkeys((*((palette.link_rel,) if palette.link_rel else ()), *_RELS))))
    return box


def _colours(palette: Palette, tr: Translate) -> Choice:
    """Offer the colours of the house: the link's own, and those its highlights give to words."""
    box = Choice()
    box.addItem(tr("None"), "")
    named = {one.colour: tr(one.title) for one in palette.highlights if one.kind == "text"}
    if palette.link_colour:
        named = {palette.link_colour: tr("Link colour of the house")} | named
    for colour, title in named.items():
        box.addItem(_swatch(colour), title, colour)
    return box


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(_SWATCH, _SWATCH)
    pixmap.fill(QColor(*(css_colour(colour) or (128, 128, 128, 255))))
    return QIcon(pixmap)
