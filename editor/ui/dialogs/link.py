"""Asks for a link."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from editor.core.choices import LinkChoice, PostLink, url_trouble
from editor.core.colours import css_colour
from editor.core.inserts.addresses import whole_address
from editor.core.message import Message, Translate, msg
from editor.core.palette import Palette
from editor.ui.dialogs.choice import Choice
from editor.ui.dialogs.posts import PostCompleter
from editor.ui.dialogs.sheet import Sheet
from editor.ui.text_bridge import on_one_line

_RELS = ("nofollow", "sponsored", "ugc", "noopener")
_SWATCH = 14


class LinkDialog(Sheet):
    """What the link says, where it goes, and what of HTML it needs.

    `first` is what is selected in the body, or the link that is there, which can also be removed. `posts` are
    the posts of the site, found by their titles.
    """

    def __init__(
        self,
        first: LinkChoice,
        palette: Palette,
        tr: Translate,
        parent: QWidget | None = None,
        *,
        posts: Sequence[PostLink] = (),
        is_there: bool = False,
    ) -> None:
        go = tr("Change link") if is_there else tr("Insert link")
        super().__init__("linkDialog", tr("Link"), go, tr, parent)
        self._is_removed = False
        self._text, self._url = QLineEdit(first.text), QLineEdit(first.url)
        self._url.setPlaceholderText(tr("https:// or words of a post's title") if posts else "https://")
        self._posts = PostCompleter(posts, self._url)
        self._url.setCompleter(self._posts)
        self._rel, self._colour = _rels(palette), _colours(palette, first.colour, tr)
        self._rel.setCurrentText(first.rel)
        self._form, self._goal = QLabel(self), QLabel(self)
        for note in (self._goal, self._form):
            note.setProperty("part", "note")
            note.setWordWrap(True)
        self._lay_out_rows()
        if is_there:
            self.add_answer(tr("Remove link"), "linkRemove").clicked.connect(self._remove)
        (self._text if not first.text else self._url).setFocus()
        self._url.selectAll()
        self.refresh()

    def choice(self) -> LinkChoice:
        """Return the link; its text is its address, or the post's title, where no other is given."""
        if self._is_removed:
            return LinkChoice(self._text.text(), "")
        url = whole_address(self._url.text())
        post = self._posts.post(url)
        text = self._text.text() if self._text.text().strip() else post.title if post is not None else url
        return LinkChoice(text, url, self._rel.currentText().strip(), str(self._colour.currentData() or ""))

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        if self._is_removed:
            return None
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
        choice = self.choice()
        post = self._posts.post(choice.url)
        self._form.setText(
            plain if choice.is_markdown and post is None else "" if post is not None else tagged
        )
        self._form.setVisible(bool(self._form.text()))
        self._goal.setText(
            self._tr("Leads to the post “{title}”, wherever the site puts it.", title=on_one_line(post.title))
            if post is not None
            else self._tr("Leads to {address}", address=choice.url)
            if choice.url != self._url.text().strip()
            else ""
        )
        self._goal.setVisible(bool(self._goal.text()))

    def _lay_out_rows(self) -> None:
        self.add_row(self._tr("&Text"), self._text, "linkText")
        self.add_row(self._tr("&Address"), self._url, "linkUrl")
        self.add_row(self._tr("&Relation (rel)"), self._rel, "linkRel")
        self.add_row(self._tr("&Colour"), self._colour, "linkColour")
        self.add_wide(self._goal)
        self.add_wide(self._form)
        for line in (self._text, self._url):
            line.textChanged.connect(self.refresh)
        self._rel.currentTextChanged.connect(self.refresh)
        self._colour.currentIndexChanged.connect(self.refresh)

    @Slot()
    def _remove(self) -> None:
        self._is_removed = True
        self.accept()


def _rels(palette: Palette) -> Choice:
    box = Choice()
    box.setEditable(True)
    box.addItem("")
    box.addItems(list(dict.fromkeys((*((palette.link_rel,) if palette.link_rel else ()), *_RELS))))
    return box


def _colours(palette: Palette, own: str, tr: Translate) -> Choice:
    """Offer the colours of the house: the link's own, those of its highlights; and the one it has."""
    box = Choice()
    box.addItem(tr("None"), "")
    named = {one.colour: tr(one.title) for one in palette.highlights if one.kind == "text"}
    if palette.link_colour:
        named = {palette.link_colour: tr("Link colour of the house")} | named
    if own:
        named = {own: own} | named
    for colour, title in named.items():
        box.addItem(_swatch(colour), title, colour)
    box.setCurrentIndex(max(0, box.findData(own)))
    return box


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(_SWATCH, _SWATCH)
    pixmap.fill(QColor(*(css_colour(colour) or (128, 128, 128, 255))))
    return QIcon(pixmap)
