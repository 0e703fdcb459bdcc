"""Values that follow others say so; their links are cut and tied, and hold across posts and undo."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QToolButton

from editor.core import frontmatter
from editor.core.derived import excerpt_of
from editor.core.frontmatter import reading
from editor.core.state import Event, Transaction
from editor.core.text import difference, replace
from editor.core.usual import Customs
from editor.ui.form.aid import Aid, LinkSight
from editor.ui.form.counted import CountedLines
from editor.ui.form.row import Row
from editor.ui.form.sources import Sources
from tests.ui.form.conftest import Desk, type_text

Make = Callable[[str], Desk]
BANNER = "## 원고마을 실시간 속보입니다."
LONG = (
    "원고마을이 3월 둘째 주부터 심야버스 두 노선을 운행한다. "
    "자정부터 새벽 3시까지 40분 간격으로 다닌다. 요금은 낮과 같다."
)
POST = (
    f"---\ntitle: a\nexcerpt: >\n  요약\nfeature_text: >\n  {BANNER}\n\n  요약\n---\n\n{LONG}\n\n둘째 문단\n"
)


def aid_of(desk: Desk, name: str) -> Aid:
    rows = [row for row in desk.form.findChildren(Row) if row.input.editor.objectName() == name]
    (row,) = rows
    return row.aid


def value(desk: Desk, key: str) -> str:
    return str(frontmatter.values(desk.session.text).get(key, ""))


def change(desk: Desk, text: str) -> None:
    changes = difference(desk.session.text, text)
    desk.session.dispatch(Transaction(changes, event=Event.TYPE, name="Typing", source="body"))


def choose(desk: Desk, number: int) -> None:
    """Choose from what an excerpt can be made of; 0 is the clipboard."""
    aid_of(desk, "excerptField").source.click()
    menu = desk.form.findChild(QMenu, "sourcesMenu")
    assert menu is not None
    offered = [one for one in menu.actions() if not one.isSeparator() and one.objectName() != "heading"]
    offered[number].trigger()
    menu.close()


def rest(desk: Desk) -> None:
    """Let the article rest."""
    sources = desk.form.findChild(Sources)
    assert sources is not None
    sources.look()


def test_what_an_excerpt_can_be_made_of_has_its_heading_in_sight(desk_of: Make) -> None:
    desk = desk_of(POST)
    aid_of(desk, "excerptField").source.click()
    menu = desk.form.findChild(QMenu, "sourcesMenu")
    assert menu is not None
    (heading,) = [one for one in menu.actions() if one.objectName() == "heading"]
    assert (heading.text(), heading.isSeparator()) == ("A paragraph, which it then follows", False)
    assert not heading.isEnabled()
    menu.close()


def test_a_linked_feature_text_follows_the_excerpt_in_the_same_step(desk_of: Make) -> None:
    desk = desk_of(POST)
    link = aid_of(desk, "featureTextField").link
    assert (link.isChecked(), link.text()) == (True, "Follows the excerpt")
    excerpt = desk.find(QPlainTextEdit, "excerptField")
    excerpt.setFocus()
    QTest.keyClick(excerpt, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(excerpt, " 하나")
    assert f"feature_text: >\n  {BANNER}\n\n  요약 하나\n" in desk.session.text
    assert desk.find(QPlainTextEdit, "featureTextField").toPlainText() == f"{BANNER}\n\n요약 하나"
    while desk.session.undo():
        pass
    assert desk.session.text == POST


def test_typing_in_it_cuts_the_link_and_the_button_ties_it_again(desk_of: Make) -> None:
    desk = desk_of(POST)
    feature, excerpt = (
        desk.find(QPlainTextEdit, "featureTextField"),
        desk.find(QPlainTextEdit, "excerptField"),
    )
    feature.setFocus()
    QTest.keyClick(feature, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(feature, "!")
    link = aid_of(desk, "featureTextField").link
    assert (link.isChecked(), link.text()) == (False, "Follow the excerpt")
    type_text(excerpt, "새 ")
    assert value(desk, "feature_text").endswith("요약!\n")
    link.click()
    assert value(desk, "feature_text") == f"{BANNER}\n{value(desk, 'excerpt')}"
    assert link.isChecked()


def test_a_link_that_was_cut_by_its_button_stays_cut_until_it_is_tied(desk_of: Make) -> None:
    desk = desk_of(POST)
    link = aid_of(desk, "featureTextField").link
    link.click()
    assert not link.isChecked()
    type_text(desk.find(QPlainTextEdit, "excerptField"), "새 ")
    assert value(desk, "feature_text").endswith("\n요약\n")
    link.click()
    assert value(desk, "feature_text").endswith(value(desk, "excerpt"))


def test_in_a_newsroom_with_such_a_line_a_new_post_has_it_with_its_first_excerpt(desk_of: Make) -> None:
    desk = desk_of("---\n---\n\n")
    desk.form.take_customs(Customs(banner=BANNER))
    excerpt = desk.find(QPlainTextEdit, "excerptField")
    excerpt.setFocus()
    type_text(excerpt, "첫 요약 ")
    type_text(excerpt, "둘")
    assert desk.session.text == (
        f"---\nexcerpt: >\n  첫 요약 둘\nfeature_text: >\n  {BANNER}\n\n  첫 요약 둘\n---\n\n"
    )


def test_the_excerpt_is_made_of_a_paragraph_and_follows_it(desk_of: Make) -> None:
    desk = desk_of(POST)
    choose(desk, 1)
    assert value(desk, "excerpt") == excerpt_of(LONG) + "\n"
    link = aid_of(desk, "excerptField").link
    assert link.isVisible()
    change(desk, desk.session.text.replace("\n원고마을이 3월", "\n앞말. 원고마을이 4월"))
    rest(desk)
    assert value(desk, "excerpt") == excerpt_of("앞말. " + LONG.replace("3월", "4월")) + "\n"
    assert value(desk, "feature_text").endswith(value(desk, "excerpt"))
    assert link.isVisible()


def test_undo_of_what_followed_makes_nothing_follow_again(desk_of: Make) -> None:
    desk = desk_of(POST)
    choose(desk, 1)
    before = desk.session.text
    change(desk, before.replace("\n원고마을이 3월", "\n원고마을이 4월"))
    typed = desk.session.text
    rest(desk)
    for expected in (typed, before, POST):
        assert desk.session.undo()
        rest(desk)
        assert desk.session.text == expected
    assert desk.session.redo_name is not None


def test_the_link_to_a_paragraph_is_cut_by_its_button_and_by_typing(desk_of: Make) -> None:
    for cut in (
        lambda desk: aid_of(desk, "excerptField").link.click(),
        lambda desk: type_text(desk.find(QPlainTextEdit, "excerptField"), "새 "),
    ):
        desk = desk_of(POST)
        choose(desk, 2)
        cut(desk)
        rest(desk)
        excerpt = value(desk, "excerpt")
        change(desk, desk.session.text.replace("\n둘째 문단", "\n셋째 문단"))
        rest(desk)
        assert value(desk, "excerpt") == excerpt
        assert not aid_of(desk, "excerptField").link.isVisible()


def test_a_post_whose_excerpt_comes_from_a_paragraph_opens_linked(desk_of: Make) -> None:
    desk = desk_of(POST.replace("  요약\n", f"  {excerpt_of(LONG)}\n"))
    change(desk, desk.session.text + "\n")
    rest(desk)
    assert aid_of(desk, "excerptField").link.isVisible()


@pytest.fixture
def copied() -> Iterator[str]:
    release = f"보도자료 제목\n\n{LONG}"
    QGuiApplication.clipboard().setText(release)
    yield release
    QGuiApplication.clipboard().clear()


def test_the_excerpt_is_made_of_a_copied_release(desk_of: Make, copied: str) -> None:
    desk = desk_of(POST)
    choose(desk, 0)
    entry = frontmatter.read(desk.session.text).get("excerpt")
    assert entry is not None
    assert entry.text.rstrip("\n") == excerpt_of(copied)
    assert entry.text.startswith("보도자료 제목  원고마을이")


def test_a_slug_follows_the_title_until_its_link_is_cut(desk_of: Make) -> None:
    desk = desk_of("---\n---\n\n")
    slug, link = desk.find(QLineEdit, "slugField"), desk.find(QToolButton, "slugLink")
    type_text(desk.find(CountedLines, "titleField"), "심야 버스")
    assert (slug.text(), slug.placeholderText(), link.isChecked()) == ("", "심야-버스", True)
    assert link.text() == "Linked"
    link.click()
    assert (slug.cursorPosition(), link.text()) == (0, "Link again")
    type_text(desk.find(CountedLines, "titleField"), " 신설")
    assert value(desk, "slug") == "심야-버스"
    assert not link.isChecked()
    link.click()
    assert "slug" not in frontmatter.values(desk.session.text)
    assert slug.placeholderText() == "심야-버스-신설"


def test_another_post_forgets_what_was_cut(desk_of: Make) -> None:
    desk = desk_of(POST)
    aid_of(desk, "featureTextField").link.click()
    whole = replace(0, len(desk.session.text), POST)
    desk.session.dispatch(Transaction(whole, event=Event.RELOAD))
    assert aid_of(desk, "featureTextField").link.isChecked()
    assert QApplication.activePopupWidget() is None


MANY = "".join(f"key{number}: {number}\n" for number in range(20))


def test_a_key_in_a_linked_excerpt_reads_the_front_matter_twice(desk_of: Make) -> None:
    """Once with the new excerpt, once with the new feature text as well: what they were before is known."""
    desk = desk_of(POST.replace("title: a\n", f"title: a\n{MANY}"))
    excerpt = desk.find(QPlainTextEdit, "excerptField")
    QTest.keyClick(excerpt, Qt.Key.Key_End)
    type_text(excerpt, "a")
    reads = reading._read_header.cache_info
    for sign in "bcd":
        before = reads().misses
        type_text(excerpt, sign)
        assert reads().misses - before == 2
    assert desk.session.text.count("요약abcd\n") == 2


def test_the_feature_text_keeps_the_line_that_was_put_above_it_in_the_form(desk_of: Make) -> None:
    desk = desk_of(POST)
    feature = desk.find(QPlainTextEdit, "featureTextField")
    QTest.keyClick(feature, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(feature, Qt.Key.Key_End)
    type_text(feature, "!")
    excerpt = desk.find(QPlainTextEdit, "excerptField")
    QTest.keyClick(excerpt, Qt.Key.Key_End)
    type_text(excerpt, "a")
    assert desk.session.text == POST.replace("요약", "요약a").replace(BANNER, f"{BANNER}!")


def test_the_button_of_a_link_shows_what_holds_and_not_that_it_was_clicked(desk_of: Make) -> None:
    aid = aid_of(desk_of(POST.replace(f"{BANNER}\n", "다른 글\n")), "featureTextField")
    clicks: list[object] = []
    aid.link_toggled.disconnect()
    aid.link_toggled.connect(partial(clicks.append, None))
    for is_shown in (True, False, True):
        sight = LinkSight(is_shown, "", "")
        aid.show_link(sight)
        aid.link.click()
        aid.show_link(sight)
        assert aid.link.isChecked() is is_shown
    assert len(clicks) == 3
