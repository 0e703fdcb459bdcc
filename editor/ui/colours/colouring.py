"""The colours that were used before: in the user's settings, in the posts of the site."""

from collections.abc import Callable

from editor.ui.remembering import Remembering


class Colouring:
    """Implements `Colours`. `of_site` gives the colours of the site's posts, as far as they are known."""

    def __init__(self, remembering: Remembering, of_site: Callable[[str], tuple[str, ...]]) -> None:
        self._remembering = remembering
        self.of_site = of_site

    @property
    def recent(self) -> tuple[str, ...]:
        """The colours chosen last, the newest first."""
        return self._remembering.settings.recent_colours

    def note(self, colour: str) -> None:
        """Remember a chosen colour; an empty one is none."""
        if colour:
            self._remembering.note_colour(colour)
