"""Inserts at every place: no other words change, no tag is left open, undo gives the first bytes."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core import article, inserts
from editor.core.embeds import embed
from editor.core.inserts import lines as inserts_lines
from editor.core.palette import house
from editor.core.places import stop
from editor.core.reading import read_body
from editor.core.session import Session
from editor.core.state import Selection, State, Transaction, caret
from editor.core.visible import visible_text
from editor.kramdown.tags import VOID
from editor.kramdown.tree import Kind
from tests.core.bodies import bodies

PALETTE = house()
VIDEO, POST = embed("https://youtu.be/dQw4w9WgXcQ"), embed("https://x.com/wongo/status/12")
assert VIDEO is not None
assert POST is not None

Act = Callable[[State], Transaction | None]
PLACED: dict[str, Act] = {
    "spacer": partial(inserts.spacer, name="spacer", palette=PALETTE),
    "spacer-empty": partial(inserts.spacer, name="spacer-empty", palette=PALETTE),
    "source": partial(
        inserts.source_line,
        name="source-line",
        palette=PALETTE,
        url="https://a.kr",
        title="새",
        publisher="새",
    ),
    "source-own": partial(
        inserts.source_line, name="source-line-own", palette=PALETTE, url="https://a.kr", publisher="새"
    ),
    "closing": partial(inserts.closing_line, name="closing-line", palette=PALETTE),
    "image": partial(inserts.image, palette=PALETTE, target="/a.jpg", alt="새 [그림]"),
    "table": partial(inserts.table, palette=PALETTE, rows=(("새", "|"), ("새", "{{"))),
    "table-markdown": partial(
        inserts.table, palette=PALETTE, rows=(("새", "|"), ("새", "1")), is_markdown=True
    ),
    "rule": partial(inserts.rule, palette=PALETTE),
    "code": partial(inserts.code, palette=PALETTE, language="python"),
    "video": partial(inserts.embedded, palette=PALETTE, markup=VIDEO.markup),
    "post": partial(inserts.embedded, palette=PALETTE, markup=POST.markup),
    "link": partial(inserts.link, palette=PALETTE, url="/u", text="새"),
    "link-coloured": partial(inserts.link, palette=PALETTE, url="/u?a=1&b", text="새", colour="#111"),
    "link-to-post": partial(inserts.link, palette=PALETTE, url="{% post_url 2024-02-27-a %}", text="새"),
    "footnote": partial(inserts.footnote, palette=PALETTE),
}
"""What can be put anywhere; it has a place in every body, but perhaps not at every caret."""

TURNED: dict[str, Act] = {
    "section": partial(inserts.section, name="section", palette=PALETTE),
    "section-24": partial(inserts.section, name="section-24", palette=PALETTE),
    "unlink": partial(inserts.unlinked, palette=PALETTE),
    **{
        kind: partial(inserts_lines.lines, kind=kind, palette=PALETTE)
        for kind in (inserts_lines.QUOTE, inserts_lines.BULLETS, inserts_lines.NUMBERS, inserts_lines.TASKS)
    },
}
"""What changes what is there: not one word of it."""

ACTS = PLACED | TURNED
BOX = "[]"
"""The box of a task that says nothing yet, which kramdown shows as it is."""

NAMES = st.sampled_from(sorted(ACTS))
FRACTIONS = st.floats(0, 1)


def words(text: str) -> str:
    return "".join(visible_text(read_body(article.read(text).body)).split())


def unclosed(text: str) -> int:
    """Return how many tags have no other half."""
    nodes = (node for block in read_body(article.read(text).body).blocks for node in block.node.walk())
    return sum(
        node.kind in {Kind.HTML, Kind.HTML_BLOCK} and len(node.close) == 0 and node.tag not in VOID
        for node in nodes
    )


def placed(text: str, one: float, other: float) -> State:
    post = article.read(text)
    document = read_body(post.body)
    ends = (post.body_start + stop(document, round(at * len(post.body))) for at in (one, other))
    return State(text, Selection(*ends))


def check(name: str, state: State) -> State:
    """Do something at a state, see that it did nothing else, and return what came of it."""
    step = ACTS[name](state)
    if step is None:
        return state
    after = step.apply(state)
    old, new = words(state.text), words(after.text)
    if name in TURNED:
        assert new.replace(BOX, "") == old.replace(BOX, "")
    else:
        before = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
        assert new.endswith(old[before:]), f"{name} changed other words"
    assert unclosed(after.text) <= unclosed(state.text), f"{name} left a tag open"
    session = Session(state.text, partial(next, count()))
    session.dispatch(Transaction(selection=state.selection))
    session.dispatch(step)
    if step.changes:
        assert session.undo()
    assert (session.text, session.state.selection) == (
        (state.text, state.selection) if step.changes else (state.text, after.selection)
    )
    return after


@settings(max_examples=100, deadline=None)
@given(bodies(), FRACTIONS, NAMES)
def test_an_insert_at_a_caret_does_what_it_says_and_nothing_else(body: str, place: float, name: str) -> None:
    check(name, placed(body, place, place))


@settings(max_examples=60, deadline=None)
@given(bodies(), FRACTIONS, FRACTIONS, NAMES)
def test_an_insert_at_a_selection_does_what_it_says_and_nothing_else(
    body: str, one: float, other: float, name: str
) -> None:
    check(name, placed(body, one, other))


@settings(max_examples=20, deadline=None)
@given(bodies(), st.lists(st.tuples(NAMES, FRACTIONS), max_size=6))
def test_inserts_after_inserts_and_undo_to_the_start(body: str, acts: list[tuple[str, float]]) -> None:
    session = Session(body, partial(next, count()))
    for name, place in acts:
        session.dispatch(Transaction(selection=placed(session.text, place, place).selection))
        after = check(name, session.state)
        step = ACTS[name](session.state)
        if step is not None:
            session.dispatch(step)
        assert session.text == after.text
    while session.undo():
        pass
    assert session.text == body


def test_inserts_into_real_posts(corpus: tuple[Path, ...]) -> None:
    random = Random(4)  # noqa: S311  (places, no secrets)
    for path in corpus[::40]:
        text = path.read_text("utf-8", errors="replace").replace("\r\n", "\n")
        if article.read(text).body_locked is None and len(text) < 30_000:
            place = random.random()
            for name in random.sample(sorted(ACTS), 4):
                check(name, placed(text, place, place))


@pytest.mark.parametrize("name", sorted(ACTS))
def test_there_is_a_place_for_it_in_an_empty_body_or_among_words(name: str) -> None:
    bodies_of = (State("", caret(0)), State("가 나", caret(1)), State("[가나](/a)", caret(2)))
    steps = [step for state in bodies_of if (step := ACTS[name](state)) is not None]
    assert steps
