"""What commands may ask of the window they run in, without knowing any widget."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from editor.commands.desk import Desk
from editor.core.choices import (
    ChangedAnswer,
    ExportChoice,
    ExportOffer,
    ImageChoice,
    LinkChoice,
    SourceLineChoice,
    TableChoice,
    UnsavedAnswer,
)
from editor.core.choices_colours import ColourChoice, ColourOffer
from editor.core.errors import WongoError
from editor.core.house import HouseStyle
from editor.core.message import Message
from editor.core.mode import Mode
from editor.core.palette import Palette
from editor.core.tables import Table
from editor.core.templates import Template
from editor.store.files import Loaded


class Pane(StrEnum):
    """The parts of the window that can be hidden."""

    FORM = "form"
    PREVIEW = "preview"


class Width(StrEnum):
    """How wide the screen is that the preview shows the page for."""

    FIT = "fit"
    PHONE = "phone"
    TABLET = "tablet"
    DESKTOP = "desktop"


class Clip(StrEnum):
    """What can be done with the clipboard, wherever the keyboard is."""

    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_PLAIN = "paste-plain"
    SELECT_ALL = "select-all"


class FileDialogs(Protocol):
    """The questions about files; `None` means that the user backed out."""

    def path_to_open(self, folder: Path) -> Path | None:
        """Ask for a post."""

    def site_to_open(self, folder: Path) -> Path | None:
        """Ask for a site folder."""

    def path_to_save(self, suggestion: Path) -> Path | None:
        """Ask where to write; the answer is meant, an existing file was confirmed."""

    def replace(self, path: Path) -> bool:
        """Ask whether an existing file is to be replaced."""


class Dialogs(Protocol):
    """The other questions that a command can put; `None` means that the user backed out."""

    def link(self, first: LinkChoice, *, is_there: bool) -> LinkChoice | None:
        """Ask for a link, beginning with `first`; one that is there can be removed too."""

    def embed(self) -> str | None:
        """Ask for the address or the code of something that is shown from elsewhere."""

    def code_language(self, old: str | None) -> str | None:
        """Ask for the language of code, `old` being that of the code that is there."""

    def source_line(self) -> SourceLineChoice | None:
        """Ask for a source line."""

    def image(self, target: str = "") -> ImageChoice | None:
        """Ask for a picture; `target` is the one to begin with."""

    def colour(self, offer: ColourOffer) -> ColourChoice | None:
        """Ask for a colour."""

    def table(self, old: Table | None) -> TableChoice | None:
        """Ask for the cells of a table, those of `old` being there already."""

    def export(self, offer: ExportOffer) -> ExportChoice | None:
        """Ask where in the site the post goes."""

    def template(self, templates: Sequence[Template]) -> Template | None:
        """Ask which kind of post to begin with."""

    def unsaved(self) -> UnsavedAnswer:
        """Ask what to do with unsaved work."""

    def changed_on_disk(self, theirs: Loaded | None) -> ChangedAnswer:
        """Ask what to do about a file that another program changed to `theirs`, or that is gone."""


class Colours(Protocol):
    """The colours that were used before."""

    @property
    def recent(self) -> tuple[str, ...]:
        """The colours chosen last, the newest first."""

    def note(self, colour: str) -> None:
        """Remember a chosen colour; an empty one is none."""

    def of_site(self, kind: str) -> tuple[str, ...]:
        """Return the text or background colours of the site's posts, the most used one first."""


class Finding(Protocol):
    """Finding in the article."""

    def open(self, *, replacing: bool) -> None:
        """Ask what to look for, and what to put in its place."""

    def step(self, direction: int) -> None:
        """Go to the next match (1) or the one before (-1)."""

    def list_headings(self) -> None:
        """Ask which heading to go to."""


class Sight(Protocol):
    """How the article is seen."""

    def zoom_by(self, steps: int) -> None:
        """Show the article larger, or smaller."""

    def reset_zoom(self) -> None:
        """Show the article in its usual size."""

    @property
    def is_focused(self) -> bool:
        """Whether the article is alone on the screen."""

    def focus(self, is_on: bool) -> None:
        """Leave the article alone on the screen, or put everything back."""


class PreviewLook(Protocol):
    """How the preview shows the page."""

    @property
    def can_show_page(self) -> bool:
        """Whether there is a theme to show the article in."""

    @property
    def shows_page(self) -> bool:
        """Whether the article is shown in its theme's page; else it is alone."""

    def show_page(self, whole: bool, /) -> None:
        """Show the article in its theme's page, or alone."""

    @property
    def shows_web(self) -> bool:
        """Whether pictures, fonts and style sheets of other sites are loaded."""

    def show_web(self, allowed: bool, /) -> None:
        """Load what is on other sites, or do not; it is remembered for the site."""

    @property
    def device(self) -> Width:
        """How wide a screen is shown."""

    def set_device(self, width: Width, /) -> None:
        """Show the page for a screen of another width."""

    def zoom_by(self, steps: int, /) -> None:
        """Show the page larger or smaller by so many steps; in its usual size for 0."""


class Customs(Protocol):
    """What the site on the desk does in its own way."""

    @property
    def house(self) -> HouseStyle:
        """How the site writes its posts, as far as it is known."""

    @property
    def templates(self) -> tuple[Template, ...]:
        """The kinds of post that the site has."""


class Workbench(Protocol):
    """The window, as commands see it."""

    customs: Customs
    finding: Finding
    sight: Sight
    colours: Colours
    preview: PreviewLook
    may_drop: Callable[[], bool]
    """Tells whether what fields show and the text does not say may go; asks where there is something."""

    @property
    def desk(self) -> Desk:
        """The open post and its site."""

    @property
    def palette(self) -> Palette:
        """The house markup of the site."""

    def now(self) -> datetime:
        """Return the time, with its zone."""

    @property
    def ask(self) -> Dialogs:
        """The dialogs."""

    @property
    def choose(self) -> FileDialogs:
        """The dialogs that choose files."""

    @property
    def mode(self) -> Mode:
        """How the body is shown."""

    def set_mode(self, mode: Mode) -> None:
        """Show the body in another way."""

    def is_shown(self, pane: Pane) -> bool:
        """Tell whether a part of the window is visible."""

    def show_pane(self, pane: Pane, shown: bool) -> None:
        """Show or hide a part of the window."""

    def clip(self, deed: Clip, /) -> None:
        """Cut, copy or paste where the keyboard is: in a field or in the body."""

    def tell(self, message: Message | WongoError) -> None:
        """Say something to the user without stopping them."""

    def close(self) -> bool:
        """Close the window; it asks about unsaved work itself."""
