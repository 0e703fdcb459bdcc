"""Marks are known in all the forms that posts have them."""

import pytest

from editor.core import marks
from editor.core.palette import house
from editor.core.state import Selection, State

PALETTE = house()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**가**", {"bold"}),
        ("__가__", {"bold"}),
        ("<b>가</b>", {"bold"}),
        ("<strong>가</strong>", {"bold"}),
        ('<span style="font-weight: bold;">가</span>', {"bold"}),
        ('<span style="font-weight:700">가</span>', {"bold"}),
        ("*가*", {"italic"}),
        ("_가_", {"italic"}),
        ("<em>가</em>", {"italic"}),
        ("<i>가</i>", {"italic"}),
        ('<span style="font-style: italic">가</span>', {"italic"}),
        ("***가***", {"bold", "italic"}),
        ('<b><span style="color: #ee2323;">가</span></b>', {"bold", "highlight-red"}),
        ('<span style="color: rgb(238, 35, 35)"><b>가</b></span>', {"bold", "highlight-red"}),
        ('<b style="color: #ee2323">가</b>', {"bold", "highlight-red"}),
        ('<span style="color: #EE2323">가</span>', {"highlight-red"}),
        ('<span style="color: hsl(0 85.7% 53.5%) !important">가</span>', {"highlight-red"}),
        ('<b><span style="background-color: #21538527;">가</span></b>', {"bold", "highlight-tint"}),
        ('<span style="background: #21538527">가</span>', {"highlight-tint"}),
        ('**<b><span style="color: #1a5490;">가</span></b>**', {"bold", "highlight-blue"}),
        ('a <font color="green">가</font>', {"colour:text:#008000"}),
        ('a <font color="#080" style="font-weight: bold">가</font>', {"bold", "colour:text:#008800"}),
        ('<span style="color: green"><span style="color: #00f">가</span></span>', {"colour:text:#0000ff"}),
        (
            '<span style="color: white; background: #000; font-size: 20px">가</span>',
            {"colour:text:#ffffff", "colour:background:#000000"},
        ),
        ('a <mark style="background-color: yellow">가</mark>', {"marked", "colour:background:#ffff00"}),
        ('<span style="font-size: 20px">가</span>', set()),
        ('<span style="text-decoration: line-through underline">가</span>', {"strike", "underline"}),
        ('<a href="b" style="color: #1a5490;">가</a>', set()),
        ("<u>가</u>", {"underline"}),
        ("<ins>가</ins>", {"underline"}),
        ("~~가~~", {"strike"}),
        ("<del>가</del>", {"strike"}),
        ("<sup>가</sup>", {"superscript"}),
        ("<sub>가</sub>", {"subscript"}),
        ("<small>가</small>", {"small"}),
        ("`가`", {"code"}),
        ("<code>가</code>", {"code"}),
        ("[가](b)", set()),
    ],
)
def test_a_form_is_known_as_its_mark(text: str, expected: set[str]) -> None:
    at = text.index("가")
    assert marks.active(State(text, Selection(at, at + 1)), PALETTE) == expected
