"""How long an article's page in the theme takes, next to `jekyll build` of the same site.

    bench/page.py

*First* is the first page of a site that was just opened: files listed; front matter, layouts, includes and
style sheet read and made. *Later* is the page after one more word, all else as it was. Each first page is
made in a process of its own, which has its modules loaded; *start* is how long that takes.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.jekyll.builds import MINIMA, minima_site, sample_site
from tests.jekyll.newsroom import newsroom_site

ROOT = Path(__file__).parents[1]
TIMES = 5
LATER = 20
ONE = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from editor.jekyll.pages import PageMaker
from editor.store.page_source import source_of
loaded = time.perf_counter()
site, post = Path(sys.argv[1]), sys.argv[2]
text, now = (site / post).read_text("utf-8"), datetime.now(UTC)
begun = time.perf_counter()
maker = PageMaker(source_of(site))
assert maker.page(post, text, now).html
first = time.perf_counter() - begun
took = []
for turn in range(int(sys.argv[3])):
    begun = time.perf_counter()
    maker.page(post, f"{text}{'말 ' * (turn + 1)}", now)
    took.append(time.perf_counter() - begun)
print(loaded - started, first, sorted(took)[len(took) // 2], max(took))
"""


def main() -> int:
    """Measure every site and print a table."""
    print(f"{'site':34}{'posts':>6}{'start':>9}{'first':>9}{'later':>9}{'(worst)':>9}{'jekyll build':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for title, site in _sites(Path(folder)):
            posts = sorted((site / "_posts").rglob("*.md"))
            start, first, later, worst = _measured(site, str(posts[-1].relative_to(site)))
            figures = "".join(f"{1000 * each:7.0f}ms" for each in (start, first, later, worst))
            print(f"{title:34}{len(posts):6}{figures}{_jekyll(site):>14}")
    return 0


def _sites(top: Path) -> Iterator[tuple[str, Path]]:
    yield "the sample newsroom", sample_site(top)
    if MINIMA.is_dir():
        yield "the same posts on minima", minima_site(top)
    newsroom = newsroom_site(top)
    if newsroom is not None:
        yield "a real newsroom's posts", newsroom


def _measured(site: Path, post: str) -> tuple[float, float, float, float]:
    """Return the medians of several processes."""
    rows = []
    for _ in range(TIMES):
        answer = subprocess.run(
            [sys.executable, "-c", ONE, site, post, str(LATER)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        rows.append([float(figure) for figure in answer.stdout.split()])
    start, first, later, worst = (statistics.median(column) for column in zip(*rows, strict=True))
    return start, first, later, worst


def _jekyll(site: Path) -> str:
    """Return how long the real Jekyll takes for the whole site, which is how it shows a page."""
    if not shutil.which("jekyll"):
        return "not here"
    with tempfile.TemporaryDirectory() as out:
        started = perf_counter()
        subprocess.run(
            ["jekyll", "build", "--disable-disk-cache", "-q", "-s", site, "-d", out],
            cwd=site,
            check=True,
            capture_output=True,
            env={**os.environ, "LANG": "C.UTF-8"},
        )
        return f"{perf_counter() - started:.1f}s"


if __name__ == "__main__":
    sys.exit(main())
