"""What a site says about itself, and what Jekyll assumes where it says nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import Severity
from editor.jekyll.config import Default, SiteConfig, SiteSettings, read_config, read_settings

FULL = """
title: 뉴스다오
url: https://newsdao.kr/
baseurl: blog/
timezone: Asia/Seoul
lang: ko
permalink: /:title/
markdown: kramdown
kramdown:
  input: GFM
  hard_wrap: false
markdown_ext: md, .Markdown
collections_dir: ./content/
exclude: [vendor, 3]
future: yes
defaults:
  - scope: {path: "", type: posts}
    values: {layout: post}
  - scope: nonsense
    values: {a: 1}
  - nonsense
"""


def test_everything_is_read() -> None:
    config = read_config(FULL)
    assert (config.title, config.url, config.baseurl) == ("뉴스다오", "https://newsdao.kr", "/blog")
    assert (config.timezone, config.language, config.permalink) == ("Asia/Seoul", "ko", "/:title/")
    assert config.kramdown == {"input": "GFM", "hard_wrap": False}
    assert config.markdown_suffixes == (".md", ".markdown")
    assert (config.collections_dir, config.exclude, config.future) == ("content", ("vendor",), True)
    assert config.defaults == (Default("", "posts", {"layout": "post"}), Default("", "", {"a": 1}))
    assert config.values["title"] == "뉴스다오"
    assert config.problems == ()


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n"])
def test_an_empty_file_is_jekylls_defaults(text: str) -> None:
    assert read_config(text) == SiteConfig()


def test_values_of_another_kind_are_taken_as_jekyll_would() -> None:
    config = read_config("title: 24\nbaseurl:\nurl: [a]\nkramdown: 3\nfuture: 'yes'\ndate: 2024-13-45\n")
    assert (config.title, config.baseurl, config.url, config.future) == ("24", "", "", True)
    assert config.kramdown == {}
    assert config.values["date"] == "2024-13-45"


@pytest.mark.parametrize(
    ("text", "line"),
    [("title: a\nb: : c\n", 1), ("- a\n- b\n", 0), ("a: !ruby/object:File x\n", 0), ("a: 'b\n", 0)],
)
def test_a_broken_file_is_a_problem_at_its_line(text: str, line: int) -> None:
    config = read_config(text)
    (problem,) = config.problems
    assert problem.severity is Severity.ERROR
    assert problem.span.of(text) == text.split("\n")[line]
    assert config.title == ""


def test_a_folder_outside_the_site_is_not_believed() -> None:
    assert read_config("source: ../../etc\ncollections_dir: /etc\n").source == ""


def test_the_sites_own_settings_are_tables() -> None:
    settings = read_settings('[palette]\nclosing = "끝"\n[form]\nkeys = ["title"]\n')
    assert settings.palette == {"closing": "끝"}
    assert settings.table("form") == {"keys": ["title"]}
    assert settings.table("none") == {}


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \n", 1), ("a = 1\n[b", 1)])
def test_broken_settings_are_a_problem_at_its_line(text: str, line: int) -> None:
    settings = read_settings(text)
    (problem,) = settings.problems
    assert problem.span.of(text) == text.split("\n")[line]
    assert settings.values == SiteSettings().values


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]))
    | st.from_regex(r"(\w+: ?[\[{&*'\"!\w]*\n){1,4}")
)
def test_nothing_makes_it_stumble(text: str) -> None:
    read_config(text)
    read_settings(text)


def test_deep_nesting_is_a_problem_not_a_crash() -> None:
    assert read_config("a: " + "[" * 20_000).problems
    assert read_settings("a = " + "[" * 20_000).problems


def test_the_sample_newsroom_is_well_configured() -> None:
    sample = Path(__file__).parents[2] / "resources" / "sample-site" / "_config.yml"
    if not sample.exists():
        pytest.skip("the sample newsroom is not there yet")
    assert read_config(sample.read_text("utf-8")).problems == ()
