"""The current reading of a body: the tree of the whole text, brought up to date edit by edit.

Every part (painting, marks, preview) asks `read_body(body)`, as if the text were read anew each time. It is
a memo of a pure function: the last few readings are kept, and a new text is read by updating the nearest.
"""

from collections import deque

from editor.core.text import difference
from editor.kramdown import document
from editor.kramdown.document import Document

_KEPT = 4


class ReadingMemo:
    """The last few documents read, newest first."""

    def __init__(self) -> None:
        self._documents: deque[Document] = deque(maxlen=_KEPT)

    def __call__(self, body: str) -> Document:
        """Return the reading of `body`; the cost is that of what differs from the last readings."""
        for known in self._documents:
            if known.text is body or known.text == body:
                return known
        found = self._updated(body) if self._documents else document.read(body)
        self._documents.appendleft(found)
        return found

    def _updated(self, body: str) -> Document:
        last = self._documents[0]
        (change,) = difference(last.text, body).changes
        start, old_end = change.span.start, change.span.end
        return document.update(last, body, start, old_end, start + len(change.insert))


read_body = ReadingMemo()
"""Return the `Document` of a body."""
