"""What a clipboard or a drop offers, and which part of it is taken: our source, else HTML, else text."""

from dataclasses import dataclass, replace

from editor.core.inserts.addresses import bare_address
from editor.core.inserts.links import link
from editor.core.palette import Palette
from editor.core.pasting.links import untracked
from editor.core.pasting.steps import PASTING, paste_html, paste_source, paste_text
from editor.core.state import Event, State, Transaction
from editor.core.visible import selected_text


@dataclass(frozen=True, slots=True)
class Offer:
    """The same thing in the forms that another program offers it in; `source` is another body's own."""

    text: str = ""
    html: str = ""
    source: str = ""
    is_plain: bool = False
    """Whether its words alone are wanted."""

    @property
    def raw(self) -> str:
        """The offer as characters: for Source view."""
        return self.source or self.text

    def plain(self) -> "Offer":
        """Return the offer as its words alone."""
        return Offer(self.text, is_plain=True)

    def step(self, state: State, palette: Palette) -> Transaction | None:
        """Return the step that puts it in the place of the selection; `None` where nothing can be put.

        An address makes the selected words a link to it.
        """
        address = "" if self.is_plain or state.selection.is_caret else bare_address(self.text)
        if address and not bare_address(selected_text(state)):
            linked = link(state, palette, url=untracked(address))
            if linked is not None:
                return replace(linked, event=Event.PASTE, name=PASTING)
        if self.source:
            return paste_source(state, self.source, palette)
        if self.html and (found := paste_html(state, self.html, palette)) is not None:
            return found
        return paste_text(state, self.text, palette)


@dataclass(frozen=True, slots=True)
class PictureOffer:
    """A picture that was dropped or pasted: a file, or where there is none the bytes of a PNG."""

    path: str = ""
    data: bytes = b""
