"""A window is killed amid unsaved work: the next start shows what was being written, beside the file."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot
from test_disk import mounted

from editor.store import recovery_reading
from editor.ui.window import MainWindow

HERE = Path(__file__).parent
BEFORE = "---\ntitle: 하나\n---\n\n본문이다.\n"
WORDS = "새로 쓴 말"
AFTER = BEFORE.removesuffix("\n") + WORDS + "\n"
WRITING = """
import sys
sys.path.insert(0, sys.argv[1])
import hands
from pathlib import Path
from PySide6.QtWidgets import QApplication
from editor import app
window = app.build(Path(sys.argv[3]) if sys.argv[3] else None, Path(sys.argv[2]))
window.show()
body = hands.body_of(window)
body.setFocus()
hands.go_to_end(body)
if sys.argv[3]:
    hands.press(body, hands.Qt.Key.Key_Left, held=hands.Qt.KeyboardModifier.NoModifier)
hands.type_into(body, sys.argv[4])
QApplication.exec()
"""
PATIENCE_MS = 30_000


@contextmanager
def writing(
    qtbot: QtBot,
    profile: Path,
    post: Path | None,
    script: str = WRITING,
    is_noted: Callable[[Path], object] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Let another process write in a window of its own; it is there once its journal has the words."""
    command = [sys.executable, "-c", script, HERE, profile, post or "", WORDS]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        noted = partial(is_noted or has_words, profile)
        qtbot.waitUntil(lambda: process.poll() is not None or bool(noted()), timeout=PATIENCE_MS)
        assert process.poll() is None, "the window ended by itself"
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def has_words(profile: Path) -> bool:
    return any(
        (work := recovery_reading.read(journal.read_bytes(), datetime.now(UTC))) and WORDS in work.text
        for journal in (profile / "journal").glob("*.journal")
    )


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2024-02-27-a.md"
    path.write_text(BEFORE, "utf-8")
    return path


@pytest.fixture
def killed(qtbot: QtBot, tmp_path: Path, post: Path) -> Path:
    """Give a post that was being written when its window was killed."""
    with writing(qtbot, tmp_path / "profile", post):
        pass
    return post


@pytest.fixture
def killed_in_site(qtbot: QtBot, tmp_path: Path) -> Path:
    """Give a post of a site that was being written when its window was killed."""
    path = tmp_path / "site" / "_posts" / "2024-02-27-a.md"
    path.parent.mkdir(parents=True)
    (tmp_path / "site" / "_config.yml").write_text("", "utf-8")
    path.write_text(BEFORE, "utf-8")
    with writing(qtbot, tmp_path / "profile", path):
        pass
    return path


def dialog_of(window: MainWindow, qtbot: QtBot) -> QDialog:
    def is_there() -> bool:
        dialog = window.findChild(QDialog, "recoveredDialog")
        return dialog is not None and dialog.isVisible()

    qtbot.waitUntil(is_there, timeout=hands.PATIENCE_MS)
    dialog = window.findChild(QDialog, "recoveredDialog")
    assert isinstance(dialog, QDialog)
    return dialog


def answer(window: MainWindow, qtbot: QtBot, name: str) -> None:
    hands.reply(name, dialog_of(window, qtbot))
    qtbot.waitUntil(lambda: window.findChild(QDialog, "recoveredDialog") is None)


def test_the_recovered_text_is_shown_beside_the_file_and_taken(
    build: Build, killed: Path, qtbot: QtBot
) -> None:
    window = build(killed)
    shown = hands.find(dialog_of(window, qtbot), "comparison", QTextBrowser)
    assert isinstance(shown, QTextBrowser)
    said = shown.document().toRawText()
    assert "본문이다." in said
    assert f"본문이다.{WORDS}" in said
    assert killed.read_text("utf-8") == BEFORE, "nothing is replaced unasked"
    answer(window, qtbot, "takeRecovered")
    assert window.text() == AFTER
    assert window.isWindowModified()
    assert killed.read_text("utf-8") == BEFORE
    hands.run(window, "undo")
    assert window.text() == BEFORE
    hands.run(window, "redo")
    assert window.text() == AFTER
    hands.run(window, "save")
    assert killed.read_text("utf-8") == AFTER
    hands.run(window, "quit")
    assert dialogs_of_the_next_start(build, killed) == 0


def test_the_file_is_kept_when_somebody_says_so(build: Build, killed: Path, qtbot: QtBot) -> None:
    window = build(killed)
    answer(window, qtbot, "keepFile")
    assert (window.text(), killed.read_text("utf-8")) == (BEFORE, BEFORE)
    assert not window.isWindowModified()
    hands.run(window, "quit")
    assert dialogs_of_the_next_start(build, killed) == 0


def test_both_are_kept_as_two_files(build: Build, killed: Path, qtbot: QtBot) -> None:
    window = build(killed)
    answer(window, qtbot, "keepBoth")
    other = killed.with_name("2024-02-27-a (recovered).md")
    assert (killed.read_text("utf-8"), other.read_text("utf-8")) == (BEFORE, AFTER)
    assert str(other) in hands.notice_of(window)
    assert window.text() == BEFORE


def test_both_are_kept_in_a_site_without_publishing_two_posts(
    build: Build, killed_in_site: Path, qtbot: QtBot
) -> None:
    window = build(killed_in_site)
    answer(window, qtbot, "keepBoth")
    other = killed_in_site.parents[1] / "_drafts" / "2024-02-27-a (recovered).md"
    assert (killed_in_site.read_text("utf-8"), other.read_text("utf-8")) == (BEFORE, AFTER)
    assert [*killed_in_site.parent.iterdir()] == [killed_in_site]
    notice = hands.notice_of(window)
    assert "which Jekyll does not publish" in notice
    assert str(other) in notice


def test_what_is_put_off_is_asked_again_at_the_next_start(build: Build, killed: Path, qtbot: QtBot) -> None:
    window = build(killed)
    dialog_of(window, qtbot).reject()
    assert window.text() == BEFORE
    hands.run(window, "quit")
    again = build(killed)
    answer(again, qtbot, "takeRecovered")
    assert again.text() == AFTER


def test_a_post_that_has_no_name_yet_comes_back_too(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    with writing(qtbot, tmp_path / "profile", None):
        pass
    window = build()
    answer(window, qtbot, "takeRecovered")
    assert WORDS in window.text()
    assert window.isWindowModified()
    hands.save_as(window, tmp_path / "new.md")
    assert WORDS in (tmp_path / "new.md").read_text("utf-8")


COMPOSING = WRITING.replace(
    "hands.type_into(body, sys.argv[4])",
    "QApplication.sendEvent(body, hands.QInputMethodEvent(sys.argv[4], []))",
)


@pytest.mark.parametrize("has_file", [True, False])
def test_what_was_being_composed_comes_back_as_well(
    build: Build, post: Path, tmp_path: Path, qtbot: QtBot, has_file: bool
) -> None:
    with writing(qtbot, tmp_path / "profile", post if has_file else None, COMPOSING):
        pass
    window = build(post if has_file else None)
    answer(window, qtbot, "takeRecovered")
    assert window.text().count(WORDS) == 1
    assert window.text() == AFTER or not has_file


IN_A_FIELD = COMPOSING.replace("hands.body_of(window)", "hands.keys_of(window, 'titleField')").replace(
    "Key_Left", "Key_End"
)


def test_what_was_being_composed_in_a_field_comes_back_as_well(
    build: Build, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with writing(qtbot, tmp_path / "profile", post, IN_A_FIELD):
        pass
    assert post.read_text("utf-8") == BEFORE
    window = build(post)
    answer(window, qtbot, "takeRecovered")
    assert window.text() == BEFORE.replace("하나", f"하나{WORDS}")


HALF_A_DATE = (
    WRITING.replace("hands.body_of(window)", "hands.keys_of(window, 'dateField')")
    .replace("sys.argv[4]", "'2026-11-'")
    .replace("Key_Left", "Key_End")
)


def half_typed(profile: Path) -> list[str]:
    journals = (profile / "journal").glob("*.journal")
    works = [recovery_reading.read(journal.read_bytes(), datetime.now(UTC)) for journal in journals]
    return [half.text for work in works if work is not None for half in work.half]


def test_half_a_date_comes_back_into_its_field(
    build: Build, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with writing(qtbot, tmp_path / "profile", post, HALF_A_DATE, half_typed):
        pass
    window = build(post)
    answer(window, qtbot, "takeRecovered")
    field = hands.find(window, "dateField", QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "2026-11-"
    assert window.text() == BEFORE
    assert half_typed(tmp_path / "profile") == ["2026-11-"]


ENDED = """
import sys
sys.path.insert(0, sys.argv[1])
import hands
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from editor import app
from editor.store.page_process import PageProcess
from editor.ui import keeping
keeping.WRITE_MS = 3_600_000

def write():
    (window,) = (one for one in QApplication.topLevelWidgets() if one.objectName() == sys.argv[5])
    body = hands.body_of(window)
    body.setFocus()
    hands.go_to_end(body)
    hands.press(body, hands.Qt.Key.Key_Left, held=hands.Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(body, hands.QInputMethodEvent(sys.argv[4], []))
    print("written", flush=True)

app.tune_collector = lambda: QTimer.singleShot(0, write)
app.run(Path(sys.argv[3]), Path(sys.argv[2]), "en", PageProcess())
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_log_out_loses_nothing_at_all(
    build: Build, post: Path, tmp_path: Path, qtbot: QtBot, number: signal.Signals
) -> None:
    name = build(post).objectName()
    command = [sys.executable, "-c", ENDED, HERE, tmp_path / "profile", post, WORDS, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        assert not has_words(tmp_path / "profile")
        process.send_signal(number)
        assert process.wait(PATIENCE_MS / 1000) == -number
    window = build(post)
    answer(window, qtbot, "takeRecovered")
    assert window.text() == AFTER


def test_a_file_that_is_gone_by_then_is_no_loss(build: Build, killed: Path, qtbot: QtBot) -> None:
    killed.unlink()
    window = build()
    answer(window, qtbot, "takeRecovered")
    assert window.text() == AFTER
    assert window.isWindowModified()


def test_a_window_that_is_still_writing_is_left_alone_and_told_of(
    build: Build, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with writing(qtbot, tmp_path / "profile", post) as process:
        window = build(post)
        assert f"process {process.pid} on" in hands.notice_of(window)
        assert window.findChild(QDialog, "recoveredDialog") is None


def dialogs_of_the_next_start(build: Build, post: Path) -> int:
    window = build(post)
    return len(window.findChildren(QDialog, "recoveredDialog"))


def test_a_file_changed_outside_is_read_again_and_the_caret_stays(
    build: Build, post: Path, qtbot: QtBot
) -> None:
    window = build(post)
    body = hands.body_of(window)
    body.setFocus()
    hands.go_to_end(body)
    hands.press(body, hands.Qt.Key.Key_Left, held=hands.Qt.KeyboardModifier.NoModifier)
    post.write_text(BEFORE.replace("하나", "하나와 둘") + "\n남이 쓴 문단.\n", "utf-8")
    qtbot.waitUntil(lambda: "남이 쓴" in window.text(), timeout=hands.PATIENCE_MS)
    assert not window.isWindowModified()
    assert "Another program changed" in hands.notice_of(window)
    hands.type_into(body, "!")
    assert "본문이다.!\n" in window.text()


LONG = "---\ntitle: 하나\n---\n\n" + "".join(f"문단 {number}이다. 긴 글이다.\n\n" for number in range(200))


def first_in_sight(body: hands.QTextEdit) -> tuple[str, int]:
    """Return the uppermost paragraph that is seen, and where."""
    cursor = body.cursorForPosition(QPoint(5, 5))
    while not cursor.block().text().strip():
        cursor.setPosition(cursor.block().next().position())
    cursor.setPosition(cursor.block().position())
    return cursor.block().text(), body.cursorRect(cursor).top()


def test_a_file_changed_outside_above_and_below_what_is_seen_stays_where_it_is(
    build: Build, post: Path, qtbot: QtBot
) -> None:
    post.write_text(LONG, "utf-8")
    window = build(post)
    body = hands.body_of(window)
    cursor = body.textCursor()
    cursor.setPosition(body.document().find("문단 100이다").position())
    body.setTextCursor(cursor)
    bar = body.verticalScrollBar()
    bar.setValue(bar.value() + 100)
    seen, caret = first_in_sight(body), body.textCursor().block().text()
    theirs = LONG.replace("문단 3이다", "남의 글\n\n또\n\n문단 3이다").replace("문단 150이다", "바뀐 150")
    post.write_text(theirs, "utf-8")
    qtbot.waitUntil(lambda: window.text() == theirs, timeout=hands.PATIENCE_MS)
    assert first_in_sight(body) == seen
    assert body.textCursor().block().text() == caret


def test_a_file_changed_outside_amid_unsaved_work_is_compared_and_both_are_kept(
    build: Build, post: Path, qtbot: QtBot
) -> None:
    window = build(post)
    body = hands.body_of(window)
    body.setFocus()
    hands.type_into(body, "내 말 ")
    mine, theirs = window.text(), BEFORE + "남의 말\n"
    post.write_text(theirs, "utf-8")
    qtbot.waitUntil(lambda: "you have unsaved work" in hands.notice_of(window), timeout=hands.PATIENCE_MS)
    assert window.text() == mine
    hands.click(hands.find(window, "noticeButton"), qtbot)
    hands.reply("keepBoth", hands.find(window, "changedDialog", QDialog))
    qtbot.waitUntil(lambda: window.text() == theirs)
    assert post.read_text("utf-8") == theirs
    assert post.with_name("2024-02-27-a (mine).md").read_text("utf-8") == mine
    assert not window.isWindowModified()


def test_a_deleted_file_leaves_its_text_in_the_journal_and_one_click_saves_elsewhere(
    build: Build, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = build(post)
    post.unlink()
    qtbot.waitUntil(lambda: "moved or deleted" in hands.notice_of(window), timeout=hands.PATIENCE_MS)
    qtbot.waitUntil(lambda: any((tmp_path / "profile" / "journal").glob("*.journal")))
    assert window.isWindowModified()
    elsewhere = tmp_path / "elsewhere.md"
    save = partial(hands.click, hands.find(window, "noticeButton"), qtbot)
    hands.asked(save, partial(hands.name_file, elsewhere))
    assert elsewhere.read_text("utf-8") == BEFORE
    assert not window.isWindowModified()
    assert not any((tmp_path / "profile" / "journal").glob("*.journal"))


def test_a_full_disk_leaves_the_text_in_the_journal_and_one_click_saves_elsewhere(
    build: Build, tmp_path: Path, qtbot: QtBot
) -> None:
    with mounted(tmp_path / "small", "size=64k") as disk:
        post = disk / "2024-02-27-a.md"
        post.write_text(BEFORE, "utf-8")
        window = build(post)
        body = hands.body_of(window)
        body.setFocus()
        hands.type_into(body, WORDS)
        text = window.text()
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"x" * 4096):
                pass
        hands.run(window, "save")
        assert "The disk is full." in hands.notice_of(window)
        assert post.read_text("utf-8") == BEFORE
        assert has_words(tmp_path / "profile")
        elsewhere = tmp_path / "elsewhere.md"
        save = partial(hands.click, hands.find(window, "noticeButton"), qtbot)
        hands.asked(save, partial(hands.name_file, elsewhere))
        assert elsewhere.read_text("utf-8") == text
        assert not has_words(tmp_path / "profile")
