"""New, open, save, save as, export."""

from functools import partial
from pathlib import Path

from editor.commands import exporting
from editor.commands.command import AppCommand, Place
from editor.commands.versions import keep_both
from editor.commands.workbench import Workbench
from editor.core import article
from editor.core.choices import ChangedAnswer, UnsavedAnswer
from editor.core.errors import ChangedOnDisk, FileTrouble
from editor.core.message import N_, msg
from editor.core.mode import Mode
from editor.core.state import Transaction
from editor.core.templates import Template, first_placeholder, new_post
from editor.core.templates_like import like_this
from editor.store import files, site_settings
from editor.store.exporters import TARGETS
from editor.store.files import Loaded
from editor.store.site import open_site


def may_leave(bench: Workbench) -> bool:
    """Ask about unsaved work, if there is any; tell whether the text may be left."""
    if not bench.may_drop():
        return False
    if not bench.desk.session.is_dirty:
        return True
    answer = bench.ask.unsaved()
    if answer is UnsavedAnswer.SAVE:
        save(bench)
        return not bench.desk.session.is_dirty
    return answer is UnsavedAnswer.DISCARD


def save(bench: Workbench) -> None:
    """Save to the post's own file, or ask for one; a file changed underneath is never overwritten unasked."""
    if bench.desk.opened.path is None:
        save_as(bench)
        return
    try:
        bench.desk.save()
    except ChangedOnDisk:
        _settle(bench)


def save_as(bench: Workbench) -> None:
    """Ask for a file and save to it."""
    desk = bench.desk
    suggestion = desk.opened.path or exporting.suggested_path(bench)
    path = bench.choose.path_to_save(suggestion)
    if path is not None:
        desk.save_as(path)


def _save_in_utf8(bench: Workbench) -> None:
    try:
        bench.desk.save_in_utf8()
    except ChangedOnDisk:
        _settle(bench)


def _is_in_another_encoding(bench: Workbench) -> bool:
    return bench.desk.opened.source.encoding != "utf-8"


def _settle(bench: Workbench) -> None:
    """Let the user choose between two versions of the file, as often as it changes meanwhile."""
    desk, path = bench.desk, bench.desk.opened.path
    theirs = _version_on_disk(path)
    answer = bench.ask.changed_on_disk(theirs)
    if answer is ChangedAnswer.SAVE_AS:
        save_as(bench)
    elif answer is ChangedAnswer.OVERWRITE and theirs is None and path is not None:
        desk.save_as(path)
    elif theirs is not None:
        try:
            _choose(bench, answer, theirs)
        except ChangedOnDisk:
            _settle(bench)


def _choose(bench: Workbench, answer: ChangedAnswer, theirs: Loaded) -> None:
    """Go on with one version or the other. The one that is not taken is an undo away, or in a second file."""
    if answer is ChangedAnswer.KEEP_BOTH:
        bench.tell(keep_both(bench.desk, theirs))
    elif answer is ChangedAnswer.RELOAD:
        bench.desk.refresh(theirs)
    elif answer is ChangedAnswer.OVERWRITE:
        bench.desk.save(theirs)


def _version_on_disk(path: Path | None) -> Loaded | None:
    """Return what is in a file now; `None` when it is gone."""
    try:
        return files.read(path) if path is not None else None
    except FileTrouble:
        return None


def _new(bench: Workbench) -> None:
    if may_leave(bench):
        house = bench.customs.house
        bench.desk.new(house.new_post, house.line_end)


def _new_from(bench: Workbench) -> None:
    """Start a post of a kind that is asked for."""
    template = bench.ask.template(bench.customs.templates)
    if template is not None and may_leave(bench):
        _begin(bench, template)


def _new_like(bench: Workbench) -> None:
    """Start a post with what the open one will have in common with it."""
    template = like_this(bench.desk.session.text, bench.palette)
    if template is not None and may_leave(bench):
        _begin(bench, template)


def _begin(bench: Workbench, template: Template) -> None:
    """Start a post of a kind, its first placeholder selected."""
    house = bench.customs.house
    site = bench.desk.site
    now = bench.now().astimezone(site.zone if site is not None else None)
    bench.desk.new(new_post(template, house, now), house.line_end)
    selection = first_placeholder(bench.desk.session.text, only_seen=bench.mode is Mode.WRITE)
    if selection is not None:
        bench.desk.session.dispatch(Transaction(selection=selection))


def _has_templates(bench: Workbench) -> bool:
    return bool(bench.customs.templates)


def _has_front_matter(bench: Workbench) -> bool:
    return bool(article.read(bench.desk.session.text).front_matter.entries)


def _write_house(bench: Workbench) -> None:
    """Write what was learned of the house style into the site's settings, beside what they say."""
    site = bench.desk.site
    if site is None:
        return
    path = site_settings.write_house(site, bench.customs.house)
    bench.desk.take_site(open_site(site.root))
    told = msg("{path} says the whole house style already.", path=site_settings.path_of(site))
    bench.tell(msg("The house style is written to {path}.", path=path) if path is not None else told)


def _knows_house(bench: Workbench) -> bool:
    return bench.desk.site is not None and bench.customs.house.posts > 0


def _open(bench: Workbench) -> None:
    path = bench.choose.path_to_open(bench.desk.folder)
    if path is not None and may_leave(bench):
        notice = bench.desk.open(path)
        if notice is not None:
            bench.tell(notice)


def _open_site(bench: Workbench) -> None:
    path = bench.choose.site_to_open(bench.desk.folder)
    if path is not None and may_leave(bench):
        notice = bench.desk.open(path)
        if notice is not None:
            bench.tell(notice)


def _quit(bench: Workbench) -> None:
    bench.close()


_FILE = (Place.MENU_FILE, Place.BAR_FILE)
_MENU = (Place.MENU_FILE,)
_EXPORT_KEYS = ("Ctrl+Shift+E",)

COMMANDS = (
    AppCommand("new", N_("New post"), _FILE, ("Ctrl+N",), "new", run=_new),
    AppCommand(
        "new-from",
        N_("New post from a template…"),
        _MENU,
        ("Ctrl+Shift+N",),
        run=_new_from,
        is_enabled=_has_templates,
    ),
    AppCommand(
        "new-like",
        N_("New post like this one"),
        _MENU,
        ("Ctrl+Alt+N",),
        run=_new_like,
        is_enabled=_has_front_matter,
    ),
    AppCommand("open", N_("Open post…"), _FILE, ("Ctrl+O",), "open", run=_open),
    AppCommand("open-site", N_("Open site folder…"), _MENU, ("Ctrl+Shift+O",), run=_open_site),
    AppCommand("save", N_("Save"), _FILE, ("Ctrl+S",), "save", 1, run=save),
    AppCommand("save-as", N_("Save as…"), _MENU, ("Ctrl+Shift+S",), "save-as", 1, run=save_as),
    AppCommand(
        "save-utf8",
        N_("Save in UTF-8"),
        _MENU,
        group=1,
        run=_save_in_utf8,
        is_enabled=_is_in_another_encoding,
    ),
    *(
        AppCommand(
            "export" if target is TARGETS[0] else f"export-{target.id}",
            N_("Export…") if target is TARGETS[0] else target.title,
            _FILE,
            _EXPORT_KEYS if target is TARGETS[0] else (),
            "export",
            1,
            run=partial(exporting.export, target),
        )
        for target in TARGETS
    ),
    AppCommand(
        "write-house",
        N_("Write house style to .wongo.toml"),
        _MENU,
        group=2,
        run=_write_house,
        is_enabled=_knows_house,
    ),
    AppCommand("quit", N_("Quit"), _MENU, ("Ctrl+Q",), group=3, run=_quit),
)
