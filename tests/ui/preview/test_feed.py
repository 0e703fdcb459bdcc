"""The feed: one push at a time, the newest state always, nothing sent twice."""

import json

from hypothesis import given
from hypothesis import strategies as st

from editor.core.patch import PreviewBlock, applied
from editor.ui.preview.feed import Feed, Push

A, B, C = (
    tuple(PreviewBlock(letter, line) for line, letter in enumerate(text)) for text in ("a", "ab", "xab")
)


class Page:
    """What the page does with pushes."""

    def __init__(self) -> None:
        self.blocks: tuple[PreviewBlock, ...] = ()
        self.waiting: list[Push] = []

    def take(self, push: Push | None) -> None:
        if push is not None:
            self.blocks = applied(() if push.is_fresh else self.blocks, push.steps)
            assert len(self.blocks) == push.count
            self.waiting.append(push)


def test_nothing_is_sent_before_the_page_is_there() -> None:
    feed = Feed()
    assert feed.want(A) is None
    push = feed.page_started()
    assert push is not None
    assert (push.is_fresh, push.number, push.count) == (True, 1, 1)


def test_while_the_page_is_busy_only_the_newest_state_is_kept() -> None:
    feed = Feed()
    first = feed.page_started()
    assert first is not None
    assert [feed.want(A), feed.want(B), feed.want(C)] == [None, None, None]
    push = feed.acknowledged(first.number)
    assert push is not None
    assert push.number == feed.number == 3
    assert feed.acknowledged(3) is None


def test_a_page_that_lost_its_blocks_gets_all_of_them_once() -> None:
    feed = Feed()
    first = feed.page_started()
    assert first is not None
    feed.acknowledged(first.number)
    feed.want(B)
    again = feed.page_lost()
    assert again is not None
    assert (again.is_fresh, again.count) == (True, 2)
    assert feed.page_lost() is None, "it would be asked for ever"
    assert feed.want(C) is not None


def test_a_message_says_what_the_page_s_script_reads() -> None:
    feed = Feed()
    feed.page_started()
    feed.acknowledged(0)
    push = feed.want(B)
    assert push is not None
    assert json.loads(push.as_json({"a.png": (4, 3)})) == {
        "number": 1,
        "fresh": False,
        "steps": [["splice", 0, 0, ["a", "b"], [0, 1]]],
        "count": 2,
        "rooms": {"a.png": [4, 3]},
    }


@given(
    st.lists(
        st.one_of(
            st.text("abc", max_size=5).map(lambda text: ("want", text)),
            st.text("abc", max_size=5).map(lambda text: ("anew", text)),
            st.sampled_from([("ack", ""), ("die", ""), ("start", ""), ("lost", "")]),
        ),
        max_size=30,
    )
)
def test_whatever_happens_the_page_ends_with_the_newest_state(events: list[tuple[str, str]]) -> None:
    feed, page, newest = Feed(), Page(), ""
    for event, text in [*events, ("die", ""), ("start", "")]:
        if event in {"want", "anew"}:
            newest = text
            blocks = tuple(PreviewBlock(letter, line) for line, letter in enumerate(text))
            page.take(feed.want(blocks, anew=event == "anew"))
        elif event == "die":
            page = Page()
            feed.page_gone()
        elif event == "start":
            page = Page()
            page.take(feed.page_started())
        elif event == "lost" and page.waiting:
            page.waiting.clear()
            page.take(feed.page_lost())
        elif event == "ack" and page.waiting:
            page.take(feed.acknowledged(page.waiting.pop(0).number))
        assert len(page.waiting) <= 1
    while page.waiting:
        page.take(feed.acknowledged(page.waiting.pop(0).number))
    assert "".join(block.html for block in page.blocks) == newest
