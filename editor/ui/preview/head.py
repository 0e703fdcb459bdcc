"""What stands above the article on the built-in page: its title and what the front matter says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from editor.core.patch import PreviewBlock


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """The head of an article. `feature_html` is HTML already, rendered from the feature text."""

    title: str = ""
    categories: tuple[str, ...] = ()
    date: str = ""
    feature_html: str = ""
    image: str = ""


def head_html(head: ArticleHead, blocks: Sequence[PreviewBlock]) -> str:
    """Return the head as HTML. Its picture is left out where the article shows the same one."""
    parts: list[str] = []
    if head.categories:
        labels = "".join(f"<li>{escape(category)}</li>" for category in head.categories)
        parts.append(f'<ul class="wongo-categories">{labels}</ul>')
    if head.title:
        parts.append(f'<h1 class="wongo-title">{escape(head.title)}</h1>')
    if head.date:
        parts.append(f'<p class="wongo-date">{escape(head.date)}</p>')
    if head.feature_html:
        parts.append(f'<div class="wongo-feature">{head.feature_html}</div>')
    picture = escape(head.image)
    if picture and not any(picture in block.html for block in blocks):
        parts.append(f'<img class="wongo-image" src="{picture}" alt="">')
    return "".join(parts)
