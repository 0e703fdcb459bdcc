"""A new post of a site, as a plan: of a kind or plain, in the house style, named as the site names files."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time

from editor.core import source
from editor.core.choices import ExportChoice
from editor.core.errors import Refused
from editor.core.house import HouseStyle
from editor.core.house.moments import as_written
from editor.core.message import msg
from editor.core.templates import Template, new_post, with_value
from editor.store.exporters.outlook import look_out, named
from editor.store.exporters.plan import Plan, Post
from editor.store.exporters.post import plan
from editor.store.house import house_of
from editor.store.site import Site
from editor.store.templates import templates_of

_USUAL = 0.5
"""The share of posts from which on a new one gets a date in its front matter."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of a post that is to begin: nothing of it needs to be.

    `kind` is the title of a template, `at` a day or a moment.
    """

    kind: str = ""
    title: str = ""
    at: date | None = None
    slug: str = ""
    draft: bool = False


def beginning(site: Site, wish: Wish, now: datetime) -> Plan:
    """Return what writing a new post into its site would do. The plan is for a file that is not there yet.

    Raises:
        Refused: there is no such kind, or the title cannot be written.
        SettingsTrouble: the site's settings say something that is no house style, or no template.

    """
    house = house_of(site)
    moment = _moment(wish.at or now, site)
    text = new_post(_kind(site, wish.kind), house, moment)
    if wish.title:
        text = with_value(text, "title", wish.title, house)
    if _is_dated(wish, house):
        text = with_value(text, "date", as_written(moment, house.habit("date")), house)
    read = source.decode(text.replace("\n", house.line_end).encode())
    post = Post(read.text, read)
    day = _moment(wish.at, site).date() if wish.at is not None else None
    outlook = named(look_out(post, site, now), post, site, house.naming, day)
    return plan(post, site, ExportChoice(wish.slug, day, wish.draft), outlook)


def _kind(site: Site, name: str) -> Template:
    if not name:
        return Template("")
    known = templates_of(site.root, site.settings)
    found = next((one for one in known if _folded(one.title) == _folded(name)), None)
    if found is None:
        names = ", ".join(one.title for one in known)
        there = msg("There are: {names}.", names=names) if names else msg("The site has no templates.")
        raise Refused(msg("There is no template “{name}”.", name=name), there)
    return found


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()


def _is_dated(wish: Wish, house: HouseStyle) -> bool:
    """Tell whether the post says its date itself: as the house's do, or where its file's name cannot."""
    if wish.at is None:
        return _writes_dates(house) and not wish.draft
    return wish.draft or isinstance(wish.at, datetime) or _writes_dates(house)


def _writes_dates(house: HouseStyle) -> bool:
    return any(habit.key == "date" and habit.share >= _USUAL for habit in house.habits)


def _moment(at: date, site: Site) -> datetime:
    """Return a day or a time as a moment in the site's zone; a day begins at midnight."""
    if not isinstance(at, datetime):
        return datetime.combine(at, time(), site.zone)
    return (at if at.tzinfo else at.replace(tzinfo=site.zone)).astimezone(site.zone).replace(microsecond=0)
