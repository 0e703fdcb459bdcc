"""What a clipboard or a drop offers, and which part of it is taken: our source, else HTML, else text."""

from dataclasses import dataclass

from editor.core.palette import Palette
from editor.core.pasting_steps import paste_html, paste_source, paste_text
from editor.core.state import State, Transaction


@dataclass(frozen=True, slots=True)
class Offer:
    """The same thing in the forms that another program offers it in; `source` is another body's own."""

    text: str = ""
    html: str = ""
    source: str = ""

    @property
    def raw(self) -> str:
        """The offer as characters: for Source view."""
        return self.source or self.text

    def plain(self) -> "Offer":
        """Return the offer as its words alone."""
        return Offer(self.text)

    def step(self, state: State, palette: Palette) -> Transaction | None:
        """Return the step that puts it in the place of the selection; `None` where nothing can be put."""
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
