"""The last resort: an unexpected error is logged and told in a sentence, never as a traceback."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from editor.core.message import Message, msg

_log = logging.getLogger(__name__)


def install(report: Path, tell: Callable[[Path], None]) -> None:
    """Write uncaught errors to `report` and call `tell` with it; Ctrl+C still ends the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error("an unexpected error\n%s", text)
        try:
            report.parent.mkdir(parents=True, exist_ok=True)
            with report.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            _log.exception("the report %s could not be written", report)
        tell(report)

    sys.excepthook = hook


def sentence(report: Path) -> Message:
    """Return what the user is told."""
    return msg(
        "Something went wrong in Wongo. Your text is still here: save it, and send us {report}.",
        report=str(report),
    )
