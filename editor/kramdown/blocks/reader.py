"""The block reader: cuts a text into blocks, asking the constructs that a line's first sign may begin."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from editor.kramdown.definitions import Link
from editor.kramdown.draft import Draft, leaf
from editor.kramdown.tree import Kind
from editor.kramdown.view import View

DEPTH = 40
"""Containers nested deeper than this hold text only, so that readers of the tree may be recursive."""

BLANK = re.compile(r"(?:[ \t\r\f\v]*\n)+")
_INDENT = re.compile(" {0,3}(?! )")
_LAZY_SKIP = re.compile(" *")

Construct = Callable[["Reader", int, int], Draft | None]
"""Reads the block that begins at a position (its first sign stands at the second one), or `None`."""


@dataclass(slots=True)
class Reader:
    """One text being cut into blocks. `text` ends with a line end."""

    view: View
    constructs: Mapping[str, tuple[Construct, ...]]
    depth: int = 0
    previous: Kind | None = None
    interrupting: bool = False
    """A paragraph is being read, and a construct asked whether it ends it."""
    searched_to_end: bool = False
    """Something was looked for and not found: text far below may change what was read."""
    definitions: list[Link] = field(default_factory=list)
    ahead: Draft | None = None

    @property
    def text(self) -> str:
        """The text that is read."""
        return self.view.text

    def all(self) -> list[Draft]:
        """Read the whole text."""
        drafts = []
        position = 0
        while position < len(self.text):
            draft = self.next(position)
            drafts.append(draft)
            position = draft.end
        return drafts

    def next(self, position: int) -> Draft:
        """Read the block that begins at `position`."""
        draft, self.ahead = self.ahead, None
        if draft is None or draft.start != position:
            draft = self._blank(position) or self.construct_at(position) or self._paragraph(position)
        self.previous = draft.kind
        return draft

    def boundary_before(self) -> bool:
        """Tell whether the block being read follows nothing or blank lines."""
        return not self.interrupting and self.previous in {None, Kind.BLANK}

    def child(self, view: View) -> "Reader":
        """Return a reader for what a container holds."""
        constructs = self.constructs if self.depth < DEPTH else {}
        return Reader(view, constructs, self.depth + 1, definitions=self.definitions)

    def line_end(self, position: int) -> int:
        """Return where the line after the one at `position` begins."""
        found = self.text.find("\n", position)
        return len(self.text) if found < 0 else found + 1

    def construct_at(self, position: int) -> Draft | None:
        """Return the block that begins at `position` unless it is a paragraph."""
        text = self.text
        match = _INDENT.match(text, position)
        if match is None:
            constructs = self.constructs.get("    ", ())
            first = position + 4
        else:
            first = match.end()
            constructs = self.constructs.get(text[first : first + 1], ())
        for construct in constructs:
            draft = construct(self, position, first)
            if draft is not None:
                return draft
        return None

    def _blank(self, position: int) -> Draft | None:
        match = BLANK.match(self.text, position)
        return leaf(Kind.BLANK, position, match.end()) if match else None

    def _paragraph(self, position: int) -> Draft:
        text = self.text
        start = position
        end = self.line_end(position)
        while end < len(text) and not BLANK.match(text, end):
            self.interrupting = True
            self.ahead = self.construct_at(end)
            self.interrupting = False
            if self.ahead is not None:
                break
            end = self.line_end(end)
        match = _LAZY_SKIP.match(text, start)
        first = match.end() if match else start
        last = first + len(text[first:end].rstrip())
        return Draft(Kind.PARAGRAPH, start, end, (first, max(first, last)), "p", inline=True)
