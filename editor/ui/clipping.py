"""Cut, copy and paste where the keyboard is: in a field, in the body, in the page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from editor.commands.workbench import Clip
from editor.ui.body.view import BodyView

_Field = QLineEdit | QPlainTextEdit | QTextEdit

_IN_FIELD: Mapping[Clip, Callable[[_Field], None]] = MappingProxyType(
    {
        Clip.CUT: lambda field: field.cut(),
        Clip.COPY: lambda field: field.copy(),
        Clip.PASTE: lambda field: field.paste(),
        Clip.PASTE_PLAIN: lambda field: field.paste(),
        Clip.SELECT_ALL: lambda field: field.selectAll(),
    }
)
_IN_BODY: Mapping[Clip, Callable[[BodyView], None]] = MappingProxyType(
    {
        Clip.CUT: BodyView.cut_selection,
        Clip.COPY: BodyView.copy,
        Clip.PASTE: BodyView.paste,
        Clip.PASTE_PLAIN: BodyView.paste_plain,
        Clip.SELECT_ALL: BodyView.selectAll,
    }
)
_IN_PAGE: Mapping[Clip, QWebEnginePage.WebAction] = MappingProxyType(
    {Clip.COPY: QWebEnginePage.WebAction.Copy, Clip.SELECT_ALL: QWebEnginePage.WebAction.SelectAll}
)


def clip(deed: Clip, body: BodyView) -> None:
    """Do it in the widget that has the keyboard; in the body where none of ours has it."""
    focus = QApplication.focusWidget()
    page = _page_around(focus)
    if page is not None:
        if deed in _IN_PAGE:
            page.triggerPageAction(_IN_PAGE[deed])
    elif isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) and focus is not body:
        _IN_FIELD[deed](focus)
    else:
        _IN_BODY[deed](body)


def _page_around(widget: QWidget | None) -> QWebEngineView | None:
    """Return the page that a widget is part of."""
    while widget is not None and not isinstance(widget, QWebEngineView):
        widget = widget.parentWidget()
    return widget
