"""Sentences in the user's language; English where there is no translation."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from editor.core.message import msg
from editor.store import locale

KOREAN = {
    "Bold": "굵게",
    "{path} was not saved.": "{path}을(를) 저장하지 못했습니다.",
    "Broken {slot}": "잘못된 {other}",
}


@pytest.fixture
def catalogs(tmp_path: Path) -> Path:
    catalog = Catalog(locale="ko")
    for english, korean in KOREAN.items():
        catalog.add(english, korean)
    folder = tmp_path / "ko" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "wongo.mo").open("wb") as file:
        write_mo(file, catalog)
    return tmp_path


def test_a_text_and_a_message_are_translated(catalogs: Path) -> None:
    tr = locale.translator("ko", catalogs)
    assert tr("Bold") == "굵게"
    assert tr("{path} was not saved.", path="a.md") == "a.md을(를) 저장하지 못했습니다."
    assert tr(msg("{path} was not saved.", path=Path("a.md"))) == "a.md을(를) 저장하지 못했습니다."


def test_a_message_in_a_slot_is_translated_too(catalogs: Path) -> None:
    tr = locale.translator("ko", catalogs)
    assert tr("{path} was not saved.", path=msg("Bold")) == "굵게를 저장하지 못했습니다."


def test_what_is_not_translated_is_said_in_english(catalogs: Path) -> None:
    assert locale.translator("ko", catalogs)("Italic") == "Italic"
    assert locale.translator("en", catalogs)("{count} posts", count=3) == "3 posts"
    assert locale.translator("ko", catalogs / "none")("Bold") == "Bold"


def test_a_text_without_slots_keeps_its_braces_and_an_empty_one_stays_empty(catalogs: Path) -> None:
    tr = locale.translator("ko", catalogs)
    assert tr("{{ site.baseurl }}") == "{{ site.baseurl }}"
    assert tr("") == ""


def test_a_translation_with_a_wrong_slot_falls_back_to_english(catalogs: Path) -> None:
    assert locale.translator("ko", catalogs)("Broken {slot}", slot=1) == "Broken 1"


@pytest.mark.parametrize(
    ("wanted", "system", "spoken"),
    [
        ("system", "ko_KR.UTF-8", "ko"),
        ("system", "ko-KR", "ko"),
        ("system", "ko", "ko"),
        ("system", "en_US.UTF-8", "en"),
        ("system", "C", "en"),
        ("system", "kok_IN", "en"),
        ("system", "", "en"),
        ("en", "ko_KR.UTF-8", "en"),
        ("ko", "en_US", "ko"),
    ],
)
def test_the_language_is_the_wanted_one_or_the_systems(wanted: str, system: str, spoken: str) -> None:
    assert locale.choose(wanted, system) == spoken


def test_the_environment_names_the_systems_language() -> None:
    assert locale.system_language({"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"}) == "ko_KR.UTF-8"
    assert locale.system_language({"LANGUAGE": "ko:en", "LANG": "C"}) == "ko"
    assert locale.system_language({"LANGUAGE": "", "LANG": ""}) == ""
