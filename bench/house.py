"""How much of a newsroom's style is learned: `python bench/house.py [SITE]`.

Of each site of the shared corpus every post but the five oldest is written anew from its values alone, in
the style learned from those that were published before it. Printed is the share of front matters that comes
out byte for byte, and how long reading and learning take for a site.
"""

import os
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from editor.core.house.learning import learn
from tests.core.house_again import made_again, posts_of

FEW = 5
"""So many posts show no style yet."""

SHARED = Path(os.environ.get("WONGO_SHARED") or Path(__file__).parents[2] / "shared")


def main(only: str) -> None:
    """Print a line for each site."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        print(f"The corpus of posts is not at {folder}; set WONGO_SHARED to where it is.")
        return
    print(f"{'site':44} posts    same   read  learn")
    whole, all_same = 0, 0
    for site in sorted(path for path in folder.iterdir() if path.is_dir() and only in path.name):
        start = perf_counter()
        posts = posts_of(path for path in site.rglob("*") if path.is_file())
        read = perf_counter()
        learn([post.trace for post in posts])
        learned = perf_counter()
        made = list(made_again(posts, range(len(posts) - FEW)))
        same = sum(text == post.header for post, text in made)
        times = f"{read - start:5.2f}s {learned - read:5.2f}s"
        print(f"{site.name:44} {len(made):5}  {same / max(len(made), 1):6.1%} {times}")
        whole, all_same = whole + len(made), all_same + same
    print(f"{'all':44} {whole:5}  {all_same / whole:6.1%}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
