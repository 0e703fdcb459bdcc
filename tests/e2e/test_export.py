"""Export through the dialog: where the post goes, what comes along, what is asked and pointed out."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMessageBox, QPushButton

from editor.ui.window import MainWindow

BODY = "하나 **둘**\n"


@pytest.fixture
def window(build: Build, site: Path) -> MainWindow:
    """Give a new post in a site, with a title and some words."""
    window = build(site)
    title = hands.keys_of(window, "titleField")
    title.setFocus()
    hands.type_into(title, "봄 장터 소식")
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)
    hands.type_into(editor, "하나")
    return window


def shown(dialog: QDialog, name: str) -> str:
    label = hands.find(dialog, name, QLabel)
    assert isinstance(label, QLabel)
    return label.text() if not label.isHidden() else ""


def slug(dialog: QDialog) -> str:
    line = hands.find(dialog, "exportSlug", QLineEdit)
    assert isinstance(line, QLineEdit)
    return line.text()


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_a_new_post_is_exported_by_its_title_and_becomes_the_open_one(window: MainWindow, site: Path) -> None:
    text = window.text()

    def fill(dialog: QDialog) -> None:
        assert slug(dialog) == "봄-장터-소식"
        hands.fill_field(dialog, "exportDate", "2024-02-27")
        assert shown(dialog, "exportPath") == "_posts/2024-02-27-봄-장터-소식.md"
        assert shown(dialog, "exportNotice") == ""
        QTest.mouseClick(hands.find(dialog, "exportAscii", QPushButton), Qt.MouseButton.LeftButton)
        assert slug(dialog).isascii()
        assert slug(dialog)
        QTest.mouseClick(hands.find(dialog, "exportHangul", QPushButton), Qt.MouseButton.LeftButton)

    hands.run(window, "export", partial(hands.accept, fill))
    target = site / "_posts" / "2024-02-27-봄-장터-소식.md"
    assert target.read_text("utf-8") == text == window.text()
    assert str(target) in hands.notice_of(window)
    assert not window.isWindowModified()
    editor = hands.body_of(window)
    editor.setFocus()
    hands.type_into(editor, "!")
    hands.run(window, "save")
    assert target.read_text("utf-8") == window.text() != text


def test_a_draft_has_no_date(window: MainWindow, site: Path) -> None:
    def fill(dialog: QDialog) -> None:
        folder = hands.find(dialog, "exportFolder")
        folder.setFocus()
        QTest.keyClick(folder, Qt.Key.Key_Down)
        hands.fill_field(dialog, "exportSlug", "market")
        assert shown(dialog, "exportPath") == "_drafts/market.md"
        assert not hands.find(dialog, "exportDate").isEnabled()

    hands.run(window, "export", partial(hands.accept, fill))
    assert (site / "_drafts" / "market.md").read_text("utf-8") == window.text()


def test_an_existing_file_is_replaced_only_when_somebody_says_so_twice(
    window: MainWindow, site: Path
) -> None:
    target = site / "_posts" / "2024-02-27-a.md"
    target.write_text("theirs", "utf-8")

    def fill(dialog: QDialog) -> None:
        hands.fill_field(dialog, "exportDate", "2024-02-27")
        hands.fill_field(dialog, "exportSlug", "a")
        assert "already" in shown(dialog, "exportNotice")

    answers = (partial(hands.accept, fill), partial(hands.confirm, QMessageBox.StandardButton.No))
    hands.run(window, "export", *answers)
    assert target.read_text("utf-8") == "theirs"
    answers = (partial(hands.accept, fill), partial(hands.confirm, QMessageBox.StandardButton.Yes))
    hands.run(window, "export", *answers)
    assert target.read_text("utf-8") == window.text()


def test_backing_out_writes_nothing(window: MainWindow, site: Path) -> None:
    before, text = names(site), window.text()
    hands.run(window, "export", QDialog.reject)
    assert names(site) == before
    assert window.text() == text


def test_a_date_in_the_future_is_pointed_out(window: MainWindow, site: Path) -> None:
    day = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()

    def fill(dialog: QDialog) -> None:
        hands.fill_field(dialog, "exportDate", day)
        hands.fill_field(dialog, "exportSlug", "a")
        assert "future" in shown(dialog, "exportNotice")

    hands.run(window, "export", partial(hands.accept, fill))
    assert (site / "_posts" / f"{day}-a.md").is_file()
    assert "future" in hands.notice_of(window)


def test_a_date_that_is_none_and_a_slug_that_is_none_are_not_taken(window: MainWindow, site: Path) -> None:
    before = names(site)

    def fill(dialog: QDialog) -> None:
        accept = hands.find(dialog, "accept", QPushButton)
        hands.fill_field(dialog, "exportDate", "2024-02-30")
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert "date" in shown(dialog, "trouble")
        hands.fill_field(dialog, "exportDate", "2024-02-28")
        hands.fill_field(dialog, "exportSlug", " ")
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert "slug" in shown(dialog, "trouble")
        hands.fill_field(dialog, "exportSlug", "../../etc/a b")
        assert shown(dialog, "exportPath").startswith("_posts/2024-02-28-")
        assert shown(dialog, "exportPath").count("/") == 1

    hands.run(window, "export", partial(hands.accept, fill))
    (new,) = names(site) - before
    assert new.startswith("_posts/2024-02-28-")


def test_a_picture_of_this_computer_comes_along(window: MainWindow, site: Path, tmp_path: Path) -> None:
    picture = tmp_path / "내 사진.png"
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(picture))
    fields = (("imageTarget", str(picture)), ("imageAlt", "장터"))
    hands.answer(window, "image", lambda dialog: [hands.fill_field(dialog, *one) for one in fields])
    hands.unfold(window)
    line = hands.keys_of(window, "imageField")
    line.setFocus()
    hands.type_into(line, str(picture))

    def fill(dialog: QDialog) -> None:
        hands.fill_field(dialog, "exportDate", "2024-02-27")
        hands.fill_field(dialog, "exportSlug", "a")

    hands.run(window, "export", partial(hands.accept, fill))
    (copy,) = (name for name in names(site) if name.startswith("assets/img/"))
    assert (site / copy).read_bytes() == picture.read_bytes()
    text = (site / "_posts" / "2024-02-27-a.md").read_text("utf-8")
    assert str(tmp_path) not in text
    assert f"image: '/{copy}'\n" in text
    assert f"![장터](/{copy})" in text
    assert window.text() == text
    assert picture.is_file()


def test_a_post_outside_of_any_site_asks_for_one(build: Build, site: Path, tmp_path: Path) -> None:
    post = tmp_path / "2024-02-27-loose.md"
    text = "---\ntitle: a\n---\n\n하나\n"
    post.write_text(text, "utf-8")
    window = build(post)

    def choose(folder: Path, dialog: QDialog) -> None:
        hands.name_file(folder, dialog)

    hands.run(window, "export", partial(choose, tmp_path))
    assert "_config.yml" in hands.notice_of(window)
    hands.run(window, "export", partial(choose, site), partial(hands.accept, lambda _dialog: None))
    assert (site / "_posts" / "2024-02-27-loose.md").read_text("utf-8") == text
    assert post.read_text("utf-8") == text


def test_what_the_form_says_is_offered_first(window: MainWindow) -> None:
    for name, typed in (("dateField", "2024-02-27 09:30:00 +0900"), ("slugField", "spring-market")):
        field = hands.keys_of(window, name)
        field.setFocus()
        hands.type_into(field, typed)

    def look(dialog: QDialog) -> None:
        assert shown(dialog, "exportPath") == "_posts/2024-02-27-spring-market.md"
        dialog.reject()

    hands.run(window, "export", look)


def test_a_post_without_a_title_has_a_slug_and_the_day_is_today_where_the_site_is(
    build: Build, site: Path
) -> None:
    window = build(site)
    before = datetime.now(ZoneInfo("Asia/Seoul")).date()

    def look(dialog: QDialog) -> None:
        assert slug(dialog)
        day = hands.find(dialog, "exportDate", QLineEdit)
        assert isinstance(day, QLineEdit)
        assert day.text() in {before.isoformat(), datetime.now(ZoneInfo("Asia/Seoul")).date().isoformat()}
        dialog.reject()

    hands.run(window, "export", look)
