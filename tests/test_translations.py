"""The Korean words: there for every text in the code, with the same slots, and compiled."""

import gettext
import io
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from editor.store.locale import translator
from scripts import translations

KOREAN = translations.po_file("ko")
TEXTS = cache(translations.texts)


def slots(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def said(source: str) -> list[str]:
    return list(translations.marked(source))


def test_texts_are_found_by_their_markers() -> None:
    source = (
        'msg("A {b}", b=1); N_("C"); self._tr("D"); tr("E" if many else "F"); tr(name); other("G"); tr("")'
    )
    assert said(source) == ["A {b}", "C", "D", "E", "F"]


def test_every_text_of_the_program_has_a_korean_translation() -> None:
    catalog = translations.read(KOREAN)
    missing = [text for text in TEXTS() if not (known := catalog.get(text)) or not known.string]
    assert missing == []


def test_no_translation_is_left_of_a_text_that_is_no_longer_said() -> None:
    assert {message.id for message in translations.read(KOREAN) if message.id} <= TEXTS()


def test_a_translation_fills_the_same_slots_as_its_text() -> None:
    unlike = [
        (message.id, message.string)
        for message in translations.read(KOREAN)
        if message.id and message.string and slots(message.id) != slots(message.string)
    ]
    assert unlike == []


def test_the_compiled_translations_are_those_of_the_text_file() -> None:
    compiled = gettext.GNUTranslations(io.BytesIO(KOREAN.with_suffix(".mo").read_bytes()))
    unlike = [
        message.id
        for message in translations.read(KOREAN)
        if message.id and message.string and compiled.gettext(message.id) != message.string
    ]
    assert unlike == []


@pytest.mark.parametrize(
    ("one", "many"), [("Author", "Authors"), ("Category", "Categories"), ("Tag", "Tags")]
)
def test_a_field_for_one_and_a_field_for_several_are_called_alike(one: str, many: str) -> None:
    tr = translator("ko")
    assert tr(one) == tr(many) != many


def test_no_field_is_called_in_a_plural_as_no_korean_newsroom_would() -> None:
    labels = translations.labels(tomllib.loads((translations.SCHEMA / "post.toml").read_text("utf-8")))
    assert [said for said in map(translator("ko"), labels) if said.endswith("들")] == []


def test_updating_keeps_what_is_translated_and_drops_what_is_not_said(tmp_path: Path) -> None:
    path = tmp_path / "ko" / "LC_MESSAGES" / "wongo.po"
    path.parent.mkdir(parents=True)
    first = translations.updated(translations.read(path), {"Bold", "Gone"})
    first["Bold"].string = "굵게"
    path.write_bytes(translations.as_po(first))
    second = translations.updated(translations.read(path), {"Bold", "New"})
    assert {message.id: message.string for message in second if message.id} == {"Bold": "굵게", "New": ""}


@pytest.mark.parametrize("ending", [".po", ".mo"])
def test_writing_the_translations_again_changes_nothing(ending: str) -> None:
    again = translations.updated(translations.read(KOREAN), translations.texts())
    written = translations.as_po(again) if ending == ".po" else translations.compiled(again)
    assert KOREAN.with_suffix(ending).read_bytes() == written
