"""What lines look like; a reader's page is drawn as the text with hidden stretches left out."""

import pytest
from hypothesis import given, settings

from editor.core.paint import MASK, Line, masked, painted
from editor.core.paint.cards import EmbedCard, TableCard
from editor.core.paint.copies import balanced
from editor.core.paint.looks import PLAIN
from editor.core.paint.runs import PLACE, Picture
from editor.core.paint.source import source_lines
from editor.kramdown.document import read
from editor.kramdown.span import Span
from tests.core.bodies import bodies


def lines(body: str) -> list[Line]:
    return [line for block in read(body).blocks for line in painted([block])]


def seen(body: str) -> list[str]:
    return [line.shown.replace(MASK, "").replace(PLACE, "") for line in lines(body)]


def looks(body: str, word: str) -> dict[str, object]:
    """What the run that holds `word` has beyond plain text."""
    for line in lines(body):
        for run in line.runs:
            if run.shows is None and word in line.text[run.start : run.end]:
                found = run.look._asdict().items()
                return {name: value for name, value in found if value != getattr(PLAIN, name)}
    raise AssertionError(f"{word} is not seen in {body!r}")


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_lines_hold_the_source_and_show_as_many_units(body: str) -> None:
    document = read(body)
    for paint in (painted, source_lines):
        found = [line for block in document.blocks for line in paint([block])]
        assert "\n".join(line.text for line in found) == body.removesuffix("\n")
        for line in found:
            assert len(line.shown.encode("utf-16-le")) == len(line.text.encode("utf-16-le"))
            assert [run.start for run in line.runs] == [0, *(run.end for run in line.runs)][: len(line.runs)]
            assert (line.runs[-1].end if line.runs else 0) == len(line.text)


@pytest.mark.corpus
def test_every_post_of_the_corpus_is_painted_line_for_line(corpus) -> None:  # noqa: ANN001 - a fixture
    for path in corpus[::40]:
        body = path.read_text("utf-8", "replace").replace("\r", "")
        found = lines(body)
        assert "\n".join(line.text for line in found) == body.removesuffix("\n"), path.name


@pytest.mark.parametrize(
    ("body", "page"),
    [
        ("a **b** c\n", ["a b c"]),
        ("a <b>b</b> \n", ["a b "]),
        ("## 제목\n글\n", ["제목", "글"]),
        ('<h2 data-ke-size="size26">제목</h2>\n글\n', ["제목", "글"]),
        ("a&lt;b&nbsp;c &#128073;\n", ["a<b\xa0c 👉"]),
        ("a \\* b\n", ["a * b"]),
        ("[뉴스](https://a.b/c) 끝\n", ["뉴스 끝"]),
        ("- 하나\n- 둘\n", ["하나", "둘"]),
        ("> 인용\n", ["인용"]),
        ("a<br>b\n", ["a\u2028b"]),
        ("![그림](/a.png)\n", [""]),
        ("<b><span>x\n", ["<b><span>x"]),
    ],
)
def test_a_reader_sees_the_words_and_no_markup(body: str, page: list[str]) -> None:
    assert seen(body) == page


@pytest.mark.parametrize(
    ("body", "word", "look"),
    [
        ("**굵게**", "굵게", {"bold": True}),
        ("*기울임*", "기울임", {"italic": True}),
        ("`a`", "a", {"code": True}),
        (
            '<b><span style="color: #ee2323;">빨강</span></b>',
            "빨강",
            {"bold": True, "colour": (238, 35, 35, 255)},
        ),
        ('<span style="background-color: #21538527">x</span>', "x", {"background": (33, 83, 133, 39)}),
        ('<span style="font-weight: bold;">x</span>', "x", {"bold": True}),
        ('<a href="/u" style="color: #1a5490;">x</a>', "x", {"link": "/u", "colour": (26, 84, 144, 255)}),
        ('<h2 data-ke-size="size24">x</h2>', "x", {"bold": True, "size": 1.5}),
        ("<u>x</u>", "x", {"underline": True}),
        ("a <sup>2</sup>", "2", {"raised": 1}),
    ],
)
def test_words_look_as_their_markup_says(body: str, word: str, look: dict[str, object]) -> None:
    assert looks(body + "\n", word) == look


@pytest.mark.parametrize(
    ("body", "shapes"),
    [
        ('a\n\n<p data-ke-size="size16">&nbsp;</p>\n\nb\n', "text blank gap blank text"),
        ('<p data-ke-size="size16"></p>\n', "gap"),
        ("<p>a</p>\n", "text"),
        ('<h2 data-ke-size="size26"></h2>\n', "text"),
        ("a\n\n\n\nb\n", "text blank text blank text"),
        ("---\n", "rule"),
        ("```\ncode\n```\n", "fence code fence"),
        ("<table>\n<tr><td>1</td></tr>\n</table>\n", "card folded folded"),
        ("<div>\n<p>a</p>\n</div>\n", "folded text folded"),
    ],
)
def test_each_line_has_the_shape_of_what_it_is_in(body: str, shapes: str) -> None:
    assert " ".join(line.form.shape for line in lines(body)) == shapes


def test_a_line_wrapped_by_hand_goes_on_and_a_break_does_not() -> None:
    forms = [line.form for line in lines("하나\n둘  \n셋\n")]
    assert [form.goes_on for form in forms] == [True, False, False]


def test_a_list_is_counted_and_indented() -> None:
    forms = [line.form for line in lines("1. a\n2. b\n   - c\n")]
    assert [(form.marker, form.depth) for form in forms] == [("1.", 1), ("2.", 1), ("•", 2)]


def test_a_table_is_one_card_with_its_cells() -> None:
    body = (
        '<table>\n\t<thead>\n\t\t<tr>\n\t\t\t<th style="text-align: center;">구성원</th>\n\t\t</tr>\n'
        "\t</thead>\n"
        "\t<tbody>\n\t\t<tr>\n\t\t\t<td><b>서울</b> 1</td>\n\t\t</tr>\n\t</tbody>\n</table>\n"
    )
    (card,) = [run.thing for line in lines(body) for run in line.runs if run.thing is not None]
    assert isinstance(card, TableCard)
    assert [[cell.text for cell in row] for row in card.rows] == [["구성원"], ["서울 1"]]
    assert (card.rows[0][0].is_header, card.rows[0][0].alignment) == (True, "center")
    assert card.rows[1][0].parts[0][1].bold


def test_pictures_and_embeds_say_what_they_are() -> None:
    things = [
        run.thing
        for line in lines('![말](/a.png)\n\n<iframe src="https://youtu.be/x"></iframe>\n')
        for run in line.runs
        if run.thing is not None
    ]
    assert things == [Picture("/a.png", "말"), EmbedCard("iframe", "https://youtu.be/x")]


def test_what_does_not_fit_in_the_place_of_its_source_is_not_shown() -> None:
    assert masked("abc", "가나") == "가나" + MASK
    assert masked("a", "가나") == MASK
    assert masked("👉") == MASK * 2


@pytest.mark.parametrize(
    ("drawn", "copied"),
    [
        ("a <b>b<|cd|>e</b> f\n", "<b>cd</b>"),
        (
            '<b><span style="color: red">가<|나</span></b> 다|>라\n',
            '<b><span style="color: red">나</span></b> 다',
        ),
        ("<|**a** b|>\n", "**a** b"),
        ("a&<|nbsp|>;b\n", "&nbsp;"),
        ('<h2 data-ke-size="size26">제<|목|></h2>\n', '<h2 data-ke-size="size26">목</h2>'),
    ],
)
def test_a_copy_has_whole_pairs_of_markup(drawn: str, copied: str) -> None:
    start = drawn.index("<|")
    end = drawn.index("|>") - 2
    body = drawn.replace("<|", "").replace("|>", "")
    assert balanced(read(body), Span(start, end)).strip("\n") == copied


def test_source_is_coloured_by_what_it_is() -> None:
    (line,) = source_lines(read('<p class="a">글</p>\n').blocks)
    roles = [(line.text[run.start : run.end], run.look.role) for run in line.runs]
    assert [text for text, _ in roles] == ["<p", " ", "class", "=", '"a"', ">", "글", "</p>"]
    assert [role for _, role in roles] == ["tag", "", "name", "", "string", "tag", "", "tag"]
