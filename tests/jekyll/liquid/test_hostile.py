"""Hostile templates: each ends by itself, with a trouble that says why, after a bounded number of steps."""

from collections.abc import Iterator, Mapping
from itertools import count

import pytest

from editor.jekyll.liquid.engine import Engine, Rendered
from editor.jekyll.liquid.tools import Limits, Tools
from editor.jekyll.liquid.troubles import Kind, Trouble

LIMITS = Limits(steps=50_000, output=100_000, string=50_000, made=500_000, depth=100, seconds=1e9)

DOUBLING = 40
EMPTY = "{% assign a = '' | split: '' %}{% assign b = '' | split: '' %}"
NESTED = EMPTY + "{% assign a = a | push: a | push: a %}" * DOUBLING
TWICE = EMPTY + "{% assign a = a | push: a | push: a %}{% assign b = b | push: b | push: b %}" * DOUBLING
SIXTEEN = "{% assign a = 'aaaaaaaaaaaaaaaa' %}"
LOOPS = "{% for a in (1..999) %}" * 3 + "{% endfor %}" * 3
DEEP = (
    "{% for i in (1..3000) %}{% assign b = '' | split: '' | push: a %}{% assign a = b %}{% endfor %}{{ a }}"
)
CAPTURES = "{% capture a %}xxxx{% endcapture %}" + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * DOUBLING

KEPT = (
    EMPTY
    + "{% capture t %}{% for i in (1..40) %}xxxxxxxxxx{% endfor %}{% endcapture %}"
    + "{% for i in (1..9999) %}{% assign u = t | append: i %}{% assign a = a | push: u | slice: -9, 9 %}"
    + "{% endfor %}"
)

BOMBS: Mapping[str, tuple[str, str]] = {
    "a long range": ("{% for i in (1..1000000000) %}{% endfor %}", "steps"),
    "a range longer than the machine counts": (
        "{% for i in (1..9999999999999999999999) %}{% endfor %}",
        "steps",
    ),
    "its size": ("{{ (1..9999999999999999999999) | size }}", "steps"),
    "loops in loops": (LOOPS, "steps"),
    "a table without end": ("{% tablerow i in (1..1000000000) %}{% endtablerow %}", "steps"),
    "a long range joined": ("{{ (1..1000000000) | join: '' }}", "steps"),
    "a long range sorted": ("{{ (1..1000000000) | sort }}", "steps"),
    "a long range searched": ("{{ (1..1000000000) | where: 'a', 1 }}", "steps"),
    "a long range turned round": ("{{ (1..1000000000) | reverse | first }}", "steps"),
    "a text doubled": (SIXTEEN + "{% assign a = a | append: a %}" * DOUBLING, "string"),
    "a capture doubled": (CAPTURES, "output"),
    "replacements that multiply": (SIXTEEN + "{% assign a = a | replace: 'a', a %}" * 9, "string"),
    "replacements with references": (
        SIXTEEN + r"{% assign a = a | replace: 'a', '\0\0\0\0\0\0\0\0' %}" * 9,
        "string",
    ),
    "glue that multiplies": (SIXTEEN + "{% assign a = a | split: '' | join: a %}" * 9, "string"),
    "an array doubled": (EMPTY + "{% assign a = a | push: 1 | concat: a %}" * DOUBLING, "steps"),
    "arrays in arrays": (NESTED + "{{ a }}", "steps"),
    "arrays in arrays as JSON": (NESTED + "{{ a | jsonify }}", "steps"),
    "arrays in arrays inspected": (NESTED + "{{ a | inspect }}", "steps"),
    "arrays in arrays made flat": (NESTED + "{{ a | uniq | size }}", "steps"),
    "arrays in arrays compared": (TWICE + "{% if a == b %}{% endif %}", "steps"),
    "arrays in arrays looked for": (
        TWICE + "{% assign c = '' | split: '' | push: a %}{% if c contains b %}{% endif %}",
        "steps",
    ),
    "arrays in arrays sorted": (
        TWICE + "{% assign c = '' | split: '' | push: a | push: b | sort %}",
        "steps",
    ),
    "arrays nested deep": (DEEP, "depth"),
    "a number multiplied": (
        "{% assign n = 9999999999 %}" + "{% assign n = n | times: n %}" * DOUBLING,
        "string",
    ),
    "a number of many digits": ("{{ " + "9" * 20_000 + " }}", "string"),
    "a wide number": ("{{ 'now' | date: '%999999999d' }}", "string"),
    "an include of itself": ("{% include self.html %}", "depth"),
    "includes of each other": ("{% include ping.html %}", "depth"),
    "an include that doubles": ("{% include fork.html n=1 %}", "depth"),
    "blocks in blocks": ("{% if true %}" * 5_000 + "x" + "{% endif %}" * 5_000, "depth"),
    "blocks in blocks without an end": ("{% if true %}" * 5_000, "depth"),
    "a list of long texts": (KEPT, "string"),
    "an output too long": ("{% for i in (1..40000) %}xxxxxxxxxx{% endfor %}", "output"),
    "filters in a loop": (
        "{% for i in (1..9999) %}{% assign x = i | plus: 1 | plus: 2 %}{% endfor %}",
        "steps",
    ),
}

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


MARKUP = (
    "{%", "{{", "{{ ", "{% if", "{% raw %}", "{% comment %}", "{%if x%}", "{{'", '{{"', "{{a|", "{% liquid\n",
    "{{ '}", "{% for i in ", "{% if a and ", "{{ a | b: ", "{% cycle ", "{%-", "{{-", "}}", "%}", "{", "[[",
    "{{ [",
)  # fmt: skip


@pytest.mark.parametrize("piece", MARKUP)
def test_markup_repeated_is_read_to_its_end(piece: str) -> None:
    assert isinstance(rendered(piece * 5_000).text, str)


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
        "{% include " + "{{ a | " * 5_000 + " %}",
        "{% include " + "{{ a | x }}y" * 3_000 + "{{ a | %}",
        "{% include a.html " + "a=b " * 5_000 + "c %}",
        "{% assign " + "a" * 20_000 + " %}",
        "{% assign " + "(a" * 10_000 + " %}",
        "{% for i in a " + "a-" * 10_000 + " & %}{% endfor %}",
        "{% tablerow " + "a" * 20_000 + " %}{% endtablerow %}",
        "{% highlight text %}" + "\n" * 40_000 + "x{% endhighlight %}",
        "{% for i in (1..2000) %}{{ i | unknown }}" + "\n" * 40_000 + "{% endfor %}",
        "{{ '" + "jan" * 10_000 + "' | date: '%Y' }}",
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
    assert isinstance(rendered(template, Limits(seconds=1e9)).text, str)


def test_a_trouble_says_where() -> None:
    template = "a\n\n{% include none.html %}\n{{ 'x' | shout }}"
    found = Engine(Tools(include=INCLUDES.get)).render(template, {})
    assert found.troubles == (
        Trouble(Kind.INCLUDE, "none.html", "", 3),
        Trouble(Kind.FILTER, "shout", "", 4),
    )
