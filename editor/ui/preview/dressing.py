"""Keeps the preview in the site's theme: when its page is wanted, made, cannot be made, may show the web."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from editor.core.errors import WongoError
from editor.core.message import Translate, msg
from editor.jekyll.results import Trouble
from editor.store.page_messages import PageAnswer, PageRequest
from editor.store.page_process import PageFailed
from editor.store.site import Site
from editor.ui.notice import Offer
from editor.ui.preview.absent import AbsentPreview
from editor.ui.preview.dress import dress_of
from editor.ui.preview.frame import PreviewFrame
from editor.ui.preview.pages import ThemePages
from editor.ui.preview.view import PreviewView

_MOST_TOLD = 3
"""Troubles that are told in full; the others are counted."""
_LONGEST = 400
"""Characters of a trouble that are told: it may say what a theme says, at any length."""


@dataclass(frozen=True, slots=True)
class WebChoice:
    """What the user said of other sites' pictures and looks in the preview of a site, and how it is kept."""

    of: Callable[[Path], bool | None]
    keep: Callable[[Path, bool], None]


class Dressing(QObject):
    """Follows site and text; asks for pages, and shows what comes."""

    def __init__(
        self,
        view: PreviewView | AbsentPreview,
        frame: PreviewFrame,
        pages: ThemePages,
        *,
        web: WebChoice,
        now: Callable[[], datetime],
        tr: Translate,
    ) -> None:
        super().__init__(frame)
        self._view, self._frame, self._pages = view, frame, pages
        self._web, self._now, self._tr = web, now, tr
        self._site: Site | None = None
        self._state: tuple[Path | None, str, str] = (None, "", "")
        self._is_whole = False
        self._gave_up = self._asks = False
        pages.made.connect(self._show)
        pages.failed.connect(self._say)
        frame.page_chosen.connect(self._choose)
        frame.web_chosen.connect(self._take_web)
        if isinstance(view, PreviewView):
            view.web_kept_out.connect(self._ask_for_web)
            view.dress_failed.connect(self._give_up)

    def follow_site(self, site: Site | None) -> None:
        """Take another site, or the same one whose files changed."""
        is_other = (site.root if site else None) != (self._site.root if self._site else None)
        self._site = site
        had_given_up, self._gave_up = self._gave_up, False
        self._frame.set_can_show_page(site is not None and isinstance(self._view, PreviewView))
        if is_other:
            self._asks = False
            self._frame.note.hide()
            self._view.show_in(None)
            self._frame.note_web(site is not None and bool(self._web.of(site.root)))
            self._view.show_web(self._frame.shows_web)
            self._want()
        elif had_given_up:
            self._want()
        else:
            self._pages.again()

    def follow(self, path: Path | None, text: str, front: str) -> None:
        """Take the text as it is now; `front` is its front matter."""
        if path != self._state[0]:
            self._asks = False  # of the page before
        self._state = (path, text, front)
        self._want()

    def _want(self) -> None:
        path, text, front = self._state
        place = self._place(path)
        if self._site is None or not place or not self._frame.shows_page or self._gave_up:
            self._pages.want(None)
            self._view.show_in(None)
            return
        request = PageRequest(self._site.root, place, text, self._now())
        self._pages.want(request, front, at_once=self._is_whole)

    def _place(self, path: Path | None) -> str:
        """Return where the article is in the site; a new one stands where it would be exported to."""
        if self._site is None:
            return ""
        if path is None:
            folder = self._site.config.collections_dir
            name = f"_posts/{self._now().astimezone(self._site.zone):%Y-%m-%d}-untitled.md"
            return f"{folder}/{name}" if folder else name
        try:
            return path.relative_to(self._site.source).as_posix()
        except ValueError:
            return ""

    def _choose(self, _whole: bool) -> None:
        self._gave_up = False
        self._want()

    def _give_up(self) -> None:
        """Try no more with a page that cannot be drawn, until the site changes or the page is asked for."""
        self._gave_up = True
        self._pages.want(None)
        trouble = msg("The page of this site's theme takes too long to draw.")
        self._say(PageFailed(trouble, remedy=msg("The article alone is shown meanwhile.")))

    def _show(self, answer: PageAnswer) -> None:
        """Show a page. One whose article cannot be told from the rest is shown as it is, at each change."""
        if self._site is None or not self._frame.shows_page:
            return
        config, page = self._site.config, answer.page
        self._is_whole = page.has_liquid or page.article is None
        dress = dress_of(answer, url=config.url, baseurl=config.baseurl, is_whole=self._is_whole)
        self._view.show_in(None if page.is_bare else dress)
        if page.troubles:
            self._asks = False
            self._frame.note.tell(msg("{troubles}", troubles=self._told(page.troubles)))
        elif not self._asks:  # the article alone, shown until the page is made, may have brought the question
            self._frame.note.hide()

    def _say(self, trouble: WongoError) -> None:
        self._asks = False
        self._view.show_in(None)
        self._frame.note.tell(trouble)

    def _told(self, troubles: tuple[Trouble, ...]) -> str:
        sentences = [self._sentence(trouble) for trouble in troubles[:_MOST_TOLD]]
        more = len(troubles) - _MOST_TOLD
        if more > 0:
            sentences.append(self._tr("And {count} more.", count=more))
        return "\n".join(sentences)

    def _sentence(self, trouble: Trouble) -> str:
        """Say what is wrong, and in which file, if it is another one than the article's."""
        said, line = self._tr(trouble.message), trouble.line
        if trouble.path == self._place(self._state[0]):
            sentence = self._tr("Line {line}: {sentence}", line=line, sentence=said) if line else said
        elif trouble.path:
            sentence = f"{trouble.path}:{line} – {said}" if line else f"{trouble.path} – {said}"
        else:
            sentence = said
        return sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"

    def _ask_for_web(self) -> None:
        """Ask once for each site; what was answered is kept with the user's settings."""
        if self._site is None or self._web.of(self._site.root) is not None or not self._frame.note.isHidden():
            return
        self._web.keep(self._site.root, False)  # asked once; the menu can allow it at any time
        allow = Offer(msg("Show them"), partial(self._frame.show_web, True))
        question = msg(
            "This page has pictures, fonts or style sheets of other sites. They are not loaded, "
            "since those sites would learn that you read it."
        )
        self._asks = True
        self._frame.note.tell(question, allow)

    def _take_web(self, allowed: bool) -> None:
        if self._site is not None:
            self._web.keep(self._site.root, allowed)
            self._view.show_web(allowed)
