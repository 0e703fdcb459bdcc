"""Links between values: which key follows which, whether its link holds, and what an edit does to both."""

from contextlib import suppress

from editor.core import article
from editor.core.derived import FOLLOWERS, followed, is_following
from editor.core.errors import Refused
from editor.core.fields import Shown
from editor.core.message import Message, Translate
from editor.core.schema import FieldSpec, Schema, as_it_was
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

    def edit(self, schema: Schema, spec: FieldSpec, shown: Shown) -> ChangeSet | Message:
        """Return what entering a value changes, in its own key and in the one that follows it.

        Raises:
            Refused: the front matter cannot be edited so without harm.

        """
        if self.holds(FOLLOWERS.get(spec.key, "")):
            with suppress(Refused):
                both = self._both(schema, spec, shown)
                if both is not None:
                    return both
        return schema.edit(self._session.text, spec, shown, self._origins.of(spec.key))

    def _both(self, schema: Schema, spec: FieldSpec, shown: Shown) -> ChangeSet | None:
        """Return the edit of a key and of its follower; `None` where they cannot be edited together.

        It is made of the header as it was before both: the same at each key, so that it is read but once.
        """
        other, front_matter = FOLLOWERS[spec.key], article.read(self._session.text).front_matter
        if not front_matter.exists:
            return None
        text = front_matter.span.of(self._session.text)
        base = as_it_was(text, other, self._origins.of(other))
        changes = schema.edit(base, spec, shown, self._origins.of(spec.key))
        if isinstance(changes, Message):
            return None
        after = changes.apply(base)
        value = followed(after, other, self.banner, own_in=text) or ""
        more = schema.edit(after, schema.spec(other), value, self._origins.of(other))
        return None if isinstance(more, Message) else difference(text, more.apply(after))
