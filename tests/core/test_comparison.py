"""Two versions of a text: the changes between them, and their lines beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from editor.core.comparison import Row, Side, beside, changes_between
from editor.kramdown.span import Span

texts = st.lists(st.sampled_from(["가", "나\n", "\n", "다라\n", "x", "\r", "😀\n"]), max_size=30).map("".join)


@given(texts, texts)
def test_the_changes_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    assert changes_between(old, new).apply(old) == new


@given(texts, texts)
def test_lines_are_shown_for_different_lines_and_only_for_them(old: str, new: str) -> None:
    rows = beside(old, new)
    assert bool(rows) == (old.splitlines() != new.splitlines())
    shown = sum(row.old is not None for row in rows) + sum(row.skipped for row in rows)
    assert shown <= len(old.splitlines())
    assert [row.new.text for row in beside("", new) if row.new is not None] == new.splitlines()


def test_a_caret_in_a_line_that_is_the_same_stays_in_it_amid_changes_before_and_after() -> None:
    old, new = "제목\n하나\n둘\n", "새 제목\n하나\n둘과 셋\n"
    changes = changes_between(old, new)
    at = old.index("하나") + 1
    assert new[changes.moved(at) :].startswith("나\n")
    assert len(changes.changes) == 2


def test_a_differing_line_says_what_of_it_differs_and_equal_ones_stand_around_it() -> None:
    old = "".join(f"{number}\n" for number in range(9)) + "앞 가운데 뒤\n끝\n"
    first, second, differing, last = beside(old, old.replace("가운데", "속"))
    assert first == Row(Side("7", Span(0, 0)), Side("7", Span(0, 0)), skipped=7)
    assert (second.is_same, second.skipped, last.old) == (True, 0, Side("끝", Span(0, 0)))
    assert differing == Row(Side("앞 가운데 뒤", Span(2, 5)), Side("앞 속 뒤", Span(2, 3)))


def test_long_texts_that_have_nothing_in_common_are_compared_at_once() -> None:
    old = "".join(f"가{number}\n" for number in range(5000))
    new = "".join(f"나{number}\n" for number in range(5000))
    assert len(changes_between(old, new).changes) == 1
    assert len(beside(old, new)) == 5000


def test_one_equal_line_between_others_is_shown_and_not_counted() -> None:
    old = "가\n1\n2\n3\n4\n5\n나\n"
    rows = beside(old, old.replace("가", "다").replace("나", "라"))
    assert [row.old.text for row in rows if row.old] == old.splitlines()
    assert not any(row.skipped for row in rows)
