"""Code in colours for the `highlight` tag: the classes are those of code blocks in Markdown."""

from collections.abc import Mapping

from editor.kramdown.render.highlight import tokens

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def coloured(code: str, language: str, _options: Mapping[str, object]) -> str:
    """Return the HTML of code; a language that nobody knows has no colours."""
    pieces = [(kind, text.translate(_ESCAPES)) for kind, text in tokens(language, code)]
    return "".join(f'<span class="{kind}">{text}</span>' if kind else text for kind, text in pieces)
