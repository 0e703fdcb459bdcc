"""What is typed is text to Ruby's Psych, in every style and beside every neighbour."""

from itertools import product

from editor.core.frontmatter import Style, Value, read, set_value, text_change, values
from tests.core.psych import psych, typed

TYPED = """
yes no on off y n true null ~ 1e3 0777 0o17 08 12:30 1,234 _1 1_000 2024-1-2 2024-02-27 :sym = << tRUE 5. .5 .
... --- - ? : -- , @name `x` %x &a *a !a |x >x 'q' "q" {a} [a] #tag a#b a, b]c +1 -1 .inf .NaN 0x1F 0b101
""".split()  # noqa: SIM905  (it reads better so)
TYPED += [
    *("", " ", " x", "x ", "a: b", "a:", "a #b", "it's", "'임영웅' 신곡", "both ' and \"", "back\\slash"),
    *("a\tb", "nl\nx", "\n", "\n\nx", "x\n\n\n", "  lead\nx", "x\n  more\ny", "x\n\n  more\n\ny"),
    *("# head\n\ntext", "---\nx", "🎉", "\u200bx", "\ufeffx", "a\u0085b", "\u2028", "\x07", "\x00", "\x7f"),
    *("\ufffe", "\u00a0x", "{{ x }}", "2017-12-19 22:29:09 +0800", "key: 'v'\nother: x", "- a\n- b"),
    *("C:\\x", "a  b", "x\r\ny", "trail  \nx  "),
]
LAYOUTS = (
    "title: old\ntags: [a, b]\nz: 1",
    "title: 'old' # c\ntags:\n  - a # c\n\n  # d\n  - 'b'\nz: yes",
    'title: "old"\ntags:\n- "a"\nz: 2024-02-27',
    "title: >\n  old\n  more\n\n  para\ntags: [a,b]\nz: ~",
    "title: |-\n    old\ntags: [ 'a' ]\nz:",
    " title :\told\t# c\n tags:   [a,\n   b, # k\n   c\n ]\n z: x",
    "z: ! 'x'",
)


def test_what_is_typed_is_that_text_to_psych() -> None:
    edits: list[tuple[str, Value, str]] = []
    for layout, text in product(LAYOUTS, TYPED):
        before = f"---\n{layout}\n---\n"
        edits.append(("title", text, set_value(before, "title", text)))
        edits.append(("tags", ["a", text], set_value(before, "tags", ["a", text])))
        after = text_change(before, "title", text, like=Style.FOLDED).apply(before)
        edits.append(("title", values(after)["title"], after))
    for (key, value, after), asked in zip(edits, psych([after for _, _, after in edits]), strict=True):
        now = read(after).values
        assert asked == typed(now), after
        assert now[key] in (value, f"{value}\n"), after


ODD = """
  title: x
date: y
|  title: x
'a'   - b
|a: 1
 b: 2
|a: 2022-11-08 23:17:58 +090
|a: 2022-11-08 23:17:58 +900
|a: 2022-11-08 23:17:58 -030
|a: 2022-11-08 23:17:58 -3:30
|a: 2022-11-08 23:17:58 -00:30
|a: 2022-11-08 23:17:58 +24
|a: 2022-11-08 23:17:58+9
|a: 1
... # end
b: 2
|a: 1
--- # next
b: 2
|a: 1
...
%x
|a: b
*c: d
|  a: - b
|  a: 1
]
|  a: 1
!
|a: 1
\tb: 2
|a:\t- 1
|a: [1
]
b: 2
"""
"""Headers that are nearly right, and times with odd zones; `|` stands between them."""


def test_odd_headers_are_read_as_psych_reads_them_or_refused_where_it_refuses() -> None:
    texts = [f"---\n{header.strip(chr(10))}\n---\n" for header in ODD.split("|")]
    for text, asked in zip(texts, psych(texts), strict=True):
        front_matter = read(text)
        told = ["error"] if front_matter.problem is not None else typed(front_matter.values)
        assert told == (asked[:1] if asked[0] == "error" else asked), text
    assert len(texts) == 20


TAGGED = """
! 'x' | ! '12' | ! "2024-01-02" | ! 1,2 | ! '' | ! yes | ! 'yes' | !!str 12 | !!int '12' | !!float '1'
!!str | !foo '12' | !foo x | !!bool 'yes' | !!timestamp '2024-01-02' | !!null x
[! '1', ! 'a'] | {a: ! '012'} | ! '12:30'
"""
"""To Psych quotes count for nothing after a tag, save that for texts."""


def test_what_has_a_tag_is_read_as_psych_reads_it() -> None:
    texts = [
        f"---\nk: {value.strip()}\n---\n" for line in TAGGED.split("\n") for value in line.split("|") if value
    ]
    for text, asked in zip(texts, psych(texts), strict=True):
        assert asked == typed(values(text)), text
        assert values(set_value(text, "k", "13")) == {"k": "13"}
    assert len(texts) > 15
