"""Templates that nobody writes, drawn by Hypothesis: tags in tags, filters on any value, typing errors.

Left out is what is different on purpose or without meaning: times taken for arrays, dates read out of any
text, random items, orders that Ruby itself leaves open, and converters.
"""

from collections.abc import Mapping

from hypothesis import strategies as st

from editor.jekyll.liquid.filters.table import FILTERS, Bound

VALUES: Mapping[str, object] = {
    "a": [1, "b", None, [2, 3]],
    "n": 5, "f": 2.5, "s": "Hello 한글 <b>", "e": "", "h": {"k": "v", "n": {"m": 1}},
    "t": True, "z": [], "p": [{"t": "a", "n": 1}, {"t": "b", "n": "2"}, {"n": 3.5, "t": None}], "w": " x  y ",
    "neg": -7, "num": "12", "fl": "3.5", "words": ["b", "a", "C"],
}  # fmt: skip
TIMES: Mapping[str, object] = {"d": {"$time": "2024-02-03T04:05:06+09:00"}, "day": {"$date": "2024-02-29"}}

_DATES = ("date", "date_to_string", "date_to_long_string", "date_to_xmlschema", "date_to_rfc822")
_BYTES = ("base64_decode", "base64_url_safe_decode")
_CONVERTERS = ("markdownify", "smartify", "sassify", "scssify", "sample")
_OPEN_ORDERS = ("sort_natural", "sort")
_EXPRESSIONS = ("where_exp", "find_exp", "group_by_exp")
_PLAIN = sorted(set(FILTERS) - {*_DATES, *_CONVERTERS, *_BYTES, *_OPEN_ORDERS, *_EXPRESSIONS})
_INSIDE = (
    "'i.n > 1'",
    "'i.t == \"a\"'",
    "'i contains \"a\"'",
    "'i.n'",
    "'i.t | upcase'",
    "'i.t != nil and i.n < 4'",
)
_FORMATS = ("'%Y-%m-%d'", "'%-d %^b %e'", "'%s'", "'%a, %d %b %Y %H:%M:%S %z'", "'%j %U %G-%V'", "''")
_SIGNS = (" ", "|", ":", ",", "'", '"', ".", "?", "!", "x", " y ", "-", "(", "[", "]", ")", "=", "==")

names = st.sampled_from([
    *VALUES, "missing", "h.k", "h.n.m", "a[0]", "a[3]", "p[0].t", "p.first", "a.size", "s.size", "h['k']",
    "words.last", "forloop.index", "i", "x",
])  # fmt: skip
literals = st.sampled_from([
    "1", "0", "-3", "2.5", "'x'", '"a b"', "''", "nil", "true", "false", "empty", "blank", "','", "' '",
    "'t'",
    "'n'", "10", "'k'",
])  # fmt: skip
values = st.one_of(names, names, literals)
collections = st.one_of(values, st.sampled_from(["(1..3)", "(n..7)", "(3..1)"]))


@st.composite
def _filters(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(_PLAIN))
    bound = FILTERS[name]
    assert isinstance(bound, Bound)
    count = draw(st.integers(bound.least, bound.most))
    arguments = [draw(values) for _ in range(count)]
    return f"| {name}: {', '.join(arguments)}" if arguments else f"| {name}"


choosing = st.builds("p | {}: 'i', {} | size".format, st.sampled_from(_EXPRESSIONS), st.sampled_from(_INSIDE))
ordering = st.builds("{} | {} | join".format, st.sampled_from(["words", "z"]), st.sampled_from(_OPEN_ORDERS))
dating = st.one_of(
    st.builds(
        "{} | date: {}".format, st.sampled_from(["d", "day", "'2024-02-29'"]), st.sampled_from(_FORMATS)
    ),
    st.builds("{} | {}".format, st.sampled_from(["d", "day", "'now'"]), st.sampled_from(_DATES[1:])),
)
filtered = st.builds(" ".join, st.tuples(collections, _filters(), _filters()))
markups = st.one_of(values, filtered, filtered, choosing, ordering, dating)


@st.composite
def _mistyped(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    text = draw(texts)
    if draw(st.integers(0, 7)):
        return text
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(_SIGNS)) + text[at:]


operators = st.sampled_from(["==", "!=", "<", ">", "<=", ">=", "contains", "<>"])
comparisons = st.one_of(values, st.builds("{} {} {}".format, values, operators, values))
conditions = _mistyped(
    st.one_of(
        comparisons,
        st.builds("{} {} {}".format, comparisons, st.sampled_from(["and", "or"]), comparisons),
    )
)
outputs = st.builds("{{{{ {} }}}}".format, _mistyped(markups))
texts = st.sampled_from([" ", "\n", "x", "  text\n", "<p>"])
dashes = st.sampled_from(["", "", "", "-"])
ranges = st.sampled_from(
    ["", " reversed", " limit: 2", " offset: 1", " limit:1 offset:1", " offset: continue"]
)
leaves = st.one_of(
    outputs,
    outputs,
    texts,
    st.builds("{{% assign {} = {} %}}".format, st.sampled_from(["x", "y"]), markups),
    st.builds("{{% cycle {}, {} %}}".format, values, values),
    st.builds("{{% include hello.html name={} %}}".format, st.sampled_from(["'x'", "s", "h.k", "1"])),
    st.sampled_from([
        "{% increment c %}", "{% decrement c %}", "{% raw %}{{ a }}{% endraw %}", "{% break %}",
        "{% continue %}",
        "{% comment %}{{ x }}{% endcomment %}", "{% echo s | upcase %}", "{{ forloop.last }}",
    ]),
)  # fmt: skip


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        st.builds(
            "{{%{} if {} %}}{}{{% else %}}{}{{% endif {}%}}".format, dashes, conditions, body, body, dashes
        ),
        st.builds("{{% unless {} %}}{}{{% endunless %}}".format, conditions, body),
        st.builds("{{% for i in {}{} %}}{}{{% endfor %}}".format, collections, ranges, body),
        st.builds(
            "{{% case {} %}}\n{{% when {}, {} %}}{}{{% endcase %}}".format, values, values, values, body
        ),
        st.builds("{{% capture x %}}{}{{% endcapture %}}{{{{ x }}}}".format, body),
        st.builds("{{% tablerow i in {} cols: 2 %}}{}{{% endtablerow %}}".format, collections, body),
    )


templates = st.lists(st.recursive(leaves, _blocks, max_leaves=8), min_size=1, max_size=3).map("".join)
