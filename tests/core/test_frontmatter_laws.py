"""What holds for every front matter and everything typed into it."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from editor.core import article
from editor.core.errors import Refused
from editor.core.frontmatter import (
    FrontMatter,
    Style,
    Value,
    read,
    removal,
    remove_key,
    set_value,
    text_change,
    value_change,
    values,
)
from editor.core.text import ChangeSet
from editor.core.yaml.values import same

LAYOUTS = [
    "title: old\ncategories:\n  - News\nexcerpt: >\n  one\n\n  two\nimage: ''",
    'title: "old" # c\ncategories: [ a, "b" ]\n# c\n\nexcerpt: |-\n    one\n    two\ndate: 2024-02-27',
    "title: 'old'\ncategories:\n- a # c\n# d\n- 'b'\nexcerpt:\nx: yes\ny: &a 012\nz: *a",
    " title:\told\n  and more\n categories: a b\n excerpt: >+2\n   one\n\n\n x: {a: 1, b: [c]}",
    "categories: []\nexcerpt: >",
    "title:\n- a: 1 # c\n  b: >\n    x\n    y\n# d\n- c: {a: 'x', b: [c]}",
    "categories: x\nexcerpt:\n  a: # e\n    b: 'q'\n\n    c:\n    - p",
    'title: >-\n  old\n  - text\ncategories: # c\n  -   a\n\n  -\nexcerpt: "a\\\n  b"\ntitle: twice',
]
TEXTS = st.sampled_from(
    [f"---\n{layout}\n---\n\nbody\n---\n" for layout in LAYOUTS] + ["", "body", "---\n---\n"]
)
KEYS = st.sampled_from(["title", "categories", "excerpt", "image", "new key", "yes"])
HOSTILE = st.text(alphabet="ab1: -#'\"\\,[]{}\n\t~=.+_yn&*!|>%@`가\u0085\u2028\u00a0", max_size=8) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8
)
PLAIN = HOSTILE | st.booleans() | st.integers() | st.none()
VALUES = PLAIN | st.lists(HOSTILE | st.booleans(), max_size=4)
NAMES = st.sampled_from(["a", "b", "c", "yes", "k v", "a: b", ""])
DEEP: st.SearchStrategy[Value] = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)


def others(front_matter: FrontMatter, text: str, key: str) -> list[str]:
    return [entry.span.of(text) for entry in front_matter.entries if entry is not front_matter.get(key)]


def assert_only_this(text: str, change: ChangeSet, key: str) -> str:
    """Assert that an edit left all other keys' lines, what is between them and the body; return the text."""
    before, after_text = read(text), change.apply(text)
    after = read(after_text)
    assert after.problem is None
    assert others(before, text, key) == others(after, after_text, key)
    assert after_text[after.span.end :] == text[before.span.end :]
    assert change.inverse(text).apply(after_text) == text
    entry = before.get(key)
    if entry is not None:
        assert after_text.startswith(text[: entry.span.start])
        assert after_text.endswith(text[entry.span.end :])
    return after_text


@given(TEXTS, KEYS, VALUES, st.sampled_from([None, *Style]))
def test_a_value_reads_back_as_meant_and_nothing_else_changes(
    text: str, key: str, value: Value, like: Style | None
) -> None:
    after = assert_only_this(text, value_change(text, key, value, like=like), key)
    now = values(after)[key]
    assert same(now, value) or (isinstance(value, str) and now == value + "\n")
    assert not value_change(after, key, now)


@given(TEXTS, KEYS, HOSTILE, st.sampled_from([None, Style.FOLDED, Style.LITERAL, Style.SINGLE]))
def test_what_is_typed_in_a_form_is_shown_again_and_is_text(
    text: str, key: str, typed: str, like: Style | None
) -> None:
    after = assert_only_this(text, text_change(text, key, typed, like=like), key)
    entry = read(after).get(key)
    assert entry is not None
    assert entry.is_text or not typed
    assert entry.text in {typed, typed.rstrip("\n")}


@given(TEXTS, KEYS, st.lists(DEEP, min_size=1, max_size=4))
def test_lists_and_maps_in_each_other_read_back_as_meant_one_after_the_other(
    text: str, key: str, wanted: list[Value]
) -> None:
    for value in wanted:
        text = assert_only_this(text, value_change(text, key, value), key)
        now = values(text)[key]
        assert same(now, value) or (isinstance(value, str) and now == value + "\n")


@given(TEXTS, KEYS, DEEP)
def test_a_file_with_crlf_is_edited_as_one_with_lf(text: str, key: str, value: Value) -> None:
    def crlf(lf: str) -> str:
        return lf.replace("\n", "\r\n")

    assert set_value(crlf(text), key, value) == crlf(set_value(text, key, value)) or "\n" not in text
    assert remove_key(crlf(text), key) == crlf(remove_key(text, key))


@given(TEXTS, KEYS)
def test_a_removed_key_is_gone_and_nothing_else_is(text: str, key: str) -> None:
    change = removal(text, key)
    after = change.apply(text)
    assert key not in read(after)
    assert {name: value for name, value in values(text).items() if name != key} == values(after)
    assert len(after) == len(text) - sum(len(entry.span) for entry in read(text).entries if entry.key == key)


@given(TEXTS, st.lists(st.tuples(KEYS, HOSTILE | st.lists(HOSTILE, max_size=3)), max_size=5))
def test_any_edits_taken_back_in_turn_give_the_first_text(text: str, edits: list[tuple[str, Value]]) -> None:
    now, inverses = text, []
    for key, value in edits:
        change = value_change(now, key, value)
        inverses.append(change.inverse(now))
        now = change.apply(now)
    for inverse in reversed(inverses):
        now = inverse.apply(now)
    assert now == text


@given(st.text(alphabet="ab: -#'\"[]{}>|&*\n\t!?,", max_size=40))
def test_any_header_is_read_or_explained_and_edits_are_made_or_refused(header: str) -> None:
    text = f"---\n{header}\n---\nbody\n"
    front_matter = article.read(text).front_matter
    for entry in front_matter.entries:
        assert entry.span.start <= entry.key_span.start <= entry.value_span.end < entry.span.end
        with suppress(Refused):
            assert_only_this(text, value_change(text, entry.key, "new"), entry.key)
