"""A post on a network folder whose server hangs: the window goes on, and nothing is lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.store.recovery import FOLDER
from editor.store.recovery_reading import read
from tests import disks
from tests.disks import Network

TEXT = "---\ntitle: 하나\nimage: /assets/images/a.png\n---\n\n![](/assets/images/a.png)\n\n본문이다."
NAME = "2024-02-27-a.md"


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    """Give a site on a network folder that is asked each time."""
    with disks.sshfs(tmp_path / "network", remembers=False) as made:
        for folder in ("_posts", "assets/images"):
            (made.there / folder).mkdir(parents=True)
        (made.there / "_config.yml").write_text("title: 원고\n", "utf-8")
        (made.there / "_posts" / NAME).write_text(TEXT, "utf-8")
        picture = QImage(400, 100, QImage.Format.Format_RGB32)
        picture.fill(QColor("red"))
        picture.save(str(made.there / "assets" / "images" / "a.png"))
        yield made


def journals(profile: Path) -> str:
    """Return what would be recovered if the window ended now."""
    found = (read(path.read_bytes(), datetime.now(UTC)) for path in (profile / FOLDER).glob("*.journal"))
    return "".join(one.text for one in found if one is not None)


def come_back_to_the_window() -> None:
    application = QApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_a_server_that_hangs_does_not_stop_the_window_and_a_save_ends_when_it_answers(
    build: Build, network: Network, tmp_path: Path, qtbot: QtBot
) -> None:
    window = build(network.folder / "_posts" / NAME)
    there = network.there / "_posts" / NAME
    with network.hanging():
        saved = hands.write(window, " 새 말")
        come_back_to_the_window()
        qtbot.waitUntil(lambda: "새 말" in journals(tmp_path / "profile"))
        hands.run(window, "save")
        assert "does not answer" in hands.notice_of(window)
        assert hands.find(window, "noticeButton").isVisible()
        text = hands.write(window, " 그 뒤")
        assert text != saved
        assert there.read_text("utf-8") == TEXT
    qtbot.waitUntil(lambda: "saved after all" in hands.notice_of(window), timeout=hands.PATIENCE_MS)
    assert there.read_text("utf-8") == saved
    assert (window.text(), window.isWindowModified()) == (text, True)
    hands.run(window, "save")
    assert there.read_text("utf-8") == text
    assert not window.isWindowModified()


def test_a_post_of_a_server_that_hangs_is_saved_elsewhere(
    build: Build, network: Network, tmp_path: Path, qtbot: QtBot
) -> None:
    window = build(network.folder / "_posts" / NAME)
    with network.hanging():
        text = hands.write(window, " 새 말")
        hands.run(window, "save")
        assert "does not answer" in hands.notice_of(window)
        hands.save_as(window, tmp_path / "elsewhere.md")
        assert (tmp_path / "elsewhere.md").read_text("utf-8") == text
        assert not window.isWindowModified()
    qtbot.waitUntil(lambda: (network.there / "_posts" / NAME).read_text("utf-8") == text)
    assert window.text() == text


def test_a_connection_that_is_lost_amid_typing_is_told_and_the_post_saved_elsewhere(
    build: Build, network: Network, tmp_path: Path, qtbot: QtBot
) -> None:
    window = build(network.folder / "_posts" / NAME)
    hands.write(window, " 새 말")
    network.die()
    text = hands.write(window, " 그 뒤")
    come_back_to_the_window()
    qtbot.waitUntil(lambda: "Your text is safe here" in hands.notice_of(window))
    qtbot.waitUntil(lambda: text in journals(tmp_path / "profile"))
    hands.run(window, "save")
    assert "does not answer" in hands.notice_of(window)
    elsewhere = tmp_path / "elsewhere.md"
    save = partial(hands.click, hands.find(window, "noticeButton"), qtbot)
    hands.asked(save, partial(hands.name_file, elsewhere))
    assert elsewhere.read_text("utf-8") == text
    assert not window.isWindowModified()
    hands.run(window, "new")
    assert (network.there / "_posts" / NAME).read_text("utf-8") == TEXT
