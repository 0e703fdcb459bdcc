"""Following a link of the article: to the web, or to another post of the site."""

from collections.abc import Callable

from editor.commands.filing import may_leave
from editor.commands.workbench import Workbench
from editor.core.message import Message, msg
from editor.jekyll.addresses import Reference, reference
from editor.store.links import is_text, linked_file


def follow(bench: Workbench, address: str, outside: Callable[[str], None]) -> None:
    """Open the post or file of the site that an address names; any other address is for `outside`."""
    named = reference(address)
    if named is None:
        outside(address)
        return
    told = _open(bench, named)
    if told is not None:
        bench.tell(told)


def _open(bench: Workbench, named: Reference) -> Message | None:
    """Show what a link names in the window; return what there is to say about it."""
    site = bench.desk.site
    if site is None:
        return msg("This post is in no site: “{name}” cannot be found.", name=named.name)
    path = linked_file(site, named)
    if path is None and named.is_post:
        return msg("The site has no post “{name}”.", name=named.name)
    if path is None:
        return msg("The site has no file “{name}”.", name=named.name)
    if not is_text(site, path):
        return msg("“{name}” is no text: it cannot be opened here.", name=named.name)
    is_here = bench.desk.opened.path is not None and bench.desk.opened.path.absolute() == path
    return bench.desk.open(path) if not is_here and may_leave(bench) else None
