"""What a template asks for in vain is told, each thing once and with its place; the rest is rendered."""

import pytest

from editor.jekyll.liquid.engine import Engine, Rendered
from editor.jekyll.liquid.tools import Tools
from editor.jekyll.liquid.troubles import Kind, Trouble

INCLUDES = {"card.html": "\n{% youtube x %}[{{ include.t | shout }}]"}


def rendered(template: str) -> Rendered:
    return Engine(Tools(include=INCLUDES.get)).render(template, {})


def test_a_block_of_a_plugin_is_told_once_and_what_it_holds_is_shown() -> None:
    found = rendered("a{% gallery x=1 %}b{{ 'c' }}{% endgallery %}d")
    assert found == Rendered("abcd", (Trouble(Kind.TAG, "gallery", "", 1),))


def test_a_filter_of_a_plugin_is_told_and_leaves_the_value_as_it_is() -> None:
    found = rendered("{% for i in (1..3) %}{{ i | shout: 2 | plus: 1 }}{% endfor %}")
    assert found == Rendered("234", (Trouble(Kind.FILTER, "shout", "", 1),))


def test_what_is_wrong_in_an_include_is_told_with_its_name_and_line() -> None:
    found = rendered("{% include card.html t='x' %}")
    assert found.text == "\n[x]"
    assert set(found.troubles) == {
        Trouble(Kind.TAG, "youtube", "card.html", 2),
        Trouble(Kind.FILTER, "shout", "card.html", 2),
    }


def test_what_jekyll_warns_of_is_told_and_is_not_fatal() -> None:
    (trouble,) = rendered("{{ 'x' ? a : b }}").troubles
    assert trouble == Trouble(Kind.LAX, "'x' ? a : b", "", 1)
    assert not trouble.is_fatal


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("{% if x %}a", Kind.SYNTAX),
        ("a{% endif %}", Kind.SYNTAX),
        ("{{ x", Kind.SYNTAX),
        ("{% for x %}{% endfor %}", Kind.SYNTAX),
        ("{{ 1 | divided_by: 0 }}", Kind.ERROR),
        ("{{ 'x' | append }}", Kind.ERROR),
        ("{% include none.html %}", Kind.INCLUDE),
        ("{% post_url 2024-02-27-none %}", Kind.LINK),
        ("{% link none.md %}", Kind.LINK),
    ],
)
def test_what_stops_jekyll_is_fatal_and_everything_else_is_rendered(template: str, kind: Kind) -> None:
    found = rendered(f"before {template}")
    assert found.text.startswith("before ")
    assert [(trouble.kind, trouble.is_fatal) for trouble in found.troubles] == [(kind, True)]


def test_a_comment_may_hold_tags_that_nobody_knows() -> None:
    assert rendered("a{% comment %}{% youtube x %}{% endcomment %}b") == Rendered("ab")


def test_each_kind_has_a_sentence() -> None:
    names = {Kind.LIMIT: "steps"}
    sentences = {str(Trouble(kind, names.get(kind, "x")).sentence) for kind in Kind}
    assert len(sentences) == len(Kind)


def test_converters_and_colours_are_those_that_are_given() -> None:
    tools = Tools(
        markdown=lambda text: f"<md {text}>",
        smartypants=lambda text: f"<smart {text}>",
        sass=lambda text: f"<sass {text}>",
        scss=lambda text: f"<scss {text}>",
        highlight=lambda code, language, options: f"<{language} {code} {sorted(options)}>",
    )
    template = (
        "{{ 'a' | markdownify }}{{ 'b' | smartify }}{{ 'c' | sassify }}{{ 'd' | scssify }}"
        "{% highlight ruby x %}e{% endhighlight %}"
    )
    text = Engine(tools).render(template, {}).text
    assert text.startswith("<md a><smart b><sass c><scss d>")
    assert "<ruby e ['x']>" in text


@pytest.mark.parametrize("block", ["highlight a='b'", "capture", "for x", "tablerow x", "case", "if"])
def test_a_block_that_is_refused_ends_at_its_own_end(block: str) -> None:
    name = block.partition(" ")[0]
    found = rendered(f"a{{% {block} %}}b{{% end{name} %}}c{{% if true %}}d{{% endif %}}")
    assert found.text == "acd"
    assert [trouble.kind for trouble in found.troubles] == [Kind.SYNTAX]


def test_a_template_that_was_read_before_is_told_the_same_troubles() -> None:
    engine = Engine(Tools())
    first, second = (engine.render("{% youtube x %}", {}) for _ in range(2))
    assert first == second
    assert first.troubles
