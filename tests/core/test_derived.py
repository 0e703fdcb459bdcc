"""An excerpt and a feature text are made exactly as the newsroom's posts have them."""

from pathlib import Path

import pytest

from editor.core import frontmatter
from editor.core.derived import (
    EXCERPT,
    Paragraph,
    banner_of,
    excerpt_of,
    feature_text_of,
    followed,
    is_following,
    paragraphs,
)
from editor.core.errors import Refused
from editor.kramdown import document

BANNER = "## 원고마을 실시간 속보입니다."


def shown(text: str, key: str) -> str:
    entry = frontmatter.read(text).get(key)
    assert entry is not None
    return entry.text.rstrip("\n")


def test_the_excerpts_of_the_seeds_are_made_of_what_was_pasted(seeds: tuple[Path, ...]) -> None:
    for seed in seeds:
        excerpt = shown(seed.read_bytes().decode(), "excerpt")
        release = excerpt.removesuffix("…").replace("  ", "\n\n") + " 그리고 보도자료는 더 이어진다."
        assert len(excerpt) == EXCERPT + 1
        assert excerpt_of(release) == excerpt


def test_the_feature_texts_of_the_seeds_follow_their_excerpts(seeds: tuple[Path, ...]) -> None:
    for seed in seeds:
        text = seed.read_bytes().decode()
        banner = banner_of(shown(text, "feature_text"))
        assert banner.startswith("## ")
        assert feature_text_of(banner, shown(text, "excerpt")) == shown(text, "feature_text")
        assert is_following(text, "feature_text")


def test_all_posts_of_that_newsroom_are_cut_so(corpus: tuple[Path, ...]) -> None:
    cut = following = 0
    for path in corpus:
        try:
            text = path.read_bytes().decode()
            values = frontmatter.values(text)
        except (UnicodeDecodeError, Refused):
            continue
        if "excerpt" in values and "feature_text" in values and str(values["excerpt"]).endswith("…\n"):
            excerpt = shown(text, "excerpt")
            assert excerpt_of(excerpt[:-1] + "그리고 더") == excerpt
            cut += 1
            following += is_following(text, "feature_text")
    assert cut > 400
    assert following == cut


@pytest.mark.parametrize(
    ("passage", "excerpt"),
    [
        ("", ""),
        ("짧은 글", "짧은 글"),
        ("가" * 60, "가" * 60),
        ("가" * 61, "가" * 60 + "…"),
        ("  앞뒤 빈칸\n", "앞뒤 빈칸"),
        ("제목\n\n본문\t표\r\n끝", "제목  본문 표 끝"),
        ("가" * 59 + " 나", "가" * 59 + " …"),
        ("가" * 59 + "👨‍👩‍👧 셋", "가" * 59 + "…"),
    ],
)
def test_line_ends_become_blanks_and_no_character_is_cut_in_two(passage: str, excerpt: str) -> None:
    assert excerpt_of(passage) == excerpt


def test_a_feature_text_keeps_the_line_that_stands_above_it() -> None:
    text = f"---\nexcerpt: 새 요약\nfeature_text: |\n  {BANNER}\n\n  옛 요약\n---\n"
    assert followed(text, "feature_text", "## 다른 줄") == f"{BANNER}\n\n새 요약"
    assert not is_following(text, "feature_text")


def test_without_a_line_or_an_excerpt_there_is_nothing_to_follow() -> None:
    assert followed("---\nexcerpt: 요약\n---\n", "feature_text") is None
    assert followed("---\ntitle: a\n---\n", "feature_text", BANNER) is None
    assert not is_following("---\ntitle: a\n---\n", "feature_text")


def test_in_a_newsroom_with_such_a_line_both_empty_are_linked() -> None:
    assert is_following("---\ntitle: a\n---\n", "feature_text", BANNER)
    assert not is_following("---\nfeature_text: 글\n---\n", "feature_text", BANNER)


def test_the_paragraphs_of_a_body_are_those_with_words() -> None:
    spacer = '<p data-ke-size="size16">&nbsp;</p>'
    body = f"![그림](/a.jpg)\n\n## 제목\n\n**굵은** 글\n\n{spacer}\n\n<p>둘째 <b>글</b></p>\n"
    found = list(paragraphs(document.read(body)))
    assert [one.text for one in found] == ["굵은 글", "둘째 글"]
    assert found[0] == Paragraph(body.index("**굵은"), "굵은 글")
