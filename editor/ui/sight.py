"""How the article is seen: larger or smaller, and alone on the screen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from editor.ui.body.view import BodyView

_STEP = 0.1


class FocusMode:
    """Hides everything round the article and puts it back as it was."""

    def __init__(self, around: Sequence[QWidget]) -> None:
        self._around = around
        self._hidden: list[QWidget] | None = None

    @property
    def is_on(self) -> bool:
        """Whether the article is alone."""
        return self._hidden is not None

    def turn(self, is_on: bool) -> None:
        """Leave the article alone, or put back what was there."""
        if is_on == self.is_on:
            return
        if is_on:
            self._hidden = [widget for widget in self._around if not widget.isHidden()]
        for widget in self._hidden or ():
            widget.setVisible(not is_on)
        if not is_on:
            self._hidden = None


class Sight:
    """Implements the workbench's `Sight` on the body and the window's focus mode."""

    def __init__(self, body: BodyView, focus_mode: FocusMode) -> None:
        self._body, self._focus_mode = body, focus_mode

    def zoom_by(self, steps: int) -> None:
        """Show the article larger, or smaller, by tenths of its usual size."""
        self._body.set_zoom(round(self._body.zoom + _STEP * steps, 2))

    def reset_zoom(self) -> None:
        """Show the article in its usual size."""
        self._body.set_zoom(1.0)

    @property
    def is_focused(self) -> bool:
        """Whether the article is alone on the screen."""
        return self._focus_mode.is_on

    def focus(self, is_on: bool) -> None:
        """Leave the article alone on the screen, or put everything back."""
        self._focus_mode.turn(is_on)
        self._body.setFocus()
