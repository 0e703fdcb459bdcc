"""How long a body takes to be read and written as HTML, and an edit in it: `python bench/kramdown.py`.

Next to stock Python-Markdown in the same run. Then how the time grows with hostile text: it must grow as the
text does. Printed, never asserted.
"""

import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

import markdown

from editor.kramdown import to_html
from editor.kramdown.document import read, update
from editor.kramdown.html import block_html

PIECE = (
    '<h2 data-ke-size="size26">첫 전체회의 개최와 참여 기관의 역할</h2>\n\n'
    '<p data-ke-size="size16">&nbsp;</p>\n\n'
    "이번 회의에는 *법무부*, **관세청(044)**는 물론 [기관](https://newsdao.kr)들이 참여했습니다. "
    '<b><span style="color: #ee2323;">이 회의를 통해 노력이 이루어질 것으로 기대됩니다.</span></b>\n\n'
    '- "하나"\n- 둘\n  - 셋\n\n| 가 | 나 |\n|---|---|\n| 1 | 2 |\n\n'
)
HOSTILE = ("![[", "[", "*a ", "**a ", "<b>", "<div>", "`a ``b ", "[a](", "> ", "| ", "*a `*` ")
RUNS = 9
SMALL, LARGE = 5_000, 100_000


def main() -> None:
    """Print the figures."""
    print("a whole body (median)      wongo   Python-Markdown")
    for size in (SMALL, LARGE):
        body = (PIECE * (size // len(PIECE) + 1))[:size]
        ours, stock = _median(partial(to_html, body)), _median(partial(_stock, body))
        print(f"  {size // 1000:5} kB         {ours:9.1f} ms {stock:9.1f} ms")
    print(f"an edit in 100 kB     {_median(_edit(PIECE * (LARGE // len(PIECE)))):9.2f} ms")
    print("hostile text             1 kB      10 kB     100 kB")
    for sign in HOSTILE:
        texts = (sign * (size // len(sign)) for size in (1000, 10_000, LARGE))
        times = (_median(partial(to_html, text), 1) for text in texts)
        print(f"  {sign!r:18}" + "".join(f"{time:8.1f} ms" for time in times))


def _stock(body: str) -> str:
    return markdown.markdown(body, extensions=["extra"])


def _edit(body: str) -> Callable[[], object]:
    document = read(body)
    at = body.index("관세청", len(body) // 2)
    text = f"{body[:at]}새{body[at:]}"

    def edit() -> str:
        after = update(document, text, at, at, at + 1)
        return block_html(after, after.block_at(at))

    return edit


def _median(work: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
