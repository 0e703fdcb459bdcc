"""A text as an article: where the body starts, and why it may be locked."""

from pathlib import Path

import pytest

from editor.core import article
from editor.core.source import decode


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
