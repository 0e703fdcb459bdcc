"""The command line, free of Qt: a command is a function in `keys`, `pages`, `posts` or `sites`."""

from editor.cli.program import COMMANDS, main

__all__ = ["COMMANDS", "main"]
