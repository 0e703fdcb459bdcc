"""Code coloured: the text stays, Rouge's classes are given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.kramdown import to_html
from editor.kramdown.render.highlight import tokens
from editor.kramdown.render.rouge import LEXERS

CODE = st.text("abAB019 \t\n(){}[]<>=+-.,;:'\"#/\\$@한", max_size=60)


@given(st.sampled_from(sorted(LEXERS)), CODE)
@settings(deadline=None)  # the first run loads lexers and patterns
def test_the_text_of_code_is_never_changed(language: str, code: str) -> None:
    assert "".join(text for _, text in tokens(language, code)) == code


@pytest.mark.parametrize(
    ("language", "code", "classes"),
    [
        ("java", "String MAX_SIZE;", {"nc", "no", "o"}),
        ("bash", "ls -la # all\n", {"nt", "c"}),
        ("yaml", "key: word", {"na", "pi", "s"}),
        ("json", '{"a": 1}', {"p", "nl", "mi"}),
        ("plaintext", "if (a) {}", set()),
    ],
)
def test_classes_are_rouge_s(language: str, code: str, classes: set[str]) -> None:
    assert {name for name, text in tokens(language, code) if text.strip()} - {""} == classes


def test_code_is_wrapped_as_jekyll_wraps_it() -> None:
    html = to_html("```text\na\n```\n")
    assert html == (
        '<div class="language-text highlighter-rouge"><div class="highlight"><pre class="highlight"><code>a\n'
        "</code></pre></div></div>\n"
    )
