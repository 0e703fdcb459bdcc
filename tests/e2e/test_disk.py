"""A disk that is full, fixed or changed underneath: a sentence, and the text is safe in the window."""

import contextlib
import json
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QTextBrowser
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

BEFORE = "---\ntitle: 하나\n---\n\n본문이다."


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """Give a small disk; needs the right to mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("A full and a fixed disk are made by mounting one, which is not permitted here.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def opened(build: Build, folder: Path) -> tuple[MainWindow, Path]:
    post = folder / "2024-02-27-a.md"
    post.write_text(BEFORE, "utf-8")
    return build(post), post


def assert_not_saved(window: MainWindow, post: Path, text: str) -> None:
    """The old file is whole, the text is there, nothing is left lying about."""
    assert post.read_text("utf-8") == BEFORE
    assert window.text() == text
    assert window.isWindowModified()
    assert hands.notice_of(window).startswith(f"{post} was not saved.")
    assert "Errno" not in hands.notice_of(window)
    assert {path.name for path in post.parent.iterdir()} <= {post.name, "filler"}


def save_in_vain(window: MainWindow) -> None:
    hands.run(window, "save")
    assert hands.notice_of(window)


def test_a_full_disk_loses_nothing(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    with mounted(tmp_path / "small", "size=64k") as disk:
        window, post = opened(build, disk)
        text = hands.write(window, " 새 말")
        qtbot.waitUntil(window.isWindowModified)
        with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"x" * 4096):
                pass
        save_in_vain(window)
        assert_not_saved(window, post, text)
        assert "The disk is full." in hands.notice_of(window)
        elsewhere = tmp_path / "elsewhere.md"
        hands.save_as(window, elsewhere)
        assert elsewhere.read_text("utf-8") == text
        assert not window.isWindowModified()
        (disk / "filler").unlink()
        hands.save_as(window, disk / "again.md")
        assert (disk / "again.md").read_text("utf-8") == text


def test_a_disk_that_can_only_be_read_loses_nothing(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    with mounted(tmp_path / "fixed", "size=64k") as disk:
        window, post = opened(build, disk)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        text = hands.write(window, " 새 말")
        qtbot.waitUntil(window.isWindowModified)
        save_in_vain(window)
        assert_not_saved(window, post, text)
        hands.save_as(window, tmp_path / "elsewhere.md")
        assert (tmp_path / "elsewhere.md").read_text("utf-8") == text


def written_in_a_folder_that_went(build: Build, folder: Path) -> tuple[MainWindow, Path, str]:
    """Write something into a post; then a file stands where its folder was."""
    folder.mkdir()
    window, post = opened(build, folder)
    text = hands.write(window, " 새 말")
    post.unlink()
    folder.rmdir()
    folder.write_text("now a file")
    return window, post, text


def test_a_folder_that_vanishes_loses_nothing(build: Build, tmp_path: Path) -> None:
    window, post, text = written_in_a_folder_that_went(build, tmp_path / "folder")
    hands.run(window, "save")
    assert window.text() == text
    assert f"{post} was not saved." in hands.notice_of(window)
    hands.save_as(window, tmp_path / "elsewhere.md")
    assert (tmp_path / "elsewhere.md").read_text("utf-8") == text


def test_a_file_changed_underneath_is_overwritten_only_when_somebody_says_so(
    build: Build, tmp_path: Path
) -> None:
    window, post = opened(build, tmp_path)
    text = hands.write(window, " 내 말")
    theirs = BEFORE + " 남의 말"
    post.write_text(theirs, "utf-8")
    hands.run(window, "save", partial(hands.reply, "cancel"))
    assert (window.text(), post.read_text("utf-8")) == (text, theirs)
    mine = tmp_path / "mine.md"
    hands.run(window, "save", partial(hands.reply, "save-as"), partial(hands.name_file, mine))
    assert (mine.read_text("utf-8"), post.read_text("utf-8")) == (text, theirs)
    mine.write_text("gone over", "utf-8")
    text = hands.write(window, "!")
    hands.run(window, "save", partial(hands.reply, "overwrite"))
    assert mine.read_text("utf-8") == text
    hands.write(window, "?")
    mine.write_text(theirs, "utf-8")
    hands.run(window, "save", partial(hands.reply, "reload"))
    assert window.text() == theirs == mine.read_text("utf-8")
    assert hands.notice_of(window) == ""


def test_a_file_that_was_deleted_meanwhile_is_written_again_only_when_somebody_says_so(
    build: Build, tmp_path: Path
) -> None:
    window, post = opened(build, tmp_path)
    text = hands.write(window, " 내 말")
    post.unlink()
    hands.run(window, "save", partial(hands.reply, "cancel"))
    assert not post.exists()
    hands.run(window, "save", partial(hands.reply, "overwrite"))
    assert post.read_text("utf-8") == text


def test_a_save_over_a_change_shows_both_versions_and_keeps_both(build: Build, site: Path) -> None:
    """On a network folder nobody is told of a change: the save finds it first."""
    window, post = opened(build, site / "_posts")
    mine, theirs = hands.write(window, " 내 말"), BEFORE + " 남의 말"
    post.write_text(theirs, "utf-8")
    hands.run(window, "save", partial(compare_and, "keep-both"))
    second = site / "_drafts" / "2024-02-27-a (mine).md"
    assert (post.read_text("utf-8"), second.read_text("utf-8")) == (theirs, mine)
    assert window.text() == theirs
    assert str(second) in hands.notice_of(window)


def compare_and(answer: str, dialog: QDialog) -> None:
    shown = hands.find(dialog, "comparison", QTextBrowser)
    assert isinstance(shown, QTextBrowser)
    said = shown.document().toRawText()
    assert "내 말" in said
    assert "남의 말" in said
    hands.reply(answer, dialog)


def test_a_save_on_the_way_out_that_fails_stays_and_is_one_click_from_elsewhere(
    build: Build, tmp_path: Path, qtbot: QtBot
) -> None:
    window, post, text = written_in_a_folder_that_went(build, tmp_path / "folder")
    hands.run(window, "quit", partial(hands.reply, "save"))
    assert window.isVisible()
    save = partial(hands.click, hands.find(window, "noticeButton"), qtbot)
    # Whoever says it last: the save that failed, or the look at the disk that finds the folder gone.
    assert any(said in hands.notice_of(window) for said in ("was not saved", "is gone"))
    hands.asked(save, partial(hands.name_file, post.with_name("still not.md")))
    assert any(said in hands.notice_of(window) for said in ("was not saved", "is gone"))
    hands.asked(save, partial(hands.name_file, tmp_path / "elsewhere.md"))
    assert (tmp_path / "elsewhere.md").read_text("utf-8") == text
    assert not window.isWindowModified()


def test_saving_over_another_file_is_asked_about_first(build: Build, tmp_path: Path) -> None:
    window, post = opened(build, tmp_path)
    other = tmp_path / "other.md"
    other.write_text("theirs", "utf-8")
    hands.write(window, "!")
    say_no = partial(hands.confirm, QMessageBox.StandardButton.No)
    hands.run(window, "save-as", partial(name_file_and_back_out, other), say_no)
    assert other.read_text("utf-8") == "theirs"
    assert post.read_text("utf-8") == BEFORE


def name_file_and_back_out(path: Path, dialog: QDialog) -> None:
    hands.name_file(path, dialog)
    assert dialog.isVisible(), "the dialog stays for another name"
    # Two dialogs gone within a moment, openbox now and then gives the keyboard to neither window below them.
    assert QTest.qWaitForWindowActive(dialog, hands.PATIENCE_MS), (
        "the dialog under the question is not active"
    )
    dialog.reject()


def test_leaving_unsaved_work_is_asked_about(build: Build, tmp_path: Path) -> None:
    window, post = opened(build, tmp_path)
    text = hands.write(window, " 내 말")
    hands.run(window, "new", partial(hands.reply, "cancel"))
    assert window.text() == text
    hands.run(window, "quit", partial(hands.reply, "cancel"))
    assert window.isVisible()
    hands.run(window, "new", partial(hands.reply, "save"))
    assert post.read_text("utf-8") == text
    assert window.text() != text
    hands.write(window, "버릴 말")
    hands.run(window, "quit", partial(hands.reply, "discard"))
    assert not window.isVisible()


def test_a_profile_that_cannot_be_written_is_no_reason_to_stay_open(build: Build, tmp_path: Path) -> None:
    window, _post = opened(build, tmp_path)
    settings = tmp_path / "profile" / "settings.json"
    assert json.loads(settings.read_text())["language"] == "en"
    settings.unlink()
    settings.mkdir()
    hands.run(window, "quit")
    assert not window.isVisible()
