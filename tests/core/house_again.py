"""Write each post of a site again from its values alone, in the style learned from the posts before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.core import article, frontmatter, source
from editor.core.errors import Refused
from editor.core.house import HouseStyle
from editor.core.house.learning import learn
from editor.core.house.traces import PostTrace, trace
from editor.core.yaml.values import Value


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is, and what is learned from it."""

    text: str
    trace: PostTrace

    @property
    def header(self) -> str:
        """Its front matter, fences and all."""
        return article.read(self.text).front_matter.span.of(self.text)


def posts_of(paths: Iterable[Path]) -> list[Post]:
    """Return the posts of a site whose front matter can be read, the newest by their names first."""
    found: list[Post] = []
    for path in sorted(paths, key=lambda one: (one.name, one), reverse=True):
        read = source.decode(path.read_bytes())
        learned = trace(read, path.name)
        if learned is not None:
            found.append(Post(read.text, learned))
    return found


def made_again(posts: Sequence[Post], numbers: Iterable[int]) -> Iterator[tuple[Post, str]]:
    """Yield some of the posts, the newest first, each with its front matter as it is written again."""
    for number in numbers:
        house = learn([post.trace for post in posts[number + 1 :]])
        yield posts[number], written(house, frontmatter.values(posts[number].text))


def written(house: HouseStyle, values: dict[str, Value]) -> str:
    """Return the front matter of a new post with these values, as the house writes it; empty if it cannot."""
    text = house.empty_post
    try:
        for key, value in values.items():
            habit = house.habit(key)
            new = habit.source(value)
            text = frontmatter.set_value(text, key, new, like=habit.manner(value), order=house.order)
    except Refused:
        return ""
    return article.read(text).front_matter.span.of(text)
