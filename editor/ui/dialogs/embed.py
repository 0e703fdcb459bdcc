"""Asks for something that is shown from elsewhere."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from editor.core.embeds import SERVICES, embed
from editor.core.inserts.addresses import bare_address, whole_address
from editor.core.message import Message, Translate, msg
from editor.ui.dialogs.sheet import Sheet


class EmbedDialog(Sheet):
    """One line for an address or for the code that a service gives; says what will become of it."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__("embedDialog", tr("Video, post or map"), tr("Insert"), tr, parent)
        self._pasted = QLineEdit()
        self._pasted.setPlaceholderText("https://youtu.be/…")
        self._pasted.setMaxLength(20_000)
        self._outcome = QLabel(self)
        self._outcome.setObjectName("embedOutcome")
        self._outcome.setProperty("part", "note")
        self._outcome.setWordWrap(True)
        self._outcome.setMinimumHeight(2 * self._outcome.fontMetrics().lineSpacing())
        self.add_row(tr("&Address or code"), self._pasted, "embedPasted")
        self.add_wide(self._outcome)
        self._pasted.textChanged.connect(self.refresh)
        self._pasted.setFocus()
        self.refresh()

    def choice(self) -> str:
        """Return what was pasted."""
        return self._pasted.text().strip()

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        pasted = self.choice()
        if embed(pasted) is None and not bare_address(whole_address(pasted)):
            return msg("Paste the address of a video, a post or a map, or its embed code."), self._pasted
        return None

    @override
    def refresh(self) -> None:
        super().refresh()
        self._outcome.setText(self._said())

    def _said(self) -> str:
        found = embed(self.choice())
        if found is not None and found.provider:
            return self._tr("Shown in the article by {service}.", service=found.provider)
        if found is not None:
            return self._tr("Shown in the article as a frame; only its address and size are taken.")
        if bare_address(whole_address(self.choice())):
            return self._tr("This is none of the services that are known: it becomes a link.")
        names = ", ".join(dict.fromkeys(service.name for service in SERVICES))
        return self._tr("Takes an address or a code of {services}.", services=names)
