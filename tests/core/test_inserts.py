"""Inserts: every case of the case file."""

from dataclasses import replace
from functools import partial

import pytest

from editor.core import inserts
from editor.core.palette import house
from editor.core.state import State, Transaction, caret
from tests.core import drawn

PALETTE = house()


def link(state: State, kind: str = "") -> Transaction | None:
    return inserts.link(
        state,
        PALETTE,
        url="/u",
        text="글",
        rel="dofollow" if kind == "rel" else "",
        colour="#1a5490" if kind == "colour" else "",
    )


def relink(state: State, *wanted: str) -> Transaction | None:
    """Change the link at the caret: `url=/u` in the title of a case says what, the rest stays."""
    old = inserts.link_at(state, PALETTE)
    if old is None:
        return None
    parts = dict(one.split("=", 1) for one in wanted)
    return inserts.edited_link(state, PALETTE, replace(old, **parts))


COMMANDS: dict[str, drawn.Command] = {
    "section": partial(inserts.section, name="section", palette=PALETTE),
    "section-24": partial(inserts.section, name="section-24", palette=PALETTE),
    "spacer": partial(inserts.spacer, name="spacer", palette=PALETTE),
    "spacer-empty": partial(inserts.spacer, name="spacer-empty", palette=PALETTE),
    "source": partial(
        inserts.source_line,
        name="source-line",
        palette=PALETTE,
        url="https://a.kr/?b=1&c=2",
        title="A < B",
        publisher="C",
    ),
    "image": partial(inserts.image, palette=PALETTE, target="/d e.jpg", alt="b [c]"),
    "figure": partial(
        inserts.image, palette=PALETTE, target='/d e&".jpg', alt='b "c" {{', caption="가 < 나 {% & 다"
    ),
    "table": partial(inserts.table, palette=PALETTE, rows=(("a", "b"), ("c", "1 < 2"))),
    "markdown table": partial(
        inserts.table, palette=PALETTE, rows=(("a", "b|"), ("c", "*d*")), is_markdown=True
    ),
    "closing line": partial(inserts.closing_line, name="closing-line", palette=PALETTE),
    "link": link,
    "relink": relink,
    "unlink": partial(inserts.unlinked, palette=PALETTE),
    "footnote": partial(inserts.footnote, palette=PALETTE),
    "code": lambda state, language="": inserts.code(state, PALETTE, language),
    "embed": partial(inserts.embedded, palette=PALETTE, markup='<iframe src="https://a.kr/"></iframe>'),
}


@pytest.mark.parametrize("case", drawn.cases("inserts.md"), ids=lambda case: case.title)
def test_an_insert_does_what_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, COMMANDS) == drawn.expected(case)


def test_a_first_block_keeps_a_blank_line_below_the_front_matter() -> None:
    head = "---\ntitle: a\n---\n"
    done = inserts.image(State(head, caret(len(head))), PALETTE, target="/a.jpg")
    assert done is not None
    assert done.apply(State(head, caret(len(head)))).text == f"{head}\n![](/a.jpg)"


def test_nothing_is_put_into_the_front_matter() -> None:
    state = State("---\ntitle: a\n---\nb", caret(5))
    assert inserts.spacer(state, "spacer", PALETTE) is None
    assert inserts.section(state, "section", PALETTE) is None
    assert link(state) is None


def test_unknown_names_do_not_apply() -> None:
    assert inserts.spacer(State(""), "no", PALETTE) is None
    assert inserts.section(State(""), "no", PALETTE) is None
    assert inserts.source_line(State(""), "no", PALETTE, url="/a") is None
    assert inserts.closing_line(State(""), "no", PALETTE) is None
    assert inserts.table(State(""), PALETTE, rows=()) is None
