"""Reading a file whole and writing it whole: after any failure it is the old one or the new one."""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.core.errors import AlreadyThere, ChangedOnDisk, FileTrouble
from editor.core.message import msg
from editor.store.faults import not_read, not_written

_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE = 0.05
"""Windows refuses to replace a file that a virus scanner or an indexer has open for a moment: one
second of patience is what such programs need."""


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
        data = path.read_bytes()
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

    return _write(path, data, unchanged, _replace)


def overwrite(path: Path, data: bytes) -> Loaded:
    """Write a file whatever is there: after a person said so, or for files that are only ours.

    Raises:
        FileTrouble: it cannot be written; the old file is whole.

    """
    return _write(path, data, lambda _target: None, _replace)


def create(path: Path, data: bytes) -> Loaded:
    """Write a file that is not there yet.

    Raises:
        AlreadyThere: there is something of that name; it is left alone.
        FileTrouble: it cannot be written.

    """

    def absent(target: Path) -> None:
        if os.path.lexists(target) or os.path.lexists(path):
            raise _already_there(path)

    return _write(path, data, absent, _move_to_free_name)


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
        target = Path(os.path.realpath(path))
        mode = _mode_to_keep(target)
        with _temporary(target.parent, data, mode) as temporary:
            check(target)
            finish(temporary, target)
        _sync_folder(target.parent)
    except FileExistsError as trouble:
        raise _already_there(path) from trouble
    except (OSError, ValueError) as trouble:
        raise not_written(path, trouble) from trouble
    return Loaded(path, data, fingerprint(data))


@contextlib.contextmanager
def _temporary(folder: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """Write `data` to the disk under a free name in `folder`; whatever happens, that name is gone after."""
    path = folder / f".wongo-{secrets.token_hex(6)}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            path.chmod(mode)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _replace(temporary: Path, target: Path) -> None:
    """Put the temporary file in the place of the target, at once."""
    for _attempt in range(_REPLACE_ATTEMPTS - 1):
        try:
            temporary.replace(target)
        except PermissionError:
            if not _is_patient():
                raise
            threading.Event().wait(_REPLACE_PAUSE)
        else:
            return
    temporary.replace(target)


def _is_patient() -> bool:
    """Tell whether a refusal may be over in a moment: only Windows refuses so."""
    return os.name == "nt"


def _move_to_free_name(temporary: Path, target: Path) -> None:
    """Give the temporary file the target's name, which must be free.

    A hard link cannot land on a file that another program made in the meantime; a disk without hard
    links has to do with looking first.
    """
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        temporary.rename(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too, where folders can be synced (Windows cannot, some disks do not)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _mode_to_keep(target: Path) -> int | None:
    """Return the permissions of the file that is to be replaced; `None` when there is none yet."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    _refuse_special(target)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(target))
    return stat.S_IMODE(status.st_mode)


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
        found = fingerprint(target.read_bytes())
    except FileNotFoundError:
        raise ChangedOnDisk(
            msg("{path} was not saved.", path=path),
            msg("Someone has moved or deleted it since you opened it."),
            msg("Save the post elsewhere, or under its old name again."),
        ) from None
    if found != expected:
        raise ChangedOnDisk(
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
