"""Hostile templates: each ends by itself, with a trouble that says why, after a bounded number of steps."""

import sys
import tracemalloc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from time import process_time
from types import FrameType

import pytest

from editor.jekyll.liquid import expressions, times, values
from editor.jekyll.liquid.engine import Engine, Rendered
from editor.jekyll.liquid.filters import numbers
from editor.jekyll.liquid.nodes import Reading
from editor.jekyll.liquid.tags import includes
from editor.jekyll.liquid.tools import Limits, Tools
from editor.jekyll.liquid.troubles import Kind, Trouble

LIMITS = Limits(steps=50_000, output=100_000, string=50_000, made=500_000, depth=100, seconds=1e9)

EMPTY = "{% assign a = '' | split: '' %}{% assign b = '' | split: '' %}"
LETTERS = "{% assign a = 'aaaaaaaaaaaaaaaaaaaaaaaa' %}"
CAPTURE = "{% capture a %}{{ a }}{{ a }}{% endcapture %}"
PUSH = "{% assign a = a | push: a | push: a %}"
DEEP = (
    "{% for i in (1..3000) %}{% assign b = '' | split: '' | push: a %}{% assign a = b %}{% endfor %}{{ a }}"
)
KEPT = (
    EMPTY
    + "{% capture t %}{% for i in (1..40) %}xxxxxxxxxx{% endfor %}{% endcapture %}"
    + "{% for i in (1..MANY) %}{% assign u = t | append: i %}{% assign a = a | push: u | slice: -9, 9 %}"
    + "{% endfor %}"
)

ANY = sys.maxsize


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large bombs are."""

    long: int
    many: int
    side: int
    doublings: int
    nestings: int
    blocks: int
    width: int


type_of_bombs = Mapping[str, tuple[str, str]]


def bombs_of(sizes: Sizes) -> type_of_bombs:
    """Give templates of some size, each with the name of the limit that it meets."""
    nested = EMPTY + PUSH * sizes.nestings
    twice = EMPTY + (PUSH + PUSH.replace("a ", "b ").replace(": a", ": b")) * sizes.nestings
    loops = "{% for a in (1..SIDE) %}" * 3 + "{% endfor %}" * 3
    captures = (
        "{% capture a %}xxxx{% endcapture %}"
        + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * sizes.doublings
    )
    bombs = {
        "a long range": ("{% for i in (1..LONG) %}{% endfor %}", "steps"),
        "a range longer than the machine counts": (
            "{% for i in (1..9999999999999999999999) %}{% endfor %}",
            "steps",
        ),
        "its size": ("{{ (1..9999999999999999999999) | size }}", "steps"),
        "loops in loops": (loops, "steps"),
        "a table without end": ("{% tablerow i in (1..LONG) %}{% endtablerow %}", "steps"),
        "a long range joined": ("{{ (1..LONG) | join: '' }}", "steps"),
        "a long range sorted": ("{{ (1..LONG) | sort }}", "steps"),
        "a long range searched": ("{{ (1..LONG) | where: 'a', 1 }}", "steps"),
        "a long range turned round": ("{{ (1..LONG) | reverse | first }}", "steps"),
        "a text doubled": (LETTERS + "{% assign a = a | append: a %}" * sizes.doublings, "string"),
        "a capture doubled": (captures, "output"),
        "replacements that multiply": (LETTERS + "{% assign a = a | replace: 'a', a %}" * 2, "string"),
        "replacements with references": (
            LETTERS + r"{% assign a = a | replace: 'a', '\0\0\0\0\0\0\0\0' %}" * 4,
            "string",
        ),
        "glue that multiplies": (LETTERS + "{% assign a = a | split: '' | join: a %}" * 2, "string"),
        "an array doubled": (EMPTY + "{% assign a = a | push: 1 | concat: a %}" * sizes.doublings, "steps"),
        "arrays in arrays": (nested + "{{ a }}", "steps"),
        "arrays in arrays as JSON": (nested + "{{ a | jsonify }}", "steps"),
        "arrays in arrays inspected": (nested + "{{ a | inspect }}", "steps"),
        "arrays in arrays made flat": (nested + "{{ a | uniq | size }}", "steps"),
        "arrays in arrays compared": (twice + "{% if a == b %}{% endif %}", "steps"),
        "arrays in arrays looked for": (
            twice + "{% assign c = '' | split: '' | push: a %}{% if c contains b %}{% endif %}",
            "steps",
        ),
        "arrays in arrays sorted": (
            twice + "{% assign c = '' | split: '' | push: a | push: b | sort %}",
            "steps",
        ),
        "arrays nested deep": (DEEP, "depth"),
        "a number multiplied": (
            "{% assign n = 9999999999 %}" + "{% assign n = n | times: n %}" * sizes.doublings,
            "string",
        ),
        "a text of many digits": ("{{ '" + "9" * 20_000 + "' | plus: 1 }}", "string"),
        "a wide number": ("{{ 'now' | date: '%WIDTHd' }}", "string"),
        "an include of itself": ("{% include self.html %}", "depth"),
        "includes of each other": ("{% include ping.html %}", "depth"),
        "an include that doubles": ("{% include fork.html n=1 %}", "depth"),
        "blocks in blocks": ("{% if true %}" * sizes.blocks + "x" + "{% endif %}" * sizes.blocks, "depth"),
        "blocks in blocks without an end": ("{% if true %}" * sizes.blocks, "depth"),
        "a list of long texts": (KEPT, "string"),
        "an output too long": ("{% for i in (1..MANY) %}xxxxxxxxxx{% endfor %}", "output"),
        "filters in a loop": (
            "{% for i in (1..MANY) %}{% assign x = i | plus: 1 | plus: 2 %}{% endfor %}",
            "steps",
        ),
    }
    return {name: (_filled(template, sizes), limit) for name, (template, limit) in bombs.items()}


def _filled(template: str, sizes: Sizes) -> str:
    for name in ("long", "many", "side", "width"):
        template = template.replace(name.upper(), str(getattr(sizes, name)))
    return template


BOMBS = bombs_of(
    Sizes(long=10**9, many=40_000, side=999, doublings=40, nestings=40, blocks=5_000, width=10**9 - 1)
)

INCLUDES = {
    "self.html": "{% include self.html %}",
    "ping.html": "{% include pong.html %}",
    "pong.html": "{% if true %}{% include ping.html %}{% endif %}",
    "fork.html": "{% include fork.html n=include.n %}{% include fork.html n=include.n %}",
}


def rendered(template: str, limits: Limits = LIMITS) -> Rendered:
    return Engine(Tools(include=INCLUDES.get), limits).render(template, {})


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_at_the_limit_that_it_meets(name: str) -> None:
    template, limit = BOMBS[name]
    troubles = rendered(template).troubles
    assert [trouble.name for trouble in troubles if trouble.kind is Kind.LIMIT] == [limit]


SMALL = Limits(steps=1_500, output=20_000, string=20_000, made=100_000, depth=30, seconds=1e9)
SMALL_BOMBS = bombs_of(
    Sizes(long=10_000, many=3_000, side=30, doublings=16, nestings=9, blocks=200, width=10**6)
)
"""The same, ten times larger than what is allowed at most, and no danger to who runs them unguarded."""

MOST_CALLS, MOST_FRAMES, MOST_BYTES = 20_000, 300, 300_000


def harm_of(name: str, limits: Limits) -> str:
    """Render a small bomb and give what it did, as Python itself counts calls, frames and memory."""
    calls = frames = deepest = 0

    def count(_frame: FrameType | None, event: str, _argument: object) -> None:
        nonlocal calls, frames, deepest
        if event == "call":
            calls, frames = calls + 1, frames + 1
            deepest = max(deepest, frames)
        elif event == "return":
            frames -= 1

    tracemalloc.start()
    sys.setprofile(count)
    try:
        rendered(SMALL_BOMBS[name][0], limits)
    except (OverflowError, ValueError) as why:
        return f"crashed with {why}"
    finally:
        sys.setprofile(None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    found = {"calls": calls > MOST_CALLS, "frames": deepest > MOST_FRAMES, "bytes": peak > MOST_BYTES}
    return " ".join(kind for kind, is_beyond in found.items() if is_beyond)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_does_no_harm(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(Reading, "block_nesting_limit", SMALL.depth)
    assert harm_of(name, SMALL) == ""


@pytest.mark.parametrize("name", BOMBS)
def test_the_check_sees_the_harm_of_a_bomb(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(Reading, "block_nesting_limit", ANY)
    monkeypatch.setattr(Reading, "context_depth_limit", ANY)
    monkeypatch.setattr(values, "_MOST_DIGITS", ANY)
    monkeypatch.setattr(numbers, "MOST_BITS", ANY)
    monkeypatch.setattr(times, "_WIDEST", ANY)
    monkeypatch.setattr(expressions, "_range_of", lambda first, last: range(first, last + 1))
    assert harm_of(name, Limits(steps=ANY, output=ANY, string=ANY, made=ANY, depth=ANY, seconds=1e9)) != ""


def test_what_was_written_before_the_limit_is_shown() -> None:
    assert rendered("before {% for i in (1..1000000000) %}{% endfor %} after").text == "before "


def test_a_limit_is_told_where_it_was_met() -> None:
    template = "a\n{% include long.html %}"
    source = "b\n\n{% for i in (1..1000000000) %}{{ i }}{% endfor %}"
    found = Engine(Tools(include={"long.html": source}.get), LIMITS).render(template, {})
    assert found.troubles == (Trouble(Kind.LIMIT, "steps", "long.html", 3),)


def test_time_ends_a_rendering_that_no_other_limit_ends() -> None:
    ticks: Iterator[int] = count()
    tools = Tools(clock=lambda: float(next(ticks)))
    found = Engine(tools, Limits(seconds=3.0)).render("{% for i in (1..100000) %}{% endfor %}", {})
    assert [(trouble.kind, trouble.name) for trouble in found.troubles] == [(Kind.LIMIT, "seconds")]
    assert next(ticks) < 10


def test_the_check_sees_a_rendering_that_takes_its_time() -> None:
    ticks: Iterator[int] = count()
    tools = Tools(clock=lambda: float(next(ticks)))
    found = Engine(tools, Limits(seconds=1e9)).render("{% for i in (1..100000) %}{% endfor %}", {})
    assert found.troubles == ()
    assert next(ticks) > 300


SLOW = {
    "an include with Liquid in its name": "{% include " + "{{ a | " * 2_000 + " %}",
    "a date of many words": "{{ '" + "jan" * 2_500 + "' | date: '%Y' }}",
}
"""Markup whose reading takes the square of its length and more, unless it is refused for its length."""
MOST_SECONDS = 0.1


def seconds_for(template: str) -> float:
    began = process_time()
    rendered(template)
    return process_time() - began


@pytest.mark.parametrize("name", SLOW)
def test_what_would_take_long_to_read_is_refused_for_its_length(name: str) -> None:
    assert seconds_for(SLOW[name]) < MOST_SECONDS


@pytest.mark.parametrize("name", SLOW)
def test_the_check_sees_what_takes_long_to_read(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(includes, "_LONGEST_DYNAMIC", ANY)
    monkeypatch.setattr(times, "_LONGEST", ANY)
    assert seconds_for(SLOW[name]) > MOST_SECONDS


MOST_SECONDS_OF_ALL = 1.0

MARKUP = (
    "{%", "{{", "{{ ", "{% if", "{% raw %}", "{% comment %}", "{%if x%}", "{{'", '{{"', "{{a|", "{% liquid\n",
    "{{ '}", "{% for i in ", "{% if a and ", "{{ a | b: ", "{% cycle ", "{%-", "{{-", "}}", "%}", "{", "[[",
    "{{ [",
)  # fmt: skip


@pytest.mark.parametrize("piece", MARKUP)
def test_markup_repeated_is_read_to_its_end(piece: str) -> None:
    """No guard sees to it: markup is cut in one pass, and what is not closed is looked for once."""
    assert seconds_for(piece * 5_000) < MOST_SECONDS_OF_ALL


@pytest.mark.parametrize(
    "template",
    [
        "{{ " + "a[" * 5_000 + "}}",
        "{{ " + "(" * 5_000 + "}}",
        "{{ " + "[a" * 5_000 + "]" * 5_000 + "}}",
        "{% if " + "a and " * 5_000 + "b %}x{% endif %}",
        "{% if a " + " " * 5_000 + "& b %}x{% endif %}",
        "{{ " + "a | b " * 5_000 + "}}",
        "{% include {{ a" + "{{ a" * 5_000 + " %}",
        "{% include a.html " + 'a="\\' * 5_000 + " %}",
        "{% include " + "{{ a | x }}y" * 3_000 + "{{ a | %}",
        "{% include a.html " + "a=b " * 5_000 + "c %}",
        "{% assign " + "a" * 20_000 + " %}",
        "{% assign " + "(a" * 10_000 + " %}",
        "{% for i in a " + "a-" * 10_000 + " & %}{% endfor %}",
        "{% tablerow " + "a" * 20_000 + " %}{% endtablerow %}",
        "{% highlight text %}" + "\n" * 40_000 + "x{% endhighlight %}",
        "{% for i in (1..2000) %}{{ i | unknown }}" + "\n" * 40_000 + "{% endfor %}",
        "{{ '" + "<script" * 20_000 + "' | strip_html | size }}",
        "{{ '" + "<" * 20_000 + "' | strip_html | size }}",
        "{{ '" + "<!--" * 20_000 + "' | strip_html | size }}",
        "{{ '" + "9" * 20_000 + "' | plus: 1 }}",
        "{{ " + "9" * 20_000 + " }}",
        "{{ '" + "1" * 20_000 + "' | date: '%Y' }}",
        "{{ '" + "jan 1 " * 5_000 + "' | date: '%Y' }}",
        "{{ '" + "%" * 20_000 + "' | url_decode | uri_escape | relative_url | size }}",
        "{{ '" + "../" * 5_000 + "' | relative_url }}",
    ],
    ids=lambda template: template[:24],
)
def test_long_markup_and_long_texts_end(template: str) -> None:
    """No guard sees to it: no expression of ours goes back over what it has read."""
    began = process_time()
    rendered(template, Limits(seconds=1e9))
    assert process_time() - began < MOST_SECONDS_OF_ALL


def test_a_trouble_says_where() -> None:
    template = "a\n\n{% include none.html %}\n{{ 'x' | shout }}"
    found = Engine(Tools(include=INCLUDES.get)).render(template, {})
    assert found.troubles == (
        Trouble(Kind.INCLUDE, "none.html", "", 3),
        Trouble(Kind.FILTER, "shout", "", 4),
    )
