"""In real posts, too, a letter written at once is what the rules of typing write."""

from pathlib import Path

from editor.core import article
from tests.core.test_edit_amid import LETTERS, differences

STEP = 347


def test_what_is_written_at_once_is_what_the_rules_write(corpus: tuple[Path, ...]) -> None:
    short = 0
    for number, path in enumerate(corpus):
        text = path.read_text("utf-8", "replace").replace("\r\n", "\n")
        step = STEP * (1 + len(text) // 10_000)
        places = range(article.read(text).body_start + number % step, len(text) + 1, step)
        found, wrong = differences(text, places, LETTERS[number % 4 :][:1])
        assert wrong == []
        short += found
    assert short > 2_500, short
