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
        ('<b><span style="color: #ee2323;">가</span></b>', {"highlight-red"}),
        ('<span style="color: rgb(238, 35, 35)"><b>가</b></span>', {"highlight-red"}),
        ('<span style="color: #EE2323">가</span>', {"highlight-red"}),
        ('<b><span style="background-color: #21538527;">가</span></b>', {"highlight-tint"}),
        ('<span style="background: #21538527">가</span>', {"highlight-tint"}),
        ('**<b><span style="color: #1a5490;">가</span></b>**', {"bold", "highlight-blue"}),
        ('a <font color="green">가</font>', {"colour:text:green"}),
        ('<mark style="background-color: yellow">가</mark>', {"colour:background:yellow"}),
        ('<span style="font-size: 20px">가</span>', set()),
        ("<u>가</u>", {"underline"}),
        ("<ins>가</ins>", {"underline"}),
        ("~~가~~", {"strike"}),
        ("<del>가</del>", {"strike"}),
        ("<sup>가</sup>", set()),
        ("[가](b)", set()),
    ],
)
def test_a_form_is_known_as_its_mark(text: str, expected: set[str]) -> None:
    at = text.index("가")
    assert marks.active(State(text, Selection(at, at + 1)), PALETTE) == expected
