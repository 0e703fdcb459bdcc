"""Two versions of one file: what another program wrote, and what is being written here."""

from pathlib import Path

from editor.commands.desk import Desk
from editor.core.errors import FileTrouble, NotSaved
from editor.core.message import Message, msg
from editor.store import beside
from editor.store.files import Loaded
from editor.store.recovery import base_of

WORD = "mine"
"""What the second file has in its name."""


def keep_both(desk: Desk, theirs: Loaded) -> Message:
    """Write the text here to a second file and go on with the other version; say where the second one is.

    Raises:
        NotSaved: it cannot be written; nothing is changed.

    """
    base = base_of(desk.opened.source, theirs.path, "")
    try:
        path = beside.save_beside(theirs.path, base, desk.session.text, WORD)
    except FileTrouble as trouble:
        raise NotSaved(trouble.title, trouble.reason, trouble.remedy) from trouble
    desk.refresh(theirs)
    return _kept_in(path)


def _kept_in(path: Path) -> Message:
    if beside.is_draft(path):
        return msg("Your text is a draft now, which Jekyll does not publish: {path}", path=path)
    return msg("Your text is in {path}.", path=path)
