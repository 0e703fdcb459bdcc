"""The door of the inline reader: which sign opens which construct."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from editor.kramdown.definitions import Definitions
from editor.kramdown.inline.code import code
from editor.kramdown.inline.elements import angle
from editor.kramdown.inline.emphasis import emphasis, strike
from editor.kramdown.inline.extensions import extension, footnote, math, with_list
from editor.kramdown.inline.links import image, link
from editor.kramdown.inline.quotes import quote
from editor.kramdown.inline.scan import Construct, Found, Scan
from editor.kramdown.inline.signs import ampersand, blanks, dash, dots, escape, raquo
from editor.kramdown.inline.variants import varied
from editor.kramdown.inline.words import marked
from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.tree import Node


def _bracket(scan: Scan, at: int) -> Found:
    return footnote(scan, at) or link(scan, at)


_CONSTRUCTS: Mapping[str, Construct] = MappingProxyType(
    {
        "*": emphasis,
        "_": emphasis,
        "~": strike,
        "`": code,
        "[": _bracket,
        "{": extension,
        "$": math,
        "!": image,
        "<": angle,
        "&": ampersand,
        "\\": escape,
        " ": blanks,
        "-": dash,
        ".": dots,
        ">": raquo,
        "'": quote,
        '"': quote,
    }
)


@lru_cache(maxsize=16)
def _constructs(options: Options) -> Mapping[str, Construct]:
    return varied(_CONSTRUCTS, options)


_SPECIAL = re.compile(r"""[*_~`<&\\\n'"\[\]]|!(?=\[)| (?= +\n| ?>>)|--|\.\.\.|>>|\{::|\$\$""")


def read(
    text: str, offset: int, definitions: Definitions, asks: set[str], options: Options = DEFAULT
) -> list[Node]:
    """Return the nodes of an inline text, moved by `offset`; the names it asks for are added to `asks`."""
    constructs = _CONSTRUCTS if options is DEFAULT else _constructs(options)
    scan = Scan(text, offset, definitions, constructs, _SPECIAL, with_list, asks=asks)
    return list(marked(scan.spans(0).nodes, text, offset, definitions))
