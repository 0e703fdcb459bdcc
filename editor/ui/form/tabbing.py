"""Where Tab goes: through the form as the eye does, whatever was made when, then out of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(
    pane: QWidget, stops: Sequence[QWidget], *, is_next: bool, behind: Sequence[QWidget] = ()
) -> QWidget | None:
    """Give the next or the last stop the focus, or what comes behind or before the pane; return it.

    `behind` are stops that come next where they can be seen, whatever was made when.
    """
    order = [one for one in stops if takes_tab(one)]
    focus = QApplication.focusWidget()
    if focus in order:
        at = order.index(focus) + (1 if is_next else -1)
        beyond = next((one for one in behind if takes_tab(one)), None) if is_next else None
        target = order[at] if 0 <= at < len(order) else beyond or _outside(pane, focus, is_next=is_next)
    else:
        target = None
    if target is not None:
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
    return target


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab can stop at a widget now."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return policy == Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()


def _outside(pane: QWidget, start: QWidget, *, is_next: bool) -> QWidget | None:
    """Return the nearest stop of the window that is not in the pane."""
    at: QWidget | None = start
    while at is not None:
        at = at.nextInFocusChain() if is_next else at.previousInFocusChain()
        if at is None or at is start:
            return None
        if at.window() is pane.window() and takes_tab(at) and not (at is pane or pane.isAncestorOf(at)):
            return at
    return None
