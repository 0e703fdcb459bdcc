"""A text as an article: where the body starts, and why it may be locked."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import article
from editor.core.article import ArticleMemo
from editor.core.source import decode
from editor.core.text import Change, ChangeSet, replace
from editor.kramdown.span import Span


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("", ""),
        ("body", "body"),
        ("---\n---\n", ""),
        ("---\n---", ""),
        ("---\nt: 1\n---\nbody", "body"),
        ("--- \t\nt: 1\n--- \n\n\nbody", "\n\nbody"),
        ("---\nt: 1\n...\nbody", "body"),
        ("---\nt: 1\n---\t \f\v\nbody", "body"),
        ("---\n\n\nt: 1\n\n---\nbody", "body"),
        ("---\nt: |\n  ---\n---\nbody", "body"),
        ("---\nt: 1\n----\n--- x\n---\nbody\n---\n", "body\n---\n"),
        ("----\nt: 1\n----\n", "----\nt: 1\n----\n"),
        (" ---\nt: 1\n---\n", " ---\nt: 1\n---\n"),
        ("\n---\nt: 1\n---\n", "\n---\nt: 1\n---\n"),
        ("---\u00a0\nt: 1\n---\n", "---\u00a0\nt: 1\n---\n"),
        ("---\nt: 1\n---\u3000\nbody", "---\nt: 1\n---\u3000\nbody"),
        ("---\nt: 1\nno end", "---\nt: 1\nno end"),
        ("+++\nt = 1\n+++\nbody", "body"),
        ("+++\nt = 1\n+++ \n\nbody", "\nbody"),
        ("+++\nt = 1\n+++", ""),
        ("+++\nt = 1\nbody", "+++\nt = 1\nbody"),
        ('{\n"t": 1\n}\n\nbody', "\nbody"),
        ('{"t": 1}', ""),
        ('{"t": 1} body', '{"t": 1} body'),
        ('{"t": body', '{"t": body'),
        ("{: .note}\nbody", "{: .note}\nbody"),
    ],
)
def test_the_body_starts_behind_the_front_matter_and_behind_what_is_written_for_another_generator(
    text: str, body: str
) -> None:
    read = article.read(text)
    assert read.body == body
    assert read.body_start == len(text) - len(body)


def test_the_seeds_are_read_in_full(seeds: tuple[Path, ...]) -> None:
    keys = ("title", "categories", "excerpt", "feature_text", "image")
    for seed in seeds:
        read = article.read(decode(seed.read_bytes()).text)
        assert read.front_matter.keys == keys
        assert read.problem is None
        assert read.body.startswith("\n![뉴스다오 속보]")
        assert read.body_locked is None


@pytest.mark.parametrize("character", ["\u2029", "\ufdd0", "\ufdd1"])
def test_a_body_that_qt_would_change_is_locked_with_a_sentence(character: str) -> None:
    locked = article.read(f"---\nt: 1\n---\n한{character}글").body_locked
    assert f"U+{ord(character):04X}" in str(locked)


def test_half_a_character_locks_the_body() -> None:
    assert article.read("한\ud83d").body_locked is not None


def test_such_a_character_in_the_front_matter_leaves_the_body_open() -> None:
    assert article.read('---\nt: "\u2029"\n---\nbody').body_locked is None


def test_typing_in_the_body_reads_the_header_once() -> None:
    text = "---\ntitle: x\n---\nbody"
    assert article.read(text).front_matter is article.read(text + " and more").front_matter


SIGNS = st.text(alphabet="-t: 1\n\ud83d\u2029가+{}", max_size=12)


@given(
    header=st.sampled_from(["", "---\nt: 1\n---\n", "---\nt: 1\n---", "+++\nt = 1\n+++\n"]), data=st.data()
)
def test_an_article_that_is_followed_is_the_one_that_is_read(header: str, data: st.DataObject) -> None:
    before = header + data.draw(SIGNS)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(before))] * 2)))
    change = ChangeSet((Change(Span(start, end), data.draw(SIGNS)),))
    after = change.apply(before)
    memo = ArticleMemo()
    memo(before)
    memo.follow(before, after, change)
    assert memo(after) == ArticleMemo()(after)


def test_what_was_looked_through_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    memo = ArticleMemo()
    memo("---\nt: 1\n---\nbody")
    monkeypatch.setattr(article, "_lock", seen.append)
    memo.follow("---\nt: 1\n---\nbody", "---\nt: 1\n---\nbody and", replace(17, 17, " and"))
    memo("---\nt: 1\n---\nbody and")
    assert seen == [" and"]
