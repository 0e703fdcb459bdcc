"""The law of the tree, and bodies to try it on."""

from hypothesis import strategies as st

from editor.kramdown.document import Document
from editor.kramdown.tree import Block, Node

PIECES = (
    *(
        "가나 ",
        "a",
        "b c",
        "\n",
        "\n\n",
        "  \n",
        "    ",
        "\t",
        "- ",
        "1. ",
        "* ",
        "> ",
        "# ",
        "---\n",
        "===\n",
    ),
    *("```\n", "```ruby\n", "|", " | ", "|---|\n", "**", "*", "_", "~~", "`", "[", "]", "](u)", "![", "[a]"),
    *(
        "[a]: b\n",
        "[^1]",
        "[^1]: c\n",
        "<b>",
        "</b>",
        "<div>",
        "</div>\n",
        '<div markdown="1">\n',
        "<p>",
        "</p>",
    ),
    *("<br>", "<!--", "-->", "&nbsp;", "\\", "\\\\\n", '"', "'", "--", "...", "<<", ": d\n", "*[a]: e\n"),
    *("{:.x}\n", "{:.x}", "{:a: .y}\n", "{:toc}\n", "^\n", "$$", "{::comment}", "{:/}", "{::nomarkdown}\n"),
    *("- [ ] ", "<동행>", "</h2>\n", "<h2>"),
)


def bodies() -> st.SearchStrategy[str]:
    """Return bodies made of the signs that mean something."""
    return st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check(document: Document) -> None:
    """Assert that blocks join to the text, and that nodes cover each block without gap or overlap."""
    assert "".join(block.text for block in document.blocks) == document.text
    at = 0
    for block, start in zip(document.blocks, document.starts, strict=True):
        assert start == at
        at += len(block.text)
        assert (block.node.span.start, block.node.span.end) == (0, len(block.text))
        for node in block.node.walk():
            _check_node(node)


def _check_node(node: Node) -> None:
    assert node.span.start == node.open.start <= node.open.end
    assert node.close.start <= node.close.end == node.span.end
    assert node.open.end <= node.close.start
    if node.children:
        edges = [node.open.end, *(child.span.end for child in node.children)]
        assert edges == [*(child.span.start for child in node.children), node.close.start]


def as_values(document: Document) -> list[tuple[object, ...]]:
    """Return what a reading says, so that two can be compared; what it asked for on the way may differ."""
    return [_values(block) for block in document.blocks]


def _values(block: Block) -> tuple[object, ...]:
    return block.text, block.node, block.definitions, block.previous
