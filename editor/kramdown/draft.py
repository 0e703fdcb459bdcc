"""A block while it is being read: where it stands, before its inline text is known."""

from dataclasses import dataclass, field

from editor.kramdown.tree import Kind, Node
from editor.kramdown.view import View

Attributes = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Draft:
    """One construct, in positions of the text it was read from.

    `inner` is what lies between the opening and the closing markup. It is inline text (`inline`), or
    it holds `children`: read from the same text, or from `view` where the container took prefixes away.
    """

    kind: Kind
    start: int
    end: int
    inner: tuple[int, int]
    tag: str = ""
    attributes: Attributes = ()
    value: str = ""
    children: "list[Draft]" = field(default_factory=list)
    view: View | None = None
    home: View | None = None
    """The text that this draft itself was read from, where its container was read in parts."""
    inline: bool = False
    lists: tuple[str, ...] = ()
    """The attribute lists around it, as written."""
    before: "tuple[Draft, ...]" = ()
    """What stands before the inline text inside: a check box."""
    nodes: tuple[Node, ...] = ()
    """Children that are known already: raw HTML."""
    insets: "tuple[Draft, ...]" = ()
    """Among these, the elements that hold Markdown, in order; the nodes are HTML blocks without content."""
    origin: int = 0
    """Where the positions of these begin to count."""


def leaf(kind: Kind, start: int, end: int, *, tag: str = "", value: str = "") -> Draft:
    """Return a draft without markup of its own: all of it is content."""
    return Draft(kind, start, end, (start, end), tag=tag, value=value)


def markup(start: int, end: int) -> Draft:
    """Return a draft for source that a reader does not see."""
    return Draft(Kind.MARKUP, start, end, (end, end))
