"""Kinds of post: written in the house style, filled in from placeholder to placeholder."""

import tomllib
from datetime import date, datetime, timedelta, timezone

import pytest

from editor.core.errors import SettingsTrouble
from editor.core.house import HouseStyle
from editor.core.palette import house as palette
from editor.core.state import State, caret
from editor.core.templates import Template, first_placeholder, from_markdown, from_toml, new_post, step
from editor.core.templates_like import like_this
from editor.core.yaml.values import Value
from tests.core.psych import psych, typed
from tests.core.test_house import NEWSROOM, house_of

NOW = datetime(2024, 2, 7, 20, 5, 9, 7, tzinfo=timezone(timedelta(hours=9)))
DATED = "---\ntitle: 가\ndate: 2023-01-0{number} 10:00:00 +0900\nupdated: 2023-01-0{number}\n---\n"
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
    text = new_post(Template("속보", VALUES, "‹본문›\n"), house, NOW)
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


def test_where_markup_is_hidden_no_step_goes_into_a_link_or_another_tag() -> None:
    link = '<a href="‹주소›">‹제목›</a> [‹글›](‹길›) ![그림](‹파일›)'
    text = f'---\n---\n\n{link} ‹가›\n\n<p title="‹나›">‹다›</p>\n\n‹**끝**›\n'
    first = first_placeholder(text, only_seen=True)
    assert first is not None
    state, seen = State(text, first), [first.span.of(text)]
    for _ in range(3):
        moved = step(state, 1, only_seen=True)
        assert moved is not None
        state = moved.apply(state)
        seen.append(state.selection.span.of(text))
    assert seen == ["‹가›", "‹다›", "‹**끝**›", "‹가›"]
    everywhere = first_placeholder(text)
    assert everywhere is not None
    assert everywhere.span.of(text) == "‹주소›"
    assert step(State(f"---\n---\n\n{link}\n"), 1, only_seen=True) is None


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
    texts = [new_post(one, house, NOW) for one in made if one is not None]
    assert [asked[0] for asked in psych(texts)] == ["Hash"] * len(seeds)


@pytest.mark.parametrize(
    "said", ["2023-12-25", "2023-12-25 10:00:00 +0900", "'2023-12-25'", "", "x", "‹now›", "‹지금›", "‹오늘›"]
)
def test_a_date_in_a_template_is_this_moment_as_the_house_writes_dates(said: str) -> None:
    house = house_of(*(DATED.format(number=number) for number in range(1, 7)))
    made = from_markdown("속보", f"---\ndate: {said}\nupdated: {said}\nlast_modified_at: 2023-12-25\n---\n")
    assert made is not None
    text = new_post(made, house, NOW)
    assert text == "---\ndate: 2024-02-07 20:05:09 +0900\nupdated: 2024-02-07\n---\n"


def test_a_template_s_date_is_left_out_where_the_posts_have_none_and_whole_where_there_are_no_posts() -> None:
    made = Template("속보", {"date": date(2023, 12, 25)})
    assert new_post(made, house_of("---\ntitle: 가\n---\n"), NOW) == "---\n---\n"
    assert new_post(made, HouseStyle(), NOW) == "---\ndate: 2024-02-07 20:05:09 +0900\n---\n\n"


def test_another_day_of_a_template_and_its_own_placeholders_stay() -> None:
    house = house_of(*(DATED.format(number=number) for number in range(1, 7)))
    made = from_markdown(
        "축제", "---\ntitle: ‹무슨› 축제\ndate: ‹언제›\nopens: 2023-12-25\n---\n\n‹now› ‹today›\n"
    )
    assert made is not None
    text = new_post(made, house, NOW)
    assert text == "---\ntitle: ‹무슨› 축제\ndate: ‹언제›\nopens: 2023-12-25\n---\n‹now› ‹today›\n"


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("‹today› 브리핑", "2024-02-07 브리핑"),
        ("브리핑: ‹오늘›", "'브리핑: 2024-02-07'"),
        ("‹today›", "'2024-02-07'"),
        ("‹now›", "‹now›"),
        ("‹now› 브리핑", "‹now› 브리핑"),
        ("‹today", "‹today"),
    ],
)
def test_texts_of_the_form_may_say_this_day(value: str, line: str) -> None:
    text = new_post(Template("브리핑", {"title": value}), HouseStyle(), NOW)
    assert text == f"---\ntitle: {line}\n---\n\n"
    assert psych([text])[0][0] == "Hash"


def test_a_key_of_the_house_that_holds_dates_may_say_this_moment() -> None:
    house = house_of(*(f"---\ntitle: 가\nopens: 2023-01-0{number}\n---\n" for number in range(1, 7)))
    assert new_post(Template("축제", {"opens": "‹now›"}), house, NOW) == "---\nopens: 2024-02-07\n---\n"
