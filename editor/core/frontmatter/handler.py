"""Where front matter starts and ends, by Jekyll's own rule, as a handler for python-frontmatter."""

import re
from typing import Any

from frontmatter.default_handlers import YAMLHandler
from typing_extensions import override

from editor.core.yaml.tree import compose
from editor.core.yaml.values import value_of

# Jekyll: /\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)/m, with Ruby's \s, which is ASCII.
_OPENING = re.compile(r"---[ \t\f\v\r]*\n")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t\f\v\r]*(?:\n|\Z)")


class JekyllHandler(YAMLHandler):
    """Reads front matter as Jekyll does.

    python-frontmatter's own handler takes four dashes, and dashes after other text, for a fence, knows no
    `...`, and strips the body. Call this handler itself: `frontmatter.load`, `parse` and `dumps` strip too.
    """

    def boundary(self, text: str) -> tuple[int, int] | None:
        """Return where the closing fence starts and where the body does, or `None` without front matter."""
        opening = _OPENING.match(text)
        closing = opening and _CLOSING.search(text, opening.end() - 1)
        return (closing.start() + 1, closing.end()) if closing else None

    @override
    def detect(self, text: str) -> bool:
        """Tell whether Jekyll finds front matter in a whole file's text."""
        return self.boundary(text) is not None

    @override
    def split(self, text: str) -> tuple[str, str]:
        """Return the YAML between the fences, and the body as it is.

        Raises:
            ValueError: there is no front matter.

        """
        found = self.boundary(text)
        if found is None:
            raise ValueError("no front matter")
        return text[text.index("\n") + 1 : found[0]], text[found[1] :]

    @override
    def load(self, fm: str, **kwargs: object) -> dict[str, Any]:
        """Return the values of some YAML, read by libyaml, with the meaning that Ruby gives them.

        Empty when it is no list of keys.

        Raises:
            yaml.YAMLError: it is not YAML.

        """
        value = value_of(compose(fm))
        return value if isinstance(value, dict) else {}
