"""Bodies that nobody writes, made by chance from a seed, and what must hold of every body."""

import gc
import random
import time
from collections.abc import Iterator, Sequence

from editor.kramdown import to_html
from editor.kramdown.document import Document, read, update
from editor.kramdown.html import block_html, blocks_html, document_html
from tests.kramdown import laws

MORE = (
    *("{{ ", "}}", "{% ", "%}", "{::options ", '<p markdown="1">', '<b markdown="0">', "<http:", ">", '(b "'),
    *("](<", "](a 'b')", "[^a]", "[^a]: b\n", "| - |\n", "&#1;", "&amp;", "<script>", "</script>\n", "한글"),
    *("  - ", "   1. ", "\t- ", "~~~\n", ":\n", "^", "\\[", "= = =\n", "<p", "='", "//", "@b.c>", "\r", "\v"),
)
PIECES = (*laws.PIECES, *MORE)
LONGEST = 30
MUTATIONS = 6

SHORT, LONG = 3_000, 30_000
STEEPEST = 30.0
"""How many times longer a text ten times as long may take: caches and the collector weigh in, too."""
SECONDS = 0.5
"""What takes less is not looked at."""


def chance_of(seed: int) -> random.Random:
    """Return the chance of a seed."""
    return random.Random(seed)  # noqa: S311 - nothing is secret here


def pieces(chance: random.Random, longest: int = LONGEST) -> list[str]:
    """Return the pieces of a body, at least one."""
    return chance.choices(PIECES, k=chance.randint(1, longest))


def mutated(chance: random.Random, body: str) -> str:
    """Return a body with a few places cut, doubled or filled with signs that mean something."""
    for _ in range(chance.randint(1, MUTATIONS)):
        start = chance.randint(0, len(body))
        end = min(len(body), start + chance.choice((0, 0, 1, 5, 40)))
        body = body[:start] + chance.choice((*PIECES, body[start:end] * 2, "")) + body[end:]
    return body


def check(body: str, chance: random.Random) -> None:
    """Assert the law of the tree, that blocks' HTML joins, and that reading an edit again reads the same."""
    document = read(body)
    laws.check(document)
    joined = "".join(block_html(document, index) for index in range(len(document.blocks)))
    assert joined == "".join(blocks_html(document)) == document_html(document)
    for _ in range(3):
        document = edited(document, chance)
        fresh = read(document.text)
        assert laws.as_values(document) == laws.as_values(fresh)
        assert blocks_html(document) == blocks_html(fresh)


def edited(document: Document, chance: random.Random) -> Document:
    """Return a document after an edit at a place of its own."""
    start = chance.randint(0, len(document.text))
    end = min(len(document.text), start + chance.choice((0, 0, 1, 3, 20)))
    insert = chance.choice((*PIECES, "", "a"))
    text = document.text[:start] + insert + document.text[end:]
    return update(document, text, start, end, start + len(insert))


def steepness(unit: str) -> float:
    """Return how many times longer ten times as much of a unit takes; 0 if it is soon done."""
    if not unit:
        return 0.0
    long = seconds(repeated(unit, LONG))
    return long / max(seconds(repeated(unit, SHORT)), 1e-4) if long > SECONDS else 0.0


def repeated(unit: str, length: int) -> str:
    """Return a text of about `length` signs."""
    return (unit * (length // len(unit) + 1))[:length]


def seconds(body: str) -> float:
    """Return the processor's time for the HTML of a body, without the collector, which looks at all."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    to_html(body)
    needed = time.process_time() - start
    gc.enable()
    return needed


def smaller(parts: Sequence[str]) -> Iterator[list[str]]:
    """Yield a list of pieces with one of them left out, each in turn."""
    for index in range(len(parts)):
        yield [*parts[:index], *parts[index + 1 :]]
