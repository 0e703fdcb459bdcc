"""The current reading of a body: the tree of the whole text, brought up to date edit by edit.

Every part (painting, marks, preview) asks `read_body(body)`, as if the text were read anew each time. It is
a memo of a pure function: the last few readings are kept, and a new text is read by updating the nearest.
What shows the page (the preview) asks by the site's options; what edits the source needs none.
"""

from collections import deque

from editor.core.text import difference
from editor.kramdown import document
from editor.kramdown.document import Document
from editor.kramdown.options import DEFAULT, Options

_KEPT = 8


class ReadingMemo:
    """The last few documents read, newest first."""

    def __init__(self) -> None:
        self._documents: deque[Document] = deque(maxlen=_KEPT)

    def __call__(self, body: str, options: Options = DEFAULT) -> Document:
        """Return the reading of `body`; the cost is that of what differs from the last readings."""
        alike = [known for known in self._documents if known.options is options or known.options == options]
        for known in alike:
            if known.text is body or known.text == body:
                return known
        found = _updated(alike[0], body) if alike else document.read(body, options)
        self._documents.appendleft(found)
        return found

    def follow(self, before: str, body: str, start: int, old_end: int, new_end: int) -> None:
        """Read `body`, in which `[start, new_end)` took the place of `[start, old_end)` of `before`.

        Whoever knows what changed spares the next reader the comparison of two long texts.
        """
        plain = [known for known in self._documents if known.options is DEFAULT]
        last = next((known for known in plain if known.text is before or known.text == before), None)
        if last is not None and not any(known.text is body or known.text == body for known in plain):
            self._documents.appendleft(document.update(last, body, start, old_end, new_end))


def _updated(last: Document, body: str) -> Document:
    (change,) = difference(last.text, body).changes
    if len(change.insert) > len(body) // 2:  # another text, not an edit of the last one
        return document.read(body, last.options)
    start, old_end = change.span.start, change.span.end
    return document.update(last, body, start, old_end, start + len(change.insert))


read_body = ReadingMemo()
"""Return the `Document` of a body, by Jekyll's options or a site's own."""
