"""How each construct of the dialect is painted: code, tasks, notes, chips, attribute lists, broken markup."""

from pathlib import Path

import pytest

from editor.core import article
from editor.core.paint import MASK, Line, painted
from editor.core.paint.broken import may_be_broken
from editor.core.paint.cards import Chip, EmbedCard, TableCard
from editor.core.paint.runs import PLACE, Picture, pieces
from editor.core.paint.shapes import BULLET, DONE, TO_DO, Shape
from editor.core.places import hidden_runs
from editor.core.providers import Medium, host_of, provider_of
from editor.kramdown import to_html
from editor.kramdown.document import read
from editor.kramdown.span import Span

CONSTRUCTS = Path(__file__).parents[1] / "cases" / "constructs.md"


def lines(body: str) -> list[Line]:
    return [line for block in read(body).blocks for line in painted([block])]


def seen(line: Line) -> str:
    return line.shown.replace(MASK, "").replace(PLACE, "")


def roles(body: str) -> list[tuple[str, str]]:
    """What is seen with a role of its own."""
    return [
        (line.text[run.start : run.end], run.look.role)
        for line in lines(body)
        for run in line.runs
        if run.shows is None and run.look.role
    ]


def things(body: str) -> list[object]:
    return [run.thing for line in lines(body) for run in line.runs if run.thing is not None]


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_the_page_with_every_construct_is_painted_unit_for_unit() -> None:
    body = article.read(CONSTRUCTS.read_text(encoding="utf-8")).body
    found = lines(body)
    assert "\n".join(line.text for line in found) + "\n" == body
    assert [line.text for line in found if units(line.shown) != units(line.text)] == []


def test_code_has_the_colours_of_its_language() -> None:
    body = '```python\ndef 셈(n):\n    return "가" + 1  # 끝\n```\n'
    assert [(text.strip(), role) for text, role in roles(body)] == [
        ("def", "keyword"),
        ("셈", "function"),
        ("return", "keyword"),
        ('"가"', "string"),
        ("1", "number"),
        ("# 끝", "comment"),
    ]


@pytest.mark.parametrize("body", ["    x = 1\n", "```\nx = 1\n```\n", "```nonsense\nx = 1\n```\n"])
def test_code_of_no_known_language_has_no_colours(body: str) -> None:
    assert roles(body) == []


def test_code_in_a_list_is_coloured_beside_its_indent() -> None:
    assert ("def", "keyword") in roles("1. 하나\n\n   ```python\n   def f():\n       pass\n   ```\n")


def test_long_code_is_cut_where_it_begins_anew_and_one_long_piece_stays_plain() -> None:
    piece = 'def f():\n    """가"""\n    x = 1\n\n    return x\n\n'
    many = roles(f"```python\n{piece * 200}```\n")
    assert [role for text, role in many if text == '"""가"""'] == ["string"] * 200
    assert roles(f"```python\n{'x = 1;' * 1000}\n```\n") == []


@pytest.mark.parametrize(
    ("body", "shapes"),
    [
        ("```\ncode\n```\n{: .y}\n", "fence code fence aside"),
        ("$$\nx^2\n$$\n", "fence code fence"),
        ("$$ x $$\n", "code"),
        ("제목\n---\n", "text folded"),
        ("글\n{: .a}\n", "text aside"),
        ("## 제목\n{: .a}\n", "text aside"),
        ("{: .a}\n## 제목\n", "aside text"),
        ("[a]: https://a.b\n", "aside"),
        ("<!--\n가\n나\n-->\n", "text folded folded folded"),
    ],
)
def test_each_line_has_the_shape_of_what_it_is_in(body: str, shapes: str) -> None:
    assert " ".join(line.form.shape for line in lines(body)) == shapes


def test_a_folded_underline_and_attributes_have_no_heading_of_their_own() -> None:
    assert [line.form.heading for line in lines("제목\n---\n{: .a}\n")] == [2, 0, 0]


def test_a_line_before_attributes_does_not_go_on() -> None:
    assert [line.form.goes_on for line in lines("글\n{: .a}\n")] == [False, False]


def test_tasks_have_boxes_for_bullets() -> None:
    found = lines("- [ ] 할 것\n- [x] 한 것\n- 둘\n")
    assert [(line.form.marker, seen(line)) for line in found] == [
        (TO_DO, "할 것"),
        (DONE, "한 것"),
        (BULLET, "둘"),
    ]


def test_a_task_that_says_nothing_yet_has_its_box_already() -> None:
    found = lines("- [ ] 할 것\n- [ ] \n")
    assert [(line.form.marker, seen(line).strip()) for line in found] == [(TO_DO, "할 것"), (TO_DO, "")]
    assert "<li>[ ]" in to_html("- [ ] \n"), "kramdown makes no box of it"


def test_the_signs_of_a_task_are_hidden_from_the_caret_too() -> None:
    (block,) = read("- [x] 한 것\n").blocks
    assert hidden_runs(block) == (Span(0, 6),)


def test_a_footnote_is_a_raised_name_and_its_words_have_it_in_front() -> None:
    found = lines("글[^1] 끝\n\n[^1]: 각주 **말**\n\n    둘째\n")
    marks = [
        (found[0].text[run.start : run.end], run.look.raised, run.look.role)
        for run in found[0].runs
        if run.shows is None
    ]
    assert marks == [("글", 0, ""), ("1", 1, "note"), (" 끝", 0, "")]
    assert [(line.form.marker, line.form.depth, seen(line)) for line in found[2:]] == [
        ("1", 1, "각주 말"),
        ("", 1, ""),
        ("", 1, "둘째"),
    ]
    assert found[2].runs[1].look.size < 1


def test_what_a_term_means_stands_in() -> None:
    found = lines("용어\n: 뜻\n: 둘\n")
    assert [(line.form.depth, seen(line)) for line in found] == [(0, "용어"), (1, "뜻"), (1, "둘")]


@pytest.mark.parametrize(
    ("body", "chip"),
    [
        ("<!-- 숨은 말 -->\n", Chip("숨은 말", is_comment=True)),
        ("글 <!-- 안 --> 끝\n", Chip("안", is_comment=True)),
        ("<!--\n가\n나\n-->\n", Chip("가 나", is_comment=True)),
        ("{::comment}\n가\n{:/comment}\n", Chip("가", is_comment=True)),
        ("{% include a.html b=1 %}\n", Chip("include a.html b=1")),
        ("글 {{- site.title -}} 끝\n", Chip("site.title")),
        ("{::nomarkdown}<b>x</b>{:/}\n", Chip("<b>x</b>")),
    ],
)
def test_comments_and_commands_are_chips(body: str, chip: Chip) -> None:
    assert things(body) == [chip]
    assert all(units(line.shown) == units(line.text) for line in lines(body))


@pytest.mark.parametrize(
    ("body", "dimmed"),
    [
        ("글\n{: .a #b}\n", "{: .a #b}"),
        ("**강조**{: .a}와\n", "{: .a}"),
        ("[글](/a){: .d}{:#e} 끝\n", "{: .d}{:#e}"),
        ("> 인용\n{: .b}\n", "{: .b}"),
        ("*[NASA]: 우주국\n", "*[NASA]: 우주국"),
        ('[a]: https://a.b "제목"\n', '[a]: https://a.b "제목"'),
    ],
)
def test_attribute_lists_and_definitions_are_dimmed(body: str, dimmed: str) -> None:
    assert [(text.strip(), role) for text, role in roles(body) if role == "attributes"] == [
        (dimmed, "attributes")
    ]


def test_an_abbreviation_says_what_it_stands_for() -> None:
    (line, *_) = lines("약어 NASA 하나\n\n*[NASA]: 우주국\n")
    assert [run.look.hint for run in line.runs] == ["", "우주국", "", ""][: len(line.runs)]


@pytest.mark.parametrize(
    ("body", "broken"),
    [
        ("<b>닫지 않음\n", ["<b>"]),
        ("끝만 있는 </i>꼬리표\n", ["</i>"]),
        ("기사에서 <동행>이라는\n", ["<동행>"]),
        ("기사에서 <동행>가</동행> 끝\n", ["<동행>", "</동행>"]),
        ("없는 각주[^없음].\n", ["[^없음]"]),
        ("[글][none] 끝\n", ["[글][none]"]),
        ("<b>맞는</b> <i>것</i>\n", []),
        ("<my-box>글</my-box>\n", []),
    ],
)
def test_broken_markup_is_shown_and_marked(body: str, broken: list[str]) -> None:
    assert [text for text, role in roles(body) if role == "broken"] == broken


def test_tags_that_are_shown_are_not_hidden_from_the_caret() -> None:
    (block,) = read("기사에서 <동행>가</동행> 끝\n").blocks
    assert hidden_runs(block) == ()


@pytest.mark.parametrize(
    ("address", "name", "medium"),
    [
        ("https://www.youtube.com/embed/x", "YouTube", Medium.VIDEO),
        ("//www.youtube-nocookie.com/embed/x", "YouTube", Medium.VIDEO),
        ("https://youtu.be/x", "YouTube", Medium.VIDEO),
        ("https://player.vimeo.com/video/1", "Vimeo", Medium.VIDEO),
        ("https://tv.naver.com/embed/1", "Naver TV", Medium.VIDEO),
        ("https://play-tv.kakao.com/embed/player/cliplink/1", "Kakao TV", Medium.VIDEO),
        ("https://platform.twitter.com/widgets.js", "X (Twitter)", Medium.POST),
        ("//www.instagram.com/embed.js", "Instagram", Medium.POST),
        ("https://www.facebook.com/plugins/post.php?href=a", "Facebook", Medium.POST),
        ("https://open.spotify.com/embed/track/1", "Spotify", Medium.SOUND),
        ("https://w.soundcloud.com/player/?url=a", "SoundCloud", Medium.SOUND),
        ("https://www.google.com/maps/embed?pb=1", "Google Maps", Medium.MAP),
        ("https://gist.github.com/a/1.js", "GitHub Gist", Medium.CODE),
    ],
)
def test_embeds_are_known_by_their_address(address: str, name: str, medium: Medium) -> None:
    provider = provider_of(address)
    assert provider is not None
    assert (provider.name, provider.medium) == (name, medium)


@pytest.mark.parametrize(
    "address", ["https://www.google.com/search?q=a", "/a.mp4", "", "https://[", "notube.com"]
)
def test_an_address_of_nobody_known_has_no_provider(address: str) -> None:
    assert provider_of(address) is None


def test_a_card_says_what_its_source_says() -> None:
    (frame, script) = things(
        '<iframe src="https://youtu.be/x" title="다리"></iframe>\n\n<script>\nlet a = 1;\n</script>\n'
    )
    assert frame == EmbedCard("iframe", "https://youtu.be/x", "다리")
    assert script == EmbedCard("script", "", "let a = 1;")
    assert host_of("https://www.example.com/a") == "example.com"


def test_a_card_is_one_line_and_its_others_are_folded() -> None:
    found = lines("<script>\nlet a = 1;\n</script>\n")
    assert [line.form.shape for line in found] == [Shape.CARD, Shape.FOLDED, Shape.FOLDED]


@pytest.mark.corpus
def test_posts_of_the_corpus_are_painted_unit_for_unit(corpus) -> None:  # noqa: ANN001 - a fixture
    for path in corpus[3::40]:
        body = article.read(path.read_text("utf-8", "replace").replace("\r", "")).body
        for line in lines(body):
            assert units(line.shown) == units(line.text), path.name


def test_cells_that_cover_others_move_those_that_follow() -> None:
    (card,) = things(
        '<table>\n<tr><td rowspan="2">가</td><td style="background-color: #21538527">나</td></tr>\n'
        '<tr><td>다</td></tr>\n<tr><td colspan="2">라</td></tr>\n</table>\n'
    )
    assert isinstance(card, TableCard)
    places = [(one.cell.text, one.row, one.column) for one in card.placed()]
    assert places == [("가", 0, 0), ("나", 0, 1), ("다", 1, 1), ("라", 2, 0)]
    assert [(one.cell.rows, one.cell.columns) for one in card.placed()] == [(2, 1), (1, 1), (1, 1), (1, 2)]
    assert card.placed()[1].cell.ground == (33, 83, 133, 39)


@pytest.mark.parametrize("said", ["0", "-1", "x", "", "²", "99999"])
def test_a_cell_covers_what_is_sensible(said: str) -> None:
    (card,) = things(f'<table>\n<tr><td colspan="{said}">가</td></tr>\n</table>\n')
    assert isinstance(card, TableCard)
    assert 1 <= card.placed()[0].cell.columns <= 100


@pytest.mark.parametrize(
    ("body", "width"),
    [
        ('<img src="/a.png" width="300">\n', 300),
        ('![a](/a.png){: width="120"}\n', 120),
        ('<img src="/a.png" width="50%">\n', None),
        ("![a](/a.png)\n", None),
    ],
)
def test_a_picture_is_as_wide_as_its_source_says(body: str, width: int | None) -> None:
    (picture,) = things(body)
    assert isinstance(picture, Picture)
    assert picture.width == width


def test_sound_words_are_not_looked_through_for_what_is_broken_at_every_key() -> None:
    (block,) = read('글 **굵게** <b><span style="color: #ee2323;">빨강</span></b> <br> &lt; ![](/a)\n').blocks
    assert not may_be_broken(pieces(block.node, block.text), block.text)
    (block,) = read("글 <b>굵게\n").blocks
    assert may_be_broken(pieces(block.node, block.text), block.text)
