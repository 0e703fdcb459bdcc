"""How long a body takes to be read and written as HTML, and an edit in it: `python bench/kramdown.py`.

Next to Python-Markdown, markdown-it-py and the real kramdown in the same run. Then how the time grows with
hostile text: it must grow as the text does. Printed, never asserted. Sizes are bytes, as of a file. Both the
clock's time and the processor's are told: where they differ, something else was running.
"""

import gc
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

import markdown
from markdown_it import MarkdownIt

from editor.core import article
from editor.kramdown import to_html
from editor.kramdown.document import Document, read, update
from editor.kramdown.html import block_html, blocks_html
from tests.kramdown.reference import is_installed

POSTS = Path(__file__).parents[1] / "resources/sample-site/_posts"
DENSE = (
    '<h2 data-ke-size="size26">첫 전체회의 개최와 참여 기관의 역할</h2>\n\n'
    '<p data-ke-size="size16">&nbsp;</p>\n\n'
    "이번 회의에는 *법무부*, **관세청(044)**는 물론 [기관](https://newsdao.kr)들이 참여했습니다. "
    '<b><span style="color: #ee2323;">이 회의를 통해 노력이 이루어질 것으로 기대됩니다.</span></b>\n\n'
    '- "하나"\n- 둘\n  - 셋\n\n| 가 | 나 |\n|---|---|\n| 1 | 2 |\n\n'
)
HOSTILE = (
    *(
        "![[",
        "[",
        "*a ",
        "**a ",
        "<b>",
        "<div>",
        "<div>\n",
        "> ",
        "- ",
        "`a ``b ",
        "[a](",
        '[a](b "',
        "*a `*` ",
    ),
    *("<http:", "{{", "{::options ", "<!-- a\n\n", '<p markdown="1">', "| ", "a\n: b\n\n", "가 "),
)
EXTENSIONS = ["extra", "toc", "smarty", "sane_lists"]
RUNS = 9
SIZES = (5_000, 100_000)
LENGTHS = (1_000, 10_000, 100_000)
KB = 1000
RUBY = r"""
require 'jekyll'; require 'json'
converter = Jekyll::Converters::Markdown.new(Jekyll.configuration('quiet' => true))
converter.setup
JSON.parse($stdin.read).each do |body, runs|
  times = (0..runs).map do |run|
    other = body + "\n" * run  # Jekyll keeps the HTML of what it has converted
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    converter.convert(other)
    (Process.clock_gettime(Process::CLOCK_MONOTONIC) - start) * 1000
  end
  puts times.drop(1).sort[(runs - 1) / 2]
end
"""


def main() -> None:
    """Print the figures."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)  # as the editor does
    _print_whole()
    _print_edits()
    _print_hostile()


def _bodies() -> Mapping[str, str]:
    """Return newsroom posts one after another, and text that is nothing but constructs."""
    posts = (article.read(path.read_text("utf-8")).body for path in sorted(POSTS.glob("*.md")))
    return {"newsroom": "\n\n".join(posts), "dense": DENSE}


def _cut(body: str, size: int) -> str:
    """Return about so many bytes of a body repeated, whole blocks of it."""
    many = (body * (size // len(body.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")
    return many[: many.rindex("\n\n") + 2]


def _print_whole() -> None:
    others = {
        "Python-Markdown": partial(markdown.markdown, extensions=EXTENSIONS),
        "markdown-it-py": MarkdownIt("commonmark", {"typographer": True})
        .enable(["table", "smartquotes"])
        .render,
    }
    rows = [(name, size, _cut(body, size)) for name, body in _bodies().items() for size in SIZES]
    ruby = _in_ruby([body for *_, body in rows])
    print(
        f"{'a whole body, ms (median)':28}{'wongo':>8}{'(cpu)':>8}",
        *(f"{name:>16}" for name in others),
        end="",
    )
    print(f"{'kramdown':>10}")
    for (name, size, body), theirs in zip(rows, ruby, strict=True):
        wall, cpu = _median(partial(to_html, body))
        told = [_median(partial(convert, body), 3)[0] for convert in others.values()]
        print(
            f"  {name:14}{size // KB:6} kB   {wall:8.1f}{cpu:8.1f}",
            *(f"{time:16.1f}" for time in told),
            end="",
        )
        print(f"{theirs:>10}")


def _in_ruby(bodies: list[str]) -> list[str]:
    """Return the milliseconds that the real kramdown takes, warm, in one process."""
    if not is_installed():
        return ["-"] * len(bodies)
    asked = json.dumps([[body, 3] for body in bodies])
    told = subprocess.run(
        ["ruby", "-e", RUBY], input=asked, capture_output=True, check=True, encoding="utf-8"
    )
    return [f"{float(line):.1f}" for line in told.stdout.split()]


def _print_edits() -> None:
    print("\na sign typed in the middle: reading it, and the HTML of what changed, ms (median)")
    for name, body in _bodies().items():
        for size in (*SIZES, 10 * SIZES[-1]):
            wall, cpu = _median(_typing(_cut(body, size)), 21)
            print(f"  {name:14}{size // KB:6} kB   {wall:8.2f}{cpu:8.2f}")


def _typing(body: str) -> Callable[[], object]:
    """Return what types one sign after another into the middle of a body."""
    before = read(body)
    blocks_html(before)
    at = body.index("다.", len(body) // 2)
    now: list[Document] = [before]

    def type_sign() -> str:
        old = now[0]
        after = update(old, f"{old.text[:at]}새{old.text[at:]}", at, at, at + 1)
        now[0] = after
        kept = set(map(id, old.blocks))
        changed = (index for index, block in enumerate(after.blocks) if id(block) not in kept)
        return "".join(block_html(after, index) for index in changed)

    return type_sign


def _print_hostile() -> None:
    print(
        f"\n{'hostile text, ms':18}",
        *(f"{length // KB:7} kB" for length in LENGTHS),
        "  times, a tenfold length",
    )
    for sign in HOSTILE:
        times = [_median(partial(to_html, sign * (length // len(sign))), 1)[1] for length in LENGTHS]
        print(
            f"  {sign!r:18}" + "".join(f"{time:10.1f}" for time in times),
            f"{times[2] / max(times[1], 0.1):10.1f}",
        )
    for title, body in {
        "10,000 nested <div>": "<div>" * 10_000,
        "10,000 nested <b>": "<b>" * 10_000 + "a" + "</b>" * 10_000,
        "one line of 10 MB": "가나다 *라* " * (10_000_000 // 18),
    }.items():
        print(f"  {title:30}{_median(partial(to_html, body), 1)[1]:14.0f}")


def _median(work: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """Return the milliseconds that some work takes by the clock, and of the processor."""
    walls, processors = [], []
    for _ in range(runs):
        wall, processor = perf_counter(), process_time()
        work()
        walls.append((perf_counter() - wall) * 1000)
        processors.append((process_time() - processor) * 1000)
    return statistics.median(walls), statistics.median(processors)


if __name__ == "__main__":
    main()
