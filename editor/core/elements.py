"""The names of HTML's elements: `<동행>` is read as a tag, but it is none."""

from functools import lru_cache

from editor.kramdown.tags import KNOWN


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = KNOWN | _names("""
    audio canvas center data datalist dialog dir font frame frameset image marquee math menuitem meter nobr
    noframes noembed output picture plaintext portal progress s search slot strike svg template time title
    u video xmp bdi bgsound blink isindex listing multicol nextid rtc spacer track wbr
""")
"""The elements of HTML, old ones too: what a browser shows in its own way."""


@lru_cache(maxsize=1024)
def is_element(tag: str) -> bool:
    """Tell whether a browser may know an element: HTML's own, those of a page's scripts, those of Word."""
    return tag.lower() in _ELEMENTS or "-" in tag or ":" in tag
