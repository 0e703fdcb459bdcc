"""A window that is used all day: what was typed, opened and done before is in its memory no longer."""

import gc
from pathlib import Path

import hands
import pytest
from hands import Build
from pytestqt.qtbot import QtBot

from editor.kramdown.tree import Block

MOST = 16
"""Readings of one text that may be there at a time: the last few of the editor, and those of the page."""


def readings(mark: str) -> int:
    """Return how many readings of a text are in memory."""
    gc.collect()
    return sum(isinstance(one, Block) and mark in one.text for one in gc.get_objects())


@pytest.mark.parametrize("view", ["view-write", "view-source"])
def test_keys_leave_no_trees_behind(build: Build, site: Path, qtbot: QtBot, view: str) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text("---\ntitle: 제목\n---\n첫째 항목\n둘째\n\n## 소제목\n", "utf-8")
    window = build(post)
    hands.action_of(window, view).trigger()
    hands.wait_for_page(window, qtbot, "document.body.innerText.includes('첫째 항목')")
    for number in range(1, 61):
        hands.type_into(hands.body_of(window), "가")
        hands.wait_for_page(window, qtbot, f"document.body.innerText.includes('{'가' * number}첫째')")
    assert 0 < readings("항목") < MOST


def test_posts_that_were_open_are_gone(build: Build, site: Path, qtbot: QtBot) -> None:
    posts = [site / "_posts" / f"2024-02-{day}-a.md" for day in range(10, 30)]
    for post in posts:
        post.write_text(f"---\ntitle: {post.stem}\n---\n\n{post.stem}의 문단.\n", "utf-8")
    window = build(posts[0])
    for post in posts[1:]:
        hands.run(window, "open", lambda dialog, post=post: hands.name_file(post, dialog))
        hands.wait_for_page(window, qtbot, f"document.body.innerText.includes('{post.stem}')")
    assert 0 < readings("의 문단") < MOST
