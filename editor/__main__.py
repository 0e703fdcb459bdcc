"""Where `wongo`, `wongo-gui` and `python -m editor` start."""

import logging
import os
import signal
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from editor import cli
from editor.store import locale
from editor.store.page_process import PageProcess


def main() -> int:
    """Run the command line of this process and return its exit code."""
    _prepare_streams()
    logging.getLogger("editor").addHandler(logging.NullHandler())
    sys.excepthook = _tell_unexpected
    try:
        code = cli.main(sys.argv[1:], os.environ, _now, _open_window)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # Whoever read the output has heard enough; the interpreter must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _open_window(path: Path | None, profile: Path | None, language: str) -> int:
    """Open the window: the one import inside a function, so that the command line needs no Qt.

    What makes pages is loaded in its own process, while the window is loaded here.
    """
    pages = PageProcess()
    pages.start()
    from editor import app  # noqa: PLC0415 - see above

    return app.run(path, profile, language, pages)


def _now() -> datetime:
    return datetime.now(UTC)


def _prepare_streams() -> None:
    """Speak UTF-8 on every system; a windowed start on Windows has no streams at all."""
    if sys.stdout is None or sys.stderr is None:
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for the whole process
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def _tell_unexpected(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Say in a sentence that Wongo itself is at fault; the window puts a report of its own in this place."""
    tr = locale.translator(locale.choose("", locale.system_language(os.environ)))
    said = tr(
        "Something went wrong inside Wongo ({error}); no file was changed.", error=f"{kind.__name__}: {error}"
    )
    sys.stderr.write(f"wongo: {said}\n")


if __name__ == "__main__":
    sys.exit(main())
