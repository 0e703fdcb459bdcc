"""What a TOML or JSON header says can be shown; Jekyll does not read it, and nobody writes it."""

import pytest

from editor.core import frontmatter
from editor.core.foreign import as_front_matter

TOML = """+++
title = "글: 하나"
date = 2024-02-27
tags = ["a", "b"]
[seo]
name = "x"
at = 07:30:00
+++
본문
"""
JSON = '{\n  "title": "글",\n  "draft": false,\n  "none": null\n}\n본문\n'


def test_its_values_are_those_of_a_front_matter() -> None:
    toml, json = as_front_matter(TOML), as_front_matter(JSON)
    assert toml is not None
    assert json is not None
    values = frontmatter.values(toml)
    assert (values["title"], values["tags"]) == ("글: 하나", ["a", "b"])
    assert values["seo"] == {"name": "x", "at": "07:30:00"}
    assert frontmatter.values(json) == {"title": "글", "draft": False, "none": None}


@pytest.mark.parametrize(
    "text", ["", "본문\n", "---\ntitle: a\n---\n", "+++\n= 1\n+++\n", "{", "[1]\n", "+++\na = 1\n"]
)
def test_anything_else_is_none(text: str) -> None:
    assert as_front_matter(text) is None
