"""Which of the two killed the page, the theme's or the article in it: the article is tried alone, once."""

from editor.ui.preview.dress import Dress


class Blame:
    """Remembers the theme's page that was on when the page's process died."""

    def __init__(self) -> None:
        self._suspect: Dress | None = None
        self._is_harmless = False

    def begin(self) -> None:
        """Take note that another page of a theme is shown, or none."""
        self._suspect, self._is_harmless = None, False

    def died(self, dress: Dress | None, *, is_painted: bool) -> Dress | None:
        """Take note that the process died, and return what the article is to be shown in next."""
        if self._suspect is not None:  # it died without it as well
            dress, self._suspect, self._is_harmless = self._suspect, None, True
        elif not is_painted and not self._is_harmless:
            dress, self._suspect = None, dress
        return dress

    def lived(self) -> bool:
        """Take note that the article was painted; tell whether it was tried without what killed the page."""
        is_found = self._suspect is not None
        self.begin()
        return is_found
