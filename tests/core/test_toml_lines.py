"""The line on which a setting stands."""

import pytest

from editor.core.toml_lines import line_of

TEXT = '''[house]
order = ["title"]  # [fields.x]
# slug = "ascii"
slug = "runes"

[fields."날짜"]
date = "%d"
[fields]
title.style = "bold"
[fields.tags]   # the tags
[[templates]]
title = "a"
body = """
[house]
title = 3
"""
[[templates]]
titel = "b"
[templates.values]
tags = 1
[[palette.highlights]]
id = 1
'''


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("house.order", 2),
        ("house.slug", 4),
        ("house", 1),
        ("fields.날짜.date", 7),
        ("fields.title.style", 9),
        ("fields.tags.values", 10),
        ("templates[1].body", 13),
        ("templates[2].titel", 18),
        ("templates[2].values.tags", 20),
        ("palette.highlights", 21),
        ("nothing", 0),
    ],
)
def test_the_line_of_a_setting_or_of_what_is_around_it(name: str, line: int) -> None:
    assert line_of(TEXT, name) == line


@pytest.mark.parametrize("text", ["", '=\n[\n[[]]\n= 3\n"', "[a]\nb", 'a = """\n'])
def test_nothing_makes_it_stumble(text: str) -> None:
    assert line_of(text, "house.order") == 0
