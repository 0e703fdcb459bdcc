"""The block reader: cuts a text into blocks, asking the constructs that a line's first sign may begin."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from editor.kramdown.attributes import LIST
from editor.kramdown.definitions import Definition
from editor.kramdown.draft import Draft, leaf, markup
from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.raw import NAME
from editor.kramdown.tags import INLINE
from editor.kramdown.tree import Kind
from editor.kramdown.view import View

DEPTH = 40
"""Containers nested deeper than this hold text only, so that readers of the tree may be recursive."""

END = 1 << 60
"""The reach of what was looked for everywhere."""

BLANK = re.compile(r"(?:[ \t\r\f\v]*\n)+")
ATTRIBUTES = re.compile(rf"[ ]{{0,3}}{LIST}[ \t]*\n")
_NAMED = re.compile(r" {0,3}\{:[\w-]+:")
END_OF_BLOCK = re.compile(r"\^[ \t]*\n")
_HTML_LINE = re.compile(rf" {{0,3}}</?({NAME})")
_INDENT = re.compile(" {0,3}(?! )")

AFTER_PARAGRAPH = "\n"
"""The key of the constructs that are asked about a paragraph as a whole."""

Construct = Callable[["Reader", int, int], Draft | None]
"""Reads the block that begins at a position (its first sign stands at the second one), or `None`."""

_WITHOUT_LIST = frozenset({Kind.BLANK, Kind.MARKUP, Kind.DEFINITION, Kind.OPTIONS, Kind.COMMENT, Kind.RAW})
"""Blocks that an attribute list below does not belong to."""


@dataclass(slots=True)
class InForce:
    """The options at the place that is being read: a text may set them for what comes below."""

    options: Options = DEFAULT


@dataclass(slots=True)
class Reader:
    """One text being cut into blocks. `text` ends with a line end."""

    view: View
    constructs: Mapping[str, tuple[Construct, ...]]
    depth: int = 0
    previous: Kind | None = None
    interrupting: bool = False
    """A paragraph is being read, and a construct asked whether it ends it."""
    listed: bool = False
    """An attribute list stands right before the block."""
    reach: int = 0
    """How far the reading of a block looked beyond it."""
    closing: re.Pattern[str] | None = None
    """The end tag of the element whose blocks are read."""
    definitions: list[Definition] = field(default_factory=list)
    force: InForce = field(default_factory=InForce)
    ends: Mapping[str, tuple[Construct, ...]] | None = None
    """The constructs that end a paragraph; `None` for all."""
    missing: set[str] = field(default_factory=set)
    """What was looked for and does not come any more."""

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
        """Read the block that begins at `position`, the attribute lists around it included."""
        lists, start = self._lists(position)
        self.listed = bool(lists)
        if lists and (start >= len(self.text) or BLANK.match(self.text, start)):
            draft = markup(position, start)
        else:
            draft = self._block(start)
            draft.start = position
            draft.lists = (*lists, *draft.lists)
        if draft.kind not in _WITHOUT_LIST:
            after, draft.end = self._lists(draft.end)
            draft.lists += tuple(after)
        self.previous = draft.kind
        return draft

    def _lists(self, position: int) -> tuple[list[str], int]:
        found = []
        text = self.text
        while (match := ATTRIBUTES.match(text, position)) and not _NAMED.match(text, position):
            found.append(match[1])
            position = match.end()
        return found, position

    def _block(self, position: int) -> Draft:
        return self._blank(position) or self.construct_at(position) or self._paragraph(position)

    def boundary_before(self) -> bool:
        """Tell whether the block being read follows nothing, blank lines, or an attribute list of its own."""
        free = self.listed or self.previous in {None, Kind.BLANK, Kind.MARKUP}
        return free and not self.interrupting

    def boundary_at(self, position: int) -> bool:
        """Tell whether a block may end at `position`: nothing, a blank line or a mark of a block follows."""
        text = self.text
        return (
            position >= len(text)
            or BLANK.match(text, position) is not None
            or ATTRIBUTES.match(text, position) is not None
            or END_OF_BLOCK.match(text, position) is not None
            or (self.closing is not None and self.closing.match(text, position) is not None)
        )

    def ends_lazily(self, position: int) -> bool:
        """Tell whether the line at `position` cannot go on a quote, an item or code without their signs."""
        match = _HTML_LINE.match(self.text, position)
        return self.boundary_at(position) or (match is not None and match[1].lower() not in INLINE)

    def child(self, view: View, closing: re.Pattern[str] | None = None) -> "Reader":
        """Return a reader for what a container holds."""
        constructs = self.constructs if self.depth < DEPTH else {}
        return Reader(
            view,
            constructs,
            self.depth + 1,
            closing=closing,
            definitions=self.definitions,
            force=self.force,
            ends=self.ends,
        )

    def find(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """Return the first match from `position` on; one that never comes is looked for only once."""
        found = None if pattern.pattern in self.missing else pattern.search(self.text, position)
        if found is None:
            self.missing.add(pattern.pattern)
            self.look(END)
        return found

    def look(self, position: int) -> None:
        """Note that what is read depends on the text as far as `position`."""
        self.reach = max(self.reach, position)

    def line_end(self, position: int) -> int:
        """Return where the line after the one at `position` begins."""
        found = self.text.find("\n", position)
        return len(self.text) if found < 0 else found + 1

    def construct_at(self, position: int) -> Draft | None:
        """Return the block that begins at `position` unless it is a paragraph."""
        text = self.text
        table = self.ends if self.interrupting and self.ends is not None else self.constructs
        match = _INDENT.match(text, position)
        if match is None:
            constructs = table.get("    ", ())
            first = position + 4
        else:
            first = match.end()
            constructs = table.get(text[first : first + 1]) or table.get("", ())
        for construct in constructs:
            draft = construct(self, position, first)
            if draft is not None:
                return draft
        return None

    def interrupted(self, position: int) -> bool:
        """Tell whether the line at `position` ends a paragraph."""
        text = self.text
        if text[position : position + 1].isalpha():
            return False
        if self.boundary_at(position):
            return True
        self.interrupting = True
        draft = self.construct_at(position)
        self.interrupting = False
        return draft is not None

    def _blank(self, position: int) -> Draft | None:
        match = BLANK.match(self.text, position)
        return leaf(Kind.BLANK, position, match.end()) if match else None

    def _paragraph(self, position: int) -> Draft:
        text = self.text
        end = self.line_end(position)
        while not self.interrupted(end):
            end = self.line_end(end)
        for construct in self.constructs.get(AFTER_PARAGRAPH, ()):
            draft = construct(self, position, end)
            if draft is not None:
                return draft
        first = position
        while text[first] in " \t\r\f\v":
            first += 1
        last = first + len(text[first:end].rstrip(" \t\n\r\f\v"))
        return Draft(Kind.PARAGRAPH, position, end, (first, max(first, last)), "p", inline=True)
