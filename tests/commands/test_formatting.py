"""Colours by question: what is offered, what comes of the answer, one colour changed over a whole post."""

import pytest

from editor.commands import formatting
from editor.commands.command import AppCommand
from editor.core.choices_colours import ColourChoice, ColourOffer
from editor.core.marks import colours as marks_colours
from editor.core.palette import house
from editor.core.state import Event, Selection, State, Transaction, caret
from tests.commands.bench import FakeBench

HEAD = "---\ntitle: a\n---\n"
COMMANDS = {one.id: one for one in formatting.commands(house()) if isinstance(one, AppCommand)}
EVERY_FORM = """<b><span style="color: #ee2323;">가</span></b>
<span style="COLOR : rgb(238,35,35) !important">나</span>

<p style='font-size: 3px;color:#EE2323'>다</p>

<table>
<tr><td style="text-align: center; color: hsl(0, 85.7%, 53.5%);">라</td><td bgcolor="#ee2323">마</td></tr>
</table>

바 <font size="2" color="#ee2323">사</font> <span style="background: #ee2323">아</span>
<a href="/" style="color: #ee2323">자</a>

차
{: style="color: #ee2323" }

| <b><span style="color: #ee2323;">타</span></b> | 파 |
|---|---|
| 하 | <span style="color: #ee2323">거</span> |

<div><table><tr><td>
<p style="color: #ee2323;"><b>너</b></p>
</td></tr></table></div>

```
<span style="color: #ee2323">
```
"""


def bench_with(body: str, start: int = 0, end: int = 0) -> FakeBench:
    bench = FakeBench()
    shift = len(HEAD)
    bench.desk.session.dispatch(
        Transaction(
            changes=marks_colours.ChangeSet((marks_colours.Change(whole(bench), HEAD + body),)),
            selection=Selection(shift + start, shift + end),
            event=Event.RELOAD,
        )
    )
    return bench


def whole(bench: FakeBench) -> marks_colours.Span:
    return marks_colours.Span(0, len(bench.desk.session.text))


def body_of(bench: FakeBench) -> str:
    return bench.desk.session.text.removeprefix(HEAD)


def run(bench: FakeBench, name: str, answer: str | None) -> ColourOffer:
    """Run a command, answer its question, and return what was offered."""
    bench.ask.expect("colour", None if answer is None else ColourChoice(answer))
    COMMANDS[name].run(bench)  # type: ignore[arg-type]  # it has what is asked of it
    (question, about) = bench.ask.asked[-1]
    assert question == "colour"
    offer = about[0]
    assert isinstance(offer, ColourOffer)
    return offer


def test_a_chosen_colour_is_put_on_what_is_selected_and_remembered() -> None:
    bench = bench_with("가나 다\n", 0, 2)
    run(bench, "text-colour", "#0a7f2e")
    assert body_of(bench) == '<span style="color: #0a7f2e;">가나</span> 다\n'
    assert bench.colours.recent[0] == "#0a7f2e"
    run(bench, "background-colour", "#ffee00")
    assert body_of(bench) == (
        '<span style="background-color: #ffee00;"><span style="color: #0a7f2e;">가나</span></span> 다\n'
    )
    bench.desk.session.undo()
    bench.desk.session.undo()
    assert body_of(bench) == "가나 다\n"


def test_the_colour_of_the_house_is_written_as_the_house_writes_it() -> None:
    bench = bench_with("가나 다\n", 0, 2)
    run(bench, "text-colour", "#ee2323")
    assert body_of(bench) == '<b><span style="color: #ee2323;">가나</span></b> 다\n'


def test_the_same_colour_again_and_no_answer_change_nothing() -> None:
    bench = bench_with('<span style="color: #0a7f2e;">가</span> 다\n', 30, 31)
    before = body_of(bench)
    assert run(bench, "text-colour", "#0a7f2e").current == "#0a7f2e"
    run(bench, "text-colour", None)
    assert body_of(bench) == before


def test_no_colour_is_an_answer() -> None:
    bench = bench_with('<span style="color: #0a7f2e; font-size: 20px;">가</span>\n', 47, 48)
    run(bench, "text-colour", "")
    assert body_of(bench) == '<span style="font-size: 20px;">가</span>\n'


def test_a_colour_is_chosen_before_anything_is_typed() -> None:
    bench = bench_with("가\n", 1, 1)
    run(bench, "text-colour", "#0a7f2e")
    assert bench.desk.session.state.pending == {"colour:text:#0a7f2e"}


def test_each_colour_is_offered_once_where_it_is_likeliest() -> None:
    bench = bench_with('<span style="color: red">가</span> <span style="color: #1A5490">나</span>\n', 0, 0)
    bench.colours.recent = ("#f00", "#00ff00")
    offer = run(bench, "text-colour", None)
    assert [(group.title, group.colours) for group in offer.groups] == [
        ("House colours", ("#ee2323", "#1a5490")),
        ("In this post", ("#ff0000",)),
        ("In this site", ("#123456",)),
        ("Recent", ("#00ff00",)),
    ]


def test_a_colour_is_changed_in_every_form_that_says_it_in_one_step() -> None:
    at = EVERY_FORM.index("가")
    bench = bench_with(EVERY_FORM, at, at)
    offer = run(bench, "change-colour", "#1a5490")
    assert (offer.current, offer.can_clear) == ("#ee2323", False)
    text, _, code = EVERY_FORM.partition("```")
    expected = (
        text.replace("color: #ee2323", "color: #1a5490")
        .replace(' color="#ee2323"', ' color="#1a5490"')
        .replace("rgb(238,35,35)", "#1a5490")
        .replace("color:#EE2323", "color:#1a5490")
        .replace("hsl(0, 85.7%, 53.5%)", "#1a5490")
    )
    assert body_of(bench) == f"{expected}```{code}"
    assert bench.desk.session.undo()
    assert body_of(bench) == EVERY_FORM


def test_a_background_is_changed_apart_from_text_of_the_same_colour() -> None:
    at = EVERY_FORM.index("아")
    bench = bench_with(EVERY_FORM, at, at)
    assert run(bench, "change-colour", "#ffee00").kind == "background"
    expected = EVERY_FORM.replace("background: #ee2323", "background: #ffee00")
    assert body_of(bench) == expected.replace('bgcolor="#ee2323"', 'bgcolor="#ffee00"')


def test_words_without_a_colour_have_none_to_change() -> None:
    bench = bench_with("가\n", 0, 0)
    COMMANDS["change-colour"].run(bench)  # type: ignore[arg-type]  # it has what is asked of it
    assert bench.told == ["The text at the caret has no colour of its own."]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ('<span style="color: green">가</span>', 27, "#008000"),
        ('나 <span style="color: green">가</span>', 1, None),
        ('<p style="color: green">가</p>', 24, "#008000"),
        ('<span style="color: green">가</span> 나', 28, "#008000"),
    ],
)
def test_the_colour_at_a_caret(text: str, at: int, expected: str | None) -> None:
    found = marks_colours.colour_at(State(text, caret(at)), house())
    assert (marks_colours.css_hex(found.rgba) if found else None) == expected
