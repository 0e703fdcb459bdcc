"""Names of categories: those that are one name written in two ways, and those that Jekyll trips over."""

import re
import unicodedata
from collections.abc import Iterable

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_UNSEEN = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")


def spelling(name: str, known: Iterable[str]) -> str | None:
    """Return how a site spells a name that was written a little otherwise; `None` where it was not.

    Blanks, case, and the parts that a letter can be composed of make no difference. `known` are the
    site's names, the most used first.
    """
    wanted = _bare(name)
    house = next((other for other in known if _bare(other) == wanted), None)
    return None if house == name else house


def stops_jekyll(name: str) -> bool:
    """Tell whether Jekyll's build would stop at a post's first category: its colon makes a scheme of it."""
    before, colon, _after = name.partition(":")
    return bool(colon) and not re.search(r"[/?#]", before) and not _SCHEME.fullmatch(before)


def without_colon(name: str) -> str:
    """Return a name that Jekyll can make an address of."""
    return " ".join(part.strip() for part in name.split(":") if part.strip())


def _bare(name: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
