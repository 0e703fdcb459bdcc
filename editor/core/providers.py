"""Who an embed comes from, by its address: the name that a card shows, and what kind of thing it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit

from editor.core.message import N_


class Medium(StrEnum):
    """What kind of thing an embed is."""

    VIDEO = "video"
    SOUND = "sound"
    POST = "post"
    MAP = "map"
    CODE = "code"
    DOCUMENT = "document"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Provider:
    """A site that articles embed things of. Its name is for translation where it is a word of a language."""

    name: str
    medium: Medium


_PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        "youtube.com": Provider("YouTube", Medium.VIDEO),
        "youtube-nocookie.com": Provider("YouTube", Medium.VIDEO),
        "youtu.be": Provider("YouTube", Medium.VIDEO),
        "vimeo.com": Provider("Vimeo", Medium.VIDEO),
        "tv.naver.com": Provider(N_("Naver TV"), Medium.VIDEO),
        "tvcast.naver.com": Provider(N_("Naver TV"), Medium.VIDEO),
        "chzzk.naver.com": Provider("CHZZK", Medium.VIDEO),
        "map.naver.com": Provider(N_("Naver Map"), Medium.MAP),
        "naver.me": Provider(N_("Naver"), Medium.PAGE),
        "blog.naver.com": Provider(N_("Naver Blog"), Medium.POST),
        "naver.com": Provider(N_("Naver"), Medium.PAGE),
        "tv.kakao.com": Provider(N_("Kakao TV"), Medium.VIDEO),
        "play-tv.kakao.com": Provider(N_("Kakao TV"), Medium.VIDEO),
        "videofarm.daum.net": Provider(N_("Kakao TV"), Medium.VIDEO),
        "map.kakao.com": Provider(N_("Kakao Map"), Medium.MAP),
        "map.daum.net": Provider(N_("Kakao Map"), Medium.MAP),
        "dailymotion.com": Provider("Dailymotion", Medium.VIDEO),
        "twitch.tv": Provider("Twitch", Medium.VIDEO),
        "tiktok.com": Provider("TikTok", Medium.VIDEO),
        "ted.com": Provider("TED", Medium.VIDEO),
        "afreecatv.com": Provider("SOOP", Medium.VIDEO),
        "sooplive.co.kr": Provider("SOOP", Medium.VIDEO),
        "twitter.com": Provider(N_("X (Twitter)"), Medium.POST),
        "x.com": Provider(N_("X (Twitter)"), Medium.POST),
        "instagram.com": Provider("Instagram", Medium.POST),
        "threads.net": Provider("Threads", Medium.POST),
        "facebook.com": Provider("Facebook", Medium.POST),
        "facebook.net": Provider("Facebook", Medium.POST),
        "fb.watch": Provider("Facebook", Medium.VIDEO),
        "bsky.app": Provider("Bluesky", Medium.POST),
        "mastodon.social": Provider("Mastodon", Medium.POST),
        "t.me": Provider("Telegram", Medium.POST),
        "telegram.org": Provider("Telegram", Medium.POST),
        "reddit.com": Provider("Reddit", Medium.POST),
        "pinterest.com": Provider("Pinterest", Medium.POST),
        "spotify.com": Provider("Spotify", Medium.SOUND),
        "soundcloud.com": Provider("SoundCloud", Medium.SOUND),
        "music.apple.com": Provider("Apple Music", Medium.SOUND),
        "podcasts.apple.com": Provider("Apple Podcasts", Medium.SOUND),
        "podbbang.com": Provider(N_("Podbbang"), Medium.SOUND),
        "maps.google.com": Provider(N_("Google Maps"), Medium.MAP),
        "google.com/maps": Provider(N_("Google Maps"), Medium.MAP),
        "google.co.kr/maps": Provider(N_("Google Maps"), Medium.MAP),
        "openstreetmap.org": Provider("OpenStreetMap", Medium.MAP),
        "docs.google.com": Provider("Google Docs", Medium.DOCUMENT),
        "drive.google.com": Provider("Google Drive", Medium.DOCUMENT),
        "calendar.google.com": Provider("Google Calendar", Medium.DOCUMENT),
        "scribd.com": Provider("Scribd", Medium.DOCUMENT),
        "slideshare.net": Provider("SlideShare", Medium.DOCUMENT),
        "speakerdeck.com": Provider("Speaker Deck", Medium.DOCUMENT),
        "datawrapper.de": Provider("Datawrapper", Medium.DOCUMENT),
        "dwcdn.net": Provider("Datawrapper", Medium.DOCUMENT),
        "flourish.studio": Provider("Flourish", Medium.DOCUMENT),
        "infogram.com": Provider("Infogram", Medium.DOCUMENT),
        "public.tableau.com": Provider("Tableau", Medium.DOCUMENT),
        "gist.github.com": Provider("GitHub Gist", Medium.CODE),
        "codepen.io": Provider("CodePen", Medium.CODE),
        "jsfiddle.net": Provider("JSFiddle", Medium.CODE),
        "codesandbox.io": Provider("CodeSandbox", Medium.CODE),
    }
)
"""By host, the hosts below it included; a host with the first part of a path goes before the host alone."""


def provider_of(address: str) -> Provider | None:
    """Return who an address belongs to, `None` where that is nobody known."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    first = parts.path.strip("/").partition("/")[0]
    while "." in host:
        found = _PROVIDERS.get(f"{host}/{first}") or _PROVIDERS.get(host)
        if found is not None:
            return found
        host = host.partition(".")[2]
    return None


def host_of(address: str) -> str:
    """Return the host of an address as people call it; empty where it has none."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
