"""What `.wongo.toml` says of the house style holds; what it cannot mean is told."""

import tomllib

import pytest

from editor.core.errors import SettingsTrouble
from editor.core.house import HouseStyle
from editor.core.house.naming import Slugs
from editor.core.house.toml import settled
from tests.core.house_again import written
from tests.core.test_house import house_of

POST = "---\ntitle: 가\ntags: [a, b]\nnote: 글\n---\n"


def said(toml: str, *posts: str) -> HouseStyle:
    tables = tomllib.loads(toml)
    return settled(house_of(*posts), tables.get("house", {}), tables.get("fields", {}))


def test_without_tables_all_is_as_learned() -> None:
    assert said("", POST) == house_of(POST)


def test_tables_fix_order_style_quotes_and_names() -> None:
    house = said(
        """
        [house]
        order = ["tags", "title"]
        line_end = "crlf"
        blank_lines = 2
        file = "_posts/%Y/%Y-%m-%d-{slug}.md"
        slug = "ascii"
        [fields.tags]
        style = "block-list"
        indent = 4
        [fields.note]
        style = "folded"
        chomp = "strip"
        [fields.title]
        style = "double"
        title = "제목"
        """,
        POST,
    )
    text = written(house, {"title": "가", "note": "글", "tags": ["a", "b"]})
    assert text == '---\ntags:\n    - a\n    - b\ntitle: "가"\nnote: >-\n  글\n---\n'
    assert (house.line_end, house.below, house.naming.slugs) == ("\r\n", 2, Slugs.ASCII)
    assert house.habit("title").title == "제목"


def test_a_field_that_no_post_has_is_one_of_the_house() -> None:
    habit = said('[fields.reporter]\ntype = "choice"\nvalues = ["김", "이"]\nalways = true', POST).habit(
        "reporter"
    )
    assert (habit.kind, habit.values, habit.share) == ("choice", ("김", "이"), 1.0)


@pytest.mark.parametrize(
    "toml",
    [
        '[house]\norder = "title"',
        '[house]\nline_end = "cr"',
        '[house]\nfile = "x.md"',
        "[house]\nblank_lines = true",
        "[house]\ncolour = 1",
        "[fields]\ntitle = 1",
        '[fields.title]\nstyle = "bold"',
        '[fields.title]\nalways = "yes"',
        "[fields.title]\ncolour = 1",
        '[house]\nfile = "/etc/{slug}.md"',
        '[house]\nfile = "../{slug}.md"',
        '[house]\nfile = "_posts/../../{slug}.md"',
        '[house]\nfile = "C:/{slug}.md"',
        '[house]\nfile = "_posts\\\\{slug}.md"',
        '[house]\nfile = "_posts/{slug}"',
        '[house]\nfile = "{slug}/a.md"',
        "[house]\nblank_lines = -1",
        "[house]\nlast_blank_lines = -1",
        '[house]\ndigits = "3"',
        "[fields.tags]\nblank_lines = 99",
        '[fields.tags]\nitems = "bold"',
        '[fields.tags]\nbetween = ";"',
        '[fields.tags]\nbetween = ",\\n"',
        '[fields.tags]\npad = "x"',
        "[fields.title]\nindent = -2",
        '[fields.title]\ncolon = "x"',
        '[fields.title]\ncolon = ":"',
        '[fields.date]\ndate = "%d.%m.%Y"',
        '[fields.date]\ndate = "%Y-%m-%d\\nlayout: x"',
    ],
)
def test_what_is_no_house_style_is_told(toml: str) -> None:
    with pytest.raises(SettingsTrouble):
        said(toml, POST)


def test_keys_that_the_order_does_not_name_stay_behind_those_they_stood_behind() -> None:
    post = "---\na: 1\nb: 1\nc: 1\nd: 1\ne: 1\n---\n"
    assert said('[house]\norder = ["a", "d", "c"]', post).order == ("a", "b", "d", "c", "e")
    assert said('[house]\norder = ["e"]\n[fields.f]\n', post).order == ("a", "b", "c", "d", "e", "f")
