"""The steps of an atomic write: a temporary file, its place, its durability."""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

from editor.store import litter
from editor.store.rights import take_over

_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE = 0.05
"""Windows refuses to replace a file that a virus scanner or an indexer has open for a moment: one
second of patience is what such programs need."""


@contextlib.contextmanager
def temporary(
    folder: Path,
    data: bytes,
    model: tuple[Path, os.stat_result] | None,
    *,
    mode: int = 0o666,
    sync: bool = True,
) -> Iterator[Path]:
    """Write `data` to the disk under a free name in `folder`; whatever happens, that name is gone after.

    It gets the rights of `model`, else `mode` as far as the user gives such rights away. What a process that
    was killed has left in the folder goes, too. Without `sync` it survives a kill, but no power cut.
    """
    litter.sweep(folder)
    with litter.held(folder, mode if model is None else 0o600) as (path, descriptor):
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if sync:
                os.fsync(descriptor)
        if model is not None:
            take_over(path, *model)
        yield path


def replace(temporary: Path, target: Path) -> None:
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


def move_to_free_name(temporary: Path, target: Path) -> None:
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


def sync_folder(folder: Path) -> None:
    """Make the new name durable too, where folders can be synced (Windows cannot, some disks do not)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
