"""How close our HTML is to kramdown's: `make fidelity` compares every Markdown post, and prints figures.

    scripts/fidelity.py                  # the figures, per group of posts
    scripts/fidelity.py --show 10        # and where the first ten posts differ
    scripts/fidelity.py --level strict   # count such a difference, too (colours of code)

Posts are compared as trees (tests/kramdown/html_tree.py says what counts at which level). Liquid is not run:
both sides are given the body as it is written. The exit code is 1 where a group is below what it must reach,
and where a post differs that tests/kramdown/differences.md does not list with a reason.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from editor.core import article
from editor.core.source import decode
from editor.kramdown import to_html
from tests.kramdown.html_tree import Level, canonical
from tests.kramdown.reference import MISSING, answers, is_installed

ROOT = Path(__file__).parents[1]
NEWSROOM = "frowth-official"
DIFFERENCES = ROOT / "tests/kramdown/differences.md"
MARKDOWN = {".md", ".markdown", ".txt"}
LINES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Posts that are counted together, and what share of them must be equal (struct, mid)."""

    title: str
    posts: Sequence[Path]
    least: tuple[float, float]


def main() -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", type=int, default=0, help="print where so many posts differ")
    parser.add_argument("--level", choices=[level.name.lower() for level in Level], default="mid")
    options = parser.parse_args()
    if not is_installed():
        print(MISSING)
        return 0
    shared = Path(os.environ.get("WONGO_SHARED") or ROOT.parent / "shared")
    known = DIFFERENCES.read_text("utf-8")
    failed = [
        not _report(group, Level[options.level.upper()], options.show, known) for group in _groups(shared)
    ]
    return int(any(failed))


def _groups(shared: Path) -> Iterator[Group]:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    posts = sorted(path for path in (shared / "corpus").rglob("*") if path.suffix in MARKDOWN)
    newsroom = [path for path in posts if NEWSROOM in str(path)]
    yield Group("seeds", seeds, (100.0, 100.0))
    yield Group("the newsroom's posts", newsroom, (100.0, 100.0))
    yield Group("all posts", [*seeds, *posts], (99.9, 99.0))


def _report(group: Group, level: Level, show: int, known: str) -> bool:
    """Print the figures of a group; tell whether it reaches what it must."""
    if not group.posts:
        print(f"{group.title:22} are not here")
        return True
    bodies = [(path, _body(path)) for path in group.posts]
    equal = dict.fromkeys(Level, 0)
    is_wrong = False
    for (path, body), html in zip(bodies, answers([body for _, body in bodies]), strict=True):
        ours = to_html(body)
        same = {each: canonical(html, each) == canonical(ours, each) for each in Level}
        for each in Level:
            equal[each] += same[each]
        if same[Level.MID] is (f"`{path.name}`" in known):
            is_wrong = True
            told = "listed as different, but equal" if same[Level.MID] else "different, but not listed"
            print(f"{path}: {told}")
        if not same[level] and show:
            show -= 1
            _difference(path, canonical(html, level), canonical(ours, level))
    shares = {each: 100 * equal[each] / len(bodies) for each in Level}
    figures = "  ".join(f"{each.name.lower()} {shares[each]:6.2f} %" for each in Level)
    print(f"{group.title:22} {len(bodies):5} posts  {figures}")
    return not is_wrong and shares[Level.STRUCT] >= group.least[0] and shares[Level.MID] >= group.least[1]


def _body(path: Path) -> str:
    return article.read(decode(path.read_bytes()).text).body


def _difference(path: Path, theirs: Sequence[str], ours: Sequence[str]) -> None:
    print(f"\n{path}")
    pairs = enumerate(zip_longest(theirs, ours))
    first = next((index for index, (one, other) in pairs if one != other), 0)
    for title, lines in (("kramdown", theirs), ("wongo", ours)):
        for line in lines[first : first + LINES_SHOWN]:
            print(f"    {title:9}{line[:160]}")


if __name__ == "__main__":
    sys.exit(main())
