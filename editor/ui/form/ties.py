"""Links between values: which key follows which, whether its link holds, and what an edit does to both."""

from editor.core.derived import FOLLOWERS, followed, is_following
from editor.core.errors import Refused
from editor.core.message import Message, Translate
from editor.core.schema import Schema
from editor.core.session import Session
from editor.core.text import ChangeSet, difference
from editor.ui.form.aid import LinkSight
from editor.ui.form.origins import Origins


class Ties:
    """A link holds while the value says what follows from the other one, unless somebody cut it.

    So typing in the value cuts it, and typing it back, or undo, ties it again: nothing is stored but the
    cuts, and those are forgotten with the post.
    """

    def __init__(self, session: Session, tr: Translate, origins: Origins) -> None:
        self._session, self._tr, self._origins = session, tr, origins
        self._cut: set[str] = set()
        self.banner = ""

    def forget(self) -> None:
        """Forget what was cut: it was in another post."""
        self._cut.clear()

    def holds(self, key: str) -> bool:
        """Tell whether a key follows the one it belongs to."""
        is_follower = key in FOLLOWERS.values() and key not in self._cut
        return is_follower and is_following(self._session.text, key, self.banner)

    def wanted(self, key: str) -> str | None:
        """Return what a key would say if it followed."""
        return followed(self._session.text, key, self.banner)

    def cut(self, key: str) -> None:
        """Let a value stay as it is, whatever becomes of the other one."""
        self._cut.add(key)

    def tie(self, key: str) -> None:
        """Let a value follow again."""
        self._cut.discard(key)

    def sight(self, key: str) -> LinkSight | None:
        """Return how the link of a key is shown; `None` where there is nothing to follow."""
        if key not in FOLLOWERS.values():
            return None
        if self.holds(key):
            return LinkSight(
                holds=True,
                title=self._tr("Follows the excerpt"),
                tip=self._tr("Cut the link: this stays as it is, whatever becomes of the excerpt"),
            )
        if self.wanted(key) is None:
            return None
        return LinkSight(
            holds=False,
            title=self._tr("Follow the excerpt"),
            tip=self._tr("Write the newsroom's line and the excerpt here, now and whenever it changes"),
        )

    def to_paragraph(self) -> LinkSight:
        """Return how the excerpt's link to a paragraph is shown."""
        tip = self._tr("Cut the link: the excerpt stays as it is, whatever becomes of the paragraph")
        return LinkSight(holds=True, title=self._tr("Follows a paragraph"), tip=tip)

    def with_followers(self, schema: Schema, key: str, changes: ChangeSet) -> ChangeSet:
        """Return the changes of a key's edit together with those of the key that follows it."""
        text, other = self._session.text, FOLLOWERS.get(key, "")
        if not changes or not self.holds(other):
            return changes
        after = changes.apply(text)
        try:
            value = followed(after, other, self.banner) or ""
            more = schema.edit(after, schema.spec(other), value, self._origins.of(other))
        except Refused:
            return changes
        return changes if isinstance(more, Message) else difference(text, more.apply(after))
