"""The engine from outside: text comes out, whatever is wrong with the template."""

from editor.jekyll.liquid.engine import Engine
from editor.jekyll.liquid.tools import Tools


def test_a_template_shows_a_value() -> None:
    assert Engine(Tools()).render("{{ page.title }}", {"page": {"title": "제목"}}).text == "제목"
