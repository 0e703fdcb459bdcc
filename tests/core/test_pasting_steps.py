"""Pasting as a step: every case of the case file, and the laws of copying, pasting and undoing."""

from functools import partial
from itertools import count

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.core.manuscript import manuscript
from editor.core.marks import words
from editor.core.palette import house
from editor.core.pasting.copies import copied_source
from editor.core.pasting.offers import Offer
from editor.core.pasting.steps import paste_html, paste_source, paste_text
from editor.core.places import stop
from editor.core.reading import read_body
from editor.core.session import Session
from editor.core.state import Event, Selection, State, Transaction, caret
from tests.core import drawn
from tests.core.bodies import bodies

PALETTE = house()
FRACTIONS = st.floats(0, 1)


def _html(state: State, html: str) -> Transaction | None:
    return paste_html(state, html, PALETTE)


def _text(state: State, text: str) -> Transaction | None:
    return paste_text(state, text.replace("¶", "\n"), PALETTE)


def _source(state: State, text: str) -> Transaction | None:
    return paste_source(state, text.replace("¶", "\n"), PALETTE)


def _cells(state: State, text: str) -> Transaction | None:
    return paste_text(state, text.replace("¶", "\n").replace("→", "\t"), PALETTE, as_cells=True)


def _address(state: State, address: str) -> Transaction | None:
    return Offer(address, f'<a href="{address}">{address}</a>', address).step(state, PALETTE)


def _plain_address(state: State, address: str) -> Transaction | None:
    return Offer(address, f'<a href="{address}">{address}</a>').plain().step(state, PALETTE)


COMMANDS: dict[str, drawn.Command] = {
    "html": _html,
    "text": _text,
    "source": _source,
    "cells": _cells,
    "address": _address,
    "plain address": _plain_address,
}
CASES = drawn.cases("pasting/steps.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_paste_does_what_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, COMMANDS) == drawn.expected(case)


def test_our_source_is_taken_before_html_and_html_before_text() -> None:
    offer = Offer("글", "<b>글</b>", '<span style="font-weight: bold;">글</span>')
    empty = State("")
    for one, text in (
        (offer, '<span style="font-weight: bold;">글</span>'),
        (Offer(offer.text, offer.html), "**글**"),
        (offer.plain(), "글"),
        (Offer("글", "<p>&nbsp;</p>"), "글"),
        (Offer("a\tb\nc\td"), None),
    ):
        step = one.step(empty, PALETTE)
        assert step is not None
        assert (step.event, step.name) == (Event.PASTE, "Paste")
        if text is not None:
            assert step.apply(empty).text == text
    assert offer.raw == offer.source
    assert offer.plain().raw == "글"
    assert Offer().step(empty, PALETTE) is None


def test_nothing_is_pasted_into_the_front_matter_or_a_locked_body() -> None:
    for state in (State("---\ntitle: a\n---\nb", caret(5)), State("---\ntitle: a\n---\nb\u2029", caret(17))):
        for step in (_html(state, "<b>x</b>"), _text(state, "x"), _source(state, "x"), _text(state, " ")):
            assert step is None


def test_some_words_of_a_heading_are_copied_as_words_and_all_of_them_as_the_heading() -> None:
    body = "<h2>가 <b>나</b> 다</h2>\n\n- 하나 **둘**\n"

    def copied(part: str) -> str:
        at = body.index(part)
        return copied_source(State(body, Selection(at, at + len(part))), PALETTE)

    assert copied("가 <b>나</b> 다") == "<h2>가 <b>나</b> 다</h2>\n"
    assert copied("가 <b>") == "가 "
    assert copied("나</b> 다") == "<b>나</b> 다"
    assert copied("둘") == "**둘**"
    assert copied("하나 **둘**") == "- 하나 **둘**"


def test_long_pastes_are_read_once() -> None:
    html = "".join(f"<p>{number} <b>문단</b>의 글.</p>" for number in range(1500))
    step = _html(State("가나", caret(1)), html)
    assert step is not None
    assert step.apply(State("가나", caret(1))).text.count("**문단**") == 1500


def _state(body: str, one: float, other: float) -> State:
    document = read_body(body)
    return State(
        body, Selection(stop(document, round(one * len(body))), stop(document, round(other * len(body))))
    )


def _words(text: str) -> str:
    book = manuscript(State(text), PALETTE)
    found = (words(one) for index in range(len(book.document.blocks)) for one in book.passages_of(index))
    return "".join("".join(found).split())


HTML = st.lists(
    st.sampled_from(
        [
            "<b>굵은</b>",
            "말 ",
            '<span style="color:red">붉은</span>',
            '<a href="https://a.kr/">글</a>',
            "<p>문단</p>",
            "<h2>제목</h2>",
            "<ul><li>하나<li>둘</ul>",
            "<blockquote>인용</blockquote>",
            "<br>",
            "* ",
            "1. ",
            "a|b",
            "{{",
            "&lt;b&gt;",
            "<i>(사선)</i>",
            "<hr>",
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(bodies(), FRACTIONS, FRACTIONS, HTML)
def test_a_paste_is_one_step_and_undo_gives_the_first_bytes(
    body: str, one: float, other: float, html: str
) -> None:
    state = _state(body, one, other)
    ticks = count()
    session = Session(body, partial(next, ticks))
    session.dispatch(Transaction(selection=state.selection))
    for step in (_html(state, html), _text(state, html), Offer(html, html).step(state, PALETTE)):
        if step is not None:
            session.dispatch(step)
            assert session.undo()
            assert session.text == body
            assert session.state.selection == state.selection


@settings(max_examples=150, deadline=None)
@given(bodies(), FRACTIONS, HTML)
def test_a_paste_at_a_caret_loses_none_of_the_words_around(body: str, place: float, html: str) -> None:
    state = _state(body, place, place)
    step = _html(state, html)
    assume(step is not None)
    assert step is not None
    after = step.apply(state)
    assert set(_words(body)) <= set(_words(after.text))
    assert len(_words(after.text)) >= len(_words(body))


@settings(max_examples=150, deadline=None)
@given(bodies(), FRACTIONS, FRACTIONS)
def test_a_copy_pasted_into_an_empty_body_is_the_source_byte_for_byte(
    body: str, one: float, other: float
) -> None:
    state = _state(body, one, other)
    assume(not state.selection.is_caret)
    source = copied_source(state, PALETTE)
    step = _source(State(""), source)
    assert (step.apply(State("")).text if step is not None else "") == (
        source.strip("\n") if source.strip() else source if "\n" not in source else ""
    )


@settings(max_examples=100, deadline=None)
@given(bodies())
def test_a_whole_body_copied_is_the_body(body: str) -> None:
    whole = State(body, Selection(0, len(body)))
    assert copied_source(whole, PALETTE).strip("\n") == body.strip("\n")
