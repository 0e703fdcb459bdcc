"""Every post of the corpus: edits touch the lines they are about and read back, by Ruby's Psych too."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
import yaml

from editor.core import article
from editor.core.errors import Refused
from editor.core.frontmatter import Value, read, remove_key, set_value, text_change, value_change, values
from editor.core.source import decode
from editor.core.yaml.values import same
from editor.kramdown.span import Span
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


T = TypeVar("T")
NEW = "seen by"
GONE = object()


def longer(old: Value) -> object:
    return f"{old.rstrip(chr(10))} X" if isinstance(old, str) else None


def one_more(old: Value) -> object:
    return [*(old if isinstance(old, list) else str(old or "").split()), "추가 분류"]


def one_less(old: Value) -> object:
    return old[1:] if isinstance(old, list) else None


def another(_old: Value) -> object:
    return "누구: 'x'"


def gone(_old: Value) -> object:
    return GONE


EDITS: tuple[tuple[str, int, Callable[[Value], object]], ...] = (
    ("title", 1, longer),
    ("categories", 1, one_more),
    ("tags", 1, one_more),
    (NEW, 1, another),
    ("title", 1, gone),
    ("excerpt", 2, longer),
    ("feature_text", 2, longer),
    ("description", 2, longer),
    ("tags", 4, one_less),
    ("categories", 4, gone),
    ("date", 4, gone),
)
"""What is edited, in every how-manyth post, and what the key is to be; nothing where that does not fit."""


@dataclass(frozen=True)
class Made:
    """An edit that was made: what it was to say, the file before and after."""

    key: str
    meant: object
    before: str
    after: str

    def is_meant(self, now: Mapping[str, object]) -> bool:
        """Tell whether the key says what it was to say; a text on lines of its own ends in a newline."""
        if self.meant is GONE:
            return self.key not in now
        with_end = f"{self.meant}\n" if isinstance(self.meant, str) else self.meant
        return now[self.key] in (self.meant, with_end)


@pytest.fixture(scope="module")
def made(corpus: tuple[Path, ...]) -> tuple[Made, ...]:
    """Make the edits through the doors, on the files as they stand on disk: a refusal fails."""
    return tuple(edits_of(corpus))


def edits_of(corpus: tuple[Path, ...]) -> Iterator[Made]:
    for number, path in enumerate(corpus):
        text = path.read_bytes().decode()
        if read(text.removeprefix("\ufeff")).problem is not None:
            continue
        old = values(text)
        for key, step, wanted in EDITS:
            meant = wanted(old.get(key)) if key in old or key == NEW else None
            if meant is GONE and number % step == 0:
                yield Made(key, meant, text, remove_key(text, key))
            elif meant is not None and number % step == 0:
                yield Made(key, meant, text, set_value(text, key, meant))


def test_an_edit_is_read_as_it_was_meant_by_psych_and_leaves_every_other_value(
    made: tuple[Made, ...],
) -> None:
    headers = [edit.after.removeprefix("\ufeff")[: header_end(edit.after)] for edit in made]
    for edit, asked in zip(made, psych(headers), strict=True):
        before, now = values(edit.before), values(edit.after)
        assert edit.is_meant(now), edit.after[:500]
        assert asked == typed(now)
        assert same(others(before, edit.key), others(now, edit.key))
    assert len(made) > 8000


def others(values_of: Mapping[str, T], key: str) -> dict[str, T]:
    return {name: value for name, value in values_of.items() if name != key}


def header_end(text: str) -> int:
    return read(text.removeprefix("\ufeff")).span.end


def test_an_edit_is_read_as_it_was_meant_by_pyyaml_and_leaves_every_other_value(
    made: tuple[Made, ...],
) -> None:
    for edit in made:
        before, now = by_pyyaml(edit.before), by_pyyaml(edit.after)
        assert edit.is_meant(now), edit.after[:500]
        assert repr(others(before, edit.key)) == repr(others(now, edit.key))


def by_pyyaml(text: str) -> dict[str, object]:
    header = text.removeprefix("\ufeff")
    read_by = yaml.load(header[: read(header).yaml_span.end], Loader=yaml.CSafeLoader)
    return dict(read_by or {})


def without(text: str, spans: Iterable[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + text[span.end :]
    return text


def test_an_edit_changes_only_the_lines_of_its_key(made: tuple[Made, ...]) -> None:
    for edit in made:
        before, after = edit.before.removeprefix("\ufeff"), edit.after.removeprefix("\ufeff")
        spans = [entry.span for entry in read(before).entries if entry.key == edit.key]
        if edit.meant is GONE:
            assert after == without(before, spans)
        elif spans:
            assert after.startswith(before[: spans[-1].start])
            assert after.endswith(before[spans[-1].end :])
        if "\r\n" in before and "\n" not in before.replace("\r\n", ""):
            assert "\n" not in after.replace("\r\n", "")
        assert edit.after.startswith("\ufeff") == edit.before.startswith("\ufeff")


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
