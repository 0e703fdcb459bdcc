"""What holds for every test: no screen unless asked for, no user's own folders, no unexpected warning."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from scripts import screen

ROOT = Path(__file__).parents[1]
SCREENS = ExitStack()
"""The virtual screen of this process, if it has its own: keys reach one window of a screen at a time."""

# Before Qt is imported: tests draw in memory, unless scripts/screen.py says that there is a screen for them.
if not os.environ.get(screen.SCREEN):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
elif os.environ[screen.SCREEN] == screen.VIRTUAL and "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.update(screen.environment(SCREENS.enter_context(screen.virtual_screen())))
if sys.platform == "linux" and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox does not start as root

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer  # noqa: E402  (the platform is chosen above)
from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: E402  (must come before the QApplication)
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

# What Qt says on a machine without a graphics card, or on the offscreen platform, which is nobody's fault.
QT_CHATTER = (
    r"^This plugin does not support (raise|grabbing|propagateSizeHints|createPlatformOpenGLContext)",
    r"^Path override failed for key base::DIR_APP_DICTIONARIES",
    r"^js: ",  # the page's own scripts; the preview's tests look at what the page does
    r"(QRhi|GPU|Vulkan|vulkan|GBM|dmabuf|EGL|OpenGL|libva|WebGL)",
    r"^Release of profile requested but WebEnginePage still not deleted",
    r"^Populating font family aliases took",
    r"^XKB|xkbcommon",
)
PATIENCE_MS = 3000

settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")
"""Speed is never asserted, a busy machine would fail a law. The rest is Hypothesis's own."""

LONG = (
    "core/test_command_laws.py",
    "core/test_edit_amid_corpus.py",
    "core/test_edit_laws.py",
    "core/test_finding.py",
    "core/test_frontmatter_corpus.py",
    "core/test_house.py",
    "core/test_inlined.py",
    "core/test_inserts_laws.py",
    "core/test_paint_corpus.py",
    "core/test_pasting_steps.py",
    "core/test_schema_corpus.py",
    "core/test_surprises.py",
    "core/test_tables.py",
    "jekyll/liquid/test_generated.py",
    "jekyll/liquid/test_hostile.py",
    "jekyll/test_reading_sites.py",
    "jekyll/test_whole_pages.py",
    "kramdown/test_highlight.py",
    "kramdown/test_hostile.py",
    "kramdown/test_options.py",
    "kramdown/test_visible.py",
    "store/test_page_process.py",
    "store/test_recovery_saving.py",
    "test_fonts.py",
    "test_packaging.py",
    "test_sample_site.py",
)
"""Laws over many texts, real programs, killed processes: `make test` runs them, `make check` does not."""


def pytest_xdist_auto_num_workers() -> int | None:
    """Run tests one after the other on a desktop that somebody looks at; else let xdist count the cores."""
    return 1 if os.environ.get(screen.SCREEN, screen.VIRTUAL) != screen.VIRTUAL else None


def pytest_unconfigure() -> None:
    """Take down the screen of this process."""
    SCREENS.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every warning of Qt's fail the test it comes from, but for the chatter above; mark the journeys."""
    for item in items:
        if (ROOT / "tests" / "e2e") in item.path.parents:
            item.add_marker(pytest.mark.window)
        if item.path.relative_to(ROOT / "tests").as_posix() in LONG:
            item.add_marker(pytest.mark.long)
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        item.add_marker(pytest.mark.qt_log_ignore(*QT_CHATTER, extend=True))


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's settings, caches and data out of reach: each test has folders of its own.

    They are not there yet, as on the first day. Few tests make them; to make and remove thousands takes long.
    """
    home = tmp_path_factory.getbasetemp() / "homes" / os.urandom(6).hex()
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a log record from WARNING up; a test that expects one asserts it and calls `caplog.clear()`."""
    yield
    unexpected = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not unexpected, [record.getMessage() for record in unexpected]


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with widgets no top-level widget, running timer, pool job or pressed button may remain."""
    if "qapp" not in request.fixturenames:
        yield
        return
    before = set(QApplication.topLevelWidgets())
    yield
    pool = QThreadPool.globalInstance()
    assert pool.waitForDone(PATIENCE_MS), "a job is still running"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [describe(widget) for widget in QApplication.topLevelWidgets() if widget not in before]
    assert not left, left
    timers = [
        timer.objectName() for timer in QApplication.instance().findChildren(QTimer) if timer.isActive()
    ]
    assert not timers, timers
    assert not QApplication.mouseButtons(), "a button of the mouse is still down"


def describe(widget: QWidget) -> str:
    """Return a widget's class and name, as a sentence of failure shows it."""
    return f"{type(widget).__name__} {widget.objectName()!r}"


@pytest.fixture(scope="session")
def web_engine() -> type[QWebEngineView]:
    """Give the page widget's class; that it is imported here is why `qapp` can show pages at all."""
    return QWebEngineView


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real posts (`seeds/`, `corpus/`) beside the checkout, or skip the test."""
    folder = Path(os.environ.get("WONGO_SHARED") or ROOT.parent / "shared")
    if not (folder / "seeds").is_dir():
        pytest.skip(f"The shared posts are not at {folder}; set WONGO_SHARED to where they are.")
    return folder


@pytest.fixture(scope="session")
def seeds(shared: Path) -> tuple[Path, ...]:
    """Give the two posts of the newsroom that Wongo is made for."""
    return tuple(sorted((shared / "seeds").glob("*.txt")))


@pytest.fixture(scope="session")
def corpus(shared: Path) -> tuple[Path, ...]:
    """Give every post of the shared corpus, in a fixed order, or skip the test."""
    folder = shared / "corpus"
    if not folder.is_dir():
        pytest.skip(f"The corpus of posts is not at {folder}; set WONGO_SHARED to where it is.")
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".tsv"))
