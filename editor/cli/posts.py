"""Commands that write a post into a site."""

import re
import sys
from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

from editor.cli.arguments import WrongUsage
from editor.cli.caller import Caller, post_in, say, site_at, tell_troubles
from editor.core.choices import ExportChoice
from editor.core.message import msg
from editor.store.apply import apply
from editor.store.beginning import Wish, beginning
from editor.store.exporters.outlook import look_out, named
from editor.store.exporters.plan import Plan
from editor.store.exporters.post import plan
from editor.store.house import house_of

_DAY = re.compile(r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d(?:-?\d)?", re.ASCII)
"""A day in ISO form, without a time."""


def export(parsed: Namespace, caller: Caller) -> int:
    """Write a post into a site under the name that it has there."""
    post = post_in(parsed.post)
    target = site_at(parsed.to)
    at = _date(parsed.date)
    choice = ExportChoice(parsed.slug, at.date() if isinstance(at, datetime) else at, parsed.draft)
    outlook = named(look_out(post, target, caller.now()), post, target, house_of(target).naming)
    steps = plan(post, target, choice, outlook)
    tell_troubles(target, caller)
    return _told(steps, apply(steps, replace=parsed.replace), caller)


def begin(parsed: Namespace, caller: Caller) -> int:
    """Write a new post in the site's house style."""
    wish = Wish(parsed.template, parsed.title, _date(parsed.date), parsed.slug, parsed.draft)
    target = site_at(parsed.site)
    steps = beginning(target, wish, caller.now())
    tell_troubles(target, caller)
    return _told(steps, apply(steps, anew=True), caller)


def _told(steps: Plan, path: Path, caller: Caller) -> int:
    """Print the path of a file that was written; what its author should know goes beside it."""
    for problem in steps.problems:
        sys.stderr.write(f"{caller.tr(problem.message)}\n")
    return say(str(path))


def _date(text: str) -> date | None:
    """Return what `--date` says in ISO form: a day, or a time of one, which is a `datetime` then.

    Raises:
        WrongUsage: it is none.

    """
    try:
        return (date if _DAY.fullmatch(text) else datetime).fromisoformat(text) if text else None
    except ValueError as trouble:
        reason = msg("“{text}” is no date; write it as 2024-02-27.", text=text)
        raise WrongUsage(reason) from trouble
