"""The command line as a table: what can be said, how it is understood, how it is explained."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from editor.core.errors import WongoError
from editor.core.message import N_, Message, Translate, msg


class WrongUsage(WongoError):
    """The command line says something that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a command may be given: its name, what follows it, what it is for."""

    name: str
    value: str = ""
    title: str = ""

    @property
    def is_required(self) -> bool:
        """Whether it stands at its place in the line, without a name of its own."""
        return not self.name.startswith("-")


@dataclass(frozen=True, slots=True)
class Usage:
    """One command: its name (empty for opening the window), what it does, what it takes."""

    name: str
    title: str
    options: tuple[Option, ...]
    required: frozenset[str] = frozenset()


POST = Option("POST", title=N_("A post's file"))
OUTPUT = Option("-o", "FILE", N_("Write to this file instead of the screen"))
COMMON = (
    Option("--lang", "ko|en", N_("Speak this language")),
    Option("--profile", "DIR", N_("Keep settings and data in this folder")),
)
ALONE = (
    Option("--version", title=N_("Print the version")),
    Option("--help", title=N_("Print this")),
)
USAGES = (
    Usage("", N_("Open a site folder or a post"), (Option("PATH", title=N_("A site folder or a post")),)),
    Usage("get", N_("Print the value of a front matter key"), (POST, Option("KEY"))),
    Usage(
        "set",
        N_("Change the value of a front matter key, and only its lines"),
        (POST, Option("KEY"), Option("VALUE"), Option("--yaml", title=N_("The value is YAML, not a text"))),
    ),
    Usage("remove", N_("Take a key out of the front matter with its lines"), (POST, Option("KEY"))),
    Usage(
        "rename",
        N_("Give a front matter key another name"),
        (POST, Option("KEY"), Option("NAME", title=N_("The new name"))),
    ),
    Usage(
        "move",
        N_("Put a front matter key's lines elsewhere: last, or before another key"),
        (POST, Option("KEY"), Option("--before", "KEY", N_("The key to put it before"))),
    ),
    Usage(
        "render",
        N_("Print a post as HTML"),
        (POST, Option("--body", title=N_("The body alone, without a page around it")), OUTPUT),
    ),
    Usage(
        "new",
        N_("Write a new post in the site's house style and print the file's path"),
        (
            Option("SITE", title=N_("The site folder")),
            Option("--template", "KIND", N_("A kind of post that the site has")),
            Option("--title", "TITLE", N_("Its title")),
            Option("--date", "ISO", N_("Its day, or its day and time; else today")),
            Option("--slug", "SLUG", N_("The name in the file's name")),
            Option("--draft", title=N_("Among the drafts, without a date")),
        ),
    ),
    Usage(
        "export",
        N_("Write a post into a site folder and print the file's path"),
        (
            POST,
            Option("--to", "SITE", N_("The site folder")),
            Option("--date", "ISO", N_("The date in the file's name")),
            Option("--slug", "SLUG", N_("The name in the file's name")),
            Option("--draft", title=N_("Among the drafts, without a date")),
            Option("--replace", title=N_("Write over a file of that name")),
        ),
        frozenset({"--to"}),
    ),
    Usage(
        "house",
        N_("Write the learned house style into the site's .wongo.toml and print the file's path"),
        (Option("SITE", title=N_("The site folder")),),
    ),
    Usage("check", N_("Point out what Jekyll or a reader would stumble over"), (Option("PATH"),)),
)


_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"), N_("{names}: missing.")),
    (re.compile(r"argument (?P<name>\S+): expected one argument"), N_("{name}: a value is missing.")),
    (re.compile(r"unrecognized arguments: (?P<names>.*)"), N_("“{names}” means nothing here.")),
    (
        re.compile(r"argument (?P<name>\S+): invalid choice: '(?P<value>.*)' \("),
        N_("{name} cannot be “{value}”."),
    ),
)
"""What argparse says, and how we say it."""


class _Parser(argparse.ArgumentParser):
    """Raises what it cannot understand, so that it can be said in the user's language."""

    @override
    def error(self, message: str) -> NoReturn:
        raise WrongUsage(
            msg("The command line cannot be understood."), _complaint(message), msg("See “wongo --help”.")
        )


def _complaint(message: str) -> Message:
    for pattern, text in _COMPLAINTS:
        found = pattern.match(message)
        if found is not None:
            return Message(text, tuple(found.groupdict().items()))
    return msg("{problem}.", problem=message)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what a command line says: `command` and the values of its options, by their small names.

    Raises:
        WrongUsage: it says something else.

    """
    name = _command(arguments)
    usage = next(usage for usage in USAGES if usage.name == name)
    parser = _Parser(prog="wongo", add_help=False, allow_abbrev=False)
    for option in COMMON:
        _add(parser, option, required=False)
    if name:
        parser.add_argument("command")
    for option in usage.options:
        _add(parser, option, required=option.name in usage.required or (option.is_required and bool(name)))
    parsed = parser.parse_args(list(arguments), argparse.Namespace(command=name))
    parsed.profile = Path(parsed.profile) if parsed.profile else None
    return parsed


def asks_for(name: str, arguments: Sequence[str]) -> bool:
    """Tell whether a command line asks for something that needs nothing else, `--help` or `--version`."""
    words = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return name in words or (name == "--help" and "-h" in words)


def language(arguments: Sequence[str]) -> str:
    """Return the language that a command line asks for, understood or not; nothing where it asks for none."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--lang", default="")
    try:
        return str(parser.parse_known_args(list(arguments))[0].lang)
    except argparse.ArgumentError:
        return ""


def explain(tr: Translate) -> str:
    """Return the help: every command with what it takes."""
    lines: list[str] = []
    for usage in USAGES:
        lines += ["", _line(usage), f"    {tr(usage.title)}"]
        lines += [_row(option, tr) for option in usage.options if option.title]
    lines += ["", *(_row(option, tr) for option in (*COMMON, *ALONE))]
    return "\n".join(lines[1:]) + "\n"


def _line(usage: Usage) -> str:
    parts = ["wongo", usage.name] if usage.name else ["wongo"]
    for option in usage.options:
        shown = f"{option.name} {option.value}".strip()
        needed = option.name in usage.required or (option.is_required and bool(usage.name))
        parts.append(shown if needed else f"[{shown}]")
    return " ".join(parts)


def _row(option: Option, tr: Translate) -> str:
    shown = f"{option.name} {option.value}".strip()
    return f"      {shown:<18} {tr(option.title)}"


def _command(arguments: Sequence[str]) -> str:
    """Return the command's name: the first word that is no option, if it is one of the commands."""
    names = {usage.name for usage in USAGES}
    waiting = iter(arguments)
    for word in waiting:
        if word in {option.name for option in COMMON}:
            next(waiting, None)
        elif not word.startswith("-"):
            return word if word in names else ""
        elif word == "--":
            return ""
    return ""


def _add(parser: argparse.ArgumentParser, option: Option, *, required: bool) -> None:
    """Teach the parser one option."""
    if option.is_required:
        parser.add_argument(option.name.lower(), metavar=option.name, nargs=None if required else "?")
    elif not option.value:
        parser.add_argument(option.name, action="store_true")
    else:
        choices = option.value.split("|") if "|" in option.value else None
        parser.add_argument(option.name, required=required, default="", choices=choices)
