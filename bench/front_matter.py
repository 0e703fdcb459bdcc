"""How long an edit of front matter takes, on real posts: `python bench/front_matter.py`.

Each edit starts from a text that is not remembered, as the first key in a field does, and is read back
before it is given out. Told is the processor's time: that of the clock depends on what else is running.
Next to it what other tools do for the same edit: PyYAML's (libyaml) and python-frontmatter's loading and
dumping of the whole header, which keeps neither order, style nor comments. Printed, never asserted; the posts
beside the checkout (`../shared`, or `$WONGO_SHARED`) are used if they are there, else the sample newsroom's.
"""

import gc
import os
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

import frontmatter as python_frontmatter
import yaml

from editor.core.errors import Refused
from editor.core.frontmatter import read, remove_key, set_value
from editor.core.frontmatter.handler import JekyllHandler
from editor.core.source import decode

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "sample-site" / "_posts"
SHARED = Path(os.environ.get("WONGO_SHARED", ROOT.parent / "shared"))
HANDLER = JekyllHandler()
MS = 1000
Edit = Callable[[str], object]


def with_title(text: str) -> object:
    """Append to the title."""
    return set_value(text, "title", "새 제목 X")


def with_category(text: str) -> object:
    """Add a category."""
    entry = read(text).get("categories")
    old = entry.value if entry is not None and isinstance(entry.value, list) else []
    return set_value(text, "categories", [*old, "추가 분류"])


def with_key(text: str) -> object:
    """Add a key."""
    return set_value(text, "seen by", "누구: 'x'")


def without_key(text: str) -> object:
    """Take a key away."""
    return remove_key(text, "title")


def pyyaml(text: str) -> object:
    """Load the header and dump it with another title."""
    split = HANDLER.split(text)
    values = yaml.load(split[0], Loader=yaml.CSafeLoader)
    values["title"] = "새 제목 X"
    dumped = yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return f"---\n{dumped}---\n{split[1]}"


def by_python_frontmatter(text: str) -> object:
    """Load the file and dump it with another title."""
    post = python_frontmatter.loads(text)
    post["title"] = "새 제목 X"
    return python_frontmatter.dumps(post)


EDITS: tuple[tuple[str, Edit], ...] = (
    ("another title", with_title),
    ("a category more", with_category),
    ("a key more", with_key),
    ("a key less", without_key),
    ("PyYAML, load and dump", pyyaml),
    ("python-frontmatter, load and dump", by_python_frontmatter),
)


def posts() -> Iterator[str]:
    """Yield every post whose front matter can be edited."""
    folders = (SHARED / "corpus", SHARED / "seeds") if SHARED.is_dir() else (SAMPLE,)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".tsv":
                text = decode(path.read_bytes()).text
                front_matter = read(text)
                if front_matter.get("title") is not None and front_matter.problem is None:
                    yield text


def timed(edit: Edit, texts: tuple[str, ...]) -> tuple[list[float], int]:
    """Return the milliseconds of an edit of each text, and how often it failed."""
    times: list[float] = []
    failures = 0
    for text in texts:
        start = process_time()
        try:
            edit(text)
        except (Refused, yaml.YAMLError, ValueError, TypeError, AttributeError):
            failures += 1
        times.append((process_time() - start) * MS)
    return times, failures


def main() -> None:
    """Print the table."""
    texts = tuple(posts())
    print(f"{len(texts)} posts, milliseconds for an edit\n")
    print(f"| {'edit':<34} | median |   p99 |   max | fails |")
    print(f"|{'-' * 36}|-------:|------:|------:|------:|")
    gc.disable()
    for title, edit in EDITS:
        times, failures = timed(edit, texts)
        middle, worst = statistics.median(times), max(times)
        last = statistics.quantiles(times, n=100)[98] if len(times) > 1 else worst
        print(f"| {title:<34} | {middle:6.2f} | {last:5.2f} | {worst:5.1f} | {failures:5} |")


if __name__ == "__main__":
    main()
