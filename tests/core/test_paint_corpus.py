"""Painting of every post of the corpus: what a look at the pieces spares is nothing that would be marked."""

from pathlib import Path

from editor.core import article
from editor.core.paint.broken import broken, marked, may_be_broken
from editor.core.paint.runs import pieces
from editor.kramdown.document import read


def test_nothing_broken_is_passed_over(corpus: tuple[Path, ...]) -> None:
    found = 0
    for path in corpus:
        body = article.read(path.read_text("utf-8", "replace").replace("\r\n", "\n")).body
        for block in read(body).blocks:
            own = pieces(block.node, block.text)
            if may_be_broken(own, block.text):
                found += 1
            else:
                assert marked(own, broken(block)) == own or len(block.text) > 8000
    assert found > 50
