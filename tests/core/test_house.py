"""The house style: learned from posts, written to the byte, robust against odd ones."""

import time
from pathlib import Path

import pytest

from editor.core import article, frontmatter, source
from editor.core.house import HouseStyle
from editor.core.house.learning import learn
from editor.core.house.traces import PostTrace, trace
from editor.core.yaml.values import Value
from tests.core.house_again import Post, made_again, posts_of, written
from tests.core.psych import psych, typed


def traced(text: str, path: str = "") -> PostTrace:
    found = trace(source.decode(text.encode()), path)
    assert found is not None, text
    return found


def house_of(*texts: str) -> HouseStyle:
    return learn([traced(text) for text in texts])


def header(text: str) -> str:
    return article.read(text).front_matter.span.of(text)


NEWSROOM = """---
title: 첫 기사
categories:
  - News
excerpt: >
  요약 {number}
feature_text: >
  ## 속보입니다.

  요약 {number}
image: '/assets/img/{number}.jpg'
---

본문 <span style="color: #ee2323;">빨강</span>
"""


def test_a_new_post_is_written_as_the_others_are() -> None:
    house = house_of(*(NEWSROOM.format(number=number) for number in range(5)))
    wanted = header(NEWSROOM.format(number=9))
    values = frontmatter.values(wanted)
    assert written(house, values) == wanted
    assert written(house, dict(reversed(values.items()))) == wanted


@pytest.mark.parametrize(
    "front_matter",
    [
        "layout  : post\ntitle   : 제목\ntags    : 하나 둘",
        "title: \"제목\"\ntags: ['a', 'b']\ndraft: false",
        "title: 제목\ntags: [ a , b ]",
        "title: 제목\ntags:\n- a\n- b\nnote: |-\n    긴\n    글",
        "title: 제목\ncategories: \n    - 경제\nlast: ",
        "\ntitle: 제목\n\ntags: [a,b]\n",
        "title: 6.0.0\ntags: [c#]",
        "title: 제목\ndate: 2024-2-7 9:05:00 +09:00",
        "title: 제목\ndate: 2024-02-07 09:05",
        "title: 제목\ndate: 2024-02-07T09:05:00.250Z",
        "title: 제목\nimage:\n  path: /a.jpg\n  alt: 그림",
    ],
)
def test_the_space_the_quotes_and_the_order_are_the_house_s(front_matter: str) -> None:
    text = f"---\n{front_matter}\n---\n본문\n"
    house = house_of(text, text, text)
    assert written(house, article.read(text).front_matter.values) == header(text)


def test_quotes_are_taken_where_the_house_takes_them() -> None:
    plain = [f"---\ntitle: 제목 {number}\n---\n" for number in range(9)]
    quoted = [f"---\ntitle: \"'{number}' 인용\"\n---\n" for number in range(3)]
    asked = [f'---\ntitle: "누가 {number}?"\n---\n' for number in range(3)]
    house = house_of(*plain, *quoted, *asked)
    for text in (plain[0], quoted[0], asked[0]):
        assert header(written(house, frontmatter.values(text))) == header(text)


def test_the_newest_posts_count_most() -> None:
    new = ["---\ntags: [a, b]\n---\n"] * 60
    old = ["---\ntags:\n- a\n- b\n---\n"] * 440
    assert written(house_of(*new, *old), {"tags": ["a", "b"]}) == "---\ntags: [a, b]\n---\n"
    assert written(house_of(*new[:10], *old), {"tags": ["a", "b"]}) == "---\ntags:\n- a\n- b\n---\n"


def test_one_of_two_ways_to_write_a_post_is_chosen_and_no_blend_of_them() -> None:
    one = '---\ntitle:  "가"\ndate:   2024-01-01\n---\n'
    other = "---\ntitle: 가\ndate: 2024-01-01\nlayout: post\n---\n"
    plain = "---\ntitle: 가\n---\n"
    house = house_of(*[one, other, one, other, one, plain, plain, plain])
    values: dict[str, Value] = {"title": "가", "date": frontmatter.values(one)["date"]}
    assert written(house, values) == "---\ntitle: 가\ndate: 2024-01-01\n---\n"


def test_a_key_that_no_post_has_stands_on_its_line() -> None:
    house = house_of(*(NEWSROOM.format(number=number) for number in range(5)))
    assert written(house, {"reporter": "김"}) == "---\nreporter: 김\n---\n"


@pytest.mark.parametrize(
    ("dates", "pattern"),
    [
        (["2024-02-27 10:00:00", "2024-02-27 11:00:00", "2024-02-27 9:00:00"], "%Y-%m-%d %-H:%M:%S"),
        (["2024-12-27", "2024-12-27", "2024-12-7"], "%Y-%-m-%-d"),
        (["2024-2-17", "2024-2-07"], "%Y-%-m-%d"),
        (["2024-12-27 10:00"], "%Y-%m-%d %H:%M"),
        (["2024-02-17 +0900"], ""),
    ],
)
def test_two_digits_do_not_tell_how_one_is_written(dates: list[str], pattern: str) -> None:
    house = house_of(*(f"---\ntitle: 가\ndate: {date}\n---\n" for date in dates))
    assert house.habit("date").pattern == pattern


@pytest.mark.parametrize(
    "front_matter",
    [
        "title: 가\npicture:\n  url: '/a.png'\n  alt: '그림'",
        "picture:\n    url: /a.png\n    alt: 그림",
        "steps:\n  - name: 하나\n    by: [a, b]\n  - name: 둘",
        "video:\n  source:\n    id: abc\n    of:\n      - name: 가\n  wide: true",
        "layout: post \ntags: [a, b] \ndate: 2024-02-07",
        "categories:\n  - 'C#'\n  - .NET",
    ],
)
def test_what_is_inside_and_behind_a_value_is_the_house_s(front_matter: str) -> None:
    text = f"---\n{front_matter}\n---\n본문\n"
    house = house_of(text, text, text)
    assert written(house, article.read(text).front_matter.values) == header(text)
    assert psych([text])[0] == typed(frontmatter.values(text))


def test_a_map_does_not_make_a_post_odd() -> None:
    plain = "---\ntitle: 가\n---\n"
    mapped = "---\npicture:\n  alt: 나\ntitle: '가'\n---\n"
    assert (
        written(house_of(mapped, mapped, mapped, plain, plain), {"title": "가"}) == "---\ntitle: '가'\n---\n"
    )


def test_a_new_post_says_from_its_beginning_what_every_post_says() -> None:
    text = (
        "---\nlayout: 'post'\ntitle: 가{0}\nhot: yes\ntags: [a]\nimage: /a.jpg\nnote: \n"
        "of: [[a]]\nto: []\nby: {1}\nlong: " + "가" * 99 + "\n---\n"
    )
    every = [text.format(number, "김이"[number % 2]) for number in range(10)]
    assert house_of(*every).new_post == "---\nlayout: 'post'\nhot: yes\nnote: \n---\n"
    assert house_of(*every[:9]).new_post == "---\n---\n"
    assert house_of(*every, *(["---\ntitle: 가\n---\n"] * 2)).new_post == "---\nnote: \n---\n"
    assert house_of(*every, *([every[0].replace("post", "page").replace("yes", "no")] * 2)).new_post == (
        "---\nnote: \n---\n"
    )


def test_a_new_post_says_nothing_that_is_a_post_s_own() -> None:
    house = house_of(*["---\ntitle: 제목\ncategory: News\npermalink: /a/\nsubtitle: \n---\n"] * 20)
    assert house.new_post == "---\nsubtitle: \n---\n"


def test_a_key_that_is_mostly_empty_is_known_by_what_it_says_where_it_says_something() -> None:
    empty = ["---\nat: \npicture: \n---\n"] * 5
    house = house_of(*empty, "---\nat: 2024-02-07\npicture:\n  alt: 가\n---\n")
    assert (house.habit("at").kind, house.habit("picture").kind) == ("date", "pairs")


def test_what_was_done_years_ago_counts_little() -> None:
    new = [traced("---\ntags:\n  - a\n---\n", f"_posts/2024-0{month}-01-a.md") for month in (6, 4, 2)]
    old = [traced("---\ntags: [a]\n---\n", f"_posts/2019-01-{day:02}-a.md") for day in range(28, 0, -1)]
    assert written(learn([*new, *old]), {"tags": ["a"]}) == "---\ntags:\n  - a\n---\n"
    assert written(learn([new[0], *old]), {"tags": ["a"]}) == "---\ntags: [a]\n---\n"


def test_odd_files_say_nothing_and_change_nothing() -> None:
    for text in ("", "no front matter", "---\ntitle: 'a' b\n---\n", "---\n---\n", "---\n- a\n---\n"):
        assert trace(source.decode(text.encode())) is None
    assert trace(source.decode(b"---\ntitle: \xff\xfe\x00\n---\n")) is None
    assert learn([]) == HouseStyle()
    assert learn([]).new_post == "---\n---\n\n"


def test_line_ends_and_blank_lines_are_learned() -> None:
    text = "---\r\ntitle: 가\r\n---\r\n\r\n\r\n본문\r\n\r\n"
    house = learn([traced(text)])
    assert (house.line_end, house.below, house.final) == ("\r\n", 2, 2)
    assert house.new_post == "---\n---\n\n\n"


def test_types_usual_values_lengths_and_colours_are_learned() -> None:
    house = house_of(*(NEWSROOM.format(number=number) for number in range(20)))
    assert house.order == ("title", "categories", "excerpt", "feature_text", "image")
    kinds = {habit.key: habit.kind for habit in house.habits}
    assert (kinds["categories"], kinds["feature_text"], kinds["image"]) == ("words", "long-text", "image")
    assert house.habit("categories").values == ("News",)
    assert house.habit("excerpt").lengths.usual == len("요약 10")
    assert house.colours == ("color: #ee2323",)


def test_the_post_being_written_is_no_measure_of_its_own_length() -> None:
    posts = [traced(NEWSROOM.format(number=1), f"_posts/{number}.md") for number in range(9)]
    long = traced(NEWSROOM.format(number="1" * 90), "_posts/long.md")
    whole, apart = learn([long, *posts]), learn([long, *posts], "_posts/long.md")
    assert (whole.habit("excerpt").lengths.most, apart.habit("excerpt").lengths.most) == (93, len("요약 1"))
    assert apart.order == whole.order
    assert learn([long], "_posts/long.md").habit("excerpt").lengths.most == 0


def test_five_hundred_posts_are_learned_from_at_once() -> None:
    posts = [source.decode(NEWSROOM.format(number=number).encode()) for number in range(500)]
    start = time.process_time()
    learn([found for post in posts if (found := trace(post)) is not None])
    assert time.process_time() - start < 3  # half a second on a quiet machine


SAMPLE = 3
"""Posts of each site that are written again here; `python bench/house.py` does it with all of them."""

FEW = 5
"""So many posts show no style yet: those that are written again have more before them."""

FLOOR = 0.6
"""The share of them that comes out byte for byte, at least.

The others are written in ways that do not follow from what they say: by different hands, wrapped by hand,
quoted now and then.
"""


@pytest.mark.corpus
@pytest.mark.timeout(600)  # it reads 1,900 posts; six seconds on a quiet machine
def test_posts_of_real_sites_are_written_as_their_own(shared: Path, corpus: tuple[Path, ...]) -> None:
    made: list[tuple[Post, str]] = []
    for site in sorted({path.relative_to(shared / "corpus").parts[0] for path in corpus}):
        posts = posts_of(path for path in corpus if site in path.parts)
        made += made_again(posts, range(0, len(posts) - FEW, max(len(posts) // SAMPLE, 1)))
    assert sum(text == post.header for post, text in made) >= FLOOR * len(made)
    for (post, text), asked in zip(made, psych([text for _, text in made]), strict=True):
        assert asked == typed(frontmatter.values(post.text)), text
