"""Commands that look at a whole site."""

import sys
from argparse import Namespace
from pathlib import Path

from editor.cli.caller import Caller, say, site_at
from editor.core.message import Translate, msg
from editor.store.checking import Found, check_path
from editor.store.house import house_of
from editor.store.site_settings import path_of, write_house


def write_down(parsed: Namespace, caller: Caller) -> int:
    """Write the house style that was learned into the site's settings."""
    target = site_at(parsed.site)
    path = write_house(target, house_of(target))
    if path is None:
        told = msg("{path} says the whole house style already.", path=path_of(target))
        sys.stderr.write(f"{caller.tr(told)}\n")
    return say(str(path or path_of(target)))


def check(parsed: Namespace, caller: Caller) -> int:
    """Print what there is to point out in a post, or in a site's."""
    posts, problems = 0, 0
    for path, found in check_path(Path(parsed.path), caller.now()):
        posts += 1
        problems += len(found)
        for one in found:
            say(_line(path, one, caller.tr))
    if not problems:
        say(caller.tr("{count} posts: nothing to point out.", count=posts))
    return 1 if problems else 0


def _line(path: Path, found: Found, tr: Translate) -> str:
    return f"{path}:{found.line}: {tr(found.message)}"
