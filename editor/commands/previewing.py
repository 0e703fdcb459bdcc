"""How the preview shows the page: in the site's theme or alone, as wide as a phone or a desk, how large."""

from functools import partial

from editor.commands.command import AppCommand, Place
from editor.commands.workbench import Width, Workbench
from editor.core.message import N_


def _show(whole: bool, bench: Workbench) -> None:
    bench.preview.show_page(whole)


def _is_shown(whole: bool, bench: Workbench) -> bool:
    return bench.preview.shows_page is whole


def _can_show(bench: Workbench) -> bool:
    return bench.preview.can_show_page


def _set_width(width: Width, bench: Workbench) -> None:
    bench.preview.set_device(width)


def _has_width(width: Width, bench: Workbench) -> bool:
    return bench.preview.device is width


def _toggle_web(bench: Workbench) -> None:
    bench.preview.show_web(not bench.preview.shows_web)


def _shows_web(bench: Workbench) -> bool:
    return bench.preview.shows_web


def _zoom(steps: int, bench: Workbench) -> None:
    bench.preview.zoom_by(steps)


def _width(width: Width, title: str, icon: str) -> AppCommand:
    return AppCommand(
        id=f"preview-{width}",
        title=title,
        places=(Place.MENU_PREVIEW, Place.BAR_WIDTH),
        icon=icon,
        group=2,
        run=partial(_set_width, width),
        is_on=partial(_has_width, width),
    )


COMMANDS = (
    AppCommand(
        id="preview-page",
        title=N_("Page"),
        places=(Place.MENU_PREVIEW, Place.BAR_PREVIEW),
        keys=("Ctrl+F9",),
        icon="preview-page",
        group=1,
        run=partial(_show, True),
        is_on=partial(_is_shown, True),
        is_enabled=_can_show,
    ),
    AppCommand(
        id="preview-article",
        title=N_("Article only"),
        places=(Place.MENU_PREVIEW, Place.BAR_PREVIEW),
        keys=("Shift+F9",),
        icon="preview-article",
        group=1,
        run=partial(_show, False),
        is_on=partial(_is_shown, False),
    ),
    _width(Width.FIT, N_("As wide as there is room"), "preview-fit"),
    _width(Width.PHONE, N_("As on a phone"), "preview-phone"),
    _width(Width.TABLET, N_("As on a tablet"), "preview-tablet"),
    _width(Width.DESKTOP, N_("As on a desktop screen"), "preview-desktop"),
    AppCommand(
        id="preview-zoom-in",
        title=N_("Show the page larger"),
        places=(Place.MENU_PREVIEW,),
        keys=("Ctrl+Alt+=",),
        icon="zoom-in",
        group=3,
        run=partial(_zoom, 1),
    ),
    AppCommand(
        id="preview-zoom-out",
        title=N_("Show the page smaller"),
        places=(Place.MENU_PREVIEW,),
        keys=("Ctrl+Alt+-",),
        icon="zoom-out",
        group=3,
        run=partial(_zoom, -1),
    ),
    AppCommand(
        id="preview-zoom-usual",
        title=N_("Show the page in its usual size"),
        places=(Place.MENU_PREVIEW,),
        keys=("Ctrl+Alt+0",),
        group=3,
        run=partial(_zoom, 0),
    ),
    AppCommand(
        id="preview-web",
        title=N_("Show pictures and fonts of other sites"),
        places=(Place.MENU_PREVIEW,),
        group=4,
        run=_toggle_web,
        is_on=_shows_web,
        is_enabled=_can_show,
    ),
)
