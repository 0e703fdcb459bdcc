"""The program as the command line starts it: its words are in `arguments`, its commands in `COMMANDS`."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from editor import __version__
from editor.cli import keys, pages, posts, sites
from editor.cli.arguments import WrongUsage, asks_for, explain, language, parse
from editor.cli.caller import Caller, OpenWindow, say
from editor.core.errors import WongoError
from editor.store import files, locale
from editor.store.presence import is_there


def main(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    now: Callable[[], datetime],
    open_window: OpenWindow,
) -> int:
    """Do what a command line says and return the exit code: 1 for a failure, 2 for wrong usage.

    `now` gives the time with its zone.
    """
    tr = locale.translator(_spoken(arguments, environment))
    if asks_for("--help", arguments):
        return say(explain(tr), end="")
    if asks_for("--version", arguments):
        return say(f"wongo {__version__}")
    caller = Caller(tr, now, open_window)
    try:
        parsed = parse(arguments)
        return COMMANDS[parsed.command](parsed, caller)
    except WongoError as trouble:
        sentences = " ".join(tr(sentence) for sentence in trouble.sentences())
        sys.stderr.write(f"wongo: {sentences}\n")
        return 2 if isinstance(trouble, WrongUsage) else 1


def _spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language to speak: the one asked for, else the system's."""
    return locale.choose(language(arguments), locale.system_language(environment))


def _window(parsed: Namespace, caller: Caller) -> int:
    path = Path(parsed.path) if parsed.path else None
    if path is not None and not is_there(path):
        files.read(path)
    return caller.open_window(path, parsed.profile, parsed.lang)


COMMANDS: Mapping[str, Callable[[Namespace, Caller], int]] = {
    "": _window,
    "get": keys.print_value,
    "set": keys.set_value,
    "remove": keys.remove,
    "rename": keys.rename,
    "move": keys.move,
    "render": pages.render,
    "new": posts.begin,
    "export": posts.export,
    "house": sites.write_down,
    "check": sites.check,
}
