"""Cleaning of pasted HTML, by nh3: what is left are the tags, styles and addresses that the house reads."""

import nh3

from editor.core.edit.words import whole

MOST = 4_000_000
"""Characters of HTML that are read; more than that is no article."""

MOST_ITEMS = 4_000
"""List items that are read: HTML's rules look for the end of each among all that are open around it."""

BLOCKS = (
    frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dir", "td", "th"})
    | {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl"}
    | {
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
    }
    | {"p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr"}
)
_INLINES = frozenset(
    {"a", "b", "br", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "s", "samp", "small"}
    | {"span", "strike", "strong", "sub", "sup", "tt", "u"}
)
_DROPPED = frozenset(
    {
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "button",
        "select",
    }
    | {"textarea", "audio", "video", "canvas", "rt", "rp", "xml"}
)
_PROPERTIES = frozenset(
    {"background", "background-color", "color", "display", "font-size", "font-style", "font-weight"}
    | {"mso-element", "mso-hide", "mso-highlight", "mso-list", "text-decoration", "vertical-align"}
    | {"visibility"}
)
_ATTRIBUTES = {
    "*": {"style"},
    "a": {"href"},
    "div": {"id"},
    "font": {"color"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}


def cleaned(html: str) -> str:
    """Return HTML with balanced tags, none that runs or hides anything; empty where it is no article."""
    if len(html) > MOST or html.lower().count("<li") > MOST_ITEMS:
        return ""
    return nh3.clean(
        whole(html),
        tags=set(BLOCKS | _INLINES),
        clean_content_tags=set(_DROPPED),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        filter_style_properties=set(_PROPERTIES),
    )
