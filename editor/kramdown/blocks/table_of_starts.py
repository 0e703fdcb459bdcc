"""Which constructs a block's first sign may begin, in the order in which they are asked."""

from collections.abc import Mapping
from types import MappingProxyType

from editor.kramdown.blocks.code import fenced, indented
from editor.kramdown.blocks.definitions import abbreviation, attribute_list, footnote, link_definition
from editor.kramdown.blocks.extensions import end_of_block, extension
from editor.kramdown.blocks.heading import atx, setext
from editor.kramdown.blocks.html import block_html
from editor.kramdown.blocks.lists import lists
from editor.kramdown.blocks.math import block_math
from editor.kramdown.blocks.quote import quote
from editor.kramdown.blocks.reader import AFTER_PARAGRAPH, Construct
from editor.kramdown.blocks.rule import rule
from editor.kramdown.blocks.table import table
from editor.kramdown.blocks.terms import colon, definition_list
from editor.kramdown.options import Options

_ANY = (setext, table)

STARTS: Mapping[str, tuple[Construct, ...]] = MappingProxyType(
    {
        "    ": (indented,),
        "\t": (indented, *_ANY),
        "#": (atx, *_ANY),
        "`": (fenced, *_ANY),
        "~": (fenced, *_ANY),
        ">": (quote,),
        "*": (rule, lists, *_ANY, abbreviation),
        "-": (rule, lists, *_ANY),
        "_": (rule, *_ANY),
        "+": (lists, *_ANY),
        "<": (block_html, *_ANY),
        "$": (setext, block_math, table),
        "[": (*_ANY, footnote, link_definition),
        "{": (*_ANY, attribute_list, extension),
        "^": (end_of_block, *_ANY),
        ":": (colon, *_ANY),
        **dict.fromkeys("0123456789", (lists, *_ANY)),
        "": _ANY,
        AFTER_PARAGRAPH: (definition_list,),
    }
)
"""Four blanks stand for an indented line, the empty text for any other sign."""

_OWN_STARTS: Mapping[str, tuple[Construct, ...]] = MappingProxyType({**STARTS, "`": _ANY})
"""kramdown's own input has no fences of back ticks."""

_OWN_ENDS: Mapping[str, tuple[Construct, ...]] = MappingProxyType({"<": (block_html,), ":": (colon,)})
"""What ends a paragraph without a blank line even then."""


def starts(options: Options) -> Mapping[str, tuple[Construct, ...]]:
    """Return the constructs of an input."""
    return STARTS if options.is_gfm else _OWN_STARTS


def ends(options: Options) -> Mapping[str, tuple[Construct, ...]] | None:
    """Return the constructs that end a paragraph; `None` for all."""
    return None if options.paragraph_end else _OWN_ENDS
