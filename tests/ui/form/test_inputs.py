"""Inputs of the form: what they offer, what they say of a value, and how they are used by keys and clicks."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QLocale, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTimeEdit,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.core import frontmatter
from editor.core.fields import Pairs
from editor.core.message import Message, msg
from editor.core.usual import Customs, Usual
from editor.store.locale import translator
from editor.ui.form.chips import Chips
from editor.ui.form.choice import Choice
from editor.ui.form.counted import CountedLines
from editor.ui.form.day import Day
from editor.ui.form.line import Line
from editor.ui.form.pairs import PairLines
from editor.ui.form.picture import Picture, PictureTools
from editor.ui.form.row import Row, breakable
from tests.ui.form.conftest import Desk, plain, type_text

Make = Callable[[str], Desk]
NOW = datetime(2024, 2, 27, 9, 5, 7, tzinfo=ZoneInfo("Asia/Seoul"))


def row_of(desk: Desk, key: str) -> Row:
    (row,) = [row for row in desk.form.findChildren(Row) if row.spec.key == key]
    return row


def count_of(desk: Desk, key: str) -> QLabel:
    found = row_of(desk, key).findChildren(QLabel, "count")
    return next((label for label in found if label.text()), found[0])


def test_lengths_are_counted_where_they_matter(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: 제목 하나\ncategories: [a]\nexcerpt: 요약\n---\n")
    assert count_of(desk, "title").text() == "5/60"
    assert count_of(desk, "excerpt").text() == "2/61"
    assert not count_of(desk, "categories").text()
    type_text(desk.find(CountedLines, "titleField"), "x" * 56)
    assert count_of(desk, "title").text() == "61/60"
    assert count_of(desk, "title").property("over")


def test_a_category_that_the_site_writes_otherwise_is_mended_with_a_click(desk_of: Make) -> None:
    desk = desk_of("---\ncategories: ['경제 ', News]\n---\n")
    aid = row_of(desk, "categories").aid
    assert aid.remedy.isVisible()
    assert aid.remedy.text() == "Use “경제”"
    QTest.mouseClick(aid.remedy, Qt.MouseButton.LeftButton)
    assert desk.session.text == "---\ncategories: ['경제', News]\n---\n"
    assert not aid.isVisible()
    desk.session.undo()
    assert aid.remedy.isVisible()


def test_a_category_that_would_stop_jekyll_is_told_and_mended(desk_of: Make) -> None:
    desk = desk_of("---\ncategories:\n  - '새: 분류'\n---\n")
    aid = row_of(desk, "categories").aid
    assert "would stop Jekyll" in " ".join(label.text() for label in aid.findChildren(QLabel))
    QTest.mouseClick(aid.remedy, Qt.MouseButton.LeftButton)
    assert desk.session.text == "---\ncategories:\n  - '새 분류'\n---\n"


def said_beside(desk: Desk, key: str) -> str:
    row = row_of(desk, key)
    return " ".join(label.text() for label in row.aid.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("date", ["어제", "2024-13-45", "soon", ""])
def test_a_date_that_jekyll_cannot_read_is_told_beside_its_field_and_mended(desk_of: Make, date: str) -> None:
    text = f"---\ntitle: a\ndate: {date}\n---\n".replace("date: \n", "date:\n")
    desk = desk_of(text)
    desk.form.show_hints({"date": "2024-02-26"})
    assert "date" in said_beside(desk, "date")
    aid = row_of(desk, "date").aid
    assert aid.remedy.text() == "Use “2024-02-26”"
    QTest.mouseClick(aid.remedy, Qt.MouseButton.LeftButton)
    assert desk.session.text == "---\ntitle: a\ndate: 2024-02-26\n---\n"
    assert not aid.isVisible()
    desk.session.undo()
    assert desk.session.text == text
    assert aid.remedy.isVisible()


def test_a_date_of_a_post_without_a_day_in_its_name_is_mended_with_this_moment(desk_of: Make) -> None:
    desk = desk_of("---\ndate: 어제\n---\n")
    aid = row_of(desk, "date").aid
    assert aid.remedy.text() == "Now"
    QTest.mouseClick(aid.remedy, Qt.MouseButton.LeftButton)
    assert str(frontmatter.values(desk.session.text)["date"])[:4] == str(datetime.now(UTC).year)
    assert not aid.isVisible()


def test_what_is_said_in_a_narrow_field_has_its_whole_width(desk_of: Make) -> None:
    desk = desk_of("---\ndate: 어제\n---\n")
    desk.form.resize(640, 600)
    aid = row_of(desk, "date").aid
    (note,) = [label for label in aid.findChildren(QLabel) if label.isVisible()]
    assert aid.width() < 320
    assert note.width() == aid.width()
    assert aid.remedy.y() > note.geometry().bottom()
    desk = desk_of("---\ntags: ['경제 ']\n---\n")
    desk.known["tags"] = ("경제",)
    desk.form.review()
    aid = row_of(desk, "tags").aid
    (note,) = [label for label in aid.findChildren(QLabel) if label.isVisible()]
    assert aid.remedy.x() > note.geometry().right()


def test_half_a_date_is_not_told_to_stop_jekyll_while_the_text_has_a_whole_one(desk_of: Make) -> None:
    desk = desk_of("---\ndate: 2024-02-27\n---\n")
    line = desk.find(QLineEdit, "dateField")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert not said_beside(desk, "date")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert "date:\n" in desk.session.text
    assert "There is no date here" in said_beside(desk, "date")


def test_a_date_that_is_no_text_at_all_is_told_without_a_remedy(desk_of: Make) -> None:
    desk = desk_of("---\ndate: true\n---\n")
    assert "no date that Jekyll can read" in said_beside(desk, "date")
    assert not row_of(desk, "date").aid.remedy.isVisible()


def test_what_is_learned_of_the_site_is_said_of_the_post_that_is_open(desk_of: Make) -> None:
    desk = desk_of("---\ntags: [버스, '속보 ']\n---\n")
    aid = row_of(desk, "tags").aid
    assert not aid.isVisible()
    desk.known["tags"] = ("버스", "속보")
    desk.form.review()
    assert aid.remedy.isVisible()


def test_a_choice_shows_everything_on_down_and_takes_other_words_too(qtbot: QtBot) -> None:
    choice = Choice(lambda: ["김기자", "이기자"], plain)
    qtbot.addWidget(choice)
    with qtbot.waitExposed(choice):
        choice.show()
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    choice.setText("이")
    QTest.keyClick(choice, Qt.Key.Key_Down)
    popup = choice.completer().popup()
    assert isinstance(popup, QListView)
    assert popup.isVisible()
    assert popup.model().rowCount() == 2
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert choice.text() == "김기자"
    popup.hide()
    type_text(choice, "!")
    assert choice.text() == "김기자!"


def test_a_choice_without_words_has_no_arrow_until_there_are_some(desk_of: Make) -> None:
    desk = desk_of("---\nauthor: 김기자\n---\n")
    line = desk.find(Choice, "field-author")
    (arrow,) = line.findChildren(QToolButton)
    assert not arrow.isVisible()
    assert line.textMargins().right() == 0
    desk.known["author"] = ("김기자", "이기자")
    desk.form.review()
    assert arrow.isVisible()
    assert line.textMargins().right() > 0
    arrow.click()
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    popup.hide()


def test_a_choice_that_is_a_list_in_this_post_is_shown_and_edited_as_one(desk_of: Make) -> None:
    desk = desk_of("---\nauthor: [김기자, 이기자]\n---\n")
    desk.form.take_customs(Customs((Usual("author", type="choice"),)))
    chips = row_of(desk, "author").findChild(Chips)
    assert chips is not None
    assert chips.items() == ("김기자", "이기자")
    line = desk.find(QLineEdit, "field-author")
    type_text(line, "박기자\n")
    assert desk.session.text == "---\nauthor: [김기자, 이기자, 박기자]\n---\n"
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert desk.session.text == "---\nauthor:\n---\n"


def test_pairs_are_added_changed_and_taken_away_by_keys_and_clicks(qtbot: QtBot) -> None:
    lines = PairLines(plain)
    qtbot.addWidget(lines)
    lines.show()
    lines.follow(Pairs((("이름", "김"), ("역", "2"))))
    names = lines.lines()[::2]
    assert [line.text() for line in names] == ["이름", "역", ""]
    heard = [line.accessibleName() for line in lines.lines()[1::2]]
    assert heard == ["이름", "역", "What it says"]
    type_text(names[2], "새")
    assert lines.pairs().rows[2] == ("새", "")
    assert len(lines.lines()) == 8
    cross = next(button for button in lines.findChildren(QToolButton) if button.isVisible())
    with qtbot.waitSignal(lines.edited):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert lines.pairs() == Pairs((("역", "2"), ("새", "")))
    with qtbot.assertNotEmitted(lines.finished):
        lines.follow(Pairs((("역", "3"),)))
    assert lines.pairs() == Pairs((("역", "3"),))


def popup_of(day: Day) -> QFrame:
    QTest.keyClick(day.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QFrame)
    return popup


def test_a_time_and_this_moment_are_chosen_with_the_site_s_zone(qtbot: QtBot) -> None:
    day = Day(plain, lambda: NOW)
    qtbot.addWidget(day)
    day.show()
    day.line.setText("2024-03-01")
    popup = popup_of(day)
    clock = popup.findChild(QTimeEdit, "clock")
    assert clock is not None
    clock.setFocus()
    QTest.keyClicks(clock, "1830")
    QTest.keyClick(clock, Qt.Key.Key_Return)
    assert day.line.text() == "2024-03-01 18:30:00 +0900"
    now = popup.findChild(QPushButton, "now")
    assert now is not None
    now.click()
    assert day.line.text() == "2024-02-27 09:05:07 +0900"


@pytest.mark.usefixtures("dressed")
def test_the_clock_shows_its_time(qtbot: QtBot) -> None:
    day = Day(plain, lambda: NOW)
    qtbot.addWidget(day)
    day.show()
    day.line.setText("2024-03-01 18:30:00 +0900")
    popup = popup_of(day)
    (clock,) = popup.findChildren(QTimeEdit)
    (line,) = clock.findChildren(QLineEdit)
    assert line.width() > line.fontMetrics().horizontalAdvance("18:30")
    assert clock.rect().contains(line.geometry())
    popup.close()


def test_a_time_with_its_zone_is_seen_whole(qtbot: QtBot) -> None:
    day = Day(plain, lambda: NOW)
    qtbot.addWidget(day)
    day.show()
    day.line.setText("2024-03-01")
    day.resize(60, 30)
    text = "2024-03-01 18:30:00 +0900"
    day.line.setText(text)
    room = day.line.width() - day.line.textMargins().right()
    assert room > day.line.fontMetrics().horizontalAdvance(text)


def test_the_calendar_opens_above_its_line_at_the_lower_end_of_the_screen(qtbot: QtBot) -> None:
    day = Day(plain, lambda: NOW)
    qtbot.addWidget(day)
    day.show()
    screen = day.screen().availableGeometry()
    day.move(screen.left(), screen.bottom() - 60)
    qtbot.waitUntil(lambda: day.mapToGlobal(day.rect().topLeft()).y() > screen.bottom() - 100)
    popup = popup_of(day)
    assert screen.contains(popup.geometry())
    assert popup.geometry().bottom() <= day.mapToGlobal(day.rect().topLeft()).y()
    popup.close()


def test_a_picture_s_path_has_the_whole_width_beside_the_picture(qtbot: QtBot) -> None:
    picture = picture_of(qtbot, None)
    picture.resize(300, 100)
    assert picture.line.geometry().right() == picture.rect().right()


def test_a_line_that_is_too_narrow_shows_its_text_whole_under_the_pointer(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.resize(200, 30)
    line.show()
    for text, shown in (("짧다", ""), ("<b>아주</b> 긴 제목 " * 9, "&lt;b&gt;아주&lt;/b&gt; 긴 제목")):
        line.setText(text)
        place = QPoint(5, 5)
        QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place)))
        assert shown in QToolTip.text()
        assert bool(shown) == bool(QToolTip.text())
    QToolTip.hideText()


def test_a_long_name_of_a_key_breaks_in_its_caption() -> None:
    parts = breakable("og_image_alt someVeryLongname abcdefghijklmnopqrst").split("\u200b")
    assert parts == ["og_", "image_", "alt some", "Very", "Longname abcdefghijkl", "mnopqrst"]
    assert breakable("머리 문구") == "머리 문구"


def test_the_calendar_of_an_empty_line_opens_at_the_day_that_holds_without_it(qtbot: QtBot) -> None:
    day = Day(plain)
    qtbot.addWidget(day)
    day.show()
    day.line.setPlaceholderText("2024-02-26")
    popup = popup_of(day)
    (calendar,) = popup.findChildren(QCalendarWidget)
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2024-02-26"
    popup.close()


def test_where_only_a_day_is_asked_for_there_is_no_clock(qtbot: QtBot) -> None:
    day = Day(plain)
    qtbot.addWidget(day)
    day.show()
    popup = popup_of(day)
    assert popup.findChild(QPushButton, "now") is None
    popup.close()


def picture_of(qtbot: QtBot, keep: Callable[[bytes], str | Message] | None) -> Picture:
    picture = Picture(PictureTools(lambda _: None, lambda: None, keep), plain)
    qtbot.addWidget(picture)
    picture.show()
    picture.line.setFocus()
    return picture


def paste_image(picture: Picture) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keySequence(picture.line, QKeySequence(QKeySequence.StandardKey.Paste))
    QGuiApplication.clipboard().clear()


def test_a_pasted_picture_is_kept_and_its_path_written(qtbot: QtBot) -> None:
    kept: list[bytes] = []

    def keep(data: bytes) -> str:
        kept.append(data)
        return "/assets/img/a.png"

    picture = picture_of(qtbot, keep)
    with qtbot.waitSignal(picture.chosen):
        paste_image(picture)
    assert picture.line.text() == "/assets/img/a.png"
    assert QImage.fromData(kept[0]).width() == 4


def test_a_picture_that_cannot_be_kept_is_told_of(qtbot: QtBot) -> None:
    picture = picture_of(qtbot, lambda _data: msg("There is no site."))
    paste_image(picture)
    assert picture.line.text() == ""
    assert "There is no site." in [label.text() for label in picture.findChildren(QLabel)]


def test_pasted_text_is_text(qtbot: QtBot) -> None:
    picture = picture_of(qtbot, None)
    clip = QMimeData()
    clip.setText("/a.jpg")
    QGuiApplication.clipboard().setMimeData(clip)
    QTest.keySequence(picture.line, QKeySequence(QKeySequence.StandardKey.Paste))
    assert picture.line.text() == "/a.jpg"
    QGuiApplication.clipboard().clear()


def test_broken_front_matter_is_repaired_from_the_form_with_one_click(desk_of: Make) -> None:
    for line in ("title: '임영웅' 신곡, 600만뷰 돌파!", "title: 속보: 신곡: 돌파", "title: a\nmood:\n\t- b"):
        text = f"---\n{line}\n---\n본문\n"
        desk = desk_of(text)
        button = desk.find(QPushButton, "formRepair")
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not button.isVisible()
        assert desk.find(CountedLines, "titleField").isEnabled()
        assert desk.find(CountedLines, "titleField").text()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == ("field-mood" if "mood" in line else "titleField")
        desk.session.undo()
        assert desk.session.text == text


def test_a_toml_header_is_shown_and_cannot_be_edited(desk_of: Make) -> None:
    desk = desk_of('+++\ntitle = "글 하나"\nweight = 3\n+++\n본문\n')
    title = desk.find(CountedLines, "titleField")
    assert (title.text(), title.isEnabled()) == ("글 하나", False)
    assert desk.find(QLineEdit, "field-weight").text() == "3"
    assert "TOML" in desk.find(QLabel, "formNoticeText").text()
    assert not desk.find(QPushButton, "formRepair").isVisible()


def test_the_form_offers_to_visit_an_address_of_the_web_only(desk_of: Make) -> None:
    desk = desk_of("---\nhome: https://newsdao.kr\n---\n")
    line = desk.find(QLineEdit, "field-home")
    (button,) = [one for one in line.findChildren(QToolButton) if one.text() == "Visit"]
    assert button.isVisible()
    line.setText("javascript:alert(1)")
    assert not button.isVisible()
    assert isinstance(line, QWidget)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x0b", "\r", "\ufdd0"])
@pytest.mark.parametrize("key", ["title", "excerpt", "slug"])
def test_an_odd_sign_in_a_value_is_no_business_of_whoever_types_beside_it(
    desk_of: Callable[[str], Desk], key: str, sign: str
) -> None:
    desk = desk_of(f'---\n{key}: "가\\u{ord(sign):04x}나"\n---\n\n본문\n')
    field = desk.find(QWidget, f"{key}Field")
    QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Right)
    QTest.keyClick(field, "x")
    is_source = field.property("part") == "code"
    assert frontmatter.values(desk.session.text)[key] == f"{'x가' if is_source else '가x'}{sign}나"


@pytest.mark.parametrize(("language", "is_first"), [("ko", True), ("en", False)])
def test_the_calendar_has_the_year_where_the_language_has_it(
    qtbot: QtBot, language: str, is_first: bool
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    day = Day(translator(language))
    qtbot.addWidget(day)
    day.show()
    day.line.setText("2024-02-26")
    popup = popup_of(day)
    month, year = (popup.findChild(QToolButton, f"qt_calendar_{name}button") for name in ("month", "year"))
    qtbot.waitUntil(lambda: month.x() != year.x())
    assert (year.x() < month.x()) == is_first
    assert year.text() == ("2024년" if is_first else "2024")
    popup.close()
    QLocale.setDefault(before)
