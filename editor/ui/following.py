"""Who is told what when the text changes: the caret's own view at once, the rest once a frame."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from editor.commands import catalog
from editor.core import article, marks
from editor.core.article import Article
from editor.core.message import Translate
from editor.core.mode import Mode
from editor.core.reading import read_body
from editor.core.session import Update
from editor.core.state import Event
from editor.core.visible import counted
from editor.jekyll.posts import read_name
from editor.kramdown import to_html
from editor.kramdown.options import Options
from editor.store.heads import categories_of
from editor.ui.actions import Actions
from editor.ui.bench import Bench
from editor.ui.newsroom import Newsroom
from editor.ui.preview.blocks import preview_blocks
from editor.ui.preview.dressing import Dressing
from editor.ui.preview.head import ArticleHead
from editor.ui.theme import Theme
from editor.ui.window import MainWindow, Parts

_FRAME_MS = 8
"""How long the slower views wait after a change: long enough for the key to be painted first."""


class Following(QObject):
    """Subscribes to the session, the desk and the newsroom, and passes on what each view needs."""

    def __init__(
        self,
        bench: Bench,
        newsroom: Newsroom,
        window: MainWindow,
        parts: Parts,
        *,
        dressing: Dressing,
        theme: Theme,
        tr: Translate,
    ) -> None:
        super().__init__(window)
        self._dressing = dressing
        self._bench, self._newsroom, self._window, self._parts = bench, newsroom, window, parts
        self._theme, self._tr = theme, tr
        self._is_another = True
        self._path: Path | None = None
        self._actions = self._new_actions()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FRAME_MS)
        self._soon.timeout.connect(self._follow_slowly)
        bench.desk.session.subscribe(self._follow)
        bench.desk.subscribe(self._follow_desk)
        newsroom.changed.connect(self._follow_site)
        parts.pane.web_chosen.connect(self._follow_choice)
        parts.body.mode_changed.connect(self._follow_mode)
        parts.body.table_wanted.connect(self._edit_table)
        parts.body.link_met.connect(parts.status.show_link)
        parts.body.trouble_met.connect(parts.status.show_trouble)
        parts.form.source_wanted.connect(self._show_source)
        parts.form.article_wanted.connect(parts.body.setFocus)
        self._follow_mode()
        self._take_up()

    def _new_actions(self) -> Actions:
        commands = catalog.build(self._newsroom.palette)
        actions = Actions(commands, self._bench, self._bench.run, self, theme=self._theme, tr=self._tr)
        self._window.adopt(actions)
        return actions

    def _edit_table(self) -> None:
        self._actions["table"].trigger()

    def _follow(self, update: Update) -> None:
        self._is_another |= update.transaction.event is Event.RELOAD
        self._parts.body.follow(update)
        if update.text_changed:
            self._parts.form.follow(update)
            self._parts.header.follow(update)
            self._soon.start()
        self._follow_actions()

    def _follow_desk(self) -> None:
        path = self._bench.desk.opened.path
        self._parts.form.show_hints(_hints(path.name) if path is not None else {})
        if self._is_another and (path is None or path != self._path):
            self._take_up()
        self._path = path
        self._follow_slowly()
        self._follow_actions()

    def _take_up(self) -> None:
        """Put the keyboard where writing begins: into the title of a new post, else into the article."""
        if not self._parts.form.begin():
            self._parts.body.setFocus()

    def _follow_site(self) -> None:
        """Build everything anew that depends on the site's palette."""
        before, self._actions = self._actions, self._new_actions()
        before.setParent(None)  # not to be found by its names any more
        before.deleteLater()
        self._parts.body.set_house(self._newsroom.palette)
        site = self._bench.desk.site
        if site is None:
            self._parts.preview.set_site(None)
            self._dressing.follow_site(None)
        else:
            config = site.config
            self._parts.preview.set_site(
                site.source, baseurl=config.baseurl, language=config.language or "ko"
            )
            self._dressing.follow_site(site)
        self._follow_actions()

    def _show_source(self, position: int) -> None:
        self._parts.show_source(position)

    def _follow_mode(self) -> None:
        """Show the front matter's source above that of the body; what is wrong with it is said once."""
        is_source = self._parts.body.mode is Mode.SOURCE
        self._parts.header.setVisible(is_source)
        self._parts.form.leave_trouble_to_source(is_source)
        self._follow_actions()

    def _follow_choice(self, _allowed: bool) -> None:
        self._follow_actions()

    def _follow_actions(self) -> None:
        """Show on the buttons what is on and what is possible."""
        state = self._bench.desk.session.state
        can_edit = article.read(state.text).body_locked is None
        self._actions.follow(marks.active(state, self._bench.palette), can_edit=can_edit)

    def _follow_slowly(self) -> None:
        self._soon.stop()
        session, path = self._bench.desk.session, self._bench.desk.opened.path
        post = article.read(session.text)
        options = self._newsroom.options
        document = read_body(post.body, options)
        self._parts.preview.show_blocks(preview_blocks(document), anew=self._is_another)
        self._parts.preview.show_head(_head(post, options))
        self._dressing.follow(path, session.text, session.text[: post.body_start])
        self._is_another = False
        place = path.name if path is not None else ""
        is_dirty = session.is_dirty
        self._parts.status.follow(counted(document), place, is_dirty=is_dirty, is_new=path is None)
        self._window.entitle(_title(post), is_dirty=is_dirty)


def _hints(name: str) -> dict[str, str]:
    """Return what a file's name says of its post while the front matter does not."""
    read = read_name(name)
    return {"date": read.day.isoformat(), "slug": read.slug} if read.day else {"slug": read.slug}


def _title(post: Article) -> str:
    return _shown(post, "title")


def _shown(post: Article, key: str) -> str:
    entry = post.front_matter.get(key)
    return entry.text.strip() if entry is not None else ""


def _head(post: Article, options: Options) -> ArticleHead:
    """Return what stands above the article on the page."""
    return ArticleHead(
        title=_title(post),
        categories=categories_of(post.front_matter.values),
        date=_shown(post, "date"),
        feature_html=_rendered(_shown(post, "feature_text"), options),
        image=_shown(post, "image"),
    )


@lru_cache(maxsize=8)
def _rendered(markdown: str, options: Options) -> str:
    return to_html(markdown, options) if markdown else ""
