"""What comes out of the door to the page: plain values, for a window that loads nothing of what makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.core.message import Message

ARTICLE_STARTS, ARTICLE_ENDS = "<!--wongo:article-->", "<!--/wongo:article-->"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is not as its author meant it: in which file, at which line (0 where that is not known)."""

    path: str
    message: Message
    line: int = 0
    stops_jekyll: bool = False
    """Whether the real Jekyll would refuse to build the page."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page as Jekyll will publish it."""

    html: str
    article: tuple[int, int] | None
    """Where the article's HTML is in `html`; `None` where it cannot be told."""
    url: str
    """The page's address on the site, without `baseurl`."""
    has_liquid: bool = False
    """Whether the article itself has Liquid in it."""
    is_plain: bool = False
    """Whether this is Wongo's own page, for want of the theme."""
    troubles: tuple[Trouble, ...] = ()
    styles: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_bare(self) -> bool:
        """Whether the page is the article and nothing else: no layout is around it."""
        return self.article == (0, len(self.html))

    @property
    def marked(self) -> str:
        """The page with a comment in front of the article and one behind it."""
        if self.article is None:
            return self.html
        start, end = self.article
        inside = f"{ARTICLE_STARTS}{self.html[start:end]}{ARTICLE_ENDS}"
        return self.html[:start] + inside + self.html[end:]
