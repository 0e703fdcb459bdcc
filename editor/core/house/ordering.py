"""The order of a house's keys, learned from posts that each have some of them."""

from collections import defaultdict
from collections.abc import Sequence

from editor.core.house.traces import PostTrace


def order_of(traces: Sequence[PostTrace], weights: Sequence[float], keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys so that most pairs of them stand as most posts have them."""
    ahead: dict[tuple[str, str], float] = defaultdict(float)
    for post, weight in zip(traces, weights, strict=True):
        names = list(dict.fromkeys(one.key for one in post.keys))
        for at, name in enumerate(names):
            for later in names[at + 1 :]:
                ahead[name, later] += weight
                ahead[later, name] -= weight
    placed: list[str] = []
    for key in keys:
        # Each key goes where the fewest pairs are turned round: `keys` come the most usual posts' first.
        gains = [0.0]
        for other in placed:
            gains.append(gains[-1] + ahead[other, key])
        at = max(range(len(gains)), key=lambda place: (gains[place], place))
        placed.insert(at, key)
    return tuple(placed)
