"""Text as HTML writes it."""


def escape(text: str) -> str:
    """Return text for the place between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def escape_attribute(text: str) -> str:
    """Return text for the place between quotation marks."""
    return escape(text).replace('"', "&quot;")
