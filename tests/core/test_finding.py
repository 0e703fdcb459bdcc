"""What is seen is found, wherever its source is cut up by markup, and is replaced without losing any."""

import re
import time
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core import palette
from editor.core.finding import Match, Query, filled, find
from editor.core.finding import patterns as finding_patterns
from editor.core.finding.edits import replace, replace_all
from editor.core.finding.ways import Job
from editor.core.finding.words import words_of
from editor.core.mode import Mode
from editor.core.reading import read_body
from editor.core.session import Session
from editor.core.state import State
from editor.kramdown.span import Span
from tests.core.bodies import bodies

HEADER = "---\ntitle: 글\n---\n"
PALETTE = palette.house()
RED = '<b><span style="color: #ee2323;">'
END = "</span></b>"


def matches(body: str, query: Query, *, mode: Mode = Mode.WRITE) -> list[Match]:
    found = find(HEADER + body, query, mode=mode)
    assert found.trouble is None
    return list(found.matches)


def sources(body: str, query: Query, *, mode: Mode = Mode.WRITE) -> list[str]:
    return [match.span.of(HEADER + body) for match in matches(body, query, mode=mode)]


def seen(body: str) -> list[str]:
    """Return what is seen of a body, as words without the blanks that no page shows."""
    texts = [" ".join(words.text.split()) for block in read_body(body).blocks for words in words_of(block)]
    return [text for text in texts if text]


@pytest.mark.parametrize(
    ("body", "sought", "found"),
    [
        pytest.param("가나다 나다", "나다", ["나다", "나다"], id="plain words"),
        pytest.param("한국 **기업**은", "기업은", ["기업**은"], id="behind Markdown"),
        pytest.param(f"한국 {RED}기{END}업은", "국 기업", [f"국 {RED}기{END}업"], id="through nested tags"),
        pytest.param("[기업](https://a.kr)은", "기업은", ["기업](https://a.kr)은"], id="through a link"),
        pytest.param("하나&nbsp;둘", "하나 둘", ["하나&nbsp;둘"], id="an entity as its character"),
        pytest.param("A&amp;B", "a&b", ["A&amp;B"], id="an ampersand"),
        pytest.param(r"\*별\*", "*별*", [r"\*별\*"], id="escaped signs"),
        pytest.param("하나\n둘", "하나 둘", ["하나\n둘"], id="a soft line end is a blank"),
        pytest.param("> 하나\n> 둘", "하나 둘", ["하나\n> 둘"], id="and so is that of a quote"),
        pytest.param("<p>하나\n   둘</p>", "하나 둘", ["하나\n   둘"], id="and that of an element"),
        pytest.param("하나<br>둘", "하나 둘", [], id="a hard break is none"),
        pytest.param("하나\n\n둘", "하나 둘", [], id="nothing over two paragraphs"),
        pytest.param("- 하나\n- 둘", "하나 둘", [], id="nothing over two items"),
        pytest.param("| 하나 | 둘 |\n", "하나 둘", [], id="nothing over two cells"),
        pytest.param("<p>하나</p><p>둘</p>", "하나둘", [], id="nothing over two elements"),
        pytest.param("하나![그림](a.png)둘", "하나둘", [], id="nothing over a picture"),
        pytest.param("![그림](a.png)", "그림", [], id="no alternative text"),
        pytest.param("[말](https://한국.kr)", "한국", [], id="no address"),
        pytest.param('<b class="한국">말</b>', "한국", [], id="no attribute"),
        pytest.param("<!-- 한국 -->\n", "한국", [], id="no comment"),
        pytest.param("`한국 *말*`", "국 *말*", ["국 *말*"], id="code as it is"),
        pytest.param("```\n하나\n둘\n```\n", "하나", ["하나"], id="a block of code"),
        pytest.param("| a | **한**국 |\n", "한국", ["한**국"], id="a cell"),
        pytest.param("“말” 'x'", '"말" ‘x’', ["“말” 'x'"], id="quotes of any kind"),
        pytest.param("1 -- 2...", "1 – 2…", ["1 -- 2..."], id="signs as the page shows them"),
    ],
)  # fmt: skip
def test_what_is_seen_is_found(body: str, sought: str, found: list[str]) -> None:
    assert sources(body, Query(sought)) == found


def test_a_syllable_in_parts_is_found_whole() -> None:
    body = unicodedata.normalize("NFD", "한국 기업")
    (match,) = matches(body, Query("국 기"))
    assert match.visible == "국 기"
    assert match.span.of(HEADER + body) == unicodedata.normalize("NFD", "국 기")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("seoul"), ["Seoul", "SEOUL"]),
        (Query("Seoul", match_case=True), ["Seoul"]),
        (Query("한국", whole_word=True), ["한국", "한국", "한국"]),
        (Query("한국은", whole_word=True), ["한국은"]),
        (Query("(한국)", whole_word=True), ["(한국)"]),
        (Query(r"한국.", is_regex=True), ["한국은", "한국 ", "한국,", "한국)"]),
        (Query(r"\p{Hangul}+은", is_regex=True), ["한국은"]),
        (Query(r"\d{4}", is_regex=True), ["2024"]),
        (Query(r"x*", is_regex=True), []),
        (Query(""), []),
    ],
)
def test_options(query: Query, found: list[str]) -> None:
    assert sources("한국은 한국 한국, (한국) Seoul SEOUL 2024", query) == found


def test_source_is_searched_as_it_is() -> None:
    body = "한국 **기업**은\n\n둘"
    assert sources(body, Query("기업은"), mode=Mode.SOURCE) == []
    assert sources(body, Query("**은"), mode=Mode.SOURCE) == ["**은"]
    assert sources(body, Query(r"은\n+둘", is_regex=True), mode=Mode.SOURCE) == ["은\n\n둘"]


def test_only_what_lies_inside_the_selection_counts() -> None:
    text = f"{HEADER}말 **말** 말"
    start = len(HEADER)
    found = find(text, Query("말"), within=Span(start + 1, start + 6))
    assert [match.span.start - start for match in found.matches] == [4]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a|a)+[^a!]", "takes too long"),
        ("(a|aa)+$", "takes too long"),
        ("(a", "no regular expression"),
        ("a{2,1}", "no regular expression"),
        ("a" * 1001, "too long"),
    ],
)
def test_a_bad_pattern_is_told_and_never_hangs(pattern: str, reason: str) -> None:
    began = time.process_time()
    found = find(f"{HEADER}{'a' * 60}!\n", Query(pattern, is_regex=True))
    assert found.matches == ()
    assert reason in str(found.trouble)
    assert time.process_time() - began < 1


class Slow:
    """A pattern whose search is ended some times before it finds anything."""

    def __init__(self, ends: int) -> None:
        self.ends = ends

    def finditer(self, text: str, timeout: float) -> Iterator[re.Match[str]]:
        assert timeout > 0
        self.ends -= 1
        if self.ends >= 0:
            raise TimeoutError
        return re.finditer("가", text)


def test_time_that_other_threads_take_is_not_the_pattern_s(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(finding_patterns, "_compiled", lambda _query: Slow(3))
    monkeypatch.setattr(finding_patterns, "thread_time", lambda: next(clock) / 1000)
    query = Query("가", is_regex=True)
    assert [hit.start for hit in finding_patterns.hits(query, "가나가")] == [0, 2]


def test_a_pattern_that_takes_the_time_itself_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(finding_patterns, "_compiled", lambda _query: Slow(3))
    monkeypatch.setattr(finding_patterns, "thread_time", lambda: next(clock) / 20)
    with pytest.raises(finding_patterns.Unsearchable, match="takes too long"):
        list(finding_patterns.hits(Query("가", is_regex=True), "가나가"))


def test_words_looked_for_as_they_are_are_found_however_busy_the_machine_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding_patterns, "_SECONDS", 0.0)
    monkeypatch.setattr(finding_patterns, "_OWN_SECONDS", 0.0)
    text = "가 나다 " * 100_000
    assert len(list(finding_patterns.hits(Query("나"), text))) == 100_000
    with pytest.raises(finding_patterns.Unsearchable):
        list(finding_patterns.hits(Query("나(?:다)+", is_regex=True), text))


@given(bodies(), st.data())
def test_the_source_of_every_match_shows_what_was_looked_for(body: str, data: st.DataObject) -> None:
    words = [one.text for block in read_body(body).blocks for one in words_of(block)]
    if not words:
        return
    text = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(text) - 1))
    sought = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = matches(body, Query(sought, match_case=True))
    assert sought.replace("\u00a0", " ") in {match.visible.replace("\u00a0", " ") for match in found}
    for match in found:
        assert match.span == Span(match.runs[0].start, match.runs[-1].end)
        assert all(one.end < other.start for one, other in pairwise(match.runs))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("body", "sought", "text", "after"),
    [
        pytest.param("가 **나** 다", "나", "라", "가 **라** 다", id="inside a mark"),
        pytest.param("[기업](u) 말", "기업", "사람", "[사람](u) 말", id="a link keeps its address"),
        pytest.param("[기업](u) 말", "업 말", "x", "[기x](u)", id="from a link on"),
        pytest.param(f"{RED}기{END}업 말", "기업", "X", f"{RED}X{END} 말", id="marks of the first character"),
        pytest.param("기**업** 말", "기업", "X", "X 말", id="marks that the first character lacks"),
        pytest.param("가 **나** 다", "나", "", "가  다", id="nothing takes its marks with it"),
        pytest.param("<b>나</b>", "나", "", "", id="and its tags"),
        pytest.param("가", "가", "*x*", r"\*x\*", id="signs are seen, not read"),
        pytest.param("가", "가", "<b>x", r"\<b>x", id="and so is a tag"),
        pytest.param("<p>가</p>", "가", "<i>", "<p>&lt;i></p>", id="also in an element"),
        pytest.param("가", "가", "1. x", r"1\. x", id="a number begins no list"),
        pytest.param("가", "가", "{{ x }}", "{&#123; x }}", id="Liquid is not run"),
        pytest.param("| **가**나 | b |\n", "가나", "x|y", "| **x\\|y** | b |\n", id="a cell stays one"),
        pytest.param("```\n가\n```\n", "가", "*x*", "```\n*x*\n```\n", id="code is written as it is"),
        pytest.param("> 하나\n> 둘", "하나 둘", "셋", "> 셋", id="over a soft line end"),
        pytest.param("가&nbsp;나", "나", "다", "가&nbsp;다", id="entities beside it stay"),
    ],
)
def test_replacing(body: str, sought: str, text: str, after: str) -> None:
    state = State(HEADER + body)
    match = find(state.text, Query(sought)).matches[0]
    step = replace(state, match, text, PALETTE)
    assert step is not None
    done = step.apply(state)
    assert done.text.removeprefix(HEADER).rstrip("\n") == after.rstrip("\n")
    assert not any(sign in done.selection.span.of(done.text) for sign in ("**", "</", "]("))


def test_source_is_replaced_as_it_is() -> None:
    state = State(f"{HEADER}**가** 가")
    found = find(state.text, Query("가"), mode=Mode.SOURCE).matches
    done = replace_all(state, [Job(match, "<b>") for match in found], PALETTE, mode=Mode.SOURCE)
    assert done.step is not None
    assert done.step.apply(state).text == f"{HEADER}**<b>** <b>"


def test_groups_of_a_pattern_are_put_into_what_replaces_it() -> None:
    query = Query(r"(\d+)-(\d+)", is_regex=True)
    (match,) = matches("2024-**03**", query)
    assert filled(r"\2/\1 \0 \9 \\", match, query) == "03/2024 2024-03 \\9 \\"
    assert filled(r"\2", match, Query("x")) == r"\2"


@given(
    bodies(),
    st.sampled_from(["가", "나", "한국", "둘", "a", " "]),
    st.sampled_from(["", "X", "새 말", "*x", "<i>"]),
)
@example("**가** <b>가</b>가\n\n가\n", "가", "")
def test_all_are_replaced_in_one_step_that_undo_takes_back(body: str, sought: str, text: str) -> None:
    session = Session(HEADER + body, lambda: 0.0)
    query = Query(sought, match_case=True)
    jobs = [Job(match, text) for match in matches(body, query)]
    done = replace_all(session.state, jobs, PALETTE)
    assert done.count + done.left == len(jobs)
    if done.step is None:
        return
    session.dispatch(done.step)
    if not done.left:
        wanted = [" ".join(one.replace(sought, text).split()) for one in raw(body, sought)]
        assert seen(session.text.removeprefix(HEADER)) == [one for one in wanted if one]
    assert session.undo()
    assert session.text == HEADER + body
    assert not session.undo()


def raw(body: str, sought: str) -> list[str]:
    """Return what is seen of a body; where a blank is replaced, every kind of blank is."""
    words = [one.text for block in read_body(body).blocks for one in words_of(block)]
    return [one.replace("\u00a0", " ") for one in words] if sought == " " else words


@given(bodies(), st.data())
def test_a_replacement_is_seen_and_undone(body: str, data: st.DataObject) -> None:
    found = matches(body, Query(r"\S+ ?\S*", is_regex=True))
    if not found:
        return
    session = Session(HEADER + body, lambda: 0.0)
    step = replace(session.state, data.draw(st.sampled_from(found)), "새 말", PALETTE)
    if step is None:
        return
    session.dispatch(step)
    assert "새 말" in "\n".join(seen(session.text.removeprefix(HEADER)))
    assert [one.visible for one in find(session.text, Query("새 말")).matches]
    for tag in ("b", "em", "span", "p", "h2"):
        kept = session.text.count(f"<{tag}>") + session.text.count(f"<{tag} ")
        before = body.count(f"<{tag}>") + body.count(f"<{tag} ")
        assert kept - session.text.count(f"</{tag}>") == before - body.count(f"</{tag}>")
    session.undo()
    assert session.text == HEADER + body


def test_a_locked_body_is_searched_and_left_alone() -> None:
    state = State(f"{HEADER}말\u2029말")
    (match, _other) = find(state.text, Query("말")).matches
    assert replace(state, match, "x", PALETTE) is None
    assert replace_all(state, [Job(match, "x")], PALETTE).step is None
