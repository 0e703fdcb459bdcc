"""Broken front matter: the line to look at, in plain words, and the change that mends it."""

import pytest

from editor.core import article
from editor.core.frontmatter import values
from editor.core.frontmatter.repair import as_meant, repair

BROKEN = [
    ("title: '임영웅' 신곡, 돌파!", "closing quote", "title: \"'임영웅' 신곡, 돌파!\""),
    ("title: '가' '나'", "closing quote", "title: \"'가' '나'\""),
    ('title: "the word "guys""', "closing quote", "title: 'the word \"guys\"'"),
    ("title: Git: A Guide", "has a colon", "title: 'Git: A Guide'"),
    ("title: 결론 : 끝", "has a colon", "title: '결론 : 끝'"),
    ("title: @Label, for you", "may not begin with “@”", "title: '@Label, for you'"),
    ("title: `x` y", "may not begin with “`”", "title: '`x` y'"),
    ("title: 'never closed", "never closed", "title: 'never closed'"),
    ("title: *star", "not defined", "title: '*star'"),
    ("title: **bold**", "may not begin", "title: '**bold**'"),
    ("title: [a](b)", "after “]”", "title: '[a](b)'"),
    ("tags: [a, , b]", "comma too many", "tags: [a, b]"),
    ("tags:\n- a\n-b", "missing its colon", "tags:\n- a\n- b"),
    ("tags:\n  - a: b: c", "has a colon", "tags:\n  - a: 'b: c'"),
    ("tags: [a, b", "opened with “[”", "tags: [a, b]"),
    ("a: {b: c", "opened here", "a: '{b: c'"),
    ("a: x\x07y", "control character", 'a: "x\\u0007y"'),
    ("제목: 가\na: x\x07y", "control character", '제목: 가\na: "x\\u0007y"'),
    ("\ttitle: x", "may not begin with a tab", "  title: x"),
]


@pytest.mark.parametrize(("lines", "words", "mended"), BROKEN)
def test_a_broken_line_is_explained_and_mended(lines: str, words: str, mended: str) -> None:
    text = (
        f"---\nlayout: post\n{lines}\n---\nbody\n" if not lines.startswith("\t") else f"---\n{lines}\n---\n"
    )
    problem = article.read(text).problem
    assert problem is not None
    assert words in str(problem.message)
    assert problem.span.of(text) in text.split("\n")
    change = repair(text)
    assert change is not None
    after = change.apply(text)
    assert after == text.replace(lines, mended)
    assert values(after)


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("---\na: 1\n<<<<<<< HEAD\nb: 2\n---\n", "merged", "<<<<<<< HEAD"),
        ("---\na: 1\njust words\nb: 2\n---\n", "missing its colon", "just words"),
        ("---\n- a\n---\n", "not a list of keys", "- a"),
        ("---\na: \ud83d\n---\n", "half a character", "a: \ud83d"),
        ("---\na:\n  - b\n c: d\n---\n", "does not fit", " c: d"),
        ("---\na: 1\n", "never ends", "---"),
        ("+++\na = 1\n+++\n", "TOML", "+++"),
        ('{\n  "a": 1\n}\n', "JSON", "{"),
    ],
)
def test_what_cannot_be_mended_is_explained_at_its_line(text: str, words: str, line: str) -> None:
    problem = article.read(text).problem
    assert problem is not None
    assert words in str(problem.message)
    assert problem.span.of(text) == line
    assert repair(text) is None


def test_a_body_that_begins_with_a_rule_or_with_liquid_is_no_problem() -> None:
    for text in ("---\n\nwords\n", "{{ x }}\n", "{% if x %}\n", "", "---\nwords: and\n---\n", "{ x }"):
        assert article.read(text).problem is None


def test_sound_front_matter_needs_no_repair() -> None:
    assert repair("---\na: 1\n---\n") is None
    assert repair("body") is None


def test_broken_front_matter_is_shown_as_it_would_be_repaired() -> None:
    assert values(as_meant("---\ntitle: a: b\nmood: c\n---\n본문\n")) == {"title": "a: b", "mood": "c"}


def test_what_cannot_be_repaired_is_shown_as_far_as_it_can_be_read() -> None:
    text = "---\ntitle: a\njust words\nx: b: c\n---\n본문\n"
    assert repair(text) is None
    assert values(as_meant(text)) == {"title": "a"}
    assert as_meant("---\n%x: [\n---\n") in {"", "---\n---\n"}


THREE = "---\ntitle: 속보: 금리 동결\nexcerpt: '임영웅' 신곡\ncategories:\n\t- 연예\nmood: a\n---\n본문\n"
MENDED = (
    "---\ntitle: '속보: 금리 동결'\nexcerpt: \"'임영웅' 신곡\"\ncategories:\n  - 연예\nmood: a\n---\n본문\n"
)


def test_several_broken_lines_are_mended_one_after_the_other_from_the_top() -> None:
    text = THREE
    for broken, mended in zip(THREE.split("\n"), MENDED.split("\n"), strict=True):
        if broken != mended:
            change = repair(text)
            assert change is not None
            assert change.apply(text) == text.replace(broken, mended)
            text = change.apply(text)
    assert text == MENDED
    assert repair(text) is None


def test_a_line_is_not_changed_where_the_others_cannot_be_mended() -> None:
    assert repair("---\ntitle: a: b\njust words\n---\n") is None


def test_several_broken_lines_are_shown_as_they_would_be_repaired() -> None:
    assert as_meant(THREE) == MENDED


def test_sound_front_matter_is_shown_as_it_is() -> None:
    assert as_meant("---\ntitle: a\n---\n") == "---\ntitle: a\n---\n"
