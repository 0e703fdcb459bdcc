"""What is said of a site's kramdown options that Wongo does not know how to obey."""

from collections.abc import Sequence

from editor.core.message import Message, msg


def unheeded(names: Sequence[str]) -> Message:
    """Return the sentence that names them."""
    return msg(
        "_config.yml sets kramdown options that Wongo does not follow: {names}.", names=", ".join(names)
    )
