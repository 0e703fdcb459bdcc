"""The form in a newsroom's own style: a post is written from nothing as its others are."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from editor.core import article, fields, source
from editor.core.house import HouseStyle
from editor.core.house.customs import customs_of
from editor.core.house.learning import learn
from editor.core.house.traces import trace
from editor.ui.form.day import Day
from tests.ui.form.conftest import Desk, read_schema

OTHER = """---
title: 다른 기사 {number}
categories:
  - {category}
excerpt: >
  다른 요약 {number}…
feature_text: >
  ## 실시간 뉴스 속보입니다.

  다른 요약 {number}…
image: '/assets/img/{number}.jpg'
---

본문
"""
PLAIN = '---\nimage: /a.jpg\ntags: [가, 나]\nexcerpt: 요약\ntitle: "제목"\ncategories: [News]\n---\n본문\n'


def learned(*texts: str) -> HouseStyle:
    return learn([found for text in texts if (found := trace(source.decode(text.encode()))) is not None])


def fill(desk: Desk, text: str) -> None:
    """Enter in each field what the form shows of another post's field."""
    read = {field.spec.key: field for field in read_schema().fields(text)}
    for key in ("image", "excerpt", "categories", "feature_text", "title"):
        if read[key].is_there:
            row = desk.form.findChild(QWidget, read[key].spec.name).parent()
            while not hasattr(row, "spec"):
                row = row.parent()
            row.input.follow(read[key].shown)
            row.edited.emit(row)


def test_both_seeds_are_written_from_nothing_where_other_posts_are_of_that_kind(
    desk_of: Callable[[str], Desk], seeds: tuple[Path, ...]
) -> None:
    house = learned(*(OTHER.format(number=one, category=("News", "경제")[one % 2]) for one in range(9)))
    for seed in seeds:
        text = seed.read_text(encoding="utf-8")
        desk = desk_of(house.new_post)
        desk.form.take_customs(customs_of(house))
        fill(desk, text)
        made = desk.session.text
        assert made == text[: article.read(text).body_start] + "\n"


def test_a_length_is_counted_against_where_posts_enough_have_the_key() -> None:
    often = [f"---\ntitle: 제목{number}\nblurb: 말\n---\n" for number in range(5)]
    house = learned(*often, "---\ntitle: 제목\nonce: |\n  한 줄\n  두 줄\n---\n")
    lengths = {one.key: one.length for one in customs_of(house).usuals}
    assert (lengths["title"], lengths["blurb"], lengths["once"]) == (3, 1, 0)


def test_a_length_that_is_no_rule_is_a_round_number() -> None:
    titles = [f"---\ntitle: {'가' * number}\nexcerpt: {'나' * 60}…\n---\n" for number in range(20, 28)]
    lengths = {one.key: one.length for one in customs_of(learned(*titles)).usuals}
    assert (lengths["title"], lengths["excerpt"]) == (30, 61)


def test_another_newsroom_s_post_is_written_in_its_way(desk_of: Callable[[str], Desk]) -> None:
    house = learned(PLAIN, PLAIN, PLAIN)
    desk = desk_of(house.new_post)
    desk.form.take_customs(customs_of(house))
    fill(desk, PLAIN)
    assert desk.session.text == PLAIN.replace("tags: [가, 나]\n", "").removesuffix("본문\n")


def test_the_fields_stand_in_the_order_of_the_house_with_its_own_keys_and_types() -> None:
    house = learned(*(f"---\nreporter: {name}\ntitle: 가\nhot: true\n---\n" for name in "김김이이김이"))
    schema = read_schema().of_house(customs_of(house))
    specs = {spec.key: spec for spec in schema.specs}
    assert [key for key in schema.order if key in {"reporter", "title", "hot"}] == [
        "reporter",
        "title",
        "hot",
    ]
    assert (specs["reporter"].type, specs["hot"].type) == (fields.CHOICE, fields.SWITCH)
    assert specs["reporter"].always
    assert set(read_schema().order) <= set(schema.order)


def test_this_moment_stands_in_quotes_where_the_house_has_its_dates_in_them(
    desk_of: Callable[[str], Desk],
) -> None:
    house = learned(*(f'---\ndate: "2024-01-{day} 10:00:00"\n---\n' for day in range(10, 20)))
    desk = desk_of("---\n---\n")
    desk.form.take_customs(customs_of(house))
    day = desk.form.findChild(Day)
    assert day is not None
    day._take_now()
    assert re.fullmatch(r'---\ndate: "\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"\n---\n', desk.session.text)
