"""The sign before a problem: a circle for what stops Jekyll, a triangle for what surprises."""

import qtawesome
from PySide6.QtGui import QIcon

from editor.core.errors import Severity
from editor.ui.theme import Theme

SIDE = 16
"""Width and height of a sign, in pixels."""

_NAMES = {Severity.ERROR: "mdi6.alert-circle", Severity.WARNING: "mdi6.alert-outline"}


def sign(severity: Severity, theme: Theme) -> QIcon:
    """Return the sign of a problem in the colours of a theme."""
    colour = theme.error if severity is Severity.ERROR else theme.warning_text
    return QIcon(qtawesome.icon(_NAMES[severity], color=colour))  # type: ignore[no-untyped-call]  # it has no types
