"""Going on with work that was not saved when the program ended."""

from editor.commands.desk import Desk
from editor.core.comparison import changes_between
from editor.core.message import N_
from editor.core.state import Event, Transaction, caret
from editor.store.recovery_reading import Recovered, on_disk


def lay(desk: Desk, work: Recovered) -> None:
    """Lay recovered work on the desk: its file as it is now, and over it what was recovered, not saved.

    Undo leads back to the file. Where there is none, it is a new post.

    Raises:
        FileTrouble: the file cannot be read.

    """
    path = work.base.path
    if path is not None and on_disk(work) is not None:
        desk.open(path)
    else:
        desk.new()
    changes = changes_between(desk.session.text, work.text)
    if changes:
        end = caret(changes.moved(changes.changes[-1].span.end))
        desk.session.dispatch(Transaction(changes, end, Event.INSERT, N_("Recovered work")))
