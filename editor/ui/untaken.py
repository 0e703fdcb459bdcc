"""What fields show and the text could not take: it is told at a save, and asked about before it is left."""

from editor.core.message import Message, Translate, msg
from editor.ui.dialogs.questions import UntakenQuestion
from editor.ui.form.view import FormView


class Untaken:
    """Asks where leaving the post would lose what a field shows, and tells of it after a save."""

    def __init__(self, form: FormView, tr: Translate) -> None:
        self._form, self._tr = form, tr

    def __call__(self) -> bool:
        """Tell whether the post may be left."""
        for row in self._form.untaken()[:1]:
            question = UntakenQuestion(row.title, row.untaken, self._tr, self._form.window())
            question.exec()
            question.deleteLater()
            if not question.may_drop():
                self._form.go_to_untaken()
                return False
        return True

    def told(self) -> Message | None:
        """Return what there is to say after a save; `None` where all that is shown was saved."""
        for row in self._form.untaken()[:1]:
            return msg(
                "What stands in “{field}” was not saved. {reason}", field=row.title, reason=row.untaken
            )
        return None
