"""Where everything is made and joined: settings, session, desk, views, window."""

import gc
import os
import sys
import time
import tomllib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from editor.commands import pictures
from editor.commands.desk import NEW_POST, Desk
from editor.commands.filing import may_leave
from editor.core.errors import WongoError
from editor.core.house.customs import customs_of
from editor.core.message import Message, Translate, msg
from editor.core.schema import Schema, from_toml
from editor.core.session import Session
from editor.store import locale, resources, settings
from editor.store.files import Loaded
from editor.store.page_process import PageProcess
from editor.store.recovery import Journal
from editor.store.settings import Settings
from editor.ui import crash, input_methods, leads, links, qt_words, theme
from editor.ui.asking import Asking
from editor.ui.bench import Bench
from editor.ui.body import theme as body_themes
from editor.ui.body.besides import Besides
from editor.ui.body.pad import Fittings
from editor.ui.body.view import BodyView
from editor.ui.choosing import Choosing
from editor.ui.colours.colouring import Colouring
from editor.ui.ending import Ending
from editor.ui.find.bar import FindBar
from editor.ui.find.finder import Finder
from editor.ui.following import Following
from editor.ui.form.raw import HeaderView
from editor.ui.form.view import FormView, Surroundings
from editor.ui.keeping import Keeping, at_caret
from editor.ui.newsroom import Newsroom
from editor.ui.notice import Notice
from editor.ui.outline.view import OutlineView
from editor.ui.preview import probe
from editor.ui.preview.absent import AbsentPreview
from editor.ui.preview.dressing import Dressing, WebChoice
from editor.ui.preview.frame import PreviewFrame
from editor.ui.preview.pages import ThemePages
from editor.ui.preview.scheme import register_schemes
from editor.ui.preview.view import PreviewView
from editor.ui.problems.view import ProblemsView
from editor.ui.proofreading import Proofreading
from editor.ui.remembering import Remembering
from editor.ui.rereading import Rereading
from editor.ui.safety import Safety
from editor.ui.saves import Saves
from editor.ui.scrolling import Scrolling
from editor.ui.sight import Sight
from editor.ui.status import StatusLine
from editor.ui.tasks import Tasks
from editor.ui.untaken import Untaken
from editor.ui.window import MainWindow, Parts

_SHEETS = ("window", "form", "find", "problems")
"""The style sheets in resources/theme, each a template of the theme's colours."""


def build(path: str | Path | None = None, profile: str | Path | None = None) -> MainWindow:
    """Return the main window, not yet shown, with a post or a site folder in it.

    Makes the QApplication when there is none. `profile` is the folder of settings and data; without it the
    user's own. A path that cannot be opened is told in the window, which then holds a new post.
    """
    return _built(path, profile, "", PageProcess())[0]


def _built(
    path: str | Path | None, profile: str | Path | None, language: str, pages: PageProcess
) -> tuple[MainWindow, Safety]:
    application, notices = _application()
    folder = settings.profile_folder(Path(profile) if profile is not None else None)
    kept = settings.load(folder)
    spoken = locale.choose(language or kept.settings.language, locale.system_language(os.environ))
    tr = locale.translator(spoken)
    qt_words.speak(application, spoken, tr)
    look = theme.chosen(kept.settings.theme)
    dress(application, look)
    window, bench, safety = _window(folder, kept.settings, look, tr, pages)
    for notice in (*notices, *([kept.trouble] if kept.trouble is not None else [])):
        bench.tell(notice)
    _open(bench, path)
    return window, safety


def dress(application: QApplication, look: theme.Theme) -> None:
    """Give the whole application the style of a theme."""
    sheets = (resources.path(f"theme/{name}.qss").read_text("utf-8") for name in _SHEETS)
    theme.apply(application, look, "\n".join(sheets))


def tune_collector() -> None:
    """Spare the collector of garbage what is there now: it need not look through it at every key."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)  # a reading makes many values at once, and few of them in circles


def run(path: Path | None, profile: Path | None, language: str, pages: PageProcess) -> int:
    """Show the window; return the exit code when it is closed. An empty `language` is the chosen one."""
    window, safety = _built(path, profile, language, pages)
    Ending(safety.keep, window)
    window.show()
    tune_collector()
    return QApplication.exec()


def _application() -> tuple[QApplication, list[Message]]:
    """Return the application, made ready for pages and input methods, and what there is to say."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing, []
    notices = _choose_input_method()
    register_schemes()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Wongo")
    application.setDesktopFileName("wongo")
    application.setWindowIcon(QIcon(str(resources.path("icons/wongo.svg"))))
    return application, notices


def _choose_input_method() -> list[Message]:
    """Take ibus where the environment names an input method that Qt has no plug-in for; key by key."""
    os.environ.setdefault(*input_methods.IN_ORDER)
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    names = [plugin.name for plugin in plugins.iterdir()] if plugins.is_dir() else []
    missing = input_methods.missing_plugin(os.environ, names)
    if missing is None or not sys.platform.startswith("linux"):
        return []
    os.environ["QT_IM_MODULE"], notice = input_methods.replacement(missing)
    return [notice]


def _window(
    folder: Path, kept: Settings, look: theme.Theme, tr: Translate, process: PageProcess
) -> tuple[MainWindow, Bench, Safety]:
    """Make the window with all its parts, and join them to the desk."""
    session = Session(NEW_POST, time.monotonic)
    keeping = Keeping(session, Journal(folder))
    saves = Saves()
    desk = Desk(session, keeping.flush, saves.wait)
    keeping.stand_on(desk)
    tasks = Tasks()
    newsroom = Newsroom(desk, tasks)
    choosing = Choosing(tr, desk)
    asking = Asking(tr, newsroom, desk, choosing.picture_file, look)
    parts = _parts(desk.session, newsroom, choosing, tasks, tr)
    in_body = partial(at_caret, session, parts.body.composed)
    keeping.heed(in_body, parts.form.unfinished, parts.header.unfinished, half=parts.form.unfinished.half)
    for changed in (
        parts.body.composing_changed,
        parts.form.unfinished.changed,
        parts.header.unfinished_changed,
    ):
        changed.connect(keeping.note_unfinished)
    window = MainWindow(desk.session, parts, tr)
    for dialogs in (asking, choosing):
        dialogs.stand_over(window)
    for owned in (tasks, newsroom, saves):
        owned.setParent(window)
    finder = Finder(session, parts.body, parts.find, parts.outline, tr, palette=lambda: newsroom.palette)
    finder.set_dark(look.is_dark)
    looking = (finder, Sight(parts.body, window.focus_mode), parts.pane)
    remembering = Remembering(folder, kept, desk)
    colours = Colouring(remembering, newsroom.colours)
    asks, untaken = (asking, choosing), Untaken(parts.form, tr)
    bench = Bench(desk, newsroom, asks, window, parts, looking=looking, colours=colours, untaken=untaken)
    pages = ThemePages(process, tasks, window)
    web = WebChoice(remembering.web_of, remembering.keep_web)
    dressing = Dressing(parts.preview, parts.pane, pages, web=web, now=bench.now, tr=tr)
    Following(bench, newsroom, window, parts, dressing=dressing, theme=look, tr=tr)
    Besides(session, parts.body)
    Rereading(desk, window)
    session.subscribe(finder.follow)
    session.subscribe(Scrolling(session, parts.body, parts.preview, window).follow)
    Proofreading(bench, newsroom, parts, window)
    _connect(bench, newsroom, parts)
    saves.came.connect(partial(_tell_late, bench))
    remembering.restore(window, parts)
    safety = Safety(bench, keeping, folder, window=window, parts=parts, theme=look, tr=tr)
    safety.start()
    window.guard(partial(_may_close, bench, safety, remembering, window, parts))
    window.closed.connect(pages.close)
    _paint(parts, look)
    crash.install(folder / "crash.log", partial(_tell_crash, bench))
    return window, bench, safety


def _connect(bench: Bench, newsroom: Newsroom, parts: Parts) -> None:
    """Let what the parts tell reach the user, the pictures the site, the links the browser."""
    newsroom.troubled.connect(parts.notice.tell)
    for is_more_known in (newsroom.learned, newsroom.found):
        is_more_known.connect(parts.form.review)
    newsroom.settled.connect(partial(_follow_house, newsroom, parts.form))
    parts.body.told.connect(parts.notice.tell)
    parts.body.pictures_offered.connect(partial(pictures.take, bench))
    parts.body.link_activated.connect(partial(leads.follow, bench))
    if isinstance(parts.preview, PreviewView):
        parts.preview.link_clicked.connect(links.follow)


def _tell_late(bench: Bench, written: Loaded) -> None:
    """Say that a save ended after it was given up, if it is what the window goes on from."""
    opened = bench.desk.opened
    if (written.path, written.fingerprint) == (opened.path, opened.fingerprint):
        bench.tell(msg("“{name}” is saved after all: its disk answers again.", name=written.path.name))


def _follow_house(newsroom: Newsroom, form: FormView) -> None:
    """Let the form have the fields of the house, in its order and its ways."""
    form.take_customs(customs_of(newsroom.house))


def _paint(parts: Parts, look: theme.Theme) -> None:
    """Give the parts that paint themselves the colours of a theme."""
    of_body = body_themes.DARK if look.is_dark else body_themes.LIGHT
    parts.notice.paint(look)
    parts.pane.note.paint(look)
    parts.find.set_theme(look)
    parts.header.set_theme(of_body)
    parts.problems.set_theme(look)
    parts.status.problems.set_theme(look)
    parts.body.set_theme(of_body)
    parts.preview.set_theme(look.is_dark)


def _parts(session: Session, newsroom: Newsroom, choosing: Choosing, tasks: Tasks, tr: Translate) -> Parts:
    form = FormView(
        session,
        _schema(),
        tr,
        suggestions=newsroom.suggestions,
        pictures=newsroom.pictures,
        choose_file=choosing.picture_file,
        tasks=tasks,
        around=Surroundings(newsroom.keep_picture, newsroom.now),
    )
    body = BodyView(
        session, Fittings(tr=tr, pictures=newsroom.find_picture, palette=newsroom.palette, tasks=tasks)
    )
    why = probe.trouble(os.environ)
    preview = PreviewView(tr) if why is None else AbsentPreview(why, tr)
    outline = OutlineView(tr)
    return Parts(
        form,
        HeaderView(session, tr),
        FindBar(tr),
        body,
        outline,
        ProblemsView(tr),
        preview,
        PreviewFrame(preview, tr),
        Notice(tr),
        StatusLine(tr),
    )


def _schema() -> Schema:
    return from_toml(tomllib.loads(resources.path("schema/post.toml").read_text("utf-8")))


def _open(bench: Bench, path: str | Path | None) -> None:
    """Open what was asked for, and say what there is to say about it."""
    if path is None:
        return
    try:
        notice = bench.desk.open(Path(path).absolute())
    except WongoError as error:
        bench.tell(error)
        return
    if notice is not None:
        bench.tell(notice)


def _may_close(
    bench: Bench, safety: Safety, remembering: Remembering, window: MainWindow, parts: Parts
) -> bool:
    """Ask about unsaved work, then write down how the window is left."""
    bench.flush()
    try:
        if not may_leave(bench):
            return False
    except WongoError as error:
        bench.tell(error)
        return False
    remembering.save(window, parts)
    safety.end()
    return True


def _tell_crash(bench: Bench, report: Path) -> None:
    bench.tell(crash.sentence(report))
