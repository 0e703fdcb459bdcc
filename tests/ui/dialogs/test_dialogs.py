from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.core import palette
from editor.core.choices import (
    ExportChoice,
    ExportPreview,
    ImageChoice,
    LinkChoice,
    PostLink,
    SourceLineChoice,
    TableChoice,
)
from editor.core.message import msg
from editor.core.tables import Table
from editor.store import locale
from editor.ui.dialogs.code import CodeDialog
from editor.ui.dialogs.embed import EmbedDialog
from editor.ui.dialogs.export import ExportDialog
from editor.ui.dialogs.grid import Grid
from editor.ui.dialogs.image import ImageDialog
from editor.ui.dialogs.link import LinkDialog
from editor.ui.dialogs.sheet import Sheet
from editor.ui.dialogs.source_line import SourceLineDialog
from editor.ui.dialogs.table import TableDialog
from tests.ui.form.conftest import plain, type_text

HOUSE = palette.house()
Kind = TypeVar("Kind", bound=QWidget)
Show = Callable[[Sheet], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(dialog: Sheet) -> None:
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.open()

    return shown


def find(dialog: QWidget, kind: type[Kind], name: str) -> Kind:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def enter(dialog: QWidget, name: str, text: str) -> None:
    field = find(dialog, QLineEdit, name)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    type_text(field, text)


def accept(dialog: Sheet) -> bool:
    """Press Enter and tell whether that was enough."""
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    return not dialog.isVisible()


def test_a_link_is_entered_with_keys_alone(show: Show) -> None:
    dialog = LinkDialog(LinkChoice("재외공관", ""), HOUSE, plain)
    show(dialog)
    assert focused().objectName() == "linkUrl"
    type_text(focused(), "https://newsdao.kr/3626")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "dofollow")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert accept(dialog)
    assert dialog.choice() == LinkChoice("재외공관", "https://newsdao.kr/3626", "dofollow", "#1a5490")


def test_a_link_without_text_says_its_address(show: Show) -> None:
    dialog = LinkDialog(LinkChoice("", ""), HOUSE, plain)
    show(dialog)
    enter(dialog, "linkUrl", "https://newsdao.kr")
    assert accept(dialog)
    assert dialog.choice() == LinkChoice("https://newsdao.kr", "https://newsdao.kr")
    assert dialog.choice().is_markdown


def test_a_link_that_runs_something_is_not_taken(show: Show) -> None:
    dialog = LinkDialog(LinkChoice("a", ""), HOUSE, plain)
    show(dialog)
    enter(dialog, "linkUrl", "javascript:alert(1)")
    assert find(dialog, QLabel, "trouble").isHidden()
    assert not accept(dialog)
    assert find(dialog, QLabel, "trouble").text() == "An address cannot start with “javascript:”."
    assert focused().objectName() == "linkUrl"
    enter(dialog, "linkUrl", "https://a.kr")
    assert find(dialog, QLabel, "trouble").isHidden()
    assert accept(dialog)


POSTS = (
    PostLink("내수 중견기업 40곳", "{% post_url 2024-02-27-a %}", "2024-02-27"),
    PostLink("재외공관 협의체 발족", "{% post_url 2024-02-26-b %}", "2024-02-26"),
)


def test_a_post_of_the_site_is_found_by_words_of_its_title_with_keys_alone(show: Show, qtbot: QtBot) -> None:
    dialog = LinkDialog(LinkChoice("", ""), HOUSE, plain, posts=POSTS)
    show(dialog)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    line = find(dialog, QLineEdit, "linkUrl")
    assert line.hasFocus()
    QTest.keyClicks(line, "b")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == 1
    assert popup.model().index(0, 0).data() == "재외공관 협의체 발족   2024-02-26"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "{% post_url 2024-02-26-b %}"
    assert accept(dialog)
    assert dialog.choice() == LinkChoice("재외공관 협의체 발족", "{% post_url 2024-02-26-b %}")


def test_a_title_is_listed_and_told_without_signs_that_no_font_has(show: Show) -> None:
    posts = (PostLink("내수\u2028기업\x01", "{% post_url 2024-02-27-a %}", ""),)
    dialog = LinkDialog(LinkChoice("말", posts[0].address), HOUSE, plain, posts=posts)
    show(dialog)
    completer = find(dialog, QLineEdit, "linkUrl").completer()
    assert completer.model().index(0, 0).data() == "내수 기업 "
    assert any("“내수 기업 ”" in label.text() for label in dialog.findChildren(QLabel))


def test_titles_are_matched_in_hangul_anywhere(show: Show, qtbot: QtBot) -> None:
    dialog = LinkDialog(LinkChoice("말", ""), HOUSE, plain, posts=POSTS)
    show(dialog)
    type_text(focused(), "협의체")
    popup = find(dialog, QLineEdit, "linkUrl").completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == 1


def test_a_link_that_is_there_is_shown_changed_or_removed(show: Show) -> None:
    old = LinkChoice("말", "https://a.kr", "nofollow", "#123456")
    dialog = LinkDialog(old, HOUSE, plain, is_there=True)
    show(dialog)
    assert dialog.choice() == old
    assert focused().objectName() == "linkUrl"
    type_text(focused(), "b.kr")
    assert accept(dialog)
    assert dialog.choice() == LinkChoice("말", "https://b.kr", "nofollow", "#123456")
    again = LinkDialog(old, HOUSE, plain, is_there=True)
    show(again)
    find(again, QPushButton, "linkRemove").click()
    assert not again.isVisible()
    assert again.choice().url == ""
    assert LinkDialog(old, HOUSE, plain).findChild(QPushButton, "linkRemove") is None


def test_what_an_embed_will_be_is_said_before_it_is_inserted(show: Show) -> None:
    dialog = EmbedDialog(plain)
    show(dialog)
    outcome = find(dialog, QLabel, "embedOutcome")
    assert "YouTube" in outcome.text()
    assert not accept(dialog)
    enter(dialog, "embedPasted", "https://youtu.be/dQw4w9WgXcQ")
    assert outcome.text() == "Shown in the article by YouTube."
    enter(dialog, "embedPasted", "https://a.kr/x")
    assert "link" in outcome.text()
    line = find(dialog, QLineEdit, "embedPasted")
    line.selectAll()
    QGuiApplication.clipboard().setText('<iframe\n src="https://a.kr/x"\n></iframe>')
    line.paste()
    assert "frame" in outcome.text()
    assert accept(dialog)
    assert dialog.choice().startswith("<iframe")


def test_the_language_of_code_is_chosen_typed_or_left_out(show: Show) -> None:
    dialog = CodeDialog(None, plain)
    show(dialog)
    assert accept(dialog)
    assert dialog.choice() == ""
    other = CodeDialog("ruby", plain)
    show(other)
    QTest.keyClicks(focused(), "a b")
    assert not accept(other)
    line = find(other, QComboBox, "codeLanguage").lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "python")
    assert accept(other)
    assert other.choice() == "python"


def test_escape_leaves_a_dialog_without_an_answer(show: Show, qtbot: QtBot) -> None:
    dialog = LinkDialog(LinkChoice("a", ""), HOUSE, plain)
    show(dialog)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_source_line_with_the_articles_title(show: Show) -> None:
    dialog = SourceLineDialog(HOUSE, plain)
    show(dialog)
    type_text(focused(), "https://newsdao.kr/5058")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "내수 중견기업 40곳, 글로벌 진출 가속화!")
    assert accept(dialog)
    assert dialog.choice() == SourceLineChoice(
        "source-line", "https://newsdao.kr/5058", "내수 중견기업 40곳, 글로벌 진출 가속화!", "뉴스다오"
    )


def test_a_source_line_with_the_publisher_alone_asks_for_no_title(show: Show) -> None:
    dialog = SourceLineDialog(HOUSE, plain)
    show(dialog)
    form = find(dialog, QComboBox, "sourceForm")
    form.setFocus()
    QTest.keyClick(form, Qt.Key.Key_Down)
    assert not find(dialog, QLineEdit, "sourceTitle").isEnabled()
    enter(dialog, "sourceUrl", "https://newsdao.kr/5058")
    enter(dialog, "sourcePublisher", "")
    assert not accept(dialog)
    enter(dialog, "sourcePublisher", "뉴스다오")
    assert accept(dialog)
    assert dialog.choice() == SourceLineChoice("source-line-own", "https://newsdao.kr/5058", "", "뉴스다오")


def test_a_picture_is_chosen_or_typed(show: Show, tmp_path: Path) -> None:
    dialog = ImageDialog(lambda _target: None, lambda: str(tmp_path / "a.jpg"), plain)
    show(dialog)
    assert not accept(dialog)
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Choose…").click()
    enter(dialog, "imageAlt", "뉴스다오 속보")
    assert dialog.choice() == ImageChoice(str(tmp_path / "a.jpg"), "뉴스다오 속보")
    enter(dialog, "imageTarget", "/assets/img/newsdao_breakingnews.jpg")
    enter(dialog, "imageCaption", "사진: 뉴스다오")
    assert accept(dialog)
    assert dialog.choice() == ImageChoice(
        "/assets/img/newsdao_breakingnews.jpg", "뉴스다오 속보", "사진: 뉴스다오"
    )


def test_a_table_is_filled_in_with_tab_which_adds_rows(show: Show) -> None:
    dialog = TableDialog(plain)
    show(dialog)
    rows = (("a", "b"), ("c", "d"), ("e", "f"), ("g", "-"))
    for cell in (cell for row in rows for cell in row):
        if cell != "a":
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QTest.keyClicks(focused(), cell)
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert dialog.choice() == TableChoice(rows)


def test_hangul_typed_into_a_cell_is_all_there(show: Show) -> None:
    dialog = TableDialog(plain)
    show(dialog)
    cells = find(dialog, Grid, "tableCells")
    QTest.keyClicks(cells, "x")
    editor = focused()
    assert isinstance(editor, QLineEdit)
    type_text(editor, "구성원")
    find(dialog, QPushButton, "accept").setFocus()
    assert accept(dialog)
    assert dialog.choice().rows == (("x구성원",),)


def test_cells_of_a_spreadsheet_can_be_pasted(show: Show) -> None:
    dialog = TableDialog(plain)
    show(dialog)
    QGuiApplication.clipboard().setText(
        "구성원\t참여 단체\t비고\n로스앤젤레스\t82스타트업\t-\nㄱ\t\t\nㄴ\t\t\n"
    )
    QTest.keyClick(find(dialog, Grid, "tableCells"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    find(dialog, QCheckBox, "tableHeader").setChecked(False)
    assert dialog.choice() == TableChoice(
        (
            ("구성원", "참여 단체", "비고"),
            ("로스앤젤레스", "82스타트업", "-"),
            ("ㄱ", "", ""),
            ("ㄴ", "", ""),
        ),
        has_header=False,
    )


def test_rows_and_columns_come_and_go(show: Show) -> None:
    dialog = TableDialog(plain)
    show(dialog)
    cells = find(dialog, Grid, "tableCells")
    sizes = []
    for name in ("tableAddRow", "tableAddColumn", "tableRemoveRow", "tableRemoveColumn", "tableRemoveColumn"):
        find(dialog, QPushButton, name).click()
        sizes.append((cells.rowCount(), cells.columnCount()))
    find(dialog, QPushButton, "tableRemoveColumn").click()
    assert sizes == [(4, 2), (4, 3), (3, 3), (3, 2), (3, 1)]
    assert cells.columnCount() == 1


def test_an_empty_table_is_not_taken(show: Show) -> None:
    dialog = TableDialog(plain)
    show(dialog)
    dialog.accept()
    assert dialog.isVisible()
    assert find(dialog, QLabel, "trouble").text() == "Every cell is empty."


FUTURE = msg("This post is dated in the future.")


def outcome(choice: ExportChoice) -> ExportPreview:
    """Say what an export would do, as a site of 2024 with one post does."""
    if choice.draft:
        return ExportPreview(f"_drafts/{choice.slug}.md")
    path = f"_posts/{choice.date}-{choice.slug}.md"
    problem = msg("A slug cannot have a slash in it.") if "/" in choice.slug else None
    return ExportPreview(
        path,
        exists=choice.slug == "there",
        notes=(FUTURE,) if choice.date is not None and choice.date.year > 2024 else (),
        problem=problem,
    )


@pytest.fixture
def export(show: Show) -> ExportDialog:
    first = ExportChoice("기업-진출", date(2024, 2, 27))
    dialog = ExportDialog(first, "기업-진출", "gieob-jinchul", plain, preview=outcome)
    show(dialog)
    return dialog


def test_the_path_of_an_export_is_shown_while_it_is_entered(export: ExportDialog) -> None:
    path = find(export, QLabel, "exportPath")
    assert path.text() == "_posts/2024-02-27-기업-진출.md"
    find(export, QPushButton, "exportAscii").click()
    assert path.text() == "_posts/2024-02-27-gieob-jinchul.md"
    find(export, QPushButton, "exportHangul").click()
    enter(export, "exportDate", "2024-02-28")
    assert path.text() == "_posts/2024-02-28-기업-진출.md"
    assert accept(export)
    assert export.choice() == ExportChoice("기업-진출", date(2024, 2, 28))


def test_a_draft_has_no_date(export: ExportDialog) -> None:
    folder = find(export, QComboBox, "exportFolder")
    folder.setFocus()
    QTest.keyClick(folder, Qt.Key.Key_Down)
    assert not find(export, QLineEdit, "exportDate").isEnabled()
    assert find(export, QLabel, "exportPath").text() == "_drafts/기업-진출.md"
    assert accept(export)
    assert export.choice() == ExportChoice("기업-진출", None, draft=True)


def test_an_export_that_replaces_a_file_or_is_of_the_future_says_so(export: ExportDialog) -> None:
    notice = find(export, QLabel, "exportNotice")
    assert notice.isHidden()
    enter(export, "exportSlug", "there")
    assert "replaced" in notice.text()
    assert find(export, QPushButton, "accept").text() == "Replace"
    enter(export, "exportDate", "2025-01-01")
    assert "future" in notice.text()
    enter(export, "exportSlug", "new")
    assert find(export, QPushButton, "accept").text() == "Export"


def test_an_export_without_date_or_slug_or_with_a_problem_is_not_taken(export: ExportDialog) -> None:
    enter(export, "exportDate", "27 Feb")
    assert not accept(export)
    enter(export, "exportDate", "2024-02-27")
    enter(export, "exportSlug", "")
    assert not accept(export)
    enter(export, "exportSlug", "a/b")
    assert not accept(export)
    assert find(export, QLabel, "trouble").text() == "A slug cannot have a slash in it."


def test_every_input_of_every_dialog_has_a_name(show: Show, export: ExportDialog) -> None:
    dialogs = [
        export,
        LinkDialog(LinkChoice("", ""), HOUSE, plain),
        SourceLineDialog(HOUSE, plain),
        ImageDialog(lambda _target: None, lambda: None, plain),
        TableDialog(plain),
        EmbedDialog(plain),
        CodeDialog(None, plain),
    ]
    for dialog in dialogs:
        if dialog is not export:
            show(dialog)
        for kind in (QLineEdit, QComboBox, QCheckBox, Grid):
            for widget in dialog.findChildren(kind):
                is_inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)
                assert is_inner or widget.objectName(), (dialog.objectName(), widget)
                is_named = bool(widget.accessibleName()) or isinstance(widget, QCheckBox)
                assert is_inner or is_named, (dialog.objectName(), widget.objectName())


def test_a_table_to_edit_says_which_row_and_column_each_one_was(qtbot: QtBot) -> None:
    dialog = TableDialog(plain, table=Table((("a", "b"), ("c", ""), ("", "")), has_header=False))
    qtbot.addWidget(dialog)
    cells = dialog.findChild(Grid, "tableCells")
    assert dialog.choice() == TableChoice(
        (("a", "b"), ("c", ""), ("", "")), has_header=False, from_rows=(0, 1, 2), from_columns=(0, 1)
    )
    cells.setCurrentCell(0, 0)
    cells.add_row()
    cells.add_column()
    cells.item(1, 1).setText("x")
    cells.setCurrentCell(2, 0)
    cells.remove_row()
    cells.setCurrentCell(2, 0)
    cells.add_row()
    choice = dialog.choice()
    assert (choice.from_rows, choice.from_columns) == ((0, None, 2), (0, None, 1))
    assert choice.rows == (("a", "", "b"), ("", "x", ""), ("", "", ""))


def test_rows_and_columns_are_moved_by_key_and_button_and_remember_which_they_were(show: Show) -> None:
    dialog = TableDialog(plain, table=Table((("a", "b"), ("c", "d"), ("e", "f")), has_header=True))
    show(dialog)
    cells = find(dialog, Grid, "tableCells")
    cells.setCurrentCell(1, 0)
    QTest.keyClick(cells, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    find(dialog, QPushButton, "tableColumnRight").click()
    choice = dialog.choice()
    assert choice.rows == (("b", "a"), ("f", "e"), ("d", "c"))
    assert (choice.from_rows, choice.from_columns) == ((0, 2, 1), (1, 0))
    assert (cells.currentRow(), cells.currentColumn()) == (2, 1)
    QTest.keyClick(cells, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialog.choice() == choice
    find(dialog, QCheckBox, "tableHeader").click()
    assert dialog.choice().has_header is False


def test_a_moved_row_is_bold_where_the_header_is(show: Show) -> None:
    dialog = TableDialog(plain, table=Table((("a",), ("c",)), has_header=True))
    show(dialog)
    cells = find(dialog, Grid, "tableCells")
    cells.setCurrentCell(1, 0)
    find(dialog, QPushButton, "tableRowUp").click()
    assert [(cells.item(row, 0).text(), cells.item(row, 0).font().bold()) for row in range(2)] == [
        ("c", True),
        ("a", False),
    ]


def test_a_new_table_can_be_written_as_markdown(show: Show) -> None:
    dialog = TableDialog(plain)
    show(dialog)
    QTest.keyClicks(focused(), "a")
    form = find(dialog, QComboBox, "tableForm")
    form.setFocus()
    QTest.keyClick(form, Qt.Key.Key_Down)
    dialog.accept()
    assert dialog.choice() == TableChoice((("a",),), is_markdown=True)


def test_a_table_of_a_web_page_is_pasted_cell_by_cell(show: Show) -> None:
    dialog = TableDialog(plain)
    show(dialog)
    mime = QMimeData()
    mime.setHtml("<p>x</p><table><tr><th>가</th><th>나<br>다</th></tr><tr><td>1</td><td></td></tr></table>")
    mime.setText("가 나 다 1")
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(find(dialog, Grid, "tableCells"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.choice().rows == (("가", "나 다"), ("1", ""))


DIALOGS: tuple[Callable[[Callable[..., str]], Sheet], ...] = (
    lambda tr: LinkDialog(LinkChoice("", ""), HOUSE, tr),
    lambda tr: ImageDialog(lambda _target: None, lambda: None, tr),
    TableDialog,
    EmbedDialog,
    lambda tr: CodeDialog(None, tr),
    lambda tr: SourceLineDialog(HOUSE, tr),
)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("make", DIALOGS)
def test_every_input_of_a_dialog_has_a_key_of_its_own(
    qtbot: QtBot, make: Callable[[Callable[..., str]], Sheet], language: str
) -> None:
    dialog = make(locale.translator(language))
    qtbot.addWidget(dialog)
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    said = [label.text() for label in labels] + [box.text() for box in dialog.findChildren(QCheckBox)]
    keys = [text[text.index("&") + 1].lower() for text in said]
    assert len(keys) == len(set(keys)) > 0
    assert not [label for label in labels if "&" in label.buddy().accessibleName()]


def test_a_key_with_alt_leads_to_an_input(show: Show) -> None:
    dialog = ImageDialog(lambda _target: None, lambda: None, plain)
    show(dialog)
    QTest.qWaitForWindowActive(dialog)
    for key, name in (("D", "imageAlt"), ("C", "imageCaption"), ("P", "imageTarget")):
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        assert focused().objectName() == name
