"""Which constructs a block's first sign may begin, in the order in which they are asked."""

from collections.abc import Mapping
from types import MappingProxyType

from editor.kramdown.blocks.code import fenced, indented
from editor.kramdown.blocks.definitions import link_definition
from editor.kramdown.blocks.heading import atx
from editor.kramdown.blocks.html import block_html
from editor.kramdown.blocks.lists import lists
from editor.kramdown.blocks.quote import quote
from editor.kramdown.blocks.reader import Construct
from editor.kramdown.blocks.rule import rule

STARTS: Mapping[str, tuple[Construct, ...]] = MappingProxyType(
    {
        "    ": (indented,),
        "\t": (indented,),
        "#": (atx,),
        "`": (fenced,),
        "~": (fenced,),
        ">": (quote,),
        "*": (rule, lists),
        "-": (rule, lists),
        "_": (rule,),
        "+": (lists,),
        "<": (block_html,),
        "[": (link_definition,),
        **dict.fromkeys("0123456789", (lists,)),
    }
)
"""Four blanks stand for an indented line."""
