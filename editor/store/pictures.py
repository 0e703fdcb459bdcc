"""Pictures that come into a site: copied among its own under a clean name, never twice."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from editor.core.errors import FileTrouble
from editor.core.message import msg
from editor.core.slugs import file_name
from editor.jekyll.addresses import address_of
from editor.store import files
from editor.store.local_pictures import local_picture
from editor.store.presence import is_file, is_there
from editor.store.site import Site

IMAGES = "assets/img"
"""Where the site's pictures are, below its folder."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A picture of the site: how a post names it, and its file where that is new."""

    address: str
    new: Path | None = None

    def take_back(self) -> None:
        """Take a new file away again: nobody wanted it after all."""
        if self.new is not None:
            self.new.unlink(missing_ok=True)


def bring(picture: Path, site: Site) -> Brought:
    """Return the picture as one of the site's; a file from elsewhere is copied among them.

    Raises:
        FileTrouble: it is no picture, or cannot be read or copied.

    """
    found = local_picture(str(picture.absolute()))
    if found is None:
        raise FileTrouble(msg("{name} is no picture that a page can show.", name=picture.name))
    root = site.source.resolve()
    if found.is_relative_to(root):
        return Brought(address_of(found.relative_to(root).as_posix(), site.config))
    return keep(files.read(found).data, found.stem, found.suffix, site)


def keep(data: bytes, stem: str, suffix: str, site: Site) -> Brought:
    """Write a picture among the site's, named `stem` or like it; one that is there already stays alone.

    Raises:
        FileTrouble: it cannot be written.

    """
    folder = site.source / IMAGES

    def is_same(target: Path) -> bool:
        is_as_long = is_file(target) and target.stat().st_size == len(data)
        return is_as_long and files.read(target).fingerprint == files.fingerprint(data)

    name = free_name(stem, suffix, folder, is_same)
    address = address_of(f"{IMAGES}/{name}", site.config)
    if is_there(folder / name):
        return Brought(address)
    files.make_folder(folder)
    return Brought(address, files.create(folder / name, data).path)


def free_name(
    stem: str, suffix: str, folder: Path, is_same: Callable[[Path], bool], taken: Collection[str] = ()
) -> str:
    """Return a clean name for a picture in a folder: its own, or numbered where another picture has that.

    Names that differ in case alone are one name: on a USB stick, on Windows.
    """
    stem, suffix = file_name(stem), suffix.lower()
    held = {name.casefold() for name in taken}
    number = 1
    while True:
        name = f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}"
        target = folder / name
        if name.casefold() not in held and (not is_there(target) or is_same(target)):
            return name
        number += 1
