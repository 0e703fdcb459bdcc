"""Embeds: each service's addresses and codes, and what is never taken over."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.core.embeds import SERVICES, Embed, embed
from editor.kramdown import to_html

KNOWN = (
    ("https://youtu.be/dQw4w9WgXcQ?si=abc", "YouTube", "https://www.youtube.com/embed/dQw4w9WgXcQ"),
    (
        "youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s",
        "YouTube",
        "https://www.youtube.com/embed/dQw4w9WgXcQ?start=90",
    ),
    ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube", "https://www.youtube.com/embed/dQw4w9WgXcQ"),
    ("https://www.youtube.com/shorts/abc_DEF-123", "YouTube", "https://www.youtube.com/embed/abc_DEF-123"),
    (
        "https://www.youtube.com/playlist?list=PL1234567",
        "YouTube",
        "https://www.youtube.com/embed/videoseries?list=PL1234567",
    ),
    ("https://vimeo.com/76979871", "Vimeo", "https://player.vimeo.com/video/76979871"),
    ("https://vimeo.com/76979871/0a1b2c", "Vimeo", "https://player.vimeo.com/video/76979871?h=0a1b2c"),
    ("https://tv.naver.com/v/12345", "Naver TV", "https://tv.naver.com/embed/12345"),
    ("https://tv.kakao.com/v/123", "Kakao TV", "https://play-tv.kakao.com/embed/player/cliplink/123"),
    (
        "https://www.instagram.com/p/CabC_1-d/?utm_source=ig",
        "Instagram",
        "https://www.instagram.com/p/CabC_1-d/embed",
    ),
    ("https://www.tiktok.com/@a.b/video/7123", "TikTok", "https://www.tiktok.com/embed/v2/7123"),
    (
        "https://www.google.com/maps/place/%EC%84%9C%EC%9A%B8%EC%8B%9C%EC%B2%AD/@37.56,126.97,17z",
        "Google Maps",
        "https://www.google.com/maps?q=%EC%84%9C%EC%9A%B8%EC%8B%9C%EC%B2%AD&amp;output=embed",
    ),
    ("https://www.google.com/maps/@37.56,126.97,17z", "Google Maps", "maps?q=37.56,126.97&amp;output=embed"),
    ("https://open.spotify.com/episode/4rOo", "Spotify", "https://open.spotify.com/embed/episode/4rOo"),
    (
        "https://www.dailymotion.com/video/x8abcd",
        "Dailymotion",
        "https://www.dailymotion.com/embed/video/x8abcd",
    ),
)


@pytest.mark.parametrize(("address", "provider", "source"), KNOWN, ids=[row[0] for row in KNOWN])
def test_an_address_of_a_service_becomes_its_frame(address: str, provider: str, source: str) -> None:
    found = embed(f" {address}\n")
    assert found is not None
    assert found.provider == provider
    assert f'{source}"' in found.markup
    assert found.markup.startswith("<iframe src=")
    assert to_html(found.markup).count("<iframe") == 1


def test_a_post_of_x_is_a_quote_that_can_be_read_without_its_script() -> None:
    wanted = Embed(
        "X",
        '<blockquote class="twitter-tweet"><a href="https://twitter.com/wongo/status/12">'
        "https://twitter.com/wongo/status/12</a></blockquote>\n"
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
    )
    code = (
        '<blockquote class="twitter-tweet"><p lang="ko">말 <a href="https://t.co/x">t.co</a></p>'
        '<a href="https://twitter.com/wongo/status/12?ref_src=twsrc%5Etfw">2024</a></blockquote>'
        '<script async src="https://platform.twitter.com/widgets.js"></script>'
    )
    assert embed("https://x.com/wongo/status/12?s=20") == wanted
    assert embed(code) == wanted


def test_the_code_of_a_service_is_written_anew() -> None:
    code = (
        '<iframe width="100" height="50" src="//www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1" '
        'onload="alert(1)" style="position:fixed"></iframe>'
    )
    assert embed(code) == embed("https://youtu.be/dQw4w9WgXcQ")


def test_a_frame_of_an_unknown_service_keeps_its_address_size_and_title_alone() -> None:
    found = embed(
        '<p><iframe src="https://a.kr/x?b=1&amp;c" width="640px" height="9e9" title="표" '
        'onclick="x"></iframe>'
    )
    assert found is not None
    assert found.provider == ""
    assert found.markup.startswith(
        '<iframe src="https://a.kr/x?b=1&amp;c" width="640" height="315" title="표" style='
    )
    assert "onclick" not in found.markup


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "말",
        "https://a.kr/news/1",
        "https://evil-youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.evil.kr/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/",
        "https://www.youtube.com/watch?v=%22onload",
        "javascript:alert(1)",
        '<iframe src="javascript:alert(1)"></iframe>',
        '<iframe src="http://a.kr"></iframe>',
        '<script src="https://youtu.be/dQw4w9WgXcQ"></script>',
        "http://[",
    ],
)
def test_what_is_not_known_is_none(pasted: str) -> None:
    assert embed(pasted) is None


def test_every_service_has_an_example_here() -> None:
    shown = {provider for _address, provider, _source in KNOWN} | {"X", "Facebook"}
    assert {service.name for service in SERVICES} == shown
    found = embed("https://www.facebook.com/wongo/posts/123?fbclid=1")
    assert found is not None
    assert "post.php?href=https%3A%2F%2Fwww.facebook.com%2Fwongo%2Fposts%2F123&quot;" not in found.markup
    assert 'post.php?href=https%3A%2F%2Fwww.facebook.com%2Fwongo%2Fposts%2F123"' in found.markup


@settings(deadline=None)
@example("<![0", "https://youtu.be/")
@example("<<![![0", "https://youtu.be/")
@given(
    st.text(max_size=60),
    st.sampled_from(
        ["https://youtu.be/", "https://x.com/", '<iframe src="https://', "https://www.google.com/maps/place/"]
    ),
)
def test_whatever_is_pasted_no_markup_of_it_comes_through(text: str, start: str) -> None:
    found = embed(start + text)
    if found is not None:
        assert found.markup.count("<") in {2, 6}
