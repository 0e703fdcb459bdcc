"""Whose a file is and who may what: taken over by the file that takes its place."""

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path

_CANNOT_CHMOD = frozenset({errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What disks without permissions answer: FAT, some network folders."""

_RIGHTS = "system.posix_acl_access"
"""Who may what beyond owner, group and others; a folder may give it to each new file in it."""

_OF_THE_CONTENT = ("security.ima", "security.evm")
"""What the system reckons from a file's content."""


def take_over(path: Path, model: Path, like: os.stat_result) -> None:
    """Give a file what `model` has, as far as the user and the disk may: owner, group, rights, attributes.

    A group that cannot be kept keeps no rights of its own either: never is more allowed than before.
    """
    mode = stat.S_IMODE(like.st_mode)
    if sys.platform != "win32" and not _is_given_to(path, like):
        mode = (mode & ~stat.S_IRWXG) | ((mode & stat.S_IRWXO) << 3)
    if sys.platform == "linux":
        _take_over_attributes(path, model)
    try:
        path.chmod(mode)
    except OSError as trouble:
        if trouble.errno not in _CANNOT_CHMOD:
            raise


if sys.platform != "win32":

    def _is_given_to(path: Path, like: os.stat_result) -> bool:
        """Give a file to the owner of another, else at least to its group; tell whether the group has it."""
        for owner in (like.st_uid, -1):
            with contextlib.suppress(OSError):
                os.chown(path, owner, like.st_gid)
                return True
        return path.stat().st_gid == like.st_gid


if sys.platform == "linux":

    def _take_over_attributes(path: Path, model: Path) -> None:
        """Copy the attributes, access lists among them; those of the system are its own business."""
        with contextlib.suppress(OSError):
            names = os.listxattr(model)
            for name in names:
                if name in _OF_THE_CONTENT:
                    continue
                with contextlib.suppress(OSError):
                    os.setxattr(path, name, os.getxattr(model, name))
            if _RIGHTS not in names and _RIGHTS in os.listxattr(path):
                os.removexattr(path, _RIGHTS)
