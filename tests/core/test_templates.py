"""Kinds of post: written in the house style, filled in from placeholder to placeholder."""

import tomllib

import pytest

from editor.core.errors import SettingsTrouble
from editor.core.palette import house as palette
from editor.core.state import State, caret
from editor.core.templates import Template, first_placeholder, from_markdown, from_toml, new_post, step
from editor.core.templates_like import like_this
from editor.core.yaml.values import Value
from tests.core.psych import psych, typed
from tests.core.test_house import NEWSROOM, house_of

VALUES: dict[str, Value] = {"image": "/a.jpg", "categories": ["경제"], "title": "제목"}
SHIPPED = """---
title: 지난 기사
categories:
  - 경제
excerpt: >
  요약…
feature_text: >
  ## 속보입니다.

  요약…
image: '/a.jpg'
---

![속보](/a.jpg)

<p>출처: <a href="https://a.kr/1" rel="dofollow">지난 제목</a> | 뉴스다오</p>

<h2 data-ke-size="size26">지난 소제목</h2>

<p data-ke-size="size16">&nbsp;</p>

첫 문단.

둘째 문단.

신속 뉴스 바로가기 👉 <a href="https://newsdao.kr" rel="dofollow">https://newsdao.kr</a>
"""


def test_a_post_of_a_kind_is_written_in_the_house_style_whatever_its_template_is_written_in() -> None:
    house = house_of(*(NEWSROOM.format(number=number) for number in range(3)))
    text = new_post(Template("속보", VALUES, "‹본문›\n"), house)
    assert text == "---\ntitle: 제목\ncategories:\n  - 경제\nimage: '/a.jpg'\n---\n\n‹본문›\n"
    (asked,) = psych([text])
    assert asked == typed({"title": "제목", "categories": ["경제"], "image": "/a.jpg"})


def test_templates_come_from_files_and_from_the_settings() -> None:
    made = from_markdown("breaking", "---\ntemplate: 속보\nhot: true\n---\n\n‹가›\n")
    assert made == Template("속보", {"hot": True}, "‹가›\n")
    assert from_markdown("breaking", "---\nhot: true\n---\n") == Template("breaking", {"hot": True}, "")
    assert from_markdown("broken", "---\ntitle: 'a' b\n---\n") is None
    rows = tomllib.loads('[[templates]]\ntitle = "속보"\nvalues = {hot = true}\nbody = """\n‹가›\n"""')
    assert from_toml(rows["templates"]) == (made,)


@pytest.mark.parametrize("rows", ["x", [1], [{}], [{"title": "a", "colour": 1}], [{"title": "a", "body": 1}]])
def test_what_is_no_template_is_told(rows: object) -> None:
    with pytest.raises(SettingsTrouble):
        from_toml(rows)


def test_steps_go_from_placeholder_to_placeholder_and_round() -> None:
    text = "---\ntitle: ‹no›\n---\n\n‹가› 그리고 ‹나›\n"
    first = first_placeholder(text)
    assert first is not None
    assert first.span.of(text) == "‹가›"
    seen, state = [], State(text, caret(len(text)))
    for direction in (1, 1, 1, -1):
        moved = step(state, direction)
        assert moved is not None
        state = moved.apply(state)
        seen.append(state.selection.span.of(text))
    assert seen == ["‹가›", "‹나›", "‹가›", "‹나›"]
    assert step(State("---\n---\n\n본문"), 1) is None


def test_a_post_like_this_one_keeps_what_is_not_its_own() -> None:
    made = like_this(SHIPPED, palette())
    assert made is not None
    assert made.values == {"categories": ["경제"], "feature_text": "## 속보입니다.\n"}
    assert made.body == (
        '<p>출처: <a href="‹주소›" rel="dofollow">‹원문 제목›</a> | 뉴스다오</p>\n\n'
        '<h2 data-ke-size="size26">‹지난 소제목›</h2>\n\n'
        '<p data-ke-size="size16">&nbsp;</p>\n\n‹본문›\n\n'
        '신속 뉴스 바로가기 👉 <a href="https://newsdao.kr" rel="dofollow">https://newsdao.kr</a>\n'
    )
    assert like_this("---\ntitle: 'a' b\n---\n", palette()) is None


def test_a_post_like_this_one_has_no_address_number_or_picture_of_it() -> None:
    its_own = "permalink: /a/\nredirect_from: [/b]\nguid: 1\nupdated: 2024-02-07\nthumb: /a.PNG\nslug: a\n"
    made = like_this(f"---\nlayout: post\n{its_own}lang: ko\n---\n", palette())
    assert made is not None
    assert made.values == {"layout": "post", "lang": "ko"}


def test_every_shipped_post_makes_a_template_that_psych_reads(seeds: tuple) -> None:  # type: ignore[type-arg]
    made = [like_this(seed.read_text(encoding="utf-8"), palette()) for seed in seeds]
    house = house_of(SHIPPED)
    texts = [new_post(one, house) for one in made if one is not None]
    assert [asked[0] for asked in psych(texts)] == ["Hash"] * len(seeds)
