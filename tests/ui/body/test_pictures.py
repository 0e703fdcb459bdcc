"""Pictures in the body: read in the background, a place of their proportion meanwhile, never too tall."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from editor.ui.body import pictures as module
from editor.ui.body.pictures import Pictures
from editor.ui.tasks import Tasks
from tests.ui.body.conftest import Desk, Lay


def painted(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(path))
    return path


def height(desk: Desk) -> float:
    return desk.view._rect(desk.view.document().firstBlock()).height()


def colour(desk: Desk) -> QColor:
    """Return the colour amid the first line as it is seen."""
    rect = desk.view._rect(desk.view.document().firstBlock())
    seen = desk.view.viewport().grab().toImage()
    return seen.pixelColor(desk.view._side + 20, int(rect.center().y()))


def test_a_tall_picture_leaves_room_for_words_in_any_window(lay: Lay, tmp_path: Path) -> None:
    desk = lay("![](/a.png)\n", picture=painted(tmp_path / "a.png", 400, 1200))
    desk.view.show()
    for of_view in (500, 1000, 800):
        desk.view.resize(600, of_view)
        assert 0.40 * of_view <= height(desk) <= 0.47 * of_view
    desk.view.resize(600, 220)
    assert 160 <= height(desk) <= 170


def test_a_picture_is_read_in_the_background_and_shown_when_it_is_there(
    lay: Lay, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = lay("![](/a.png)\n", picture=painted(tmp_path / "a.png", 400, 100))
    desk.view.show()
    with qtbot.waitSignal(desk.view._pictures.loaded):
        assert colour(desk) == QColor(desk.view._theme.card_head)
    assert colour(desk) == QColor(Qt.GlobalColor.red)


def test_a_picture_whose_disk_takes_its_time_gets_its_room_when_it_is_found(
    lay: Lay, tmp_path: Path, qtbot: QtBot, answers: Event
) -> None:
    desk = lay("![](/a.png)\n", picture=painted(tmp_path / "a.png", 400, 300))
    desk.view.show()
    whole, pictures = height(desk), desk.view._pictures

    def find(_name: str) -> Path:
        answers.wait()
        return tmp_path / "a.png"

    pictures._find, pictures._file._patience._seconds = find, 0.01
    desk.view.reload_pictures()
    missing = height(desk)
    with qtbot.waitSignal(pictures.found):
        answers.set()
    assert missing < height(desk) == whole


def test_a_picture_in_a_new_size_is_shown_in_its_old_one_meanwhile(tmp_path: Path, qtbot: QtBot) -> None:
    path = painted(tmp_path / "a.png", 400, 100)
    shown = Pictures(lambda _name: path, Tasks())
    with qtbot.waitSignal(shown.loaded):
        assert shown.pixmap("a", QSize(200, 50)) is None
    with qtbot.waitSignal(shown.loaded):
        old = shown.pixmap("a", QSize(100, 25))
        assert old is not None
        assert old.width() == 200
    new = shown.pixmap("a", QSize(100, 25))
    assert new is not None
    assert new.width() == 100


def test_only_so_many_pixels_are_kept(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_PIXELS", 12_000)
    files = {name: painted(tmp_path / f"{name}.png", 100, 100) for name in "ab"}
    shown = Pictures(files.get, Tasks())
    for name in "ab":
        with qtbot.waitSignal(shown.loaded):
            shown.pixmap(name, QSize(100, 100))
    assert shown.pixmap("b", QSize(100, 100)) is not None
    with qtbot.waitSignal(shown.loaded):
        assert shown.pixmap("a", QSize(100, 100)) is None


def test_what_is_no_picture_or_too_large_a_one_has_no_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "a.png"
    words.write_text("no picture")
    large = painted(tmp_path / "b.png", 100, 100)
    shown = Pictures({"words": words, "large": large, "gone": tmp_path / "c.png"}.get, Tasks())
    assert shown.size("words", 600, 400) is None
    monkeypatch.setattr(module, "_MOST_PIXELS", 9_999)
    assert shown.size("large", 600, 400) is None
    assert (shown.has("words"), shown.has("gone"), shown.has("")) == (True, False, False)
    found = shown.pixmap("large", QSize(10, 10))
    assert found is not None
    assert found.isNull()
