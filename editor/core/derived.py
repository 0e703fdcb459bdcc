"""Values that follow from others: an excerpt from a paragraph, a feature text from the excerpt."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from editor.core import article
from editor.core.clusters import inside
from editor.core.visible import block_text
from editor.kramdown.document import Document
from editor.kramdown.tree import Block, Kind

EXCERPT = 60
"""Characters of an excerpt before its ellipsis."""

FOLLOWERS: Mapping[str, str] = MappingProxyType({"excerpt": "feature_text"})
"""Which key follows which other one."""

_ELLIPSIS = "…"
_LINE_END = re.compile(r"\r\n|[\n\r\t\v\f\x85\u2028\u2029]")
_BANNER = re.compile(r"(?P<banner>#{1,6} [^\n]*)(?:\n+(?P<rest>.*))?", re.DOTALL)


def excerpt_of(passage: str, most: int = EXCERPT) -> str:
    """Return the excerpt that newsrooms make of a text: its first characters and an ellipsis.

    Each line end becomes one blank, and blanks stay as they are: that is how the newsroom's posts have it.
    """
    flat = _LINE_END.sub(" ", passage.strip())
    if len(flat) <= most:
        return flat
    joined = inside(flat[: most + 1])
    end = next((at for at in range(most, 0, -1) if at not in joined), most)
    return flat[:end] + _ELLIPSIS


def banner_of(feature_text: str) -> str:
    """Return the line that stands above a feature text's words, as `## Breaking news`; empty without one."""
    found = _BANNER.fullmatch(feature_text)
    return found["banner"] if found else ""


def feature_text_of(banner: str, excerpt: str) -> str:
    """Return the feature text of an excerpt: the newsroom's banner line above it."""
    return f"{banner}\n\n{excerpt}" if banner and excerpt else ""


def followed(text: str, key: str, banner: str = "", *, own_in: str | None = None) -> str | None:
    """Return what a key would say if it followed the one it belongs to; `None` where there is nothing to say.

    The banner is the text's own, or that of `own_in`, or else the one given: the newsroom's.
    """
    front_matter = article.read(text).front_matter
    source = next((one for one, other in FOLLOWERS.items() if other == key), "")
    entry = front_matter.get(source)
    own = (front_matter if own_in is None else article.read(own_in).front_matter).get(key)
    if entry is None or not entry.is_text:
        return None
    above = banner_of(own.text.rstrip("\n")) if own is not None and own.is_text else ""
    return feature_text_of(above or banner, entry.text.rstrip("\n")) or None


def is_following(text: str, key: str, banner: str = "") -> bool:
    """Tell whether a key says what follows from the other one: both empty count, where there is a banner."""
    front_matter = article.read(text).front_matter
    own = front_matter.get(key)
    wanted = followed(text, key, banner)
    said = own.text.rstrip("\n") if own is not None else ""
    return said == wanted if wanted is not None else bool(banner) and not said


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a body: where it begins there, and what a reader sees of it."""

    start: int
    text: str


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of a body that have words."""
    for block, start in zip(document.blocks, document.starts, strict=True):
        if _is_paragraph(block) and (words := block_text(block).strip()):
            yield Paragraph(start, words)


def _is_paragraph(block: Block) -> bool:
    return block.node.kind is Kind.PARAGRAPH or (block.node.kind is Kind.HTML_BLOCK and block.node.tag == "p")
