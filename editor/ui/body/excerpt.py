"""The body's slice of the session's text, and its positions in the widget's measure."""

from dataclasses import dataclass

from editor.core import article
from editor.core.reading import read_body
from editor.core.state import Selection
from editor.core.text import ChangeSet, difference
from editor.kramdown.document import Document
from editor.ui.text_bridge import Offsets, offsets


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What of a whole text the body widget shows: positions here are UTF-16 units of `body`."""

    start: int
    body: str
    offsets: Offsets
    is_locked: bool

    @property
    def document(self) -> Document:
        """The reading of the body."""
        return read_body(self.body)

    def following(self, text: str, changes: ChangeSet | None = None) -> "Excerpt":
        """Return the excerpt of another text; what is the same in both is not computed again.

        `changes` lead from the one text to the other, if they are known.
        """
        post = article.read(text)
        start, old_end, new_end = (at - self.start for at in changes.stretch()) if changes else (-1, 0, 0)
        if start < 0 or post.body_start != self.start:
            if post.body == self.body:
                return Excerpt(post.body_start, self.body, self.offsets, self.is_locked)
            start, old_end, new_end = difference(self.body, post.body).stretch()
        read_body.follow(self.body, post.body, start, old_end, new_end)
        moved = self.offsets.replaced(post.body, start, old_end, new_end)
        return Excerpt(post.body_start, post.body, moved, post.body_locked is not None)

    def unit(self, position: int) -> int:
        """Return the widget's position for one of the whole text, held inside the body."""
        return self.offsets.to_units(min(max(position - self.start, 0), len(self.body)))

    def position(self, unit: int) -> int:
        """Return the position in the whole text for one of the widget."""
        return self.start + min(self.offsets.to_position(unit), len(self.body))

    def selection(self, anchor: int, head: int) -> Selection:
        """Return the selection between two positions of the widget."""
        return Selection(self.position(anchor), self.position(head))

    def holds(self, selection: Selection) -> bool:
        """Tell whether a selection of the whole text is in the body."""
        return selection.span.start >= self.start


def excerpt(text: str) -> Excerpt:
    """Return the excerpt of a whole text."""
    post = article.read(text)
    return Excerpt(post.body_start, post.body, offsets(post.body), post.body_locked is not None)
