"""What kramdown makes of each HTML element: asked of the program, one element at a time."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("""
    area base br col command embed hr img input keygen link meta param source track wbr
""")
"""Elements without content."""

INLINE = _names("""
    a abbr acronym b bdo big br button cite code del dfn em i img input ins kbd label mark
    option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var
""")
"""Elements that do not begin a block where a line begins with them."""

LITERAL = _names("""
    address applet article aside blockquote body caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main
    map menu nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul
""")
"""Elements that show as text inside a running paragraph."""

MARKDOWN = _names("""
    a abbr acronym area b base bdo big br button cite command del details dfn em embed figure i
    img input ins keygen label link meta noscript object param q rb rbc rp rt rtc ruby select
    small source span strong sub sup track tt wbr
""")
"""Elements inside which Markdown is read in a running paragraph; inside all others it is not."""

BLOCK_CONTENT = _names("""
    address applet area article aside base blockquote body col command dd details div dl embed
    fieldset figcaption figure footer form header hgroup hr iframe keygen li link main map menu
    meta nav noscript object param section source summary td track wbr
""")
"""Elements that hold blocks under `markdown="1"`."""

SPAN_CONTENT = _names("""
    a abbr acronym b bdo big br button caption cite code del dfn dt em h1 h2 h3 h4 h5 h6 i img
    input ins kbd label legend mark optgroup option p q rb rbc rp rt rtc ruby samp select small
    span strong sub sup th tt u var
""")
"""Elements that hold inline text under `markdown="1"`; the others stay raw."""

RAW_TEXT = frozenset({"script", "style"})
"""Elements whose content is no HTML when they begin a block."""

KNOWN = INLINE | LITERAL | MARKDOWN | BLOCK_CONTENT | SPAN_CONTENT | RAW_TEXT | {"math", "ul", "ol"}
"""Elements whose names kramdown writes in small letters."""
