"""Gives the dialect's reader bodies that nobody writes, and tells what fails: `scripts/fuzz_kramdown.py`.

    scripts/fuzz_kramdown.py --seed 7 --count 2000    # law of the tree, joined blocks, edits, time
    scripts/fuzz_kramdown.py --compare 400            # and the share that is as the real kramdown has it

Bodies are made of the dialect's signs, or are posts of the shared corpus with a few places changed. The exit
code is 1 when a law was broken; a difference from kramdown is told, with the smallest body that shows it.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from editor.core import article
from editor.core.source import decode
from editor.kramdown import to_html
from tests.kramdown import fuzz
from tests.kramdown.html_tree import canonical
from tests.kramdown.reference import MISSING, answers, is_installed

ROOT = Path(__file__).parents[1]
LONGEST_POST = 20_000
TIMED = 20
"""One body in so many is repeated, to see whether its time grows as its length does."""
SHOWN = 10
COMPARED_PIECES = 8


def main() -> int:
    """Try, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument(
        "--compare", type=int, default=0, help="how many bodies the real kramdown is asked for"
    )
    given = parser.parse_args()
    posts = _posts()
    broken = sum(not _holds(seed, posts) for seed in range(given.seed, given.seed + given.count))
    print(f"{given.count} bodies from seed {given.seed}: {broken} break a law")
    if given.compare:
        _compare(given.seed, given.compare)
    return int(broken > 0)


def _posts() -> Sequence[str]:
    shared = Path(os.environ.get("WONGO_SHARED") or ROOT.parent / "shared")
    paths = sorted(path for path in (shared / "corpus").rglob("*") if path.suffix in {".md", ".markdown"})
    return [article.read(decode(path.read_bytes()).text).body for path in paths[::10]]


def _holds(seed: int, posts: Sequence[str]) -> bool:
    """Tell whether everything holds of the body of a seed."""
    chance = fuzz.chance_of(seed)
    body = "".join(fuzz.pieces(chance))
    if posts and seed % 2:
        body = fuzz.mutated(chance, chance.choice(posts)[:LONGEST_POST])
    try:
        fuzz.check(body, chance)
        unit = "".join(fuzz.pieces(chance, 4))
        steep = fuzz.steepness(unit) if seed % TIMED == 0 else 0.0
    except (AssertionError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        print(f"seed {seed}: {type(error).__name__} {str(error)[:200]!r} in {body[:400]!r}")
        return False
    if steep > fuzz.STEEPEST:
        print(f"seed {seed}: ten times of {unit!r} takes {steep:.0f} times as long")
    return steep <= fuzz.STEEPEST


def _compare(seed: int, count: int) -> None:
    """Print the share of bodies that are as kramdown has them, and the smallest that are not."""
    if not is_installed():
        print(MISSING)
        return
    made = [fuzz.pieces(fuzz.chance_of(one), COMPARED_PIECES) for one in range(seed, seed + count)]
    differing = _differing(made)
    print(f"as kramdown has it: {100 - 100 * len(differing) / count:.1f} % of {count} bodies")
    for parts in differing[:SHOWN]:
        body = "".join(_smallest(parts))
        print(f"  {body!r}\n    kramdown {answers([body])[0]!r}\n    wongo    {to_html(body)!r}")


def _differing(made: Sequence[list[str]]) -> list[list[str]]:
    bodies = ["".join(parts) for parts in made]
    both = zip(made, bodies, answers(bodies), strict=True)
    return [parts for parts, body, html in both if canonical(html) != canonical(to_html(body))]


def _smallest(parts: list[str]) -> list[str]:
    """Leave pieces out as long as the difference stays."""
    while found := _differing([one for one in fuzz.smaller(parts) if one]):
        parts = found[0]
    return parts


if __name__ == "__main__":
    sys.exit(main())
