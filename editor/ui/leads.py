"""Where the links of the article lead: those of the web open in the browser, the site's own in the window."""

from functools import partial

from editor.commands import following
from editor.commands.command import AppCommand
from editor.commands.workbench import Workbench
from editor.core.message import N_
from editor.ui import links
from editor.ui.bench import Bench


def follow(bench: Bench, address: str) -> None:
    """Open what a link of the article leads to, and say where that is nowhere."""
    bench.run(AppCommand("follow-link", N_("Open link"), (), run=partial(_followed, address)))


def _followed(address: str, bench: Workbench) -> None:
    following.follow(bench, address, links.follow)
