"""Learning the house style: what most posts do, the newest counting most, odd ones hardly at all."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from editor.core.fields import CHOICE, DATE, IMAGE, LONG_TEXT, NUMBER, RAW, SWITCH, TEXT, TITLE, WORDS
from editor.core.house.dates import agreed
from editor.core.house.naming import learn_naming
from editor.core.house.ordering import order_of
from editor.core.house.own import ITS_OWN, PICTURES, SUBJECTS
from editor.core.house.style import LISTS, MAPS, Habit, HouseStyle, Lengths
from editor.core.house.traces import KeyTrace, PostTrace
from editor.core.house.votes import most, ranked
from editor.core.house.weights import weights_of
from editor.core.manner import Manner
from editor.core.yaml.text import BLOCKS, Style

NEWEST = 500
"""So many posts are looked at."""

_OFTEN, _SURE = 3, 4.0
"""How often, and how many times as often as not, a sign must stand in quotes to be the reason for them."""

_ALWAYS, _MOSTLY, _ENOUGH = 0.95, 0.75, 10
"""The shares of posts that say a thing always, and mostly; how many there must be to tell."""

_DISSENT = 0.25
"""What is left of a post's weight for the next keys when it writes one otherwise than most."""

_QUOTES = frozenset({Style.SINGLE, Style.DOUBLE})
_ONE_LINE = _QUOTES | {Style.PLAIN}
_FEATURE_TEXT = "feature_text"
_WORDS = frozenset({TEXT.id, CHOICE.id, SWITCH.id})
_MOST_VALUES = 60
_MOST_CHOICES = 12
_NEVER_AGAIN = frozenset({kind.id for kind in (TEXT, TITLE, LONG_TEXT, DATE, NUMBER, RAW)})
_LENGTHS = 0.05
"""The share of posts at either end that is no usual length."""

_Pairs = Sequence[tuple[KeyTrace, float]]
"""Traces of a key, each with what it counts."""


def learn(newest_first: Sequence[PostTrace], being_written: str | None = None) -> HouseStyle:
    """Return the house style that posts show, the newest first: what most do, the newest counting most.

    `being_written` is the path of a post that is no measure of how long a value usually is: it is measured.
    """
    traces = newest_first[:NEWEST]
    if not traces:
        return HouseStyle()
    weights = weights_of(traces)
    posts = list(zip(traces, weights, strict=True))
    every = [(key, weight) for post, weight in posts for key in post.keys]
    other = _other([(one, weight) for one, weight in every if one.manner.style not in BLOCKS])
    habits = _habits(traces, weights, other)
    if being_written is not None:
        others = [post for post in traces if post.path != being_written]
        habits = {key: replace(habit, lengths=_lengths_of(key, others)) for key, habit in habits.items()}
    return HouseStyle(
        habits=tuple(habits[key] for key in order_of(traces, weights, tuple(habits))),
        line_end=most(((post.line_end, weight) for post, weight in posts), "\n"),
        end=most(((post.end, weight) for post, weight in posts), 0),
        below=most(((post.below, weight) for post, weight in posts), 1),
        final=most(((post.final, weight) for post, weight in posts), 1),
        colours=ranked((colour, weight) for post, weight in posts for colour in post.colours),
        banner=_banner([(one, weight) for one, weight in every if one.key == _FEATURE_TEXT]),
        posts=len(traces),
        naming=learn_naming([(post.path, weight) for post, weight in posts if post.path]),
        other=other,
    )


def _banner(pairs: _Pairs) -> str:
    """Return the line that most feature texts begin with, if one stands above two of them or more."""
    banners = Counter(one.banner for one, _ in pairs)
    banner = most(((one.banner, weight) for one, weight in pairs), "")
    return banner if banners[banner] > 1 else ""


def _habits(traces: Sequence[PostTrace], weights: Sequence[float], other: Habit) -> dict[str, Habit]:
    """Return the habits, the most usual key first.

    A site often has two or three ways to write a whole post. So posts that write a key otherwise than it
    is decided count less for the keys that follow: what comes out is one of the ways, not a blend of them.
    """
    whole, current = sum(weights), list(weights)
    shares: dict[str, float] = defaultdict(float)
    for post, weight in zip(traces, weights, strict=True):
        for key in {one.key for one in post.keys}:
            shares[key] += weight
    found: dict[str, Habit] = {}
    by_key: dict[str, list[tuple[int, KeyTrace]]] = defaultdict(list)
    for number, post in enumerate(traces):
        for one in post.keys:
            by_key[one.key].append((number, one))
    for key in sorted(shares, key=lambda name: (-shares[name], name)):
        pairs = [(one, current[number]) for number, one in by_key[key]]
        habit = replace(_habit(key, pairs, other), share=min(shares[key] / whole, 1.0))
        habit = replace(habit, given=_given(habit, [(one, weights[number]) for number, one in by_key[key]]))
        found[key] = habit
        for number, one in by_key[key]:
            if not habit.writes(one):
                current[number] *= _DISSENT
    return found


def _habit(key: str, pairs: _Pairs, other: Habit | None = None) -> Habit:
    """Return what most of a key's traces have in common."""
    fallback = other or Habit(key)
    texts = [
        (one, weight) for one, weight in pairs if one.manner.style in _ONE_LINE or one.manner.style in BLOCKS
    ]
    lists = [(one, weight) for one, weight in pairs if one.manner.style in LISTS]
    maps = [(one, weight) for one, weight in pairs if one.manner.style in MAPS]
    filled = [(one, weight) for one, weight in pairs if one.length]
    blanks = most(((one.blanks, weight) for one, weight in pairs), 0)
    kind = _kind(filled, fallback.kind)
    return Habit(
        key=key,
        kind=kind,
        text=replace(_text_manner(texts, fallback.text), blanks=blanks),
        words=replace(_list_manner(lists, fallback.words), blanks=blanks),
        pairs=replace(_list_manner(maps, fallback.pairs), blanks=blanks),
        nothing=_nothing(pairs, fallback.nothing),
        pattern=agreed((one.pattern, weight) for one, weight in pairs if one.pattern),
        values=_values(kind, pairs)[:_MOST_VALUES],
        figures=ranked((name, weight) for one, weight in pairs for name in one.figures.split("\n") if name),
        lengths=_lengths([one.length for one, _ in filled]),
    )


def _other(pairs: _Pairs) -> Habit:
    """Return how a key is written that no post has: as most are whose value stands on its line."""
    return replace(_habit("", pairs), values=(), kind=TEXT.id)


def _given(habit: Habit, pairs: _Pairs) -> str | None:
    """Return what a new post says of a key: a word that nearly every post has, nothing where most have none.

    A text or a list is a post's own.
    """
    if len(pairs) < _ENOUGH:
        return None
    shares: dict[str | None, float] = defaultdict(float)
    whole = sum(weight for _, weight in pairs)
    may_be_given = habit.kind in _WORDS and habit.key not in SUBJECTS | ITS_OWN
    for one, weight in pairs:
        is_word = may_be_given and len(one.words) == 1
        said = one.words[0] if is_word else "" if one.manner.style is Style.EMPTY else None
        shares[said] += habit.share * weight / whole
    word = max(shares, key=shares.__getitem__)
    return word if word is not None and shares[word] >= (_ALWAYS if word else _MOSTLY) else None


def _values(kind: str, pairs: _Pairs) -> tuple[str, ...]:
    """Return the values that come again: words and choices all, of others those that did already."""
    if kind in _NEVER_AGAIN:
        return ()
    times = Counter(word for one, _ in pairs for word in set(one.words))
    least = 1 if kind in {WORDS.id, CHOICE.id} else 2
    return ranked((word, weight) for one, weight in pairs for word in one.words if times[word] >= least)


def _kind(pairs: _Pairs, fallback: str) -> str:
    """Return the type of most values; of texts also whether they are pictures, or a few that come again."""
    kind = most(((one.kind, weight) for one, weight in pairs), fallback)
    if kind != TEXT.id:
        return kind
    values = [word for one, _ in pairs for word in one.words]
    if values and sum(word.lower().endswith(PICTURES) for word in values) * 2 > len(values):
        return IMAGE.id
    is_choice = len(values) >= _OFTEN * len(set(values)) and len(set(values)) <= _MOST_CHOICES
    return CHOICE.id if is_choice and values else kind


def _text_manner(pairs: _Pairs, fallback: Manner) -> Manner:
    chosen = [(one, weight) for one, weight in pairs if one.is_free or one.manner.style not in _QUOTES]
    style = most(
        ((one.manner.style, weight) for one, weight in chosen), Style.PLAIN if pairs else fallback.style
    )
    alike = [(one.manner, weight) for one, weight in pairs if one.manner.style is style]
    quotes = [(one.manner.style, weight) for one, weight in pairs if one.manner.style in _QUOTES]
    return Manner(
        style,
        colon=most(((one.colon, weight) for one, weight in alike), fallback.colon),
        indent=most(
            ((one.indent, weight) for one, weight in alike if one.indent is not None), fallback.indent
        ),
        chomp=most(((one.chomp, weight) for one, weight in alike), ""),
        quotes=most(quotes, fallback.quotes),
        wary=_wary(pairs) if style is Style.PLAIN else "",
        is_bold=any(one.manner.is_bold for one, _ in pairs),
        after=most(((one.after, weight) for one, weight in alike), ""),
    )


def _wary(pairs: _Pairs) -> str:
    """Return the signs at which the house takes quotes though YAML needs none."""
    for_quotes: dict[str, float] = defaultdict(float)
    against: dict[str, float] = defaultdict(float)
    times: dict[str, int] = defaultdict(int)
    for one, weight in pairs:
        for sign in one.signs:
            for_quotes[sign] += weight
            times[sign] += 1
        for sign in one.bare:
            against[sign] += weight
    return "".join(
        sorted(
            sign
            for sign, weight in for_quotes.items()
            if times[sign] >= _OFTEN and weight > _SURE * against[sign]
        )
    )


def _nothing(pairs: _Pairs, fallback: Manner) -> Manner:
    """Return how a key without a value is written: with a blank behind its colon, or without."""
    manners = [(one.manner, weight) for one, weight in pairs if one.manner.style is Style.EMPTY]
    return replace(
        fallback,
        colon=most(((one.colon, weight) for one, weight in manners), fallback.colon),
        tail=most(((one.tail, weight) for one, weight in manners), fallback.tail),
    )


def _list_manner(pairs: _Pairs, fallback: Manner) -> Manner:
    style = most(((one.manner.style, weight) for one, weight in pairs), fallback.style)
    alike = [(one, weight) for one, weight in pairs if one.manner.style is style]
    if not alike:
        return fallback
    manners = [(one.manner, weight) for one, weight in alike]
    items = [(one.manner.items, weight) for one, weight in alike if one.is_free]
    quotes = [(one.quotes, weight) for one, weight in manners if one.quotes]
    return Manner(
        style,
        colon=most(((one.colon, weight) for one, weight in manners), fallback.colon),
        tail=most(((one.tail, weight) for one, weight in manners), fallback.tail),
        indent=most(((one.indent, weight) for one, weight in manners), fallback.indent),
        items=most(items, Style.PLAIN),
        between=most(((one.manner.between, weight) for one, weight in alike if one.length > 1), ", "),
        is_bold=any(one.is_bold for one, _ in manners),
        pad=most(((one.pad, weight) for one, weight in manners), ""),
        quotes=most(quotes, fallback.quotes),
        wary=_wary(alike),
        after=most(((one.after, weight) for one, weight in manners), ""),
    )


def _lengths_of(key: str, posts: Sequence[PostTrace]) -> Lengths:
    return _lengths([one.length for post in posts for one in post.keys if one.key == key and one.length])


def _lengths(found: Sequence[int]) -> Lengths:
    if not found:
        return Lengths()
    lengths = sorted(found)
    cut = int(len(lengths) * _LENGTHS)
    return Lengths(lengths[cut], lengths[len(lengths) // 2], lengths[len(lengths) - 1 - cut])
