"""Editing by keys: that key's lines change and nothing else, or the edit is refused."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from editor.core.errors import Refused
from editor.core.frontmatter import (
    Raw,
    Style,
    Value,
    read,
    remove_key,
    set_value,
    text_change,
    value_change,
    values,
)
from editor.core.source import decode

ORDER = ("title", "categories", "excerpt", "feature_text", "feature_image", "image")


def header(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "", "body", "---", ""))


def edited(text: str, key: str, value: Value | Raw, **options: object) -> str:
    """Return the front matter's lines after an edit, and see to it that the body is the same."""
    after = set_value(text, key, value, **options)
    assert after.endswith("\n\nbody\n---\n")
    return after.removeprefix("---\n").removesuffix("---\n\nbody\n---\n").removesuffix("\n")


def set_one(line: str, value: Value | Raw, **options: object) -> str:
    """Return what becomes of one key's lines between two others."""
    text = header("before: 1  # c", line, "# comment", "", "after: yes")
    lines = edited(text, line.lstrip("'\"").split(":")[0].strip(" '\""), value, **options)
    return lines.removeprefix("before: 1  # c\n").removesuffix("\n# comment\n\nafter: yes")


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("t: old", "new", "t: new"),
        ("t:  old  # why", "new", "t:  new  # why"),
        ("t : old", "new", "t : new"),
        ("t:\told\t# why", "new", "t:\tnew\t# why"),
        ("t: 'old' # why", "it's", "t: 'it''s' # why"),
        ('t: "old"', 'a "b" c', 't: "a \\"b\\" c"'),
        ("t: old", "yes", "t: 'yes'"),
        ("t: old", "'임영웅' 신곡", "t: \"'임영웅' 신곡\""),
        ("t:", "new", "t: new"),
        ("t:   ", "new", "t: new"),
        ("t:  # why", "new", "t: new  # why"),
        ("t: old\n  and more", "new", "t: new"),
        ('t: "old\n\n  and \\\n  more" # why', "new", 't: "new" # why'),
        ("t:\n  old", "new", "t:\n  new"),
        ('"t": old', "new", '"t": new'),
        ("t: ! 'old'", "1,2", "t: '1,2'"),
        ("t: ! old", "1,2", "t: '1,2'"),
        ("t: !!str 12", "13", "t: '13'"),
        ("t: old", True, "t: true"),
        ("t: yes", False, "t: no"),
        ("t: True", False, "t: False"),
        ("t: old", 12, "t: 12"),
        ("t: old # why", None, "t: # why"),
        ("t: old", ["a", "b"], "t:\n  - a\n  - b"),
        ("t: old # why", ["a"], "t: # why\n  - a"),
        ("t: old", [], "t: []"),
        ("t: old", {"a": 1, "b": None}, "t:\n  a: 1\n  b:"),
        ("t: old", Raw("[a,  b]"), "t: [a,  b]"),
        ("t: old", Raw("2024-02-27 10:00:00 +0900"), "t: 2024-02-27 10:00:00 +0900"),
        ("t: 2024-02-27", Raw("2024-02-28"), "t: 2024-02-28"),
        ("t: old", Raw("- a\n- b"), "t:\n  - a\n  - b"),
        ("t: old", Raw(">\n  a\n\n  b"), "t: >\n  a\n\n  b"),
        ("t: old", Raw("[a,\nb]"), "t: [a,\n  b]"),
        ("t: old # why", Raw(""), "t: # why"),
        ("t: old", Raw("a: 1\nb:\n- 2"), "t:\n  a: 1\n  b:\n  - 2"),
    ],
)
def test_a_value_is_set_in_the_style_of_the_old_one(old: str, value: Value | Raw, new: str) -> None:
    assert set_one(old, value) == new


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("t: >\n  old", "new", "t: >\n  new"),
        ("t: >\n  old", "new\n", "t: >\n  new"),
        ("t: > # why\n    old\n    more", "new\nlines", "t: > # why\n    new\n\n    lines"),
        ("t: >-\n  old", "new", "t: >-\n  new"),
        ("t: >-\n  a\n  b\n\n  c\n  d", "X b\nc d", "t: >-\n  X\n  b\n\n  c\n  d"),
        ("t: >-\n  a\n  b\n\n  c\n  d", "a b\nX d", "t: >-\n  a\n  b\n\n  X\n  d"),
        ("t: >-\n  a\n  b\n\n  c\n  d", "a b\nX\nc d", "t: >-\n  a\n  b\n\n  X\n\n  c\n  d"),
        ("t: >-\n  a\n    b\n  c\n  d", "a\n  b\nX d", "t: >-\n  a\n    b\n  X\n  d"),
        ("t: >+\n  a\n  b\n", "a b X\n\n", "t: >+\n  a\n  b X\n"),
        ("t: >\n  old\n  lines\n\n  end", "old lines\nend X", "t: >\n  old\n  lines\n\n  end X"),
        ("t: >\n  old\n  lines\n  end", "old new lines end", "t: >\n  old new\n  lines\n  end"),
        ("t: |\n  old", "a\nb\n\nc\n", "t: |\n  a\n  b\n\n  c"),
        ("t: |2\n   old", " new", "t: |2\n   new"),
        ("t: >\n  old", "  led\nby", "t: >2\n    led\n  by"),
        ("t: |\n  ## old # kept\n\n  text", "# new", "t: |\n  # new"),
        ("t: >\n  old", "bell\x07", "t: 'bell'".replace("'bell'", '"bell\\u0007"')),
        ("t: >\n  old", ["a"], "t:\n  - a"),
        ("t: > # why\n  old", 5, "t: 5 # why"),
        ("t: >\n  old", "", "t: >"),
        ("t: !x\n  >\n  old", "new", "t: >\n  new"),
        ("t: !x > # why\n  old", "new", "t: > # why\n  new"),
        ("t: >", "new", "t: >\n  new"),
        ("t: old", "a\nb", "t: |-\n  a\n  b"),
        ("t: 'old'", "a\nb", "t: |-\n  a\n  b"),
        ('t: "old"', "a\nb", 't: "a\\nb"'),
    ],
)
def test_folded_and_literal_texts_keep_their_header(old: str, value: Value, new: str) -> None:
    assert set_one(old, value) == new


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("t:\n  - a # c\n\n  # d\n  - b", ["a", "b", "c"], "t:\n  - a # c\n\n  # d\n  - b\n  - c"),
        ("t:\n- a\n- b", ["x", "a", "b"], "t:\n- x\n- a\n- b"),
        ("t:\n  - a # c\n  - b", ["a", "x"], "t:\n  - a # c\n  - x"),
        ("t:\n  - a # c\n  - b\n  - c", ["a", "c"], "t:\n  - a # c\n  - c"),
        ("t:\n  -   'a'", ["a", "b"], "t:\n  -   'a'\n  -   'b'"),
        ("t: # why\n  - a", ["b"], "t: # why\n  - b"),
        ("t:\n  - a", [], "t: []"),
        ("t:\n  - yes\n  - 1", [True, 1, "yes"], "t:\n  - yes\n  - 1\n  - 'yes'"),
        ("t:\n  -\n  - a", [None, "b"], "t:\n  -\n  - b"),
        ("t:\n  - a: 1\n    b: 2\n  - c", [{"a": 1, "b": 2}, "d"], "t:\n  - a: 1\n    b: 2\n  - d"),
        (
            "t:\n  - >\n    long\n    text\n  - c",
            ["long text\n", "d"],
            "t:\n  - >\n    long\n    text\n  - d",
        ),
        ("t: [a, b]", ["a", "b", "c"], "t: [a, b, c]"),
        ("t: [a,b]", ["a", "c"], "t: [a,c]"),
        ("t: [a,b]", ["x", "a", "b"], "t: [x,a,b]"),
        ("t: [ 'a', \"b\" ] # c", ["a"], "t: [ 'a' ] # c"),
        ("t: [ 'a', \"b\" ] # c", ["b", "x y"], 't: [ "b", "x y" ] # c'),
        ("t: [a]", ["a", "b: c", "d, e"], "t: [a, 'b: c', 'd, e']"),
        ("t: []", ["a"], "t: [a]"),
        ("t: [a]", [], "t: []"),
        ("t: [a, # one\n  b, # two\n  ]", ["a", "b", "c"], "t: [a, # one\n  b,\n  c, # two\n  ]"),
        ("t: a b", ["a", "b"], "t:\n  - a\n  - b"),
        ("t: [a, b]", "a", "t: a"),
    ],
)
def test_a_list_changes_only_where_its_items_do(old: str, value: list[Value], new: str) -> None:
    assert set_one(old, value) == new


def test_a_map_changes_only_where_its_values_do() -> None:
    old = "t: # who\n  name: Kim # c\n  # d\n  mail: 'a@b'\n  tags:\n    - a"
    value = {"name": "Lee", "mail": "a@b", "tags": ["a"], "desk": "yes"}
    assert set_one(old, value) == old.replace("Kim", "Lee") + "\n  desk: 'yes'"
    assert set_one(old, {"mail": "c@d"}) == "t: # who\n  # d\n  mail: 'c@d'"


PEOPLE = "t:\n  - name: Kim # c\n    url: 'x'\n\n  # d\n  - name: Lee\n    url: 'y'"
NESTED = "t:\n  a: # c\n    # d\n    x: 1 # e\n    y: >\n      one\n      two\n  b:\n  - 'p'\n  - q # f"
INNER: dict[str, Value] = {"x": 1, "y": "one two\n"}


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        (PEOPLE, [{"name": "Kim", "url": "z"}, {"name": "Lee", "url": "y"}], PEOPLE.replace("'x'", "'z'")),
        (PEOPLE, [{"name": "Lee", "url": "y"}], "t:\n\n  # d\n  - name: Lee\n    url: 'y'"),
        (
            PEOPLE,
            [{"name": "Kim", "url": "x"}, {"name": "Lee", "url": "y"}, {"name": "yes", "url": "w"}],
            f"{PEOPLE}\n  - name: 'yes'\n    url: 'w'",
        ),
        (PEOPLE, [{"url": "x"}, {"name": "Lee", "url": "y"}], PEOPLE.replace("name: Kim # c\n    ", "")),
        (PEOPLE, ["Kim", {"name": "Lee", "url": "y"}], PEOPLE.replace("name: Kim # c\n    url: 'x'", "Kim")),
        (NESTED, {"a": INNER | {"x": 2}, "b": ["p", "q"]}, NESTED.replace("x: 1", "x: 2")),
        (NESTED, {"a": INNER, "b": ["p", "q", "r"]}, f"{NESTED}\n  - r"),
        (NESTED, {"a": INNER, "b": ["q"]}, NESTED.replace("  - 'p'\n", "")),
        (NESTED, {"a": INNER | {"y": "one three\n"}, "b": ["p", "q"]}, NESTED.replace("two", "three")),
        (NESTED, {"a": INNER | {"y": "one two"}, "b": ["p", "q"]}, NESTED.replace(">", ">-")),
        (NESTED, {"a": INNER | {"z": None}, "b": ["p", "q"]}, NESTED.replace("two\n", "two\n    z:\n")),
        (NESTED, {"a": {"y": "one two\n"}, "b": ["p", "q"]}, NESTED.replace("    x: 1 # e\n", "")),
        (NESTED, {"a": None, "b": ["p", "q"]}, "t:\n  a: null # c\n  b:\n  - 'p'\n  - q # f"),
        ("t: {a: 'x', b: \"y\",c: 1} # c", {"a": "x", "b": "z", "c": 1}, "t: {a: 'x', b: \"z\",c: 1} # c"),
        ("t: {a: 'x', b: \"y\",c: 1} # c", {"a": "x", "c": 1}, "t: {a: 'x',c: 1} # c"),
        ("t: { a: 'x' }", {"a": "x", "d": True}, "t: { a: 'x', d: true }"),
        ("t: {a: 1, # c\n  b: [c, 'd']}", {"a": 1, "b": ["c", "e"]}, "t: {a: 1, # c\n  b: [c, 'e']}"),
        ("t: [[a, 'b'], {c: 'd'}]", [["a", "b"], {"c": "e"}], "t: [[a, 'b'], {c: 'e'}]"),
        ("t:\n  - - a\n    - b\n  - c", [["a"], "c"], "t:\n  - - a\n  - c"),
        ("t:\n  - - a\n    - b\n  - c", [["b"], "c"], "t:\n  - [b]\n  - c"),
        ("t:\n  1: a\n  yes: b", {"1": "a", "yes": "c"}, "t:\n  1: a\n  yes: c"),
        ("t:\n  - yes\n  - 1", [False, 1], "t:\n  - no\n  - 1"),
        ("t: {a: On, b: x}", {"a": False, "b": "x"}, "t: {a: Off, b: x}"),
        (
            "t:\n  at: 2024-02-27 10:00:00 +0900",
            {"at": datetime(2024, 2, 28, 11, tzinfo=timezone(timedelta(hours=9)))},
            "t:\n  at: 2024-02-28 11:00:00 +0900",
        ),
        ("t: {1: a, b: c}", {"1": "a", "b": "d"}, "t: {1: a, b: d}"),
    ],
)
def test_of_lists_and_maps_in_each_other_only_what_differs_changes(old: str, value: Value, new: str) -> None:
    assert set_one(old, value) == new


def test_what_a_map_merges_stays_merged() -> None:
    base = header("d: &d {k: 1, l: 2}", "t:", "  <<: *d", "  m: 3", "z: {<<: *d, m: 3}")
    changed = set_value(base, "t", {"k": 1, "l": 2, "m": 4, "o": 5})
    assert changed == base.replace("  m: 3\n", "  m: 4\n  o: 5\n")
    assert set_value(base, "z", {"k": 1, "l": 2, "m": 4}) == base.replace(
        "z: {<<: *d, m: 3}", "z: {<<: *d, m: 4}"
    )
    assert values(set_value(base, "t", {"k": 1, "m": 3}))["t"] == {"k": 1, "m": 3}


def test_setting_a_value_to_itself_changes_nothing() -> None:
    text = header(
        "a: >-\n    x\n    y", "b: [ 1,  yes ]", "c: 2017-12-19 22:29:09 +0900", "d:", "e: {a:   1}"
    )
    for key, value in values(text).items():
        assert not value_change(text, key, value)


@pytest.mark.parametrize(
    ("lines", "new"),
    [
        (("title: x", "image: y"), "title: x\nexcerpt: v\nimage: y"),
        (("image: y", "title: x"), "image: y\ntitle: x\nexcerpt: v"),
        (("layout: y", "# c", "image: z"), "layout: y\n# c\nexcerpt: v\nimage: z"),
        (("layout: x", "", "# c"), "layout: x\nexcerpt: v\n\n# c"),
        ((), "excerpt: v"),
        (("# c",), "excerpt: v\n# c"),
        (("  title: x",), "  title: x\n  excerpt: v"),
        (("title: >+", "  x", "", ""), "title: >+\n  x\n\n\nexcerpt: v"),
    ],
)
def test_a_new_key_goes_where_the_order_has_it(lines: tuple[str, ...], new: str) -> None:
    assert edited(header(*lines), "excerpt", "v", order=ORDER) == new


@pytest.mark.parametrize(
    ("value", "like", "new"),
    [
        ("v", None, "k: v"),
        ("v", Style.SINGLE, "k: 'v'"),
        ("v", Style.DOUBLE, 'k: "v"'),
        ("v", Style.FOLDED, "k: >\n  v"),
        ("a\nb\n", Style.FOLDED, "k: >\n  a\n\n  b"),
        ("v", Style.LITERAL, "k: |\n  v"),
        (["v"], Style.BLOCK_LIST, "k:\n  - v"),
        (["v", "w"], Style.FLOW_LIST, "k: [v, w]"),
        ([], Style.BLOCK_LIST, "k: []"),
        ({"a": 1}, Style.FLOW_MAP, "k: {a: 1}"),
        (None, None, "k:"),
        ("a\nb", None, "k: |-\n  a\n  b"),
    ],
)
def test_a_new_key_is_written_in_the_style_asked_for(value: Value, like: Style | None, new: str) -> None:
    assert edited(header("x: 1"), "k", value, like=like) == f"x: 1\n{new}"


def test_a_new_list_is_indented_like_the_others() -> None:
    assert edited(header("tags:", "- a"), "k", ["v"]) == "tags:\n- a\nk:\n- v"
    assert edited(header("tags: [a]"), "k", ["v", "w"]) == "tags: [a]\nk: [v, w]"


def test_a_file_without_front_matter_gets_one_and_keeps_its_text() -> None:
    assert set_value("body", "title", "x") == "---\ntitle: x\n---\nbody"
    assert set_value("", "title", "x") == "---\ntitle: x\n---\n"
    assert set_value("---\n---\n", "title", "x") == "---\ntitle: x\n---\n"


def test_the_seeds_are_written_from_nothing_by_the_form(seeds: tuple[Path, ...]) -> None:
    styles = {
        "title": None,
        "categories": Style.BLOCK_LIST,
        "excerpt": Style.FOLDED,
        "feature_text": Style.FOLDED,
        "image": Style.SINGLE,
    }
    for seed in seeds:
        text = decode(seed.read_bytes()).text
        front_matter = read(text)
        by_value = by_text = text[front_matter.span.end :]
        for key in sorted(styles):
            entry = front_matter.get(key)
            assert entry is not None
            by_value = set_value(by_value, key, entry.value, like=styles[key], order=ORDER)
            if entry.is_text:
                change = text_change(by_text, key, entry.text, like=styles[key], order=ORDER)
            else:
                change = value_change(by_text, key, entry.value, like=styles[key], order=ORDER)
            by_text = change.apply(by_text)
        assert by_value == text
        assert by_text == text


def test_only_the_title_line_of_a_seed_changes(seeds: tuple[Path, ...]) -> None:
    for seed in seeds:
        text = decode(seed.read_bytes()).text
        lines = text.split("\n")
        assert set_value(text, "title", "X").split("\n") == [lines[0], "title: X", *lines[2:]]


def test_what_a_form_shows_of_a_folded_text_is_its_lines() -> None:
    text = header("t: >", "  ## head", "", "  text  wide", "  goes on")
    entry = read(text).get("t")
    assert entry is not None
    assert entry.text == "## head\n\ntext  wide\ngoes on"
    assert entry.value == "## head\ntext  wide goes on\n"
    after = text_change(text, "t", entry.text + "\n\nmore").apply(text)
    assert after == header("t: >", "  ## head", "", "  text  wide", "  goes on", "", "  more")


def test_an_empty_line_typed_at_the_end_of_a_folded_text_waits_for_what_follows() -> None:
    text = header("t: >", "  head")
    assert not text_change(text, "t", "head\n\n")


@pytest.mark.parametrize(
    "typed", ["a\nb", "", "yes", "\u2028", "  led", "a\n\n\nb", "---", "# a", "x\x07\ny"]
)
@pytest.mark.parametrize(
    "old", ["t: x", "t: 'x'", "t: >\n  x", "t: |+\n  x\n", "t:", "t: 2024-02-27", "t: [a]"]
)
def test_what_is_typed_is_shown_again(old: str, typed: str) -> None:
    text = header("a: 1", old, "z: 2")
    entry = read(text_change(text, "t", typed).apply(text)).get("t")
    assert entry is not None
    assert entry.text == typed
    assert entry.is_text or not typed


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (("a: 1", "t: 2 # c", "z: 3"), "a: 1\nz: 3"),
        (("a: 1", "t: >", "  x", "", "  y", "", "# c", "z: 3"), "a: 1\n\n# c\nz: 3"),
        (("t:", "- a", "# c", "- b", "", "z: 3"), "\nz: 3"),
        (("t: 1", "a: 2", "t: 3"), "a: 2"),
        (("t: 1",), ""),
    ],
)
def test_removing_a_key_takes_its_lines_and_no_others(lines: tuple[str, ...], left: str) -> None:
    after = remove_key(header(*lines), "t")
    assert after == header(*left.split("\n")) if left else after == "---\n---\n\nbody\n---\n"


def test_removing_what_another_key_refers_to_is_refused() -> None:
    with pytest.raises(Refused):
        remove_key(header("t: &x old", "a: *x"), "t")


@pytest.mark.parametrize("own", [(), ("k: 2",)])
def test_removing_what_another_key_brings_in_is_refused(own: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="another key"):
        remove_key(header("d: &d {k: 1}", "<<: *d", *own), "k")


def test_removing_a_key_that_shares_its_lines_is_refused() -> None:
    with pytest.raises(Refused):
        remove_key(header("? t", "? t"), "t")
    with pytest.raises(Refused):
        remove_key(header("? t", ": 1"), "t")


def test_characters_beyond_the_first_plane_do_not_shift_anything() -> None:
    lines = ("e: 🎉 emoji", "n: \u00a0nbsp\u00a0", "w: 全角\u3000", "t: old 🎉 # 🎉", "z: 👩‍👩‍👧")
    assert edited(header(*lines), "t", "new") == "\n".join(lines).replace("old 🎉", "new")


def test_removing_a_key_that_is_not_there_changes_nothing() -> None:
    assert remove_key(header("a: 1"), "t") == header("a: 1")
    assert remove_key("body", "t") == "body"


def test_of_two_equal_keys_the_last_counts_and_is_edited() -> None:
    text = header("t: 1", "a: 2", "t: 3")
    assert values(text)["t"] == 3
    assert edited(text, "t", 4) == "t: 1\na: 2\nt: 4"


def test_an_alias_is_replaced_and_its_anchor_stays() -> None:
    assert edited(header("a: &x old", "t: *x"), "t", "new") == "a: &x old\nt: new"


def test_a_merged_key_gets_lines_of_its_own() -> None:
    text = header("d: &d {k: 1}", "<<: *d", "z: 1")
    assert values(text)["k"] == 1
    assert edited(text, "k", 2) == "d: &d {k: 1}\n<<: *d\nz: 1\nk: 2"


REFUSED = [
    (header("t: &x old", "a: *x"), "would change another key"),
    (header("b: &x 1", "t: &x 2", "a: *x"), "another key would silently mean something else"),
    ("---\n{t: 1, a: 2}\n---\n", "in braces"),
    (header("? t", ": 1"), "a key without lines of its own"),
    (header("t: 'a' b"), "broken YAML"),
    (header("- a"), "no keys at all"),
    ("+++\nt = 1\n+++\n", "TOML"),
    ('{\n  "t": 1\n}\n', "JSON"),
    ("---\nt: 1\nno end", "front matter that never ends"),
    ("---\n# c\n\n  제목: 1\nno end", "front matter that never ends, with a comment"),
    ("---\n# c\n't': 1\n----\n", "front matter that never ends, with a key in quotes"),
]


@pytest.mark.parametrize("text", [text for text, _ in REFUSED], ids=[name for _, name in REFUSED])
def test_an_edit_that_cannot_be_made_without_harm_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        set_value(text, "t", "new")
    assert len(refusal.value.sentences()) > 1
    with pytest.raises(Refused):
        text_change(text, "t", "new")


@pytest.mark.parametrize("source", ["[a", "a: b: c", "'a' b", "\ud83d"])
def test_raw_source_that_is_no_value_is_refused(source: str) -> None:
    with pytest.raises(Refused):
        set_value(header("t: 1"), "t", Raw(source))


def test_raw_source_that_would_end_the_front_matter_is_refused() -> None:
    with pytest.raises(Refused):
        set_value(header("t: 1"), "t", Raw('"a\n---\nb"'))


@pytest.mark.parametrize("value", [{}, {"a": 1}, [{"a": 1}], []])
def test_a_key_that_would_merge_its_value_is_refused(value: Value) -> None:
    for text in (header("t: 1"), header("'<<': x"), header("<<:")):
        with pytest.raises(Refused):
            set_value(text, "<<", value)


def test_half_a_character_is_refused() -> None:
    for key, value in (("t", "\ud83d"), ("\ud83d", "x"), ("k", ["\ud83d"])):
        with pytest.raises(Refused):
            set_value(header("t: 1"), key, value)


@pytest.mark.parametrize("quotes", [Style.SINGLE, Style.DOUBLE])
@pytest.mark.parametrize("there", ["", "excerpt:\n"])
def test_paragraphs_stand_on_lines_of_their_own_also_where_new_texts_are_quoted(
    quotes: Style, there: str
) -> None:
    """All 460 texts of several lines in the corpus do, those of sites that quote their texts too."""
    text = set_value(f"---\ntitle: 'a'\n{there}---\n", "excerpt", "하나\n\n둘: #", like=quotes)
    assert text == "---\ntitle: 'a'\nexcerpt: |-\n  하나\n\n  둘: #\n---\n"
    assert values(text)["excerpt"] == "하나\n\n둘: #"
    one_line = set_value(f"---\ntitle: 'a'\n{there}---\n", "excerpt", "하나", like=quotes)
    assert one_line.count("\n") == 4


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ('"a"  # 말', '"하나\\n둘"  # 말'),
        ("'a'  # 말", "|-  # 말\n  하나\n  둘"),
        ("a", "|-\n  하나\n  둘"),
        (">-\n  a", ">-\n  하나\n\n  둘"),
    ],
)
def test_a_text_keeps_its_style_with_a_second_line_where_that_can_hold_one(there: str, after: str) -> None:
    text = set_value(f"---\nexcerpt: {there}\n---\n", "excerpt", "하나\n둘")
    assert text == f"---\nexcerpt: {after}\n---\n"


def test_a_text_of_several_lines_that_no_line_of_its_own_can_hold_is_quoted() -> None:
    text = set_value("---\ntitle: a\n---\n", "excerpt", "하나\n\x07", like=Style.DOUBLE)
    assert text == '---\ntitle: a\nexcerpt: "하나\\n\\u0007"\n---\n'
