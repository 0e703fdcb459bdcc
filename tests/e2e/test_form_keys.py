"""The whole form by keys alone, in the real window: every input is reached with Tab and used."""

from functools import partial
from pathlib import Path

import pytest
from hands import CTRL, SHIFT, Build, asked, find, notice_of, reply, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from editor.core import frontmatter
from editor.ui.window import MainWindow

BEFORE = "---\ntitle: 하나\ncategories:\n  - 경제\n---\n\n첫 문단이다.\n"
OTHER = "---\ntitle: 둘\ncategories:\n  - 경제\n  - 보건\n---\n\n글\n"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def post(site: Path) -> Path:
    (site / "_posts" / "2024-02-26-b.md").write_text(OTHER, "utf-8")
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(BEFORE, "utf-8")
    return post


def focus() -> QWidget:
    """Return what has the focus: the keys go there and nowhere else."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.activePopupWidget() or focus(), key, held)


def tab_to(name: str, *, most: int = 40) -> QWidget:
    """Press Tab until a widget of that name has the focus."""
    for _ in range(most):
        if focus().objectName() == name:
            return focus()
        key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab did not reach {name}; it stopped at {focus().objectName()}")


def values(window: MainWindow) -> dict[str, frontmatter.Value]:
    return frontmatter.values(window.text())


def test_every_field_is_filled_by_keys_alone(build: Build, post: Path) -> None:
    window = build(post)
    find(window, "titleField").setFocus()
    key(Qt.Key.Key_End)
    type_into(focus(), " 새 제목")
    type_into(tab_to("categoriesField"), "보건,")
    type_into(tab_to("dateField"), "2024-02-27 09:30:00 +0900")
    tab_to("slugLink")
    key(Qt.Key.Key_Space)
    assert values(window)["slug"] == "a"
    tab_to("formFold")
    key(Qt.Key.Key_Space)
    type_into(tab_to("excerptField"), "짧은 요약")
    type_into(tab_to("featureTextField"), "## 속보\n\n짧은 요약")
    type_into(tab_to("imageField"), "/assets/img/a.jpg")
    assert values(window)["categories"] == ["경제", "보건"]
    assert frontmatter.read(window.text()).keys == (
        *("title", "date", "slug", "categories", "excerpt", "feature_text", "image"),
    )
    QTest.keyClick(focus(), "s", CTRL)
    assert (notice_of(window), post.read_text("utf-8")) == ("", window.text())


def test_keys_are_moved_and_taken_away_and_links_are_made_by_keys_alone(build: Build, post: Path) -> None:
    window = build(post)
    find(window, "titleField").setFocus()
    for name in ("moveFieldDown", "removeField"):
        key(Qt.Key.Key_Return, ALT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            if menu.activeAction() is None or menu.activeAction().objectName() != name:
                key(Qt.Key.Key_Down)
        key(Qt.Key.Key_Return)
    assert window.text() == "---\ncategories:\n  - 경제\n---\n\n첫 문단이다.\n"
    tab_to("formFold")
    key(Qt.Key.Key_Space)
    tab_to("source")
    key(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(3):
        if menu.activeAction() is None or not menu.activeAction().isCheckable():
            key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert values(window)["excerpt"] == "첫 문단이다.\n"


def test_tab_comes_from_the_article_to_the_first_field_and_back_from_the_last(
    build: Build, post: Path
) -> None:
    window = build(post)
    body = find(window, "bodyEditor")
    assert focus() is body, "a post that is opened is written on"
    seen = []
    for held in (Qt.KeyboardModifier.NoModifier, SHIFT):
        body.setFocus()
        key(Qt.Key.Key_Backtab if held else Qt.Key.Key_Tab, held)
        while focus().objectName() not in {"titleField", "formFold"}:
            seen.append(focus().objectName())
            key(Qt.Key.Key_Backtab if held else Qt.Key.Key_Tab, held)
        seen.append(focus().objectName())
    assert "formPane" not in seen
    assert [name for name in seen if name in {"titleField", "formFold"}] == ["titleField", "formFold"]


def test_tab_goes_through_form_source_and_article_and_back(build: Build, post: Path) -> None:
    window = build(post, view="source")
    stops = ("titleField", "formFold", "headerEditor", "bodyEditor")
    find(window, "titleField").setFocus()
    for press, held in ((Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Backtab, SHIFT)):
        seen = [focus().objectName()]
        while len(seen) < 40 and (seen[-1] != stops[-1] if not held else seen[-1] != stops[0]):
            key(press, held)
            seen.append(focus().objectName())
        wanted = stops if not held else stops[::-1]
        assert tuple(name for name in seen if name in stops) == wanted


def test_front_matter_is_repaired_by_keys_alone(build: Build, post: Path) -> None:
    post.write_text(BEFORE.replace("하나", "'임영웅' 신곡: 팬들"), "utf-8")
    window = build(post)
    assert focus().objectName() == "bodyEditor"
    tab_to("formRepair")
    key(Qt.Key.Key_Space)
    assert values(window)["title"] == "'임영웅' 신곡: 팬들"
    assert focus().objectName() == "titleField"


def test_a_save_tells_what_it_could_not_save_and_nothing_of_it_is_left_unasked(
    build: Build, post: Path
) -> None:
    window = build(post)
    find(window, "titleField").setFocus()
    type_into(tab_to("dateField"), "2024-02-30")
    QTest.keyClick(focus(), "s", CTRL)
    assert notice_of(window).startswith("What stands in “Date” was not saved. This is not a date.")
    assert post.read_text("utf-8") == BEFORE
    asked(window.close, partial(reply, "stay"))
    assert window.isVisible()
    assert focus().objectName() == "dateField"
    asked(window.close, partial(reply, "drop"))
    assert not window.isVisible()


def test_a_day_is_chosen_in_the_calendar_and_a_link_is_cut_by_keys(build: Build, post: Path) -> None:
    window = build(post)
    find(window, "titleField").setFocus()
    tab_to("dateField")
    type_into(focus(), "2024-02-27")
    key(Qt.Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = find(popup, "calendar")
    view = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert str(values(window)["date"]) == "2024-02-28"
    assert focus().objectName() == "dateField"
