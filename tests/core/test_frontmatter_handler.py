"""python-frontmatter's interface, answered by Jekyll's rule."""

from datetime import UTC, datetime

import frontmatter
import pytest
import yaml

from editor.core.frontmatter.handler import JekyllHandler

HANDLER = JekyllHandler()
TEXT = "---\ntitle: 가\ndate: 2024-02-27 10:00:00 +0000\n---\n\n  body \n----\n"


def test_it_splits_where_jekyll_does_and_strips_nothing() -> None:
    header, body = HANDLER.split(TEXT)
    assert header == "title: 가\ndate: 2024-02-27 10:00:00 +0000\n"
    assert body == "\n  body \n----\n"
    assert HANDLER.split("---\n---") == ("", "")


def test_it_loads_what_ruby_would() -> None:
    date = datetime(2024, 2, 27, 10, tzinfo=UTC)
    assert HANDLER.load(HANDLER.split(TEXT)[0]) == {"title": "가", "date": date}
    assert HANDLER.load("- a") == {}
    with pytest.raises(yaml.YAMLError):
        HANDLER.load("a: b: c")


def test_it_finds_front_matter_only_where_jekyll_does() -> None:
    assert HANDLER.detect(TEXT)
    assert not HANDLER.detect("----\na: 1\n----\n")
    with pytest.raises(ValueError, match="no front matter"):
        HANDLER.split("body")


def test_python_frontmatter_works_with_it() -> None:
    post = frontmatter.loads(TEXT, handler=HANDLER)
    assert post["title"] == "가"
