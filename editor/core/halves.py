"""Tags that a reader would see, or that would take words along: they are shown as they are written."""

from editor.core.elements import is_element
from editor.kramdown.tags import VOID
from editor.kramdown.tree import Kind, Node

_HTML = frozenset({Kind.HTML, Kind.HTML_BLOCK})


def shows_tags(node: Node) -> bool:
    """Tell whether the tags of a node are no markup to a writer: without another half, or of no element."""
    if node.kind not in _HTML or node.open.start == node.open.end:
        return False
    is_half = node.close.start == node.close.end and node.tag not in VOID
    return is_half or not is_element(node.tag)
