"""Pasted HTML becomes clean house source: in the manner of each program, and whatever is thrown at it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.palette import from_toml, house
from editor.core.pasting import house_markup, markup_of, pieces_of
from editor.core.pasting.cleaning import MOST_ITEMS
from editor.core.pasting.pieces import Piece, Runs, Shape, text_of
from editor.kramdown import to_html

PALETTE = house()
CASES = sorted((Path(__file__).parents[1] / "cases" / "pasting").glob("*.html"))
RED, TINT, BLUE, OFF = (
    '<b><span style="color: #ee2323;">',
    '<b><span style="background-color: #21538527;">',
    '<b><span style="color: #1a5490;">',
    "</span></b>",
)


def pasted(html: str) -> str:
    return house_markup(html, PALETTE)


def shown(pieces: tuple[Piece, ...]) -> list[tuple[Shape, tuple[bool, ...], str, list[list[str]]]]:
    """Return what one sees of pieces, typographic signs as they are typed."""

    def said(runs: Runs) -> str:
        typed = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "–": "--", "—": "---"})
        return text_of(runs).translate(typed)

    return [
        (
            piece.shape,
            tuple(holder.is_item for holder in piece.holders),
            said(piece.runs),
            [[said(cell) for cell in row] for row in piece.rows],
        )
        for piece in pieces
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_a_program_puts_on_the_clipboard_becomes_house_source(case: Path) -> None:
    expected = case.with_suffix(".md").read_text("utf-8")
    assert pasted(case.read_text("utf-8")) + "\n" == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_kramdown_shows_what_was_copied(case: Path) -> None:
    pieces = pieces_of(case.read_text("utf-8"), PALETTE)
    again = pieces_of(to_html(markup_of(pieces, PALETTE)), PALETTE)
    assert shown(again) == shown(pieces)


def test_a_colour_becomes_the_nearest_of_the_palette() -> None:
    for colour, opening in (
        ("#f00", RED),
        ("rgb(192, 0, 0)", RED),
        ("hsl(355 80% 50%)", RED),
        ("#0000ff", BLUE),
        ("#1f4e79", BLUE),
    ):
        assert pasted(f'<p>가 <span style="color:{colour}">나</span></p>') == f"가 {opening}나{OFF}"
    for colour in ("#000", "#333333", "rgb(24,24,24)", "#fff", "#2d3142", "#00b050", "windowtext", "inherit"):
        assert pasted(f'<p>가 <span style="color:{colour}">나</span></p>') == "가 나"


def test_a_ground_that_is_a_tint_is_kept_and_one_of_the_page_is_not() -> None:
    for colour in ("yellow", "#fff2cc", "rgb(221, 229, 236)", "#21538527", "lime"):
        html = f'<p>가 <span style="background-color:{colour}">나</span></p>'
        assert pasted(html) == f"가 {TINT}나{OFF}"
    for colour in ("white", "#f5f5f5", "transparent", "#222", "rgb(255,255,255)"):
        assert pasted(f'<p>가 <span style="background:{colour}">나</span></p>') == "가 나"
    assert pasted('<p style="background:yellow">가</p>') == "가"


def test_a_palette_without_colours_drops_them() -> None:
    bare = from_toml({"highlights": [], "sections": []})
    html = '<h2>제목</h2><p><span style="color:red">가</span><mark>나</mark></p><h4>소제목</h4>'
    assert house_markup(html, bare) == "## 제목\n\n가나\n\n#### 소제목"


def test_bold_next_to_hangul_is_written_as_kramdown_reads_it() -> None:
    assert pasted("<p><b>말(words)</b>은</p>") == "**말(words)**은"
    assert pasted("<p>가<b> 나 </b>다</p>") == "가 **나** 다"
    assert pasted("<p><b>가</b> <b>나</b></p>") == "**가 나**"
    assert pasted("<p><b>가<i>나</i></b></p>") == "**가*나***"
    assert pasted('<p>*<b>가</b>_<i>나</i>"</p>') == '\\***가**\\_*나*"'


@pytest.mark.parametrize(
    "words",
    [
        "# 제목이 아니다",
        "- 목록이 아니다",
        "1. 목록이 아니다",
        "> 인용이 아니다",
        "a | b",
        "| a | b |",
        "{{ site.url }} {% if %}",
        "{: .class}",
        "<b>굵게</b> &nbsp; &amp;lt;",
        "*별* _밑줄_ `코드` ~~줄~~ $$식$$",
        "[글](주소) [^1] ![그림](a)",
        "[글]: http://a.kr",
        "\\* \\",
        "===",
        "---",
        "^",
        ": 정의",
        "<<책>>",
        "snake_case_name [속보] 5 * 3",
        "* * *",
        "~~~",
        "&#38; &",
    ],
)
def test_words_that_look_like_markup_stay_words(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    for html in (f"<p>{escaped}</p>", f"<p>가<br>{escaped}</p>", f"<ul><li>{escaped}</li></ul>"):
        pieces = pieces_of(html, PALETTE)
        assert words in text_of(pieces[0].runs)
        assert shown(pieces_of(to_html(markup_of(pieces, PALETTE)), PALETTE)) == shown(pieces)


def test_ordinary_words_are_not_escaped() -> None:
    words = "[속보] 삼성전자(005930), 5 * 3 = 15! 1.5% (2024.2.27.) snake_case #태그 A+B"
    assert pasted(f"<p>{words}</p>") == words


def test_invisible_characters_are_made_visible_or_go() -> None:
    html = "<p>\ufeff가\u200b나\u00ad다&nbsp;&nbsp; 라\u2060\u202e</p><p>\u1112\u1161\u11ab</p><p>👨‍👩‍👧</p>"
    assert pasted(html) == "가나다 라\n\n한\n\n👨‍👩‍👧"


def test_links_lose_what_follows_the_reader_and_those_that_run_go() -> None:
    for href, kept in (
        ("https://a.kr/?utm_source=x&amp;b=1&amp;fbclid=2", "https://a.kr/?b=1"),
        ("https://a.kr/?n_media=1&amp;n_query=2&amp;gclid=3", "https://a.kr/"),
        ("https://a.kr/?id=%EA%B0%80&amp;igshid=3#part", "https://a.kr/?id=%EA%B0%80#part"),
        ("https://www.google.com/url?q=https://b.kr/x%3Fy%3D1&amp;sa=D", "https://b.kr/x?y=1"),
        ("//a.kr/x", "https://a.kr/x"),
        ("https://a.kr/a b", "https://a.kr/a%20b"),
    ):
        assert pasted(f'<p><a href="{href}">글</a></p>') == f"[글]({kept})"
    assert pasted('<a href="https://a.kr/(x)">글</a>') == '<a href="https://a.kr/(x)">글</a>'
    for href in ("javascript:alert(1)", "data:text/html,x", "#top", "sub/page", "vbscript:x", "http://[", ""):
        assert pasted(f'<p><a href="{href}">글</a></p>') == "글"


def test_lists_keep_their_nesting_and_numbers() -> None:
    html = "<ul><li>가<ol><li>나</li><li>다<p>라</p></li></ol></li><li>마</li></ul>"
    assert pasted(html) == "- 가\n  1. 나\n  2. 다\n\n     라\n- 마"


def test_cells_that_reach_over_others_lie_flat() -> None:
    html = (
        "<table><tr><th>a</th><th colspan=2>b</th></tr>"
        "<tr><td rowspan=2>c</td><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></table>"
    )
    (table,) = pieces_of(html, PALETTE)
    assert [[text_of(cell) for cell in row] for row in table.rows] == [
        ["a", "b", ""],
        ["c", "d", "e"],
        ["", "f", "g"],
    ]
    huge = "<table><tr><td colspan=99999 rowspan=99999>a<td>b<tr><td>c<td>d</table>"
    assert all(len(row) <= 100 for piece in pieces_of(huge, PALETTE) for row in piece.rows)


def test_a_table_of_the_page_is_taken_apart() -> None:
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    html = f"<table><tr><td><p>가</p></td><td><h2>나</h2>{inner}</td></tr></table>"
    shapes = [piece.shape for piece in pieces_of(html, PALETTE)]
    assert shapes == [Shape.PARAGRAPH, Shape.HEADING, Shape.TABLE]
    assert pasted("<table><tr><td>가</td></tr></table>") == "가"


def test_code_keeps_its_lines() -> None:
    assert pasted("<pre><code>a\n  b ~~~\n</code></pre>") == "~~~~\na\n  b ~~~\n~~~~"
    assert pasted("<p>a <code>b`c</code> <code>*d*</code></p>") == "a <code>b`c</code> `*d*`"


def test_nothing_makes_nothing() -> None:
    for html in (
        "",
        " ",
        "<p>&nbsp;</p>",
        "<style>p{}</style>",
        "<!-- x -->",
        "<p>\u200b</p>",
        "<hr",
        "a" * 0,
    ):
        assert pasted(html) == ""
    assert pieces_of("가" * 4_000_001, PALETTE) == ()


def test_hostile_html_is_read_without_recursion() -> None:
    for html in (
        "<b>" * 10_000 + "가",
        "<blockquote>" * 10_000 + "가",
        "<ul><li>" * MOST_ITEMS + "가",
        "<table><tr><td>" * 5_000 + "가",
        "<div>" * 10_000 + "가" + "</div>" * 15_000,
    ):
        assert "가" in pasted(html)
    assert pasted("<ul><li>" * (MOST_ITEMS + 1) + "가") == ""  # the words are on the clipboard too, as text
    assert to_html(pasted('<p style="color: red">가<<')).count("&lt;") == 2
    assert pasted("\ud800가") == "?가"
    odd = '<td colspan="²">가<td rowspan="٣">나<p style="font-weight:²;mso-list:l0 level² x">다'
    assert pasted(f'<table><tr>{odd}</table><img src="https://a.kr/a.png" width="²">')


TAGS = st.sampled_from(
    [
        *(
            "p",
            "div",
            "b",
            "i",
            "span",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "table",
            "tr",
            "td",
            "th",
            "thead",
        ),
        *(
            "h1",
            "h3",
            "pre",
            "code",
            "br",
            "hr",
            "img",
            "s",
            "sup",
            "font",
            "script",
            "style",
            "em",
            "iframe",
        ),
    ]
)
STYLES = st.sampled_from(
    [
        *("", "color:red", "font-weight:bold", "font-weight:normal", "background:yellow", "display:none"),
        *(
            "mso-list:l0 level2 lfo1",
            "mso-list:Ignore",
            "color:#1a5490",
            "font-style:italic",
            "color:",
            ";:;",
        ),
    ]
)
HREFS = st.sampled_from(["https://a.kr/x?y=1&z", "javascript:1", "/b", "https://a.kr/(x)", "https://a.kr/_*"])
WORDS = st.sampled_from(
    [
        *("가", "나다 ", "a", "*", "**", "_x_", " ", "\n", "|", "`", "[", "](", "{{", "{:", "<", "&amp;lt;"),
        *("#", " 1. ", "- ", "> ", "\\", "---", "\u200b", "\u00a0", "~~", "$$", "<<", "^", "===", ":", "'"),
        *('"', "!", "…", "(말)", "%}", "\u1112\u1161", "&", ";", "--", "]", ")"),
    ]
)
OPENINGS = st.builds('<{} style="{}" href="{}" src="{}" colspan=2>'.format, TAGS, STYLES, HREFS, HREFS)
SOUP = st.lists(st.one_of(OPENINGS, st.builds("</{}>".format, TAGS), WORDS), max_size=25).map("".join)


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_any_html_is_read_as_it_is_meant_and_nothing_runs(html: str) -> None:
    pieces = pieces_of(html, PALETTE)
    source = markup_of(pieces, PALETTE)
    assert shown(pieces_of(to_html(source), PALETTE)) == shown(pieces)
    for unwanted in ("<script", "<style", "class=", "javascript:", "onload", "<iframe", "<font"):
        assert unwanted not in source


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_as_html_is_no_exception(html: str) -> None:
    pasted(html)
    pasted(f"<table><tr><td>{html}</table><p style='{html}'>{html}")
