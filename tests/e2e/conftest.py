"""The real window, with a profile of its own, on a site of its own."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))  # the hands and the recipe of these tests

from hands import Build

from editor import app
from editor.ui.preview.scheme import register_schemes
from editor.ui.window import MainWindow

register_schemes()  # before any test makes the QApplication


@pytest.fixture
def build(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """Build windows as the program does, in English unless a test says otherwise.

    They are closed afterwards without asking anybody. An unexpected error fails the test, but in a window
    that `is_guarded`: there it is told as users are told.
    """
    assert qapp
    windows: list[MainWindow] = []

    def built(
        path: Path | None = None,
        *,
        size: tuple[int, int] | None = (1280, 900),
        is_guarded: bool = False,
        **chosen: str,
    ) -> MainWindow:
        hook = sys.excepthook
        choose(tmp_path / "profile", {"language": "en", "theme": "light", **chosen})
        window = app.build(path, tmp_path / "profile")
        monkeypatch.setattr(sys, "excepthook", sys.excepthook if is_guarded else hook)
        if size is not None:
            window.resize(*size)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window), "a window that is not active yet loses keys"
        windows.append(window)
        return window

    yield built
    for window in windows:
        window.guard(lambda: True)
        window.close()
        window.deleteLater()


def choose(profile: Path, chosen: dict[str, str]) -> None:
    """Write settings into a profile beside those it has."""
    profile.mkdir(exist_ok=True)
    file = profile / "settings.json"
    kept = json.loads(file.read_text("utf-8")) if file.exists() else {}
    file.write_text(json.dumps({**kept, **chosen}), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give an empty site."""
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: 원고\ntimezone: Asia/Seoul\n", "utf-8")
    return root
