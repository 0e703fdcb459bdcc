"""What is wrong with a post is said at its place; a sound post has nothing said about it."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from editor.core import article, frontmatter
from editor.core.checks import Facts, check
from editor.core.errors import Problem, Severity
from editor.kramdown import document
from tests.core.psych import psych, typed

NOW = datetime(2024, 2, 27, 12, tzinfo=ZoneInfo("Asia/Seoul"))
FACTS = Facts(NOW, date(2024, 2, 27), is_among_posts=True)


def problems(text: str, facts: Facts = FACTS) -> tuple[Problem, ...]:
    read = article.read(text)
    return check(read, document.read(read.body), facts)


def post(front_matter: str, body: str = "본문\n") -> str:
    return f"---\n{front_matter}\n---\n{body}"


def test_a_sound_post_has_no_problem() -> None:
    assert problems(post("title: 제목\ndate: 2024-02-27 11:59\ncategories: [News]\nimage: /a.jpg")) == ()


def test_broken_front_matter_is_an_error_at_its_line() -> None:
    text = post("layout: post\ntitle: '임영웅' 신곡")
    (problem,) = problems(text)
    assert problem.severity is Severity.ERROR
    assert "임영웅" in problem.span.of(text)


def test_a_key_that_stands_again_below_is_pointed_out_and_can_go() -> None:
    text = post("title: 첫 제목\ncategories:\n- 경제\ntitle: 둘째 제목\ncategories: [사회]")
    title, categories = problems(text)
    assert title.severity is Severity.WARNING
    assert [one.span.of(text) for one in (title, categories)] == ["title", "categories"]
    assert "“title” is there again below" in str(title.message)
    for problem, after in (
        (title, "categories:\n- 경제\ntitle: 둘째 제목\ncategories: [사회]"),
        (categories, "title: 첫 제목\ntitle: 둘째 제목\ncategories: [사회]"),
    ):
        assert problem.repair is not None
        assert problem.repair.changes.apply(text) == post(after)


@pytest.mark.parametrize(
    "lines",
    [
        "title: &a 첫 제목\nother: *a\ntitle: 둘째 제목",
        "title:\n- {b: &a 첫}\nother: *a\ntitle: 둘째",
        "{title: 첫, other: 1, title: 둘째}",
    ],
)
def test_a_key_that_cannot_go_without_harm_is_not_offered_to_go(lines: str) -> None:
    (problem,) = problems(post(lines))
    assert problem.repair is None


def test_what_is_left_of_a_template_is_pointed_out_once() -> None:
    text = post("title: 🙂 ‹지역› 소식\nmood: a", '<a href="‹주소›">글</a>\n')
    (problem,) = problems(text)
    assert problem.span.of(text) == "🙂 ‹지역› 소식"
    assert str(problem.message) == "‹지역› and 1 more are still to be filled in."
    text = post("title: 소식", '<a href="‹주소›">글</a>\n')
    (problem,) = problems(text)
    assert problem.span.of(text) == "‹주소›"
    assert str(problem.message) == "‹주소› is still to be filled in."


def test_keys_that_merge_may_stand_twice() -> None:
    assert problems(post("a: &a {b: 1}\nc: &c {d: 1}\n<<: *a\n<<: *c")) == ()


def test_a_file_without_front_matter_is_no_page() -> None:
    (problem,) = problems("본문\n")
    assert "no front matter" in str(problem.message)


def test_a_post_without_a_day_in_its_name_is_passed_over() -> None:
    (problem,) = problems(post("title: a"), Facts(NOW, None, is_among_posts=True))
    assert "passes over" in str(problem.message)
    assert problems(post("title: a"), Facts(NOW, None)) == ()


@pytest.mark.parametrize("when", ["2024-02-27 12:01", "2024-02-27 03:00:01", "2030-01-01"])
def test_a_date_in_the_future_is_pointed_out(when: str) -> None:
    text = post(f"date: {when}")
    (problem,) = problems(text)
    assert problem.span.of(text) == when
    assert "in the future" in str(problem.message)
    assert problems(text, replace(FACTS, shows_future=True)) == ()


def test_a_day_in_the_name_can_be_in_the_future_too() -> None:
    assert "2024-02-28" in str(problems(post("title: a"), Facts(NOW, date(2024, 2, 28)))[0].message)
    assert problems(post("date: 2024-01-01"), Facts(NOW, date(2024, 2, 28))) == ()


@pytest.mark.parametrize("when", ["soon", "2024-13-45", "", "[2024]", "true"])
def test_a_date_that_stops_jekyll_is_an_error(when: str) -> None:
    (problem,) = problems(post(f"date: {when}"))
    assert problem.severity is Severity.ERROR
    assert "no date" in str(problem.message)


def test_a_missing_picture_is_named_where_it_is() -> None:
    text = post("image: /a.jpg", "\n![x](/b.jpg)\n\n![y](/c.jpg)\n")
    found = problems(text, replace(FACTS, is_missing=lambda address: address != "/b.jpg"))
    assert [problem.span.of(text) for problem in found] == ["/a.jpg", "/c.jpg"]


CATEGORIES = {
    "새: 분류": True,
    "News 1: x": True,
    "1: x": True,
    "a_b: c": True,
    "a: 새": False,
    "n/새: 분류": False,
    "분류": False,
}


@pytest.mark.parametrize(("category", "stops"), CATEGORIES.items())
def test_a_category_that_stops_jekyll_is_an_error(category: str, stops: bool) -> None:
    assert bool(problems(post(f"categories: ['{category}', b]"))) == stops


@pytest.mark.skipif(
    shutil.which("jekyll") is None, reason="asks the real Jekyll, which is not installed here"
)
@pytest.mark.parametrize(
    ("front_matter", "stops"),
    [
        ("categories: ['새: 분류']", True),
        ("categories: ['a: 새']", False),
        ("date:", True),
        ("date: soon", True),
        ("date: 2024-01-01 10:00", False),
    ],
)
def test_the_real_jekyll_stops_where_we_say_so(tmp_path: Path, front_matter: str, stops: bool) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").touch()
    (tmp_path / "_posts" / "2024-01-01-x.md").write_text(post(front_matter), "utf-8")
    build = ["jekyll", "build", "--quiet", "--disable-disk-cache", "--source", str(tmp_path)]
    done = subprocess.run(
        [*build, "--destination", str(tmp_path / "_site")], capture_output=True, check=False
    )
    assert bool(done.returncode) == stops
    assert bool(problems(post(front_matter))) == stops


def test_problems_come_in_the_order_of_the_text() -> None:
    text = post("date: soon\ncategories: ['새: 분류']\nimage: /a.jpg")
    found = problems(text, replace(FACTS, is_missing=lambda _address: True))
    assert [problem.span.of(text)[:4] for problem in found] == ["soon", "['새:", "/a.j"]


_DROPPED = {
    "  title: x\ndate: y\nlayout: z": "date: y",
    "  title: >\n    한글\n\n layout: y": "layout: y",
    "  title: x\n- b": "- b",
    "{a: b}\nc: d": "c: d",
    "title: x\n--- b: c": "--- b: c",
    "  title: x\ndate: 'y": "date: 'y",
}
_WHOLE = ("  title: x\n# 말\n\n  date: 2024-02-27", "title: x\n# 끝\n", "{a: b} # 말", "title: x\ntags:\n- a")


def test_keys_that_jekyll_drops_without_a_word_are_told_at_their_line() -> None:
    for front_matter, line in (*_DROPPED.items(), *((whole, "") for whole in _WHOLE)):
        text = post(front_matter)
        found = [problem for problem in problems(text) if "reads nothing" in str(problem.message)]
        assert [problem.span.of(text) for problem in found] == ([line] if line else [])


def test_psych_reads_what_stands_above_the_line_that_is_told_and_nothing_else() -> None:
    texts = [post(front_matter) for front_matter in (*_DROPPED, *_WHOLE)]
    assert psych(texts) == [typed(frontmatter.values(text)) for text in texts]
    above = [post(front_matter[: front_matter.index(line)]) for front_matter, line in _DROPPED.items()]
    assert psych(above) == psych(texts)[: len(above)]
