"""Every post of the corpus: edits touch the lines they are about and read back, by Ruby's Psych too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from editor.core import article
from editor.core.errors import Refused
from editor.core.frontmatter import Entry, read, remove_key, set_value, text_change, value_change, values
from editor.core.source import decode
from tests.core.psych import psych, typed

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def texts(corpus: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(decode(path.read_bytes()).text for path in corpus)


@pytest.fixture(scope="module")
def sound(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the texts with front matter that can be read."""
    return tuple(text for text in texts if read(text).exists and read(text).problem is None)


def test_jekyll_reads_the_same_values_and_refuses_the_same_files(texts: tuple[str, ...]) -> None:
    for text, asked in zip(texts, psych(texts), strict=True):
        front_matter = article.read(text).front_matter
        match asked[0]:
            case "none":
                assert not front_matter.exists
            case "Hash":
                assert typed(front_matter.values) == asked, text[:500]
            case "NilClass":
                assert not front_matter.entries
            case _:
                assert front_matter.problem is not None, text[:500]


def test_setting_any_field_to_itself_changes_nothing(sound: tuple[str, ...]) -> None:
    for text in sound:
        front_matter = read(text)
        for entry in front_matter.entries:
            assert not value_change(text, entry.key, front_matter.values[entry.key])
            if entry.is_text and entry is front_matter.get(entry.key):
                assert not text_change(text, entry.key, entry.text)


def with_text(text: str, entry: Entry) -> str:
    return text_change(text, entry.key, f"{entry.text} X").apply(text) if entry.is_text else text


def with_category(text: str, entry: Entry) -> str:
    old = entry.value if isinstance(entry.value, list) else str(entry.value or "").split()
    return set_value(text, entry.key, [*old, "추가 분류"])


def without(text: str, entry: Entry) -> str:
    return remove_key(text, entry.key)


def with_new_key(text: str, _entry: Entry) -> str:
    return set_value(text, NEW, "누구: 'x'", order=("title", NEW))


NEW = "seen by"
EDITS: tuple[tuple[str, int, Callable[[str, Entry], str]], ...] = (
    ("title", 1, with_text),
    ("categories", 1, with_category),
    ("excerpt", 4, with_text),
    ("feature_text", 4, with_text),
    ("description", 4, with_text),
    ("tags", 4, with_category),
    ("title", 1, without),
    ("date", 8, without),
    ("title", 1, with_new_key),
)
"""What is edited, in every how-manyth post, and how."""


def edited(sound: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for number, text in enumerate(sound):
        front_matter = read(text)
        for key, step, edit in EDITS:
            entry = front_matter.get(key)
            if entry is not None and number % step == 0:
                yield text, key, edit(text, entry)


def test_an_edit_changes_only_its_lines_and_reads_back_for_everyone(sound: tuple[str, ...]) -> None:
    edits = tuple(edited(sound))
    headers = [after[: read(after).span.end] for _, _, after in edits]
    for (text, edited_key, after), header, asked in zip(edits, headers, psych(headers), strict=True):
        front_matter, now = read(text), values(after)
        key = NEW if NEW in now and NEW not in front_matter else edited_key
        if [entry.key for entry in front_matter.entries].count(key) == 1:
            span = next(entry.span for entry in front_matter.entries if entry.key == key)
            assert after.startswith(text[: span.start])
            assert after.endswith(text[span.end :])
        assert asked == typed(now)
        assert now | {key: None} == front_matter.values | {key: None}
        if key in now:
            assert yaml.load(header[: read(header).yaml_span.end], Loader=yaml.CSafeLoader)[key] == now[key]


def test_a_new_key_changes_no_other_line(sound: tuple[str, ...]) -> None:
    for text in sound:
        lines = set_value(text, "seen by", "누구: 'x'", order=("title", "seen by")).split("\n")
        added = [line for line in lines if line.strip(" ") == "seen by: \"누구: 'x'\""]
        assert len(added) == 1
        lines.remove(added[0])
        assert lines == text.split("\n")


def test_broken_front_matter_is_refused_with_a_reason_and_nothing_else_is(texts: tuple[str, ...]) -> None:
    for text in texts:
        if read(text).problem is not None:
            with pytest.raises(Refused):
                set_value(text, "title", "x")
        else:
            assert values(set_value(text, "title", "x"))["title"] in {"x", "x\n"}
