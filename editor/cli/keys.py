"""Commands for the keys of a post's front matter."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from editor.cli.caller import Caller, post_in, say, tell_troubles
from editor.core import article, frontmatter, source
from editor.core.errors import Refused, SettingsTrouble
from editor.core.frontmatter import Entry, Raw
from editor.core.house import Habit, HouseStyle
from editor.core.message import msg
from editor.store import files
from editor.store.house import learned_style, settled_style
from editor.store.site import find_root, open_site


def print_value(parsed: Namespace, _caller: Caller) -> int:
    """Print the value of a key."""
    post = post_in(parsed.post)
    frontmatter.values(post.text)
    entry = article.read(post.text).front_matter.get(parsed.key)
    if entry is None:
        raise Refused(msg("{path} has no key “{key}”.", path=post.path, key=parsed.key))
    return say(_shown(entry), end="")


def set_value(parsed: Namespace, caller: Caller) -> int:
    """Change the value of a key, or add one as the site writes it."""
    path = Path(parsed.post)
    value = Raw(parsed.value) if parsed.yaml else parsed.value

    def edit(text: str) -> str:
        habit, order = _habit(path, parsed.key, caller)
        return frontmatter.set_value(text, parsed.key, value, like=habit.text, order=order)

    return _edited(path, edit)


def remove(parsed: Namespace, _caller: Caller) -> int:
    """Take a key out with its lines."""

    def edit(text: str) -> str:
        after = frontmatter.remove_key(text, parsed.key)
        if after == text:
            raise Refused(msg("There is no key “{key}”.", key=parsed.key))
        return after

    return _edited(Path(parsed.post), edit)


def rename(parsed: Namespace, _caller: Caller) -> int:
    """Give a key another name."""
    return _edited(Path(parsed.post), lambda text: frontmatter.rename_key(text, parsed.key, parsed.name))


def move(parsed: Namespace, _caller: Caller) -> int:
    """Put a key's lines elsewhere."""
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
    tell_troubles(site, caller)
    learned = learned_style(site)
    try:
        house = settled_style(site, learned)
    except SettingsTrouble:
        house = learned
    return house.habit(key), house.order


def _shown(entry: Entry) -> str:
    """Return a value as it is printed: a text as it is, a list item by item, else as the file writes it."""
    match entry.value:
        case str(text):
            return text if text.endswith("\n") else f"{text}\n"
        case list(items) if all(isinstance(item, str) for item in items):
            return "".join(f"{item}\n" for item in items)
        case _:
            return f"{entry.text}\n"
