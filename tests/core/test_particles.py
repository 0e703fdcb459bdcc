"""The particle that a Korean sentence has behind a word is the one that its sound asks for."""

import pytest

from editor.core.particles import fitted


@pytest.mark.parametrize(
    ("sentence", "name", "said"),
    [
        ("“{name}”을(를) 모릅니다.", "경제", "“경제”를 모릅니다."),
        ("“{name}”을(를) 모릅니다.", "보건", "“보건”을 모릅니다."),
        ("{name}이(가) 없습니다.", "표", "표가 없습니다."),
        ("{name}은(는) 없습니다.", "“그림”", "“그림”은 없습니다."),
        ("“{name}”(으)로 바꾸기", "서울", "“서울”로 바꾸기"),
        ("“{name}”(으)로 바꾸기", "사람", "“사람”으로 바꾸기"),
        ("“{name}”(으)로 바꾸기", "경제", "“경제”로 바꾸기"),
        ("{name}과(와) 다릅니다.", "2020", "2020과 다릅니다."),
        ("{name}과(와) 다릅니다.", "2024", "2024와 다릅니다."),
        ("{name}(으)로", "7", "7로"),
    ],
)
def test_the_particle_fits_the_word(sentence: str, name: str, said: str) -> None:
    assert fitted(sentence, {"name": name}).format(name=name) == said


@pytest.mark.parametrize("name", ["kramdown", "속보.md", "", "…"])
def test_both_forms_stay_where_the_sound_is_not_known(name: str) -> None:
    assert fitted("{name}을(를) 모릅니다.", {"name": name}) == "{name}을(를) 모릅니다."


def test_what_fills_a_slot_is_left_as_it_is() -> None:
    sentence = fitted("“{a}”을(를) “{b}”(으)로 씁니다.", {"a": "을(를)", "b": "이(가)"})
    assert "을(를)" in sentence.format(a="을(를)", b="이(가)")
