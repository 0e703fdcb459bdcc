"""Marks put on and taken off a row of leaves; what is chosen in the row gets or loses the mark."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from editor.core.passages import Leaf, Passage, Path, steps
from editor.core.wraps import Wrap
from editor.kramdown.span import Span

MARKDOWN = frozenset({"*", "**", "_", "__", "~~"})
"""Openings that cannot have a blank right behind them, nor before their end."""

_STARS = {"_": "*", "__": "**"}
_NO_BLANK_AFTER = MARKDOWN | {"`"}
"""Openings that cannot have a blank right behind them."""


def chosen(passage: Passage, *spans: Span) -> list[Leaf]:
    """Return the row with what `spans` cover chosen, without the blanks at the edges of each.

    Things that cannot be cut (an entity, code) are chosen whole.
    """
    if len(spans) == 1:
        return _chosen(passage.leaves, spans[0])
    inside = [span for span in spans if span.overlaps(passage.span)]
    found = [_chosen(passage.leaves, span) for span in inside]
    exact = [leaf for row in found for leaf in row if leaf.chosen]
    row: list[Leaf] = list(passage.leaves)
    for one in exact:
        start = one.start or 0
        row = [part for leaf in row for part in _parts(leaf, Span(start, start + len(one.text)))]
    return row


def _chosen(leaves: Sequence[Leaf], span: Span) -> list[Leaf]:
    row: list[Leaf] = []
    for leaf in leaves:
        row += _parts(leaf, span)
    literal = {wrap for leaf in row if leaf.chosen for wrap in leaf.path if wrap.is_literal}
    row = [replace(leaf, chosen=True) if literal.intersection(leaf.path) else leaf for leaf in row]
    return _without_blank_edges(row)


def _parts(leaf: Leaf, span: Span) -> list[Leaf]:
    """Split a leaf at the edges of `span`."""
    start = leaf.start or 0
    if start + len(leaf.text) < span.start or span.end < start:
        return [leaf]
    if leaf.solid or not leaf.text:
        inside = span.start < start + len(leaf.text) and start < span.end
        return [replace(leaf, chosen=leaf.chosen or inside)]
    cuts = sorted(
        {0, len(leaf.text), *(min(max(at - start, 0), len(leaf.text)) for at in (span.start, span.end))}
    )
    found = []
    for begin, end in pairwise(cuts):
        inside = span.start <= start + begin and start + end <= span.end
        part = replace(leaf, text=leaf.text[begin:end], start=start + begin)
        found.append(replace(part, chosen=leaf.chosen or inside))
    return found


def _without_blank_edges(row: list[Leaf]) -> list[Leaf]:
    """Take blanks at both ends of what is chosen out of the choice."""
    for step in (1, -1):
        places = [at for at, leaf in enumerate(row) if leaf.chosen][::step]
        for at in places:
            leaf = row[at]
            if not leaf.is_blank:
                row[at : at + 1] = _peeled(leaf, from_end=step < 0)
                break
            row[at] = replace(leaf, chosen=False)
    return row


def _peeled(leaf: Leaf, *, from_end: bool) -> list[Leaf]:
    """Split the blanks off one end of a chosen leaf and leave them unchosen."""
    kept = leaf.text.rstrip() if from_end else leaf.text.lstrip()
    if leaf.solid or len(kept) == len(leaf.text):
        return [leaf]
    first, second = leaf.split(len(kept) if from_end else len(leaf.text) - len(kept))
    if from_end:
        return [first, replace(second, chosen=False)]
    return [replace(first, chosen=False), second]


def _nothing(_wrap: Wrap) -> Wrap | None:
    return None


def taken_off(
    row: Sequence[Leaf], of_family: Callable[[Wrap], bool], rest: Callable[[Wrap], Wrap | None] = _nothing
) -> list[Leaf]:
    """Return the row with pairs of a family off what is chosen; other words inside them keep them.

    `rest` gives what stays of a pair that is more than of the family.
    """
    kept = {wrap for leaf in row if not leaf.chosen and not leaf.is_blank for wrap in leaf.path}
    gone = {wrap: rest(wrap) for leaf in row for wrap in leaf.path if of_family(wrap)}
    both = {wrap: _nested(wrap, left) for wrap, left in gone.items() if left is not None and wrap in kept}

    def remaining(leaf: Leaf, wrap: Wrap) -> tuple[Wrap, ...]:
        if not leaf.chosen and wrap in kept:
            return both.get(wrap, (wrap,))
        left = gone.get(wrap, wrap)
        return () if left is None else (left,)

    return [
        replace(leaf, path=tuple(part for wrap in leaf.path for part in remaining(leaf, wrap)))
        for leaf in row
    ]


def _nested(wrap: Wrap, left: Wrap) -> tuple[Wrap, ...]:
    """Return a pair of several tags as two, one in the other, where what is `left` of it is the outer one."""
    if not (wrap.open.startswith(left.open) and wrap.close.endswith(left.close)):
        return (wrap,)
    opening, closing = wrap.open[len(left.open) :], wrap.close[: -len(left.close)]
    return (left, replace(wrap, open=opening, close=closing, marks=wrap.marks - left.marks, is_link=False))


def recoloured(row: Sequence[Leaf], form: Wrap, of_family: Callable[[Wrap], bool]) -> list[Leaf] | None:
    """Return the row with each chosen pair of a family written as `form`, in its place.

    `None` where the choice is not made of whole pairs of the family.
    """
    outside = {wrap for leaf in row if not leaf.chosen for wrap in leaf.path}
    new: dict[Wrap, Wrap] = {}
    for leaf in row:
        if not leaf.chosen or leaf.is_blank:
            continue
        own = [wrap for wrap in leaf.path if of_family(wrap)]
        if len(own) != 1 or own[0] in outside:
            return None
        new.setdefault(own[0], form.again())
    return [replace(leaf, path=tuple(new.get(wrap, wrap) for wrap in leaf.path)) for leaf in row]


def put_on(
    row: Sequence[Leaf], form: Wrap, stays_outside: Callable[[Wrap], bool] = lambda _wrap: False
) -> list[Leaf]:
    """Return the row with a pair like `form` round what is chosen, as far out as it covers whole pairs.

    A neighbour that has the same mark takes the chosen words in. Pairs that `stays_outside` names are never
    inside of the new one.
    """
    outside = {wrap for leaf in row if not leaf.chosen for wrap in leaf.path}
    for leaf in row:
        last = max((level + 1 for level, wrap in enumerate(leaf.path) if stays_outside(wrap)), default=0)
        outside.update(leaf.path[:last])
    result = list(row)
    for first, last in _runs(row):
        pair: tuple[Path, Wrap] | None = None
        for at in range(first, last + 1):
            path = row[at].path
            depth = next((level for level, wrap in enumerate(path) if wrap not in outside), len(path))
            base = path[:depth]
            if pair is None or not same(pair[0], base):
                taken = _neighbour(result, at, depth, form) if at == first else None
                pair = (base, taken or form.again())
            result[at] = replace(row[at], path=(*base, pair[1], *path[depth:]))
        if pair is not None:
            result = _joined_right(result, last, pair[1])
    return result


def put_inside(row: Sequence[Leaf], form: Wrap) -> list[Leaf]:
    """Return the row with a pair like `form` round the words that are chosen, inside of all other pairs.

    Only code, and an address that shows itself, are inside of it. A break of the line is not: it would be
    none where Markdown is not read.
    """
    result: list[Leaf] = []
    last: tuple[Path, Wrap] | None = None
    for leaf in row:
        is_break = leaf.text.endswith("\n") and not leaf.text.strip("\\ \n")
        if not leaf.chosen or leaf.hidden or is_break:
            result.append(leaf)
            last = None
            continue
        depth = next((level for level, wrap in enumerate(leaf.path) if wrap.is_literal), len(leaf.path))
        base = leaf.path[:depth]
        if form.is_literal and depth < len(leaf.path):
            result.append(leaf)
            continue
        if last is None or not same(last[0], base):
            last = (base, form.again())
        result.append(replace(leaf, path=(*base, last[1], *leaf.path[depth:])))
    return result


def starred(row: Sequence[Leaf]) -> list[Leaf]:
    """Return the row with stars for underscores, which are not read in the middle of words."""
    wraps = {wrap for leaf in row for wrap in leaf.path if wrap.open in _STARS}
    new = {wrap: replace(wrap, open=_STARS[wrap.open], close=_STARS[wrap.open]) for wrap in wraps}
    return [replace(leaf, path=tuple(new.get(wrap, wrap) for wrap in leaf.path)) for leaf in row]


def read(row: Sequence[Leaf]) -> list[Leaf]:
    """Return the row with stars for underscores, where a word follows them or stands before them."""
    if not any(wrap.open in _STARS for leaf in row for wrap in leaf.path):
        return list(row)
    for left, right in pairwise(leaf for leaf in row if leaf.text and not leaf.hidden):
        closes, opens = steps(left.path, right.path)
        is_closed = any(wrap.open in _STARS for wrap in closes) and right.text[0].isalnum()
        is_opened = any(wrap.open in _STARS for wrap in opens) and left.text[-1].isalnum()
        if is_closed or is_opened:
            return starred(row)
    return list(row)


def _runs(row: Sequence[Leaf]) -> list[tuple[int, int]]:
    """Return the first and the last place of each run of chosen leaves."""
    found: list[tuple[int, int]] = []
    for at, leaf in enumerate(row):
        if leaf.chosen and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        elif leaf.chosen:
            found.append((at, at))
    return found


def _neighbour(row: Sequence[Leaf], at: int, depth: int, form: Wrap) -> Wrap | None:
    """Return the pair right before the leaf `at`, when it has the same mark at the same depth."""
    if at == 0:
        return None
    before = row[at - 1].path
    if len(before) <= depth or not same(before[:depth], row[at].path[:depth]):
        return None
    return before[depth] if form.marks and before[depth].marks == form.marks else None


def _joined_right(row: list[Leaf], at: int, wrap: Wrap) -> list[Leaf]:
    """Let the pair `wrap` go on over a pair of the same form that begins right after the leaf `at`."""
    depth = row[at].path.index(wrap)
    if at + 1 == len(row) or len(row[at + 1].path) <= depth:
        return row
    other = row[at + 1].path[depth]
    is_same = other.marks == wrap.marks and other.open == wrap.open and other is not wrap
    if not is_same or not same(row[at].path[:depth], row[at + 1].path[:depth]):
        return row
    swap = [tuple(wrap if one is other else one for one in leaf.path) for leaf in row]
    return [replace(leaf, path=path) for leaf, path in zip(row, swap, strict=True)]


def same(left: Path, right: Path) -> bool:
    """Tell whether two paths are the same occurrences."""
    return len(left) == len(right) and all(one is other for one, other in zip(left, right, strict=True))


def tidied(row: Sequence[Leaf], kept: Collection[Wrap] = ()) -> list[Leaf]:
    """Return the row with no blank at the inner edges of Markdown's pairs: kramdown would not read them.

    Pairs that are `kept` were read with theirs.
    """
    result = list(row)
    at = 0
    while at < len(result):
        before, after = _beside(result, at, -1), _beside(result, at, 1)
        parts = (
            [_settled(result[at], before, after)]
            if _is_caret(result[at])
            else _edged(result[at], before, after, kept)
        )
        settled = parts == [result[at]]
        result[at : at + 1] = parts
        at = at + 1 if settled else max(0, at - 1)
    return result


def with_blanks(row: Sequence[Leaf]) -> frozenset[Wrap]:
    """Return the pairs of a row as it was read that have a blank right behind their opening: code may."""
    return frozenset(leaf.path[-1] for leaf in row if leaf.path and leaf.text[:1].isspace())


def merged(row: Sequence[Leaf]) -> list[Leaf]:
    """Return the row with the pairs on both sides of the caret as one, where mark and form are the same."""
    result = list(row)
    at = next((at for at, leaf in enumerate(result) if _is_caret(leaf)), len(result))
    if at == len(result):
        return result
    for one, other in zip(_beside(result, at, -1), _beside(result, at, 1), strict=False):
        if one is other:
            continue
        if not one.marks or (one.marks, one.open, one.close) != (other.marks, other.open, other.close):
            break
        result = [_with(leaf, other, one) for leaf in result]
    return result


def _with(leaf: Leaf, old: Wrap, new: Wrap) -> Leaf:
    return replace(leaf, path=tuple(new if wrap is old else wrap for wrap in leaf.path))


def _is_caret(leaf: Leaf) -> bool:
    """Tell whether a leaf only says where the caret is."""
    return leaf.start is None and not leaf.text


def _beside(row: Sequence[Leaf], at: int, step: int) -> Path:
    """Return the pairs round the nearest words before or behind a leaf."""
    at += step
    while 0 <= at < len(row) and _is_caret(row[at]):
        at += step
    return row[at].path if 0 <= at < len(row) else ()


def _settled(leaf: Leaf, before: Path, after: Path) -> Leaf:
    """Return a caret's leaf without pairs that no neighbour has: they are not there any more."""
    if set(leaf.path) <= set(before) or set(leaf.path) <= set(after):
        return leaf
    return replace(leaf, path=before)


def _edged(leaf: Leaf, before: Path, after: Path, kept: Collection[Wrap]) -> list[Leaf]:
    """Move blanks at the edges of a leaf out of the Markdown pairs that begin or end there."""
    if leaf.solid or leaf.hidden or not leaf.path:
        return [leaf]
    head = len(leaf.text) - len(leaf.text.lstrip())
    tail = len(leaf.text) - len(leaf.text.rstrip())
    begins = _first_of(_NO_BLANK_AFTER, leaf.path, before)
    ends = _first_of(MARKDOWN, leaf.path, after)
    if head and begins is not None and leaf.path[begins] not in kept:
        first, rest = leaf.split(head)
        first = replace(first, path=leaf.path[:begins])
        return [first, rest] if rest.text else [first]
    if tail and ends is not None:
        rest, last = leaf.split(len(leaf.text) - tail)
        last = replace(last, path=leaf.path[:ends])
        return [rest, last] if rest.text else [last]
    return [leaf]


def _first_of(signs: frozenset[str], path: Path, beside: Path) -> int | None:
    """Return the depth of the outermost pair of `signs` in `path` that the neighbour does not share."""
    shared = 0
    while shared < min(len(path), len(beside)) and path[shared] is beside[shared]:
        shared += 1
    return next((at for at in range(shared, len(path)) if path[at].open in signs), None)
