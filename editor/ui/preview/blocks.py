"""From a reading of the body to the blocks of the page."""

from editor.core.patch import PreviewBlock
from editor.kramdown.document import Document
from editor.kramdown.html import blocks_html


def preview_blocks(document: Document) -> tuple[PreviewBlock, ...]:
    """Return the blocks that the page shows, each with the body line that it starts on, from 0.

    Blocks that become nothing (blank lines, definitions) are left out.
    """
    line, found = 0, []
    for block, html in zip(document.blocks, blocks_html(document), strict=True):
        if html and not html.isspace():
            found.append(PreviewBlock(html, line))
        line += block.text.count("\n")
    return tuple(found)
