"""Pictures that are dropped or pasted: brought into the site, asked about, put into the article."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from editor.commands.desk import Desk
from editor.commands.workbench import Workbench
from editor.core import article, inserts
from editor.core.choices import ImageChoice
from editor.core.errors import FileTrouble, WongoError
from editor.core.message import msg
from editor.core.pasting.offers import PictureOffer
from editor.core.slugs import romanise
from editor.store.local_pictures import local_picture
from editor.store.pictures import Brought, bring, keep
from editor.store.site import Site

_FALLBACK = "picture"


def take(bench: Workbench, offers: Sequence[PictureOffer]) -> None:
    """Put pictures into the article one after the other, each with the words that its author gives it."""
    try:
        for offer in offers:
            if not _take(bench, offer):
                return
    except WongoError as trouble:
        bench.tell(trouble)


def put(bench: Workbench, choice: ImageChoice) -> None:
    """Put a picture into the article; a file of this computer comes into the site first.

    Raises:
        FileTrouble: it is no picture, or cannot be copied.

    """
    site = bench.desk.site
    found = local_picture(choice.target) if site and site.picture_path(choice.target) is None else None
    brought = bring(found, site) if found is not None and site is not None else Brought(choice.target)
    if not _inserted(bench, replace(choice, target=brought.address)):
        brought.take_back()


def _inserted(bench: Workbench, choice: ImageChoice) -> bool:
    state = bench.desk.session.state
    words = {"target": choice.target, "alt": choice.alt, "caption": choice.caption}
    step = inserts.image(state, bench.palette, **words)
    if step is None:
        bench.tell(msg("A picture has no place here."))
        return False
    bench.desk.session.dispatch(step)
    return True


def _take(bench: Workbench, offer: PictureOffer) -> bool:
    """Ask about one picture and insert it; tell whether to go on with the next."""
    site = bench.desk.site
    if article.read(bench.desk.session.text).body_locked is not None:
        return False
    if site is None and not offer.path:
        bench.tell(msg("A picture without a file needs a site to be kept in. Save the post in a site first."))
        return False
    brought = Brought(Path(offer.path).as_posix()) if site is None else _brought(bench, offer, site)
    choice = bench.ask.image(brought.address)
    if choice is None or choice.target != brought.address:
        brought.take_back()
    if choice is None:
        return False
    if not _inserted(bench, choice):
        brought.take_back()
        return False
    return True


def kept(desk: Desk, data: bytes) -> str:
    """Put the bytes of a pasted picture into the site, named after the post; return its address there.

    Raises:
        FileTrouble: there is no site, or it cannot be written.

    """
    if desk.site is None:
        raise FileTrouble(
            msg("A picture without a file needs a site to be kept in. Save the post in a site first.")
        )
    return keep(data, _name(desk), ".png", desk.site).address


def _name(desk: Desk) -> str:
    """Return what a picture of the post on the desk is called."""
    entry = article.read(desk.session.text).front_matter.get("title")
    title = entry.text.strip() if entry is not None else ""
    return romanise(title) if title else _FALLBACK


def _brought(bench: Workbench, offer: PictureOffer, site: Site) -> Brought:
    """Return an offered picture as one of the site's; one without a file is named after the post."""
    if offer.path:
        return bring(Path(offer.path), site)
    return keep(offer.data, _name(bench.desk), ".png", site)
