"""The head of the built-in page."""

from editor.core.patch import PreviewBlock
from editor.ui.preview.head import ArticleHead, head_html


def test_text_from_the_form_is_no_markup() -> None:
    html = head_html(ArticleHead(title="<b>&", categories=("<i>",), date='"'), ())
    assert "&lt;b&gt;&amp;" in html
    assert "&lt;i&gt;" in html
    assert "<b>" not in html


def test_an_empty_head_is_nothing_at_all() -> None:
    assert head_html(ArticleHead(), ()) == ""


def test_a_picture_that_the_article_shows_is_not_shown_twice() -> None:
    head = ArticleHead(image="/assets/a&b.jpg")
    assert '<img class="wongo-image" src="/assets/a&amp;b.jpg"' in head_html(head, ())
    assert "<img" not in head_html(head, (PreviewBlock('<img src="/assets/a&amp;b.jpg">', 0),))
