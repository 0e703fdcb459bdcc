"""Whether pages can be shown here at all: tried in a process of its own, since a failure ends the process.

Ubuntu 23.10 and later restrict user namespaces, which Chromium's sandbox needs; QtWebEngine then aborts.
"""

import os
import subprocess
import sys
from collections.abc import Mapping

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication

from editor.core.message import Message, msg

_SECONDS = 20
_SWITCHED_OFF = "QTWEBENGINE_DISABLE_SANDBOX"


def trouble(environment: Mapping[str, str]) -> Message | None:
    """Return why the preview cannot be shown, or `None` where it can.

    Only Linux has the risk, and only with the sandbox on: elsewhere nothing is tried. Takes about a second.
    """
    if not sys.platform.startswith("linux") or environment.get(_SWITCHED_OFF):
        return None
    quiet = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    try:
        tried = subprocess.run(
            [sys.executable, "-m", "editor.ui.preview.probe"],
            env=quiet,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return _sentence()
    return None if tried.returncode == 0 else _sentence()


def _sentence() -> Message:
    return msg(
        "The preview cannot run on this computer: its sandbox may not start. Everything else works. "
        "Ask for user namespaces to be allowed for Wongo (on Ubuntu: an AppArmor profile with “userns”)."
    )


def main() -> int:
    """Load an empty page and return 0; where that cannot be, this process is ended by QtWebEngine."""
    application = QApplication(sys.argv[:1])
    page = QWebEnginePage()
    page.loadFinished.connect(_end)
    page.load(QUrl("about:blank"))
    QTimer.singleShot(_SECONDS * 1000, _give_up)
    code = application.exec()
    page.deleteLater()
    sys.stdout.flush()
    os._exit(code)


def _end(has_loaded: bool) -> None:
    QApplication.exit(0 if has_loaded else 1)


def _give_up() -> None:
    QApplication.exit(1)


if __name__ == "__main__":
    main()
