"""Keys of the front matter that stand there more than once."""

from collections.abc import Iterator

from editor.core.article import Article
from editor.core.errors import Problem, Repair
from editor.core.frontmatter.reading import Entry
from editor.core.message import msg
from editor.core.text import Change, ChangeSet
from editor.core.yaml.tree import Node
from editor.core.yaml.values import MERGE


def passed_over(article: Article) -> Iterator[Problem]:
    """Yield the keys that stand again below: Jekyll takes the last one and does not say so."""
    front_matter = article.front_matter
    for entry in front_matter.entries:
        if entry.key == MERGE or front_matter.get(entry.key) is entry:
            continue
        message = msg("“{name}” is there again below, and Jekyll takes that one.", name=entry.key)
        change = ChangeSet((Change(entry.span, ""),))
        repair = Repair(msg("Remove this one"), change) if _may_go(entry, front_matter.entries) else None
        yield Problem(entry.key_span, message, repair=repair)


def _may_go(entry: Entry, entries: tuple[Entry, ...]) -> bool:
    """Tell whether nothing else shares the lines of a key, or is taken from its value."""
    has_own_lines = all(
        one is entry or one.span.end <= entry.span.start or entry.span.end <= one.span.start
        for one in entries
    )
    return has_own_lines and not _names_something(entry.node)


def _names_something(node: Node) -> bool:
    inside = (*node.items, *(part for pair in node.pairs for part in pair))
    return bool(node.anchor) or any(_names_something(part) for part in inside)
