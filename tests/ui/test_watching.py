"""What another program does to the open file: read again, compared, or said so; nothing of ours is lost."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.core.state import Transaction, caret
from editor.store import locks
from editor.store.watch import Look, Sight
from editor.ui import watching
from editor.ui.notice import Notice
from editor.ui.sharing import Sharing
from editor.ui.theme import LIGHT
from editor.ui.watching import Watching
from tests.ui.form.conftest import plain
from tests.ui.keepers import Bench

BEFORE = "하나\n둘\n셋\n"


@dataclass
class Scene:
    """A window with an open post, and its notice bar."""

    bench: Bench
    window: QWidget
    notice: Notice
    post: Path

    def press(self) -> None:
        button = self.notice.findChild(QPushButton, "noticeButton")
        assert button is not None
        button.click()

    def choose(self, qtbot: QtBot, name: str) -> None:
        self.press()
        dialog = self.window.findChild(QDialog, "changedDialog")
        assert dialog is not None
        button = dialog.findChild(QPushButton, name)
        assert button is not None
        button.click()
        qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))

    def clash(self, qtbot: QtBot) -> tuple[str, str]:
        """Let somebody write the file amid unsaved work; return what is written here and there."""
        mine, theirs = self.bench.type("내 말\n"), BEFORE + "남의 말\n"
        self.post.write_text(theirs, "utf-8")
        qtbot.waitUntil(lambda: "unsaved work" in self.notice.text())
        return mine, theirs


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    window = QWidget()
    qtbot.addWidget(window)
    notice = Notice(plain, window)
    window.show()
    bench = Bench(tmp_path / "profile")
    Watching(bench, notice, window, LIGHT, plain)
    post = tmp_path / "site" / "post.md"
    post.parent.mkdir()
    post.write_text(BEFORE, "utf-8")
    bench.desk.open(post)
    yield Scene(bench, window, notice, post)
    bench.keeping.end()


def test_with_nothing_unsaved_it_is_read_again_around_the_caret(scene: Scene, qtbot: QtBot) -> None:
    session = scene.bench.session
    session.dispatch(Transaction(selection=caret(BEFORE.index("둘"))))
    scene.post.write_text("새 하나\n둘\n넷\n", "utf-8")
    qtbot.waitUntil(lambda: session.text == "새 하나\n둘\n넷\n")
    assert session.text[session.state.selection.head :].startswith("둘")
    assert not session.is_dirty
    assert "Another program changed" in scene.notice.text()
    session.undo()
    assert session.text == BEFORE
    assert session.is_dirty


def test_our_own_save_is_nobody_elses_change(scene: Scene, qtbot: QtBot) -> None:
    text = scene.bench.type("내 말\n")
    scene.bench.desk.save()
    scene.post.write_text(text + "남의 말\n", "utf-8")
    qtbot.waitUntil(lambda: scene.bench.session.text.endswith("남의 말\n"))
    scene.bench.type("또\n")
    scene.bench.desk.save()
    assert scene.notice.text() == ""


def test_amid_unsaved_work_both_become_two_files(scene: Scene, qtbot: QtBot) -> None:
    mine, theirs = scene.clash(qtbot)
    scene.choose(qtbot, "keepBoth")
    assert scene.bench.session.text == scene.post.read_text("utf-8") == theirs
    assert scene.post.with_name("post (mine).md").read_text("utf-8") == mine
    assert not scene.bench.session.is_dirty


def test_amid_unsaved_work_ours_is_kept(scene: Scene, qtbot: QtBot) -> None:
    mine, _theirs = scene.clash(qtbot)
    scene.choose(qtbot, "keepMine")
    assert scene.bench.session.text == scene.post.read_text("utf-8") == mine


def test_amid_unsaved_work_theirs_is_taken_and_undo_leads_back(scene: Scene, qtbot: QtBot) -> None:
    mine, theirs = scene.clash(qtbot)
    scene.choose(qtbot, "takeTheirs")
    assert scene.bench.session.text == scene.post.read_text("utf-8") == theirs
    scene.bench.session.undo()
    assert scene.bench.session.text == mine


def test_a_third_version_is_not_overwritten_by_an_answer_about_the_second(scene: Scene, qtbot: QtBot) -> None:
    mine, theirs = scene.clash(qtbot)
    scene.press()
    scene.post.write_text(theirs + "더\n", "utf-8")
    dialog = scene.window.findChild(QDialog, "changedDialog")
    dialog.findChild(QPushButton, "keepMine").click()
    qtbot.waitUntil(lambda: "unsaved work" in scene.notice.text())
    assert scene.post.read_text("utf-8") == theirs + "더\n"
    assert scene.bench.session.text == mine


def test_the_same_text_from_elsewhere_is_saved_work(scene: Scene, qtbot: QtBot) -> None:
    text = scene.bench.type("내 말\n")
    scene.post.write_text(text, "utf-8")
    qtbot.waitUntil(lambda: not scene.bench.session.is_dirty)
    assert scene.notice.text() == ""


def test_a_file_that_is_gone_makes_its_text_unsaved_until_it_is_back(scene: Scene, qtbot: QtBot) -> None:
    scene.post.rename(scene.post.with_suffix(".away"))
    qtbot.waitUntil(lambda: "moved or deleted" in scene.notice.text())
    assert scene.bench.session.is_dirty
    scene.press()
    assert scene.bench.elsewhere == 1
    scene.post.with_suffix(".away").rename(scene.post)
    qtbot.waitUntil(lambda: not scene.bench.session.is_dirty)
    assert scene.notice.text() == ""


def test_a_folder_that_is_gone_is_said(scene: Scene, qtbot: QtBot) -> None:
    scene.post.parent.rename(scene.post.parent.with_name("away"))
    qtbot.waitUntil(lambda: "The folder of" in scene.notice.text())
    assert scene.bench.session.is_dirty


def test_a_file_turned_read_only_is_said_and_unsaid(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as planted:
        planted.setattr(watching, "look", lambda path, _fingerprint: Look(path, Sight.READ_ONLY))
        scene.post.chmod(0o444)
        qtbot.waitUntil(lambda: "can only be read" in scene.notice.text())
    scene.post.chmod(0o644)
    qtbot.waitUntil(lambda: scene.notice.text() == "")


def test_a_post_open_twice_says_so_until_it_is_closed(scene: Scene, tmp_path: Path, qtbot: QtBot) -> None:
    first, second = (Sharing(scene.bench.desk, tmp_path / "profile", scene.window) for _ in range(2))
    told: list[str] = []
    second.shared.connect(lambda message: told.append(str(message)))
    scene.bench.desk.open(scene.post)
    assert len(told) == 1
    assert "open in another window too" in told[0]
    first.end()
    second._path = None
    scene.bench.desk.open(scene.post)
    assert len(told) == 1
    assert qtbot
    second.end()


def test_the_second_window_takes_the_lock_over_when_the_first_one_closes(
    scene: Scene, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second, third = (Sharing(scene.bench.desk, tmp_path / "profile", scene.window) for _ in range(3))
    second.shared.connect(scene.notice.tell)
    second.over.connect(scene.notice.retract)
    scene.bench.desk.open(scene.post)
    assert "open in another window too" in scene.notice.text()
    third.end()
    first.end()
    qtbot.waitUntil(lambda: scene.notice.text() == "")
    (lock,) = (tmp_path / "profile" / "locks").iterdir()
    assert isinstance(locks.hold(lock), locks.Holder)
    second.end()
    assert not lock.exists()


def test_the_second_window_takes_the_lock_of_one_that_was_killed_when_the_user_comes_back(
    scene: Scene, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    first, second = (Sharing(scene.bench.desk, tmp_path / "profile", scene.window) for _ in range(2))
    second.shared.connect(scene.notice.tell)
    second.over.connect(scene.notice.retract)
    scene.bench.desk.open(scene.post)
    os.close(first._held.pop().descriptor)
    first.end()
    assert "open in another window too" in scene.notice.text()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert scene.notice.text() == ""
    assert qtbot
    second.end()
