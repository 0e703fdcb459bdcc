"""The door of the inline reader: which sign opens which construct."""

import re
from types import MappingProxyType

from editor.kramdown.definitions import Definitions
from editor.kramdown.inline.code import code
from editor.kramdown.inline.elements import angle
from editor.kramdown.inline.emphasis import emphasis, strike
from editor.kramdown.inline.links import image, link
from editor.kramdown.inline.quotes import quote
from editor.kramdown.inline.scan import Construct, Scan
from editor.kramdown.inline.signs import ampersand, blanks, dash, dots, escape, line_end, raquo
from editor.kramdown.tree import Node

_CONSTRUCTS: MappingProxyType[str, Construct] = MappingProxyType(
    {
        "*": emphasis,
        "_": emphasis,
        "~": strike,
        "`": code,
        "[": link,
        "!": image,
        "<": angle,
        "&": ampersand,
        "\\": escape,
        "\n": line_end,
        " ": blanks,
        "-": dash,
        ".": dots,
        ">": raquo,
        "'": quote,
        '"': quote,
    }
)

_SPECIAL = re.compile(r"""[*_~`<&\\\n'"\[\]]|!(?=\[)| (?= +\n| ?>>)|--|\.\.\.|>>""")


def read(text: str, offset: int, definitions: Definitions, asks: set[str]) -> list[Node]:
    """Return the nodes of an inline text; positions are moved by `offset`, link names asked for go to `asks`."""
    scan = Scan(text, offset, definitions, _CONSTRUCTS, _SPECIAL, asks=asks)
    return scan.spans(0).nodes
