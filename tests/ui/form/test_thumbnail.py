from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from editor.ui.form.thumbnail import Sight, Thumbnail, decode
from editor.ui.tasks import Tasks
from tests.ui.form.conftest import plain


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(2000, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    path = tmp_path / "a.png"
    assert image.save(str(path))
    return path


def test_a_picture_is_decoded_to_the_size_it_is_shown_in(picture: Path) -> None:
    image = decode(picture, QSize(112, 64))
    assert image is not None
    assert image.size() == QSize(112, 64)


def test_what_is_no_picture_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"GIF89a")
    assert decode(tmp_path / "a.png", QSize(112, 64)) is None
    assert decode(tmp_path / "gone.png", QSize(112, 64)) is None


def test_two_pictures_loading_at_once_are_both_shown(qtbot: QtBot, picture: Path) -> None:
    tasks = Tasks()
    thumbnails = [Thumbnail(lambda _target: picture, plain, tasks) for _ in range(2)]
    for thumbnail in thumbnails:
        qtbot.addWidget(thumbnail)
        thumbnail.follow("/a.png")
        assert thumbnail.sight is Sight.LOADING
    qtbot.waitUntil(lambda: all(one.sight is Sight.SHOWN for one in thumbnails))


def test_the_picture_of_an_older_path_is_not_shown(qtbot: QtBot, picture: Path) -> None:
    tasks = Tasks()
    thumbnail = Thumbnail(lambda target: picture if target == "/a.png" else None, plain, tasks)
    qtbot.addWidget(thumbnail)
    thumbnail.follow("/a.png")
    thumbnail.follow("/gone.png")
    assert tasks.wait()
    qtbot.waitUntil(lambda: thumbnail.sight is Sight.MISSING)
    assert thumbnail.pixmap().isNull()


def test_a_picture_that_arrives_after_its_field_went_does_no_harm(qtbot: QtBot, picture: Path) -> None:
    tasks = Tasks()
    thumbnail = Thumbnail(lambda _target: picture, plain, tasks)
    thumbnail.follow("/a.png")
    with qtbot.waitSignal(thumbnail.destroyed):
        thumbnail.deleteLater()
    done: list[object] = []
    tasks.run(picture.exists, done.append, key="last")
    qtbot.waitUntil(lambda: bool(done))
