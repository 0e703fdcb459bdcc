"""The body's slice of the session's text, and its positions in the widget's measure."""

from dataclasses import dataclass

from editor.core import article
from editor.core.reading import read_body
from editor.core.state import Selection
from editor.core.text import difference
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

    def following(self, text: str) -> "Excerpt":
        """Return the excerpt of another text; what is the same in both is not computed again."""
        post = article.read(text)
        if post.body == self.body:
            return Excerpt(post.body_start, self.body, self.offsets, self.is_locked)
        (change,) = difference(self.body, post.body).changes
        span = change.span
        moved = self.offsets.replaced(post.body, span.start, span.end, span.start + len(change.insert))
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
