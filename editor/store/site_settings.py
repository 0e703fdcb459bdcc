"""Adding to a site's `.wongo.toml`: what it says stays, to the byte."""

import tomllib
from pathlib import Path

from editor.core import source
from editor.core.errors import Refused
from editor.core.house import HouseStyle
from editor.core.house.written import missing_tables
from editor.core.message import Message, msg
from editor.core.toml_problems import in_plain_words
from editor.store import files
from editor.store.presence import is_there
from editor.store.site import SETTINGS, Site
from editor.store.templates import FOLDER, template_files

_MOST = 100
"""Templates that are watched; a newsroom has ten."""


def path_of(site: Site) -> Path:
    """Return the file of a site's settings, which need not be there."""
    return site.root / SETTINGS


def watched(site: Site) -> tuple[Path, ...]:
    """Return the files and folders that say how a site's posts are written; they need not be there."""
    return (site.root, path_of(site), site.root / FOLDER, *template_files(site.root)[:_MOST])


def write_house(site: Site, house: HouseStyle) -> Path | None:
    """Add the tables of a house style that the site's settings do not have; `None` when none is missing.

    Raises:
        FileTrouble: the file cannot be read or written.
        Refused: it cannot be added to without changing what it says.

    """
    path = path_of(site)
    loaded = files.read(path) if is_there(path) else None
    read = source.decode(loaded.data if loaded is not None else b"")
    before = _values(read.text)
    tables = missing_tables(house, before)
    if not tables:
        return None
    gap = "" if not read.text else "\n" if read.text.endswith("\n") else "\n\n"
    text = read.text + gap + tables
    after = _values(text, is_as_found=False)
    if {key: after.get(key) for key in before if key != "fields"} != {
        key: value for key, value in before.items() if key != "fields"
    }:
        raise _refusal()
    data = source.encode(read, text)
    if loaded is None:
        files.overwrite(path, data)
    else:
        files.save(path, data, loaded.fingerprint)
    return path


def _values(text: str, *, is_as_found: bool = True) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _refusal(in_plain_words(error, text).message if is_as_found else None) from error


def _refusal(reason: Message | None = None) -> Refused:
    return Refused(
        msg("{path} cannot be understood.", path=SETTINGS),
        reason or msg("The house style was not written: what the file says could be lost."),
        msg("Repair the file, then try again."),
    )
