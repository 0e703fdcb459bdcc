"""The beginning of a post, where its author gave no excerpt: cut at the separator, made whole again."""

import re

_TAG = re.compile(r"{%-?\s*(\w+)\s*.*?-?%}", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}(?:(\[[^\]]+\])(:.+))$", re.MULTILINE)
_BLOCKS = frozenset(
    {"if", "unless", "case", "for", "tablerow", "capture", "comment", "raw", "highlight", "ifchanged"}
)


def excerpt_of(body: str, separator: str) -> str:
    """Return the text before the separator; the definitions of its links follow, open Liquid is closed."""
    head, _, tail = body.partition(separator)
    if not tail:
        return head
    head = _closed(head)
    definitions = [found[1] + found[2] for found in _DEFINITION.finditer(tail) if found[1] in head]
    return head + "\n\n" + "\n".join(definitions) if definitions else head


def _closed(head: str) -> str:
    for name in reversed(_TAG.findall(head)):
        is_open = name in _BLOCKS and not re.search(rf"{{%-?\s*end{name}.*?\s*-?%}}", head, re.DOTALL)
        if is_open:
            head += f"\n{{% end{name} %}}"
    return head
