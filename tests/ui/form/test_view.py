from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.core import frontmatter
from editor.core.state import Event, Transaction
from editor.core.text import difference
from editor.ui.form.counted import CountedLines
from editor.ui.form.pairs import PairLines
from editor.ui.form.picture import Picture
from editor.ui.form.thumbnail import Sight, Thumbnail
from tests.ui.form.conftest import Desk, commit, compose, type_text

Make = Callable[[str], Desk]
POST = "---\ntitle: 제목 하나\ncategories:\n  - News\nexcerpt: >\n  요약\nimage: '/a.jpg'\n---\n\n본문\n"
NEW = "---\n---\n\n"
NAMES = (
    "titleField",
    "categoriesField",
    "dateField",
    "slugField",
    "excerptField",
    "featureTextField",
    "imageField",
)


def replace_all(desk: Desk, text: str) -> None:
    """Change the text as another view would."""
    changes = difference(desk.session.text, text)
    desk.session.dispatch(Transaction(changes, event=Event.TYPE, name="Typing", source="body"))


def type_into(desk: Desk, name: str, text: str) -> None:
    """Give a field the focus, go to its end and type."""
    field = desk.find(QWidget, name)
    field.setFocus()
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(field, text)
    if name == "categoriesField":
        QTest.keyClick(field, Qt.Key.Key_Return)


def undo_all(desk: Desk) -> None:
    while desk.session.undo():
        pass


@pytest.mark.parametrize("name", NAMES)
def test_every_field_edited_and_undone_gives_the_same_text(
    desk_of: Make, seeds: tuple[Path, ...], name: str
) -> None:
    for seed in seeds:
        text = seed.read_bytes().decode()
        desk = desk_of(text)
        type_into(desk, name, "2024-02-27")
        assert desk.session.text != text
        undo_all(desk)
        assert desk.session.text == text
        assert not desk.session.is_dirty


@pytest.mark.parametrize(
    ("name", "key"), [("titleField", "title"), ("excerptField", "excerpt"), ("imageField", "image")]
)
def test_an_edit_of_one_field_changes_that_value_alone(desk_of: Make, name: str, key: str) -> None:
    desk = desk_of(POST)
    before = frontmatter.values(POST)
    type_into(desk, name, "!")
    after = frontmatter.values(desk.session.text)
    assert [other for other in before if before[other] != after[other]] == [key]
    assert desk.session.text.endswith("---\n\n본문\n")


def test_each_keystroke_is_in_the_text_at_once_and_says_who_made_it(desk_of: Make) -> None:
    desk = desk_of(POST)
    steps: list[Transaction] = []
    desk.session.subscribe(lambda update: steps.append(update.transaction))
    type_into(desk, "titleField", " X")
    assert "title: 제목 하나 X\n" in desk.session.text
    assert [(step.event, step.source, step.field, step.name) for step in steps] == [
        (Event.FORM, "form", "title", "Edit title")
    ] * 2


def test_the_front_matter_of_a_seed_is_typed_into_an_empty_post(
    desk_of: Make, seeds: tuple[Path, ...]
) -> None:
    for seed in seeds:
        text = seed.read_bytes().decode()
        header = text[: text.index("---\n", 4) + 4]
        values = frontmatter.values(text)
        desk = desk_of(NEW)
        entries = frontmatter.read(text)
        for name, key in (
            ("imageField", "image"),
            ("featureTextField", "feature_text"),
            ("titleField", "title"),
        ):
            entry = entries.get(key)
            assert entry is not None
            type_into(desk, name, entry.text)
        categories = values["categories"]
        assert isinstance(categories, list)
        type_into(desk, "categoriesField", str(categories[0]))
        excerpt = entries.get("excerpt")
        assert excerpt is not None
        type_into(desk, "excerptField", excerpt.text)
        assert desk.session.text == header + "\n"


def test_a_style_that_was_only_needed_on_the_way_leaves_no_trace(desk_of: Make) -> None:
    desk = desk_of(NEW)
    type_into(desk, "titleField", "속보: ")
    assert "title: '속보: '\n" in desk.session.text
    for _ in range(2):
        QTest.keyClick(desk.find(CountedLines, "titleField"), Qt.Key.Key_Backspace)
    assert desk.session.text == "---\ntitle: 속보\n---\n\n"


def test_what_is_typed_and_deleted_again_leaves_the_bytes_that_were_there(desk_of: Make) -> None:
    text = POST.replace("  요약", "  손으로\n  나눈 요약").replace("'/a.jpg'", "'/a.jpg'  # lead")
    desk = desk_of(text)
    for name in ("excerptField", "imageField"):
        type_into(desk, name, "X: \n" if name == "excerptField" else "X: ")
        assert desk.session.text != text
        for _ in range(4 if name == "excerptField" else 3):
            QTest.keyClick(desk.find(QWidget, name), Qt.Key.Key_Backspace)
        assert desk.session.text == text


def test_a_cleared_field_is_filled_again_in_its_own_style(desk_of: Make) -> None:
    desk = desk_of(POST.replace("excerpt: >\n  요약", "excerpt: |-\n    요약"))
    for name in ("excerptField", "imageField"):
        field = desk.find(QWidget, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        type_text(field, "new")
    assert "excerpt: |-\n    new\nimage: 'new'\n" in desk.session.text


def test_a_style_chosen_in_the_source_is_kept_by_the_form(desk_of: Make) -> None:
    desk = desk_of(POST)
    type_into(desk, "titleField", "!")
    replace_all(desk, desk.session.text.replace("title: 제목 하나!", 'title: "제목 둘"'))
    type_into(desk, "titleField", "!")
    assert 'title: "제목 둘!"\n' in desk.session.text


def test_typing_goes_on_after_an_undo_as_if_nothing_had_been(desk_of: Make) -> None:
    desk = desk_of(NEW)
    type_into(desk, "titleField", "a: b")
    desk.session.undo()
    desk.session.undo()
    field = desk.find(CountedLines, "titleField")
    assert field.text() == "a:"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert desk.session.text == "---\ntitle: a\n---\n\n"


def test_a_key_that_the_file_lacks_is_not_added_unasked(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: a\n---\n")
    for name in NAMES:
        field = desk.find(QWidget, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Home)
    desk.form.flush()
    assert desk.session.text == "---\ntitle: a\n---\n"
    assert not desk.session.is_dirty


def test_a_key_that_the_form_added_goes_when_its_field_is_emptied(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: a\n---\n")
    type_into(desk, "slugField", "s")
    assert desk.session.text == "---\ntitle: a\nslug: s\n---\n"
    QTest.keyClick(desk.find(QLineEdit, "slugField"), Qt.Key.Key_Backspace)
    assert desk.session.text == "---\ntitle: a\n---\n"


def test_a_key_of_the_file_stays_when_its_field_is_emptied(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: a\nslug: s\n---\n")
    field = desk.find(QLineEdit, "slugField")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert desk.session.text == "---\ntitle: a\nslug:\n---\n"
    desk.session.undo()
    assert desk.session.text == "---\ntitle: a\nslug: s\n---\n"
    assert field.text() == "s"


def test_the_fields_follow_an_edit_of_the_text_elsewhere(desk_of: Make) -> None:
    desk = desk_of(POST)
    replace_all(desk, POST.replace("제목 하나", "다른 제목").replace("- News", "- 경제\n  - 보건"))
    assert desk.find(CountedLines, "titleField").text() == "다른 제목"
    chips = desk.find(QLineEdit, "categoriesField").parent()
    assert [label.text() for label in chips.findChildren(QLabel)] == ["경제", "보건"]


def test_an_edit_elsewhere_leaves_the_caret_of_a_field_where_it_is(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(CountedLines, "titleField")
    field.setFocus()
    field.setCursorPosition(2)
    replace_all(desk, POST.replace("본문", "다른 본문"))
    assert field.cursorPosition() == 2


def test_undo_puts_the_caret_where_the_field_changed(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(CountedLines, "titleField")
    field.setFocus()
    field.setCursorPosition(2)
    QTest.keyClicks(field, "XY")
    desk.session.undo()
    desk.session.undo()
    assert (field.text(), field.cursorPosition()) == ("제목 하나", 2)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_no_field_keeps_undo_or_redo_to_itself(
    desk_of: Make, name: str, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    desk = desk_of(POST)
    field = desk.find(QWidget, name)
    field.setFocus()
    QTest.keyClicks(field, "ab")
    shown = desk.session.text
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, held)
        event.setAccepted(kind is QEvent.Type.KeyPress)
        field.event(event)
        assert not event.isAccepted(), kind
    assert desk.session.text == shown


def test_a_composed_syllable_is_no_part_of_the_text_until_it_is_committed(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(CountedLines, "titleField")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    for preedit in ("ㅎ", "하", "한"):
        compose(field, preedit)
    assert desk.session.text == POST
    commit(field, "한")
    assert "title: 제목 하나한\n" in desk.session.text


@pytest.mark.parametrize("name", ["titleField", "excerptField", "categoriesField", "imageField"])
def test_flush_puts_a_syllable_into_the_text_once(desk_of: Make, name: str) -> None:
    desk = desk_of(POST)
    field = desk.find(QWidget, name)
    field.setFocus()
    compose(field, "한")
    desk.form.flush()
    desk.form.flush()
    assert desk.session.text.count("한") == 1


def test_an_edit_elsewhere_does_not_break_a_syllable_being_composed(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(CountedLines, "titleField")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    compose(field, "한")
    replace_all(desk, POST.replace("제목 하나", "제목 둘"))
    commit(field, "한")
    assert field.text() == "제목 하나한"
    assert "title: 제목 하나한\n" in desk.session.text


def test_what_is_composed_in_a_long_text_takes_back_no_edit_made_elsewhere(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(QPlainTextEdit, "excerptField")
    field.setFocus()
    compose(field, "ㅎ")
    other = POST.replace("요약", "요약 둘")
    replace_all(desk, other)
    compose(field, "하")
    compose(field, "")
    assert desk.session.text == other


def test_a_field_left_behind_while_composing_catches_up_when_the_syllable_is_given_up(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(CountedLines, "titleField")
    field.setFocus()
    compose(field, "한")
    replace_all(desk, POST.replace("제목 하나", "제목 둘"))
    compose(field, "")
    replace_all(desk, desk.session.text + "x")
    assert field.text() == "제목 둘"


@pytest.mark.parametrize("name", ["titleField", "slugField", "excerptField", "imageField", "categoriesField"])
def test_a_click_into_the_field_keeps_the_syllable_that_is_being_composed(desk_of: Make, name: str) -> None:
    desk = desk_of(POST)
    field = desk.find(QWidget, name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    compose(field, "각")
    inside = field.viewport() if isinstance(field, QPlainTextEdit) else field
    QTest.mouseClick(inside, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    desk.form.flush()
    assert "각" in desk.session.text


def test_half_a_date_is_no_mistake_until_the_field_is_left(desk_of: Make) -> None:
    desk = desk_of(POST)
    type_into(desk, "dateField", "2024-02")
    trouble = trouble_below(desk, "dateField")
    assert trouble.isHidden()
    assert desk.session.text == POST
    desk.find(CountedLines, "titleField").setFocus()
    assert trouble.isVisible()
    assert "2024-02-27" in trouble.text()
    assert desk.find(QLineEdit, "dateField").text() == "2024-02"
    type_into(desk, "dateField", "-27")
    assert trouble.isHidden()
    assert "date: 2024-02-27\n" in desk.session.text


def test_what_is_no_date_leaves_the_day_that_was_there(desk_of: Make) -> None:
    text = "---\ntitle: a\ndate: 2024-02-27 # today\nweight: 3\n---\n"
    desk = desk_of(text)
    field = desk.find(QLineEdit, "dateField")
    field.setFocus()
    field.selectAll()
    type_text(field, "2024-02-30")
    assert desk.session.text == text
    assert [row.untaken for row in desk.form.untaken()]
    type_into(desk, "field-weight", "x")
    assert desk.session.text == text


def test_what_is_no_number_leaves_the_last_number_that_was_entered(desk_of: Make) -> None:
    desk = desk_of("---\nweight: 3\n---\n")
    type_into(desk, "field-weight", "1")
    desk.find(CountedLines, "titleField").setFocus()
    type_into(desk, "field-weight", "2 or so")
    assert desk.session.text == "---\nweight: 31\n---\n"
    assert desk.find(QLineEdit, "field-weight").text() == "312 or so"


def test_undo_takes_back_what_was_not_taken_too(desk_of: Make) -> None:
    desk = desk_of("---\nweight: 3\n---\n")
    type_into(desk, "field-weight", "1")
    type_into(desk, "field-weight", "x")
    assert desk.form.untaken()
    undo_all(desk)
    assert desk.find(QLineEdit, "field-weight").text() == "3"
    assert not desk.form.untaken()


def test_before_a_save_what_the_text_did_not_take_is_told(desk_of: Make) -> None:
    desk = desk_of(POST)
    type_into(desk, "dateField", "2024-02")
    assert trouble_below(desk, "dateField").isHidden()
    desk.form.flush()
    assert trouble_below(desk, "dateField").isVisible()
    desk.find(CountedLines, "titleField").setFocus()
    desk.form.go_to_untaken()
    assert desk.find(QLineEdit, "dateField").hasFocus()


def test_half_a_date_survives_an_edit_elsewhere(desk_of: Make) -> None:
    desk = desk_of(POST)
    type_into(desk, "dateField", "2024-02")
    replace_all(desk, POST.replace("본문", "다른 본문"))
    assert desk.find(QLineEdit, "dateField").text() == "2024-02"


def trouble_below(desk: Desk, name: str) -> QLabel:
    """Return the label that says what is wrong with a field."""
    widget: QWidget | None = desk.find(QWidget, name)
    while widget is not None:
        for label in widget.findChildren(QLabel):
            if label.property("part") == "trouble":
                return label
        widget = widget.parentWidget()
    raise AssertionError(name)


def test_an_edit_that_would_do_harm_is_refused_in_place(desk_of: Make) -> None:
    text = "---\ntitle: &t 제목\nother: *t\n---\n"
    desk = desk_of(text)
    type_into(desk, "titleField", "X")
    assert desk.session.text == text
    trouble = trouble_below(desk, "titleField")
    assert trouble.isVisible()
    assert "title" in trouble.text()


def test_broken_yaml_greys_the_last_good_fields_and_leads_to_the_source(desk_of: Make, qtbot: QtBot) -> None:
    desk = desk_of(POST)
    replace_all(desk, POST.replace("title: 제목 하나", "title: '임영웅' 신곡"))
    assert not desk.find(CountedLines, "titleField").isEnabled()
    assert desk.find(CountedLines, "titleField").text() == "제목 하나"
    notice = desk.find(QLabel, "formNoticeText")
    assert notice.isVisible()
    assert notice.text().startswith("Line 2: ")
    with qtbot.waitSignal(desk.form.source_wanted) as caught:
        QTest.keyClick(desk.find(QPushButton, "showInSource"), Qt.Key.Key_Space)
    assert desk.session.text.count("\n", 0, caught.args[0]) == 1
    desk.session.undo()
    assert desk.find(CountedLines, "titleField").isEnabled()
    assert not notice.isVisible()


def test_a_field_that_is_greyed_gives_the_keyboard_to_the_repair(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: '임영웅' 신곡\n---\n")
    desk.find(QPushButton, "formRepair").click()
    assert desk.find(CountedLines, "titleField").hasFocus()
    desk.session.undo()
    assert desk.find(QPushButton, "formRepair").hasFocus()


def test_the_keyboard_stays_on_the_repair_while_another_line_is_broken(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: 속보: 동결\nexcerpt: '임영웅' 신곡\ntags:\n\t- 연예\n---\n")
    assert desk.find(CountedLines, "titleField").text() == "속보: 동결"
    repair = desk.find(QPushButton, "formRepair")
    repair.setFocus()
    for line in (2, 3, 5):
        assert desk.find(QLabel, "formNoticeText").text().startswith(f"Line {line}: ")
        assert repair.hasFocus()
        QTest.keyClick(repair, Qt.Key.Key_Space)
    assert frontmatter.values(desk.session.text) == {
        "title": "속보: 동결",
        "excerpt": "'임영웅' 신곡",
        "tags": ["연예"],
    }
    assert not repair.isVisible()


def test_the_fold_opens_while_the_fields_are_greyed(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: '임영웅' 신곡\nexcerpt: 요약\n---\n")
    desk.form.open_fold(False)
    QTest.mouseClick(desk.find(QToolButton, "formFold"), Qt.MouseButton.LeftButton)
    excerpt = desk.find(QPlainTextEdit, "excerptField")
    assert excerpt.isVisible()
    assert not excerpt.isEnabled()


def test_tab_selects_what_of_a_template_is_to_be_filled_in(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: 🙂 ‹지역› 소식\nimage: /a/‹이름›.jpg\nexcerpt: 요약\n---\n\n‹본문›\n")
    assert desk.form.begin()
    title = desk.find(CountedLines, "titleField")
    assert title.textCursor().selectedText() == "‹지역›"
    type_text(title, "서울")
    image = desk.find(QLineEdit, "imageField")
    image.setFocus(Qt.FocusReason.TabFocusReason)
    assert image.selectedText() == "‹이름›"
    desk.find(QPlainTextEdit, "excerptField").setFocus(Qt.FocusReason.TabFocusReason)
    assert not desk.find(QPlainTextEdit, "excerptField").textCursor().hasSelection()
    title.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert not title.textCursor().hasSelection()
    assert "title: 🙂 서울 소식\n" in desk.session.text


@pytest.mark.parametrize(
    ("text", "is_begun"),
    [
        ("---\ntags: [a]\n---\n\n‹본문›\n", True),
        ("---\ntitle: ‹지역› 소식\n---\n\n본문\n", True),
        ("---\ntitle: 소식\n---\n\n‹본문›\n", False),
        ("---\ntags: [a]\n---\n\n본문\n", False),
    ],
)
def test_a_post_of_a_kind_is_begun_in_its_title(desk_of: Make, text: str, is_begun: bool) -> None:
    desk = desk_of(text)
    assert desk.form.begin() is is_begun


def test_enter_goes_from_the_title_to_the_article(desk_of: Make, qtbot: QtBot) -> None:
    desk = desk_of(POST)
    title = desk.find(CountedLines, "titleField")
    title.setFocus()
    with qtbot.waitSignal(desk.form.article_wanted):
        QTest.keyClick(title, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(desk.form.article_wanted):
        QTest.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        desk.find(QLineEdit, "slugField").setFocus()
        QTest.keyClick(desk.find(QLineEdit, "slugField"), Qt.Key.Key_Return)
    assert desk.session.text == POST


def test_a_post_that_is_broken_from_the_start_opens_and_can_be_repaired(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: '임영웅' 신곡\n---\n")
    assert not desk.find(CountedLines, "titleField").isEnabled()
    assert desk.find(CountedLines, "titleField").text() == "'임영웅' 신곡"
    replace_all(desk, "---\ntitle: \"'임영웅' 신곡\"\n---\n")
    assert desk.find(CountedLines, "titleField").text() == "'임영웅' 신곡"
    assert desk.find(CountedLines, "titleField").isEnabled()


def load(desk: Desk, text: str) -> None:
    """Open another post."""
    changes = difference(desk.session.text, text)
    desk.session.dispatch(Transaction(changes, event=Event.RELOAD, name="Open"))


def test_another_post_shows_nothing_of_the_last_one(desk_of: Make) -> None:
    desk = desk_of(POST.replace("image:", "weather: rain\nimage:"))
    type_into(desk, "dateField", "2024-0")
    load(desk, "---\ntitle: b\n---\n")
    assert desk.find(CountedLines, "titleField").text() == "b"
    assert desk.find(QLineEdit, "dateField").text() == ""
    assert desk.find(QPlainTextEdit, "excerptField").document().isEmpty()


def test_another_post_that_is_broken_shows_nothing_of_the_last_one(desk_of: Make) -> None:
    desk = desk_of(POST)
    load(desk, "---\ntitle: '임영웅' 신곡\n---\n")
    assert desk.find(CountedLines, "titleField").text() == "'임영웅' 신곡"
    assert desk.find(QLineEdit, "imageField").text() == ""
    assert not desk.find(CountedLines, "titleField").isEnabled()


def test_a_dropped_file_becomes_the_picture(desk_of: Make, tmp_path: Path) -> None:
    desk = desk_of(POST)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "새 그림.png"))])
    picture = desk.form.findChildren(Picture)[0]
    for kind in (QDragEnterEvent, QDropEvent):
        at = QPoint(5, 5) if kind is QDragEnterEvent else QPointF(5, 5)
        event = kind(
            at, Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(picture, event)
        assert event.isAccepted()
    assert f"image: '{tmp_path}/새 그림.png'\n" in desk.session.text


def test_unknown_keys_are_shown_and_can_be_edited(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: a\nweather: rain\ncount: 3\nopen: true\ngeo:\n  lat: 1\n  lon: 2\n---\n")
    type_into(desk, "field-weather", "!")
    desk.find(QCheckBox, "field-open").setChecked(False)
    count = desk.find(QLineEdit, "field-count")
    count.selectAll()
    QTest.keyClicks(count, "42")
    lon = desk.find(PairLines, "field-geo-lines").lines()[3]
    lon.setFocus()
    QTest.keyClick(lon, Qt.Key.Key_End)
    type_text(lon, "3")
    assert desk.session.text == (
        "---\ntitle: a\nweather: rain!\ncount: 42\nopen: false\ngeo:\n  lat: 1\n  lon: 23\n---\n"
    )


def test_half_a_piece_of_yaml_is_no_mistake_until_the_field_is_left(desk_of: Make) -> None:
    text = "---\ntitle: a\ngeo: {lat: [1]}\n---\n"
    desk = desk_of(text)
    QTest.keyClick(desk.find(QWidget, "field-geo"), Qt.Key.Key_End)
    type_into(desk, "field-geo", ", {")
    assert trouble_below(desk, "field-geo").isHidden()
    assert desk.session.text == text
    desk.find(CountedLines, "titleField").setFocus()
    assert trouble_below(desk, "field-geo").isVisible()
    assert trouble_below(desk, "field-geo").text().startswith("Text goes on after “}”")


def test_fields_of_unknown_keys_come_and_go_with_the_text(desk_of: Make) -> None:
    desk = desk_of(POST)
    replace_all(desk, POST.replace("image:", "weather: rain\nimage:"))
    assert desk.find(QLineEdit, "field-weather").text() == "rain"
    replace_all(desk, POST)
    assert desk.form.findChild(QLineEdit, "field-weather") is None or not any(
        widget.isVisible() for widget in desk.form.findChildren(QLineEdit, "field-weather")
    )


def test_a_known_key_of_an_unusual_shape_is_edited_as_yaml(desk_of: Make) -> None:
    desk = desk_of("---\ntitle:\n  ko:\n    - 가\n---\n")
    type_into(desk, "titleField", "나")
    assert desk.session.text == "---\ntitle:\n  ko:\n    - 가나\n---\n"
    replace_all(desk, "---\ntitle: 가\n---\n")
    assert desk.find(CountedLines, "titleField").text() == "가"


def test_a_post_without_front_matter_gets_one_with_its_first_field(desk_of: Make) -> None:
    desk = desk_of("본문\n")
    type_into(desk, "titleField", "제목")
    assert desk.session.text == "---\ntitle: 제목\n---\n본문\n"
    undo_all(desk)
    assert desk.session.text == "본문\n"


def test_tab_goes_through_the_fields_as_the_eye_does(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.find(CountedLines, "titleField").setFocus()
    passed: list[str] = []
    for _ in range(13):
        focus = QApplication.focusWidget()
        assert focus is not None
        passed.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == [
        *("titleField", "categoriesField", "dateField", "slugField", "slugLink", "formFold", "excerptField"),
        *("source", "featureTextField", "imageField", "chooseFile", "addField", "titleField"),
    ]


def test_every_field_has_a_name_for_those_who_do_not_see_it(desk_of: Make) -> None:
    desk = desk_of(POST)
    for name in NAMES:
        assert desk.find(QWidget, name).accessibleName()


def test_pasted_lines_become_one_in_a_line(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(CountedLines, "titleField")
    QGuiApplication.clipboard().setText("첫 줄\n둘째 줄")
    field.selectAll()
    field.paste()
    assert field.text() == "첫 줄 둘째 줄"
    assert "title: 첫 줄 둘째 줄\n" in desk.session.text


def test_no_break_spaces_of_a_long_text_survive_an_edit(desk_of: Make) -> None:
    desk = desk_of(POST.replace("  요약", "  요\u00a0약"))
    type_into(desk, "excerptField", "!")
    assert "  요\u00a0약!\n" in desk.session.text


def test_a_long_text_grows_with_its_lines(desk_of: Make) -> None:
    desk = desk_of(POST)
    field = desk.find(QPlainTextEdit, "excerptField")
    low = field.height()
    type_into(desk, "excerptField", "\n\n\n\n둘째 문단")
    assert field.height() > low
    assert field.verticalScrollBar().maximum() == 0


def test_the_fold_says_when_it_is_opened_and_closed(desk_of: Make, qtbot: QtBot) -> None:
    desk = desk_of(POST)
    with qtbot.waitSignal(desk.form.fold_toggled) as caught:
        desk.form.open_fold(False)
    assert caught.args == [False]
    assert not desk.find(QWidget, "excerptField").isVisible()
    assert not desk.form.is_open


def test_the_file_chooser_fills_the_path_and_undo_takes_it_back(desk_of: Make, qtbot: QtBot) -> None:
    desk = desk_of(POST)
    desk.chosen += [None, "/assets/img/b.jpg"]
    button = next(one for one in desk.form.findChildren(QPushButton) if one.text() == "Choose…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.session.text == POST
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "image: '/assets/img/b.jpg'\n" in desk.session.text
    undo_all(desk)
    assert desk.session.text == POST
    assert desk.find(QLineEdit, "imageField").text() == "/a.jpg"


def test_the_thumbnail_shows_the_picture_or_says_why_not(desk_of: Make, tmp_path: Path) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(tmp_path / "a.png"))
    (tmp_path / "broken.png").write_bytes(b"no picture")
    desk = desk_of(POST.replace("/a.jpg", "/a.png"))
    thumbnail = desk.form.findChildren(Thumbnail)[0]
    assert thumbnail.sight is Sight.SHOWN
    assert thumbnail.pixmap().toImage().pixelColor(50, 30) == Qt.GlobalColor.red
    for target, sight in (
        ("/gone.png", Sight.MISSING),
        ("/broken.png", Sight.BROKEN),
        ("https://a.kr/a.png", Sight.REMOTE),
        ("", Sight.NONE),
    ):
        replace_all(desk, POST.replace("'/a.jpg'", f"'{target}'"))
        assert thumbnail.sight is sight, target


def test_an_empty_field_says_what_the_file_s_name_gives(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: a\n---\n")
    slug = desk.find(QLineEdit, "slugField")
    before = slug.placeholderText()
    desk.form.show_hints({"slug": "night-bus"})
    assert slug.placeholderText() == "night-bus"
    desk.form.show_hints({})
    assert slug.placeholderText() == before
