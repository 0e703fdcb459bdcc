"""Text as HTML writes it."""

import re

_SIGN = re.compile(r"&(?![^\W\d][\w.-]*;|#[0-9]+;|#x[0-9a-fA-F]+;)|[<>]")


def escape(text: str) -> str:
    """Return text for the place between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def escape_signs(text: str) -> str:
    """Return text for the place between tags, its entities as they are written."""
    return _SIGN.sub(lambda found: escape(found[0]), text)


def escape_attribute(text: str) -> str:
    """Return text for the place between quotation marks."""
    return escape(text).replace('"', "&quot;")
