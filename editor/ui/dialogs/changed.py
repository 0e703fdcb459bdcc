"""What is asked about a file that another program changed: the two versions and the answers."""

from editor.core import source
from editor.core.choices import ChangedAnswer
from editor.core.message import Translate
from editor.store.files import Loaded
from editor.ui.dialogs.recovered import Answer, Choice, Version

KEEP_MINE, TAKE_THEIRS, KEEP_BOTH, LATER = "keepMine", "takeTheirs", "keepBoth", "decideLater"


def versions(theirs: Loaded, mine: str, tr: Translate) -> tuple[Version, Version]:
    """Return the two versions under their titles."""
    other = Version(tr("The other program's"), source.decode(theirs.data).text)
    return other, Version(tr("Yours"), mine)


def choice(name: str, versions: tuple[Version, Version], tr: Translate) -> Choice:
    """Return what is asked while nobody saves."""
    sentence = tr(
        "Another program changed “{name}” while you were writing. Choose which text to go on with.", name=name
    )
    answers = (
        Answer(KEEP_BOTH, tr("Keep both as two files")),
        Answer(KEEP_MINE, tr("Keep yours")),
        Answer(TAKE_THEIRS, tr("Take the other")),
        Answer(LATER, tr("Decide later")),
    )
    return Choice("changedDialog", tr("Two versions"), sentence, versions, answers)


def choice_of_saving(name: str, versions: tuple[Version, Version], tr: Translate) -> Choice:
    """Return what is asked when a save would write over the other version."""
    sentence = tr(
        "“{name}” was not saved yet: another program changed it. Choose which text it is to have.", name=name
    )
    answers = (
        Answer(ChangedAnswer.KEEP_BOTH, tr("Keep both as two files")),
        Answer(ChangedAnswer.OVERWRITE, tr("Keep yours")),
        Answer(ChangedAnswer.RELOAD, tr("Take the other")),
        Answer(ChangedAnswer.SAVE_AS, tr("Save elsewhere…")),
        Answer(ChangedAnswer.CANCEL, tr("Decide later")),
    )
    return Choice("changedQuestion", tr("Two versions"), sentence, versions, answers)
