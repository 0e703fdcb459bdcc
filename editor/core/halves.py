"""Tags that a reader would see, or that would take words along: they are shown as they are written."""

from editor.core.elements import is_element
from editor.kramdown.tags import VOID
from editor.kramdown.tree import Kind, Node


def shows_tags(node: Node) -> bool:
    """Tell whether the tags of a node are no markup to a writer: without another half, or of no element."""
    if node.kind not in {Kind.HTML, Kind.HTML_BLOCK} or len(node.open) == 0:
        return False
    return (len(node.close) == 0 and node.tag not in VOID) or not is_element(node.tag)
