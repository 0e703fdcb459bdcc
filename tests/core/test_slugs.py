"""Slugs as Jekyll makes them (asked of `Jekyll::Utils.slugify`), and readable ones in ASCII."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.slugs import file_name, romanise, slugify, tidy


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "중소기업 글로벌 진출, 재외공관에서 ‘적극’ 돕겠습니다!",
            "중소기업-글로벌-진출-재외공관에서-적극-돕겠습니다",
        ),
        ("'임영웅' 신곡, 600만뷰 돌파 소식!", "임영웅-신곡-600만뷰-돌파-소식"),
        ("Rails 6.0.1 Released_now", "rails-6-0-1-released-now"),
        ("Ünïcode Ärger", "ünïcode-ärger"),
        ("[속보] A/B & C", "속보-a-b-c"),
        ("  --a--  ", "a"),
        ("half ½ x² 漢字", "half-x-漢字"),
    ],
)
def test_a_slug_is_the_one_that_jekyll_makes(title: str, slug: str) -> None:
    assert slugify(title) == slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("한글", "hangeul"),
        ("원고", "wongo"),
        ("서울 지하철", "seoul-jihacheol"),
        ("국어", "gugeo"),
        ("국민", "gungmin"),
        ("독립문", "dongnimmun"),
        ("신라", "silla"),
        ("칠년", "chillyeon"),
        ("왕십리", "wangsimni"),
        ("대관령", "daegwallyeong"),
        ("강릉", "gangneung"),
        ("음악", "eumak"),
        ("값어치", "gapseochi"),
        ("뉴스다오 2024", "nyuseudao-2024"),
        ("Ünïcode 기사", "unicode-gisa"),
        ("좋아요", "joayo"),
    ],
)
def test_korean_is_romanised_as_it_is_spoken(title: str, slug: str) -> None:
    assert romanise(title) == slug


@pytest.mark.parametrize("title", ["", "!!!", "…", "漢字", "---", "."])
def test_a_slug_is_never_empty(title: str) -> None:
    assert romanise(title)
    assert slugify(title)
    assert tidy(title)


def test_decomposed_hangul_is_composed() -> None:
    assert slugify(unicodedata.normalize("NFD", "한글 제목")) == "한글-제목"


def test_a_long_title_is_cut_between_words() -> None:
    slug = slugify("아주 긴 제목 " * 30)
    assert len(slug) <= 60
    assert slug.endswith(("아주", "긴", "제목"))
    assert len(slugify("가" * 300)) == 60


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ("My_Slug-2", "My_Slug-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("v1.2", "v1.2"),
        ("a b", "a-b"),
        ("한글 제목.", "한글-제목"),
        ("a\\b:c*?", "a-b-c"),
        ("...", "post"),
    ],
)
def test_a_chosen_slug_is_kept_as_far_as_a_file_name_can(chosen: str, kept: str) -> None:
    assert tidy(chosen) == kept


@pytest.mark.parametrize("name", ["con", "Aux", "NUL", "prn", "com1", "LPT9", "con.tar", "nul.", "COM³"])
def test_no_name_is_that_of_a_device_of_windows(name: str) -> None:
    for slug in (slugify(name), romanise(name), tidy(name), file_name(name)):
        assert slug.split(".")[0].lower() not in {"con", "aux", "nul", "prn", "com1", "lpt9", "com³"}
    assert tidy(name) == f"post-{name.rstrip('.')}"


def test_a_device_s_name_is_one_before_the_dot_alone() -> None:
    for name in ("console", "com10", "a.con", "con-1", "auxin.png", "컨"):
        assert tidy(name) == name
    assert file_name("console") == "console"
    assert len(tidy("con." + "a" * 80)) == 60


@given(st.text())
def test_every_slug_can_be_a_file_name(text: str) -> None:
    for slug in (slugify(text), romanise(text), tidy(text)):
        assert slug
        assert not set(slug) & set('/\\:*?"<>| \n\0')
        assert not slug.startswith((".", "-"))
        assert not slug.endswith((".", "-"))
        assert len(slug) <= 60
    assert romanise(text).isascii()
    assert slugify(slugify(text)) == slugify(text)
