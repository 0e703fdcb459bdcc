"""The command line, free of Qt: every command is one function here, its words are in `cli_arguments`."""

import re
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from editor import __version__, cli_pages, kramdown
from editor.cli_arguments import WrongUsage, asks_for, explain, language, parse
from editor.core import article, frontmatter, source
from editor.core.choices import ExportChoice
from editor.core.errors import FileTrouble, Refused, SettingsTrouble, WongoError
from editor.core.frontmatter import Entry, Raw
from editor.core.house import Habit, HouseStyle
from editor.core.kramdown_notice import unheeded
from editor.core.message import Translate, msg
from editor.core.source import Source
from editor.kramdown.options import DEFAULT, Options, from_config
from editor.store import files, locale
from editor.store.apply import apply
from editor.store.beginning import Wish, beginning
from editor.store.checking import Found, check_path
from editor.store.exporters.outlook import look_out, named
from editor.store.exporters.plan import Plan, Post
from editor.store.exporters.post import plan
from editor.store.house import house_of, learned_style, settled_style
from editor.store.site import CONFIG, Site, find_root, open_site
from editor.store.site_settings import path_of, write_house

_DAY = re.compile(r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d(?:-?\d)?", re.ASCII)
"""A day in ISO form, without a time."""

OpenWindow = Callable[[Path | None, Path | None, str], int]
"""Opens the window on a path, with a profile folder and a language, and returns the exit code."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What the commands are given: how to speak, what time it is, how to open the window."""

    tr: Translate
    now: Callable[[], datetime]
    open_window: OpenWindow


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
        return _say(explain(tr), end="")
    if asks_for("--version", arguments):
        return _say(f"wongo {__version__}")
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
    if path is not None and not path.exists():
        files.read(path)
    return caller.open_window(path, parsed.profile, parsed.lang)


def _get(parsed: Namespace, _caller: Caller) -> int:
    post = _read(parsed.post)
    frontmatter.values(post.text)
    entry = article.read(post.text).front_matter.get(parsed.key)
    if entry is None:
        raise Refused(msg("{path} has no key “{key}”.", path=post.path, key=parsed.key))
    return _say(_shown(entry), end="")


def _set(parsed: Namespace, caller: Caller) -> int:
    path = Path(parsed.post)
    value = Raw(parsed.value) if parsed.yaml else parsed.value

    def edit(text: str) -> str:
        habit, order = _habit(path, parsed.key, caller)
        return frontmatter.set_value(text, parsed.key, value, like=habit.text, order=order)

    return _edited(path, edit)


def _remove(parsed: Namespace, _caller: Caller) -> int:
    def edit(text: str) -> str:
        after = frontmatter.remove_key(text, parsed.key)
        if after == text:
            raise Refused(msg("There is no key “{key}”.", key=parsed.key))
        return after

    return _edited(Path(parsed.post), edit)


def _rename(parsed: Namespace, _caller: Caller) -> int:
    return _edited(Path(parsed.post), lambda text: frontmatter.rename_key(text, parsed.key, parsed.name))


def _move(parsed: Namespace, _caller: Caller) -> int:
    before = parsed.before or None
    return _edited(Path(parsed.post), lambda text: frontmatter.move_key(text, parsed.key, before))


def _edited(path: Path, edit: Callable[[str], str]) -> int:
    """Write a file's text as an edit makes it, in the file's own encoding, if that changes anything."""
    loaded = files.read(path)
    read = source.decode(loaded.data)
    text = edit(read.text)
    if text != read.text:
        files.save(path, source.encode(read, text), loaded.fingerprint)
    return 0


def _habit(path: Path, key: str, caller: Caller) -> tuple[Habit, tuple[str, ...]]:
    """Return how the site that a post lies in writes a key, and the order of its keys.

    Settings that cannot be read are told; then it is as the site's posts show it.
    """
    root = find_root(path.parent)
    if root is None:
        return HouseStyle().habit(key), ()
    site = open_site(root)
    _tell_troubles(site, caller)
    learned = learned_style(site)
    try:
        house = settled_style(site, learned)
    except SettingsTrouble:
        house = learned
    return house.habit(key), house.order


def _tell_troubles(site: Site, caller: Caller) -> None:
    for trouble in site.troubles:
        sys.stderr.write(" ".join(map(caller.tr, trouble.sentences())) + "\n")


def _render(parsed: Namespace, caller: Caller) -> int:
    post = _read(parsed.post)
    read = article.read(post.text)
    body = kramdown.to_html(cli_pages.without_leading_blanks(read.body), _options(Path(parsed.post), caller))
    page = body if parsed.body else cli_pages.page(cli_pages.title(post), body)
    if not parsed.o:
        return _say(page, end="")
    output = Path(parsed.o)
    if output.exists() and post.path is not None and output.samefile(post.path):
        raise FileTrouble(msg("{path} is the post itself; it was left as it is.", path=output))
    files.overwrite(output, page.encode("utf-8", "surrogatepass"))
    return 0


def _options(path: Path, caller: Caller) -> Options:
    """Return the kramdown options of the site that a post lies in; those not obeyed are told."""
    root = find_root(path.parent)
    if root is None:
        return DEFAULT
    options, missed = from_config(open_site(root).config.kramdown)
    if missed:
        sys.stderr.write(f"{caller.tr(unheeded(missed))}\n")
    return options


def _export(parsed: Namespace, caller: Caller) -> int:
    post = _read(parsed.post)
    site = _site(parsed.to)
    at = _date(parsed.date)
    choice = ExportChoice(parsed.slug, at.date() if isinstance(at, datetime) else at, parsed.draft)
    outlook = named(look_out(post, site, caller.now()), post, site, house_of(site).naming)
    steps = plan(post, site, choice, outlook)
    _tell_troubles(site, caller)
    return _told(steps, apply(steps, replace=parsed.replace), caller)


def _new(parsed: Namespace, caller: Caller) -> int:
    wish = Wish(parsed.template, parsed.title, _date(parsed.date), parsed.slug, parsed.draft)
    site = _site(parsed.site)
    steps = beginning(site, wish, caller.now())
    _tell_troubles(site, caller)
    return _told(steps, apply(steps, anew=True), caller)


def _house(parsed: Namespace, caller: Caller) -> int:
    site = _site(parsed.site)
    path = write_house(site, house_of(site))
    if path is None:
        told = msg("{path} says the whole house style already.", path=path_of(site))
        sys.stderr.write(f"{caller.tr(told)}\n")
    return _say(str(path or path_of(site)))


def _told(steps: Plan, path: Path, caller: Caller) -> int:
    """Print the path of a file that was written; what its author should know goes beside it."""
    for problem in steps.problems:
        sys.stderr.write(f"{caller.tr(problem.message)}\n")
    return _say(str(path))


def _site(name: str) -> Site:
    """Return the site that a folder is, or lies in.

    Raises:
        FileTrouble: there is none.

    """
    folder = Path(name)
    root = find_root(folder) if folder.is_dir() else None
    if root is None:
        raise FileTrouble(msg("{path} is no site folder: it has no {name}.", path=folder, name=CONFIG))
    return open_site(root)


def _check(parsed: Namespace, caller: Caller) -> int:
    posts, problems = 0, 0
    for path, found in check_path(Path(parsed.path), caller.now()):
        posts += 1
        problems += len(found)
        for one in found:
            _say(_line(path, one, caller.tr))
    if not problems:
        _say(caller.tr("{count} posts: nothing to point out.", count=posts))
    return 1 if problems else 0


COMMANDS: Mapping[str, Callable[[Namespace, Caller], int]] = {
    "": _window,
    "get": _get,
    "set": _set,
    "remove": _remove,
    "rename": _rename,
    "move": _move,
    "render": _render,
    "new": _new,
    "export": _export,
    "house": _house,
    "check": _check,
}


def _say(text: str, end: str = "\n") -> int:
    sys.stdout.write(text + end)
    return 0


def _read(name: str) -> Post:
    """Return the post in a file.

    Raises:
        FileTrouble: it cannot be read.

    """
    path = Path(name)
    read: Source = source.decode(files.read(path).data)
    return Post(read.text, read, path)


def _shown(entry: Entry) -> str:
    """Return a value as it is printed: a text as it is, a list item by item, else as the file writes it."""
    match entry.value:
        case str(text):
            return text if text.endswith("\n") else f"{text}\n"
        case list(items) if all(isinstance(item, str) for item in items):
            return "".join(f"{item}\n" for item in items)
        case _:
            return f"{entry.text}\n"


def _date(text: str) -> date | None:
    """Return what `--date` says in ISO form: a day, or a time of one, which is a `datetime` then.

    Raises:
        WrongUsage: it is none.

    """
    try:
        return (date if _DAY.fullmatch(text) else datetime).fromisoformat(text) if text else None
    except ValueError as trouble:
        reason = msg("“{text}” is no date; write it as 2024-02-27.", text=text)
        raise WrongUsage(reason) from trouble


def _line(path: Path, found: Found, tr: Translate) -> str:
    return f"{path}:{found.line}: {tr(found.message)}"
