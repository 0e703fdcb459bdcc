"""How much of a newsroom's style is learned: `python bench/house.py [SITE]`.

Of each site of the shared corpus every post is taken out, the style learned from all the others, and the
post's front matter written anew from its values alone. Printed is the share that comes out byte for byte,
and how long reading and learning take for a site. Next to it: learned from the same posts, those nearest in
time counting most, as when the post was written.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from editor.core import frontmatter
from editor.core.house.learning import learn
from tests.core.house_again import Post, made_again, posts_of, written

SHARED = Path(os.environ.get("WONGO_SHARED") or Path(__file__).parents[2] / "shared")


def main(only: str) -> None:
    """Print a line for each site."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        print(f"The corpus of posts is not at {folder}; set WONGO_SHARED to where it is.")
        return
    print(f"{'site':44} posts  newest  nearest   read  learn")
    whole, same_newest, same_nearest = 0, 0.0, 0.0
    for site in sorted(path for path in folder.iterdir() if path.is_dir() and only in path.name):
        start = perf_counter()
        posts = posts_of(path for path in site.rglob("*") if path.is_file())
        read = perf_counter()
        learn([post.trace for post in posts])
        learned = perf_counter()
        newest = sum(text == post.header for post, text in made_again(posts, range(len(posts))))
        nearest = sum(_nearest(posts, number) == post.header for number, post in enumerate(posts))
        times = f"{read - start:5.2f}s {learned - read:5.2f}s"
        print(
            f"{site.name:44} {len(posts):5}  {newest / len(posts):6.1%}  {nearest / len(posts):7.1%} {times}"
        )
        whole, same_newest, same_nearest = whole + len(posts), same_newest + newest, same_nearest + nearest
    print(f"{'all':44} {whole:5}  {same_newest / whole:6.1%}  {same_nearest / whole:7.1%}")


def _nearest(posts: Sequence[Post], number: int) -> str:
    others = sorted((at for at in range(len(posts)) if at != number), key=lambda at: abs(at - number))
    return written(learn([posts[at].trace for at in others]), frontmatter.values(posts[number].text))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
