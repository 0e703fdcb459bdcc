"""Why YAML that was typed as a value cannot be read, in the words that are used for front matter."""

import textwrap

from editor.core.frontmatter.reading import read
from editor.core.message import Message


def trouble_of(value: str) -> Message | None:
    """Return what is wrong with a value as YAML; `None` where it can be read on its own."""
    inside = textwrap.indent(value, "  ")
    problem = read(f"---\nkey:\n{inside}\n---\n").problem
    return problem.message if problem is not None else None
