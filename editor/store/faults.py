"""What the operating system says, in the words of someone who wants to help."""

import errno
import re
from dataclasses import dataclass
from pathlib import Path

from editor.core.errors import FileTrouble
from editor.core.message import N_, Message, msg
from editor.core.slugs import DEVICE
from editor.store.presence import is_folder


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why something failed and what to do about it, as texts to translate."""

    reason: str
    remedy: str = ""


_FULL = _Fault(N_("The disk is full."), N_("Make room on it, or save the post elsewhere."))
_GONE = _Fault(
    N_("The folder does not exist, or no longer."), N_("Bring it back, or save the post elsewhere.")
)
_BROKEN = _Fault(
    N_("The disk reports a fault."), N_("Save the post elsewhere, and have the disk looked after.")
)
_OUT_OF_REACH = _Fault(
    N_("The disk or its network does not answer."), N_("Save again when it does, or save the post elsewhere.")
)
NO_ANSWER = (
    errno.ESTALE,
    errno.ENODEV,
    errno.ENXIO,
    errno.ENOTCONN,
    errno.ETIMEDOUT,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.ENETDOWN,
    errno.ENETUNREACH,
    errno.ECONNABORTED,
    errno.ECONNRESET,
)
"""What a network folder says whose server went away, and a disk that was pulled out."""

_ON_READ = {
    errno.EIO: _Fault(
        N_("The disk reports a fault."), N_("Try again; if it stays so, have the disk looked after.")
    ),
    **dict.fromkeys(
        NO_ANSWER,
        _Fault(N_("The disk or its network does not answer."), N_("Try again when it does.")),
    ),
    errno.ENOENT: _Fault(N_("There is no such file."), N_("Check the name and the folder.")),
    errno.ENOTDIR: _Fault(N_("There is no such file."), N_("Check the name and the folder.")),
    errno.EISDIR: _Fault(N_("It is a folder, not a file.")),
    errno.EACCES: _Fault(N_("You are not allowed to read it."), N_("Ask its owner for permission.")),
    errno.EPERM: _Fault(N_("You are not allowed to read it."), N_("Ask its owner for permission.")),
    errno.ELOOP: _Fault(N_("The links to it run in a circle.")),
    errno.ENAMETOOLONG: _Fault(N_("Its name is too long.")),
}
_ON_WRITE = {
    errno.EIO: _BROKEN,
    **dict.fromkeys(NO_ANSWER, _OUT_OF_REACH),
    errno.EFBIG: _Fault(N_("It is larger than a file may be there."), N_("Save the post elsewhere.")),
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.EISDIR: _Fault(N_("There is a folder of that name."), N_("Choose another name.")),
    errno.EACCES: _Fault(
        N_("The file or its folder may not be written to."),
        N_("Ask for permission, or save the post elsewhere."),
    ),
    errno.EPERM: _Fault(
        N_("The file or its folder may not be written to."),
        N_("Ask for permission, or save the post elsewhere."),
    ),
    errno.EROFS: _Fault(N_("The disk can only be read."), N_("Save the post elsewhere.")),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ELOOP: _Fault(N_("The links to it run in a circle."), N_("Save the post elsewhere.")),
    errno.ENAMETOOLONG: _Fault(N_("Its name is too long."), N_("Choose a shorter name.")),
    errno.EBUSY: _Fault(N_("Another program holds it."), N_("Close it there and save again.")),
}
_UNKNOWN = N_("The system says: {error}.")
_TRY_AGAIN, _ELSEWHERE = N_("Try again."), N_("Save again, or save the post elsewhere.")
_IMPOSSIBLE_NAME = _Fault(N_("No file can have that name."), N_("Choose another name."))
_REFUSED_NAME = _Fault(
    N_("The disk takes no such name."), N_("Choose another name, of letters, digits and hyphens.")
)
_ODD_NAME = re.compile(r'.*[\x00-\x1f\\:*?"<>|].*|.*[. ]', re.DOTALL)
"""What disks of Windows refuse besides the names of devices, USB sticks among them."""

_FOR_ODD_NAMES = frozenset({errno.ENOENT, errno.EINVAL, errno.EILSEQ})
"""What they answer to it; the first one is also said of a folder that is gone."""

_HELD_ON_WINDOWS = frozenset({32, 33})


def not_read(path: Path, error: OSError | ValueError) -> FileTrouble:
    """Return the trouble to tell when `path` could not be read."""
    return _trouble(msg("{path} cannot be opened.", path=path), error, _ON_READ, _TRY_AGAIN)


def not_written(path: Path, error: OSError | ValueError) -> FileTrouble:
    """Return the trouble to tell when `path` could not be written."""
    title = msg("{path} was not saved.", path=path)
    if isinstance(error, OSError) and error.errno in _FOR_ODD_NAMES and _is_name_refused(path):
        return FileTrouble(title, Message(_REFUSED_NAME.reason), Message(_REFUSED_NAME.remedy))
    return _trouble(title, error, _ON_WRITE, _ELSEWHERE)


def _is_name_refused(path: Path) -> bool:
    is_odd = _ODD_NAME.fullmatch(path.name) or DEVICE.fullmatch(path.name)
    return is_odd is not None and is_folder(path.parent)


def _trouble(
    title: Message, error: OSError | ValueError, known: dict[int, _Fault], otherwise: str
) -> FileTrouble:
    """Return the trouble of an error of the system: a known fault's words, else the system's own."""
    if isinstance(error, OSError):
        number = errno.EBUSY if getattr(error, "winerror", None) in _HELD_ON_WINDOWS else error.errno
        fault = known.get(number or 0)
    else:
        fault = _IMPOSSIBLE_NAME
    if fault is None:
        return FileTrouble(
            title, msg(_UNKNOWN, error=getattr(error, "strerror", None) or error), Message(otherwise)
        )
    return FileTrouble(title, Message(fault.reason), Message(fault.remedy) if fault.remedy else None)
