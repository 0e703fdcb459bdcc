"""How close our pages are to Jekyll's: `make fidelity` builds sites with both, and prints figures.

    scripts/fidelity_pages.py            # the figures, per site
    scripts/fidelity_pages.py --show 10  # and where the first ten pages differ

Whole pages are compared as trees, the head included, and style sheets as tokens (tests/jekyll/builds.py): all
but the spans that colour code. The exit code is 1 where a site has fewer equal pages than it must have.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.jekyll.builds import MINIMA, compare, everything_site, minima_site, sample_site
from tests.jekyll.newsroom import newsroom_site, others_site
from tests.jekyll.sites import MISSING, has_jekyll

ALL = 100.0


def main() -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", type=int, default=0, help="print where so many pages differ")
    options = parser.parse_args()
    if not has_jekyll():
        print(MISSING)
        return 0
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for title, site, theme, least in _sites(Path(folder)):
            found = compare(site, theme)
            share = 100 * len(found.same) / found.total
            print(f"{title:44} {found.total:5} pages and style sheets  {share:6.2f} %", flush=True)
            for name, (theirs, ours) in list(found.different.items())[: options.show]:
                print(f"\n{name}\n    jekyll  {theirs[:160]}\n    wongo   {ours[:160]}")
            failed = failed or share < least
    return int(failed)


def _sites(top: Path) -> Iterator[tuple[str, Path, Path | None, float]]:
    """Yield sites: title, folder, theme, and the share of pages that must be equal."""
    yield "the sample newsroom", sample_site(top), None, ALL
    yield "a theme that uses everything", everything_site(top), None, ALL
    if MINIMA.is_dir():
        yield "the same posts on minima", minima_site(top), MINIMA, ALL
    newsroom = newsroom_site(top)
    if newsroom is None:
        print("The shared posts are not here.")
        return
    yield "the newsroom's posts in the sample theme", newsroom, None, ALL
    others = others_site(top)
    if others is not None and MINIMA.is_dir():
        yield "posts of other sites on minima", others, MINIMA, ALL


if __name__ == "__main__":
    sys.exit(main())
