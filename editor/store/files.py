"""Reading a file whole and writing it whole: after any failure it is the old one or the new one."""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editor.core.errors import AlreadyThere, ChangedOnDisk, FileTrouble
from editor.core.message import msg
from editor.store import atomic, fresh, linked
from editor.store.faults import not_read, not_written


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was read: its bytes and what tells them from others."""

    path: Path
    data: bytes
    fingerprint: str


def fingerprint(data: bytes) -> str:
    """Return what tells these bytes from any others."""
    return hashlib.sha256(data).hexdigest()


def read(path: Path) -> Loaded:
    """Read a file whole.

    Raises:
        FileTrouble: there is no such file, it may not be read, or it is no ordinary file.

    """
    try:
        _refuse_special(path)
        data = fresh.read_bytes(path)
    except (OSError, ValueError) as trouble:
        raise not_read(path, trouble) from trouble
    return Loaded(path, data, fingerprint(data))


def save(path: Path, data: bytes, expected: str) -> Loaded:
    """Replace the file that was read with the fingerprint `expected`; permissions and links stay.

    Raises:
        ChangedOnDisk: the file on disk is another one by now, or gone.
        FileTrouble: it cannot be written; the old file is whole.

    """

    def unchanged(target: Path) -> None:
        _refuse_changed(path, target, expected)

    return _write(path, data, unchanged, _put)


def overwrite(path: Path, data: bytes) -> Loaded:
    """Write a file whatever is there: after a person said so, or for files that are only ours.

    Raises:
        FileTrouble: it cannot be written; the old file is whole.

    """
    return _write(path, data, lambda _target: None, _put)


def overwrite_as_found(path: Path, data: bytes) -> Loaded:
    """Write a file over what is there when this begins. What comes there while the disk hangs is newer.

    Raises:
        ChangedOnDisk: somebody wrote the file meanwhile.
        FileTrouble: it cannot be written; the old file is whole.

    """
    found = _stamp(path)

    def unchanged(target: Path) -> None:
        if _stamp(target) != found:
            raise _changed(path)

    return _write(path, data, unchanged, _put)


def create(path: Path, data: bytes) -> Loaded:
    """Write a file that is not there yet.

    Raises:
        AlreadyThere: there is something of that name; it is left alone.
        FileTrouble: it cannot be written.

    """

    def absent(target: Path) -> None:
        if os.path.lexists(target) or os.path.lexists(path):
            raise _already_there(path)

    return _write(path, data, absent, atomic.move_to_free_name)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it.

    Raises:
        FileTrouble: it cannot be made.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as trouble:
        raise not_written(folder, trouble) from trouble


def _write(
    path: Path, data: bytes, check: Callable[[Path], None], finish: Callable[[Path, Path], None]
) -> Loaded:
    """Write a temporary file beside the target of `path`, `check` the target, put it in place."""
    try:
        target = _behind_links(path)
        status = _status_to_keep(target)
        with atomic.temporary(target.parent, data, status and (target, status)) as temporary:
            check(target)
            finish(temporary, target)
        atomic.sync_folder(target.parent)
    except FileExistsError as trouble:
        raise _already_there(path) from trouble
    except (OSError, ValueError) as trouble:
        raise not_written(path, trouble) from trouble
    return Loaded(path, data, fingerprint(data))


def _behind_links(path: Path) -> Path:
    """Return the file that links lead to; what cannot be told from a link is no file to replace."""
    try:
        return Path(os.path.realpath(path, strict=os.name != "nt"))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def _put(temporary: Path, target: Path) -> None:
    """Put a file in the place of the target, or its bytes into the target where that has other names too."""
    try:
        is_linked = target.stat().st_nlink > 1
    except FileNotFoundError:
        is_linked = False
    if is_linked:
        linked.rewrite(target, temporary.read_bytes())
    else:
        atomic.replace(temporary, target)


def _status_to_keep(target: Path) -> os.stat_result | None:
    """Return whose the file is that is to be replaced, and who may what; `None` when there is none yet."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    _refuse_special(target)
    if not os.access(target, os.W_OK):
        raise OSError(_why_not(target), "read-only", str(target))
    return status


def _why_not(target: Path) -> int:
    """Tell whether it is the disk that can only be read, or the file."""
    is_fixed = sys.platform != "win32" and bool(os.statvfs(target).f_flag & os.ST_RDONLY)
    return errno.EROFS if is_fixed else errno.EACCES


def _refuse_special(path: Path) -> None:
    """Refuse folders, devices and pipes: reading one may never end, replacing one breaks the system."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a folder", str(path))
    if not stat.S_ISREG(mode):
        raise FileTrouble(msg("{path} is no ordinary file.", path=path))


def _refuse_changed(path: Path, target: Path, expected: str) -> None:
    """Refuse to write over a file that is not the one that was read."""
    try:
        found = fingerprint(fresh.read_bytes(target))
    except FileNotFoundError:
        raise ChangedOnDisk(
            msg("{path} was not saved.", path=path),
            msg("Someone has moved or deleted it since you opened it."),
            msg("Save the post elsewhere, or under its old name again."),
        ) from None
    if found != expected:
        raise _changed(path)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from one that is written later; `None` where none is seen."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def _changed(path: Path) -> ChangedOnDisk:
    return ChangedOnDisk(
        msg("{path} was not saved.", path=path),
        msg("Someone else has changed it since you opened it."),
        msg("Save yours under another name, then compare the two."),
    )


def _already_there(path: Path) -> AlreadyThere:
    return AlreadyThere(
        msg("{path} is already there.", path=path),
        msg("It was left as it is."),
        msg("Choose another name, or say that it is to be replaced."),
    )
