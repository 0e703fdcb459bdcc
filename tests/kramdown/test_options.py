"""Options of `_config.yml` and of a text: each obeyed one against the real kramdown, each other one told."""

from collections.abc import Mapping
from functools import cache

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.kramdown import to_html
from editor.kramdown.document import read, update
from editor.kramdown.extension import KramdownExtension
from editor.kramdown.html import document_html
from editor.kramdown.options import DEFAULT, Options, from_config
from tests.kramdown import laws
from tests.kramdown.html_tree import Level, canonical
from tests.kramdown.reference import MISSING, answers_by, is_installed

HEADINGS = "## 제목 하나\n\n#### Four `x`\n\n- a\n{:toc}\n\n# 1 & <b>x</b>\n\n# own {#own}\n"
TYPE = "\"a\" 'b' it's -- --- ... << c >> '90s\n\n...\n"
CODE = """\
```ruby
a = 1
```
{:.y #i}

```
plain
```
{:.y}

    indented

`code` `x`{:.y}

```nolang
x
```
"""
MATH = "a $$x+y$$ b $$z$${:.k}\n\n$$\nx & y\n$$\n\n> $$\n> a\n> $$\n\n$$\nb\n$$\n{:.c}\n"
NOTES = "a[^1] b[^2] c[^1]\n\n[^1]: one\n[^2]:\n        code\n"
RAW = """\
<div>
**a** &amp; b

<p>*x*</p>
<b>*y*</b>
</div>

<p>*q*</p>
<pre>*r*</pre>
<table><tr><td>*c*</td></tr></table>

x <b>*z*</b> <u>*u*</u> <b markdown="1">*w*</b>
"""
ENDS = """\
text
- a
- b

text
# h

text
```
code
```

~~a~~

- [ ] t
- [x] u

text
> q

a
* * *

#no

b
1. c

b
| a | b |

b
<div>x</div>

- a
  - b
- c
  # d

> a
# b

t
: d
"""
HEADS = '# 제목\n\n# 1 a\n\n# [x](y) *b* `c`\n\n# 제목\n\n## H&amp;h "q"\n'
LINES = """\
a\\\\
b <b>x
y</b> <u>c
d</u> [l
m](u) *x
y* `c
d`
q{blanks}
r\\
s

| a |
| b |

- a
  b

> q
> r

a[^1]

[^1]: x
    y

term
: def
  more
""".replace("{blanks}", "  ")

OBEYED: tuple[tuple[Mapping[str, object], str], ...] = (
    ({"hard_wrap": True}, LINES),
    ({"hard_wrap": True}, ENDS),
    ({"hard_wrap": True}, 'a\nb\n\n{::options hard_wrap="false" /}\n\na\nb\n'),
    ({"input": "kramdown"}, ENDS),
    ({"input": "kramdown"}, HEADS),
    ({"input": "kramdown"}, LINES),
    ({"input": "kramdown", "hard_wrap": True}, LINES),
    ({"input": "kramdown"}, "a\\~b \\| \\= c\\\\\nd\n\n~~~\n```\n~~~\n\n``` ruby\nx\n```\n"),
    ({"gfm_quirks": []}, ENDS),
    ({"gfm_quirks": ["paragraph_end", "no_auto_typographic"]}, TYPE + ENDS),
    ({"gfm_quirks": "no_auto_typographic"}, TYPE + ENDS),
    ({"auto_ids": False}, HEADINGS),
    ({"auto_ids": "false"}, HEADINGS),
    ({"auto_ids": "no"}, HEADINGS),
    ({"auto_id_prefix": "pre-"}, HEADINGS),
    ({"auto_id_stripping": True}, HEADINGS),
    ({"toc_levels": "2..3"}, HEADINGS),
    ({"toc_levels": "1,4"}, HEADINGS),
    ({"toc_levels": [1, 2]}, HEADINGS),
    ({"toc_levels": "2..3", "header_offset": 1}, HEADINGS),
    ({"header_offset": 4}, HEADINGS),
    ({"header_offset": -3}, HEADINGS),
    ({"smart_quotes": "apos,apos,quot,quot"}, TYPE),
    ({"smart_quotes": ["39", 39, 34, 34]}, TYPE),
    ({"smart_quotes": "sbquo,lsquo,bdquo,ldquo"}, TYPE),
    ({"typographic_symbols": {"hellip": "...", "mdash": "---", "ndash": "--", "laquo": "<<"}}, TYPE),
    ({"typographic_symbols": {"hellip": "<x>&", "laquo_space": "<< ", "raquo_space": " >>"}}, TYPE),
    ({"math_engine": None}, MATH),
    ({"math_engine": "mathjax"}, MATH),
    ({"syntax_highlighter": None}, CODE),
    ({"syntax_highlighter": "none"}, CODE),
    ({"syntax_highlighter": "rouge"}, CODE),
    ({"syntax_highlighter_opts": {"disable": True}}, CODE),
    ({"syntax_highlighter_opts": {"css_class": "hl"}}, CODE),
    ({"syntax_highlighter_opts": {"block": {"css_class": "hl", "disable": False}}}, CODE),
    ({"syntax_highlighter_opts": {"block": {"disable": True}}}, CODE),
    ({"syntax_highlighter_opts": {"span": {"disable": True}}}, CODE),
    ({"syntax_highlighter_opts": {"default_lang": "ruby"}}, CODE),
    ({"syntax_highlighter_opts": {"default_lang": "nolang"}}, CODE),
    ({"footnote_nr": 5}, NOTES),
    ({"footnote_backlink": ""}, NOTES),
    ({"footnote_backlink": "&#8617;&#xfe0e;"}, NOTES),
    ({"footnote_backlink": "^<b>"}, NOTES),
    ({"footnote_prefix": "p-"}, NOTES),
    ({"entity_output": "symbolic"}, '&nbsp;&copy;&lt; "q" &hellip; 가\n'),
    ({"remove_span_html_tags": True}, RAW),
    ({"parse_block_html": True}, RAW),
    ({"parse_span_html": False}, RAW),
    ({"parse_block_html": True, "parse_span_html": False}, RAW),
    ({}, '{::options auto_ids="false" /}\n# a\n{::options auto_ids="true" /}\n# b\n'),
    ({}, '# a\n\n{::options auto_ids="false" /}\n'),
    ({}, '{::options auto_ids="no" /}\n\n# a\n'),
    ({}, '"a" ---\n\n{::options smart_quotes="apos,apos,quot,quot" /}\n\n"a"\n'),
    ({}, RAW + '\n{::options parse_block_html="true" /}\n\n' + RAW),
    ({}, '> {::options parse_block_html="true" /}\n\n<div>\n*a*\n</div>\n'),
    ({"parse_block_html": True}, '{::options parse_block_html="false" /}\n\n' + RAW),
    ({}, 'a\nb\n\n{::options hard_wrap="true" input="kramdown" /}\n\na\nb\n- c\n'),
    ({}, '<b>*x*</b>\n\n{::options parse_span_html="false" /}\n\n<b>*x*</b>\n'),
    ({}, HEADINGS + '\n{::options toc_levels="2" header_offset="1" /}\n\n## d\n'),
    ({}, MATH + '\n{::options math_engine="nil" /}\n'),
    ({}, CODE + '\n{::options syntax_highlighter="nil" /}\n'),
    ({}, NOTES + '\n{::options footnote_nr="3" footnote_backlink="x" footnote_prefix="q" /}\n'),
)  # fmt: skip


@cache
def _answers() -> list[str]:
    return answers_by(OBEYED)


@pytest.mark.parametrize("index", range(len(OBEYED)), ids=[f"{said}-{body[:12]}" for said, body in OBEYED])
def test_an_option_gives_the_tree_that_kramdown_gives(index: int) -> None:
    if not is_installed():
        pytest.skip(MISSING)
    said, body = OBEYED[index]
    options, missed = from_config(said)
    assert missed == ()
    assert canonical(to_html(body, options), Level.MID) == canonical(_answers()[index], Level.MID)
    laws.check(read(body, options))


def test_what_is_unknown_or_not_obeyed_is_told() -> None:
    said = {
        "hard_wrap": True,
        "math_engine": "katex",
        "syntax_highlighter": "coderay",
        "syntax_highlighter_opts": {"block": {"line_numbers": True}},
        "html_to_native": True,
        "transliterated_header_ids": False,
        "input": "CommonMark",
        "no_such_thing": 1,
    }
    options, missed = from_config(said)
    assert options == Options(hard_wrap=True)
    assert missed == (
        "math_engine",
        "syntax_highlighter",
        "syntax_highlighter_opts.line_numbers",
        "html_to_native",
        "input",
        "no_such_thing",
    )


def test_a_value_that_kramdown_would_refuse_is_told_and_leaves_the_default() -> None:
    said = {"toc_levels": "1...4", "smart_quotes": "laquo,raquo", "footnote_nr": "x", "hard_wrap": 3}
    assert from_config(said) == (DEFAULT, tuple(said))


def test_what_jekyll_says_itself_changes_nothing() -> None:
    said = {
        "auto_ids": True,
        "toc_levels": [1, 2, 3, 4, 5, 6],
        "entity_output": "as_char",
        "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
        "input": "GFM",
        "hard_wrap": False,
        "guess_lang": True,
        "footnote_nr": 1,
        "show_warnings": False,
        "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
    }
    assert from_config(said) == (DEFAULT, ())


def test_python_markdown_obeys_options_too() -> None:
    converter = markdown.Markdown(extensions=[KramdownExtension(Options(hard_wrap=True))])
    assert converter.convert("a\nb") == "<p>a<br />\nb</p>"


def test_two_readings_of_one_body_by_different_options_do_not_mix() -> None:
    wrapped, plain = read("# a\nb\nc\n", Options(hard_wrap=True, auto_ids=False)), read("# a\nb\nc\n")
    assert document_html(wrapped) == "<h1>a</h1>\n<p>b<br />\nc</p>\n"
    assert document_html(plain) == '<h1 id="a">a</h1>\n<p>b\nc</p>\n'


_SET = (
    '{::options parse_block_html="true" /}\n',
    '{::options auto_ids="false" smart_quotes="39,39,34,34" /}\n',
)


@given(laws.bodies(), st.data(), st.sampled_from((DEFAULT, Options(hard_wrap=True), Options(is_gfm=False))))
@settings(deadline=None)  # the first run loads lexers and patterns
def test_reading_again_keeps_the_options(body: str, data: st.DataObject, options: Options) -> None:
    document = read(body, options)
    for _ in range(3):
        start = data.draw(st.integers(0, len(document.text)))
        end = data.draw(st.integers(start, min(len(document.text), start + 40)))
        insert = data.draw(st.sampled_from((*laws.PIECES, *_SET)) | st.just(""))
        text = document.text[:start] + insert + document.text[end:]
        document = update(document, text, start, end, start + len(insert))
        anew = read(text, options)
        laws.check(document)
        assert laws.as_values(document) == laws.as_values(anew)
        assert document_html(document) == document_html(anew)
