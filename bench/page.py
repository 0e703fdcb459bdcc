"""How long an article's page in the theme takes, next to `jekyll build` of the same site.

    bench/page.py

*First* is the first page of a site that was just opened: files listed; front matter, layouts, includes and
style sheet read and made. *Later* is the page after one more word, all else as it was. Each first page is
made in a process of its own, which has its modules loaded; *start* is how long that takes. The clock's time
is told, and in brackets the processor's: where they differ, something else was running.
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
from datetime import UTC, datetime
from pathlib import Path
from editor.jekyll.pages import PageMaker
from editor.store.page_source import source_of
from editor.store.page_worker import prepare
prepare()
loaded = time.perf_counter()
site, post = Path(sys.argv[1]), sys.argv[2]
text, now = (site / post).read_text("utf-8"), datetime.now(UTC)
def told():
    return time.perf_counter(), time.process_time()
def since(before):
    return [after - start for start, after in zip(before, told())]
begun = told()
maker = PageMaker(source_of(site))
assert maker.page(post, text, now).html
first = since(begun)
took = []
for turn in range(int(sys.argv[3])):
    begun = told()
    maker.page(post, f"{text}{'말 ' * (turn + 1)}", now)
    took.append(since(begun))
later = [sorted(column)[len(column) // 2] for column in zip(*took)]
print(loaded - started, *first, *later)
"""


def main() -> int:
    """Measure every site and print a table."""
    print(f"{'site':28}{'posts':>6}{'start':>9}{'first':>18}{'later':>18}{'jekyll build':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for title, site in _sites(Path(folder)):
            posts = sorted((site / "_posts").rglob("*.md"))
            start, first, of_first, later, of_later = (
                1000 * figure for figure in _measured(site, str(posts[-1].relative_to(site)))
            )
            figures = f"{start:7.0f}ms{first:9.0f} ({of_first:4.0f})ms{later:9.0f} ({of_later:4.0f})ms"
            print(f"{title:28}{len(posts):6}{figures}{_jekyll(site):>14}", flush=True)
    return 0


def _sites(top: Path) -> Iterator[tuple[str, Path]]:
    yield "the sample newsroom", sample_site(top)
    if MINIMA.is_dir():
        yield "the same posts on minima", minima_site(top)
    newsroom = newsroom_site(top)
    if newsroom is not None:
        yield "a real newsroom's posts", newsroom


def _measured(site: Path, post: str) -> list[float]:
    """Return the medians of several processes: start, first and its processor time, later and its own."""
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
    return [statistics.median(column) for column in zip(*rows, strict=True)]


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
