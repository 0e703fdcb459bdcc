"""What can be shown from elsewhere: videos, posts, maps, by their address or by the code a service gives.

A service is a row of a table: the addresses it is known by, and the markup the house writes for it. Nothing
of pasted code is taken over but addresses, sizes and titles.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, unquote_plus, urlsplit

from typing_extensions import override

from editor.core.inserts.addresses import attribute, bare_address, whole_address
from editor.core.pasting.links import untracked

_WIDTH, _HEIGHT = 560, 315
_UNDER_VIDEO = 'allow="autoplay; encrypted-media; fullscreen; picture-in-picture" allowfullscreen'
_SIZE = re.compile(r"[1-9]\d{0,3}%?")
_TIME = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")
_SIGNS = r"[\w-]+"
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Embed:
    """Markup that shows something from elsewhere; `provider` names the service, empty for a plain frame."""

    provider: str
    markup: str


@dataclass(frozen=True, slots=True)
class Service:
    """A service: its name, the hosts it is found at, and what makes markup of an address, if it can."""

    name: str
    hosts: tuple[str, ...]
    path: str
    make: Callable[["Place"], str]


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart: what its path says, its parameters, and the whole of it."""

    found: re.Match[str]
    query: dict[str, str]
    address: str
    name: str

    def frame(self, source: str, width: int = _WIDTH, height: int = _HEIGHT) -> str:
        """Return a frame of the usual size that shows an address."""
        return frame(source, str(width), str(height), self.name, is_video=height == _HEIGHT)


def embed(pasted: str) -> Embed | None:
    """Return how an address, or the code that a service gives, is shown; `None` for what is neither known."""
    text = pasted.strip()[:_MOST]
    if "<" not in text:
        return _known(whole_address(text)) if bare_address(whole_address(text)) else None
    code = _Code()
    code.feed(text.replace("<![", " "))  # at which Python's parser gives up
    code.close()
    known = next((found for one in code.addresses if (found := _known(one))), None)
    if known is not None or not code.frames:
        return known
    source, width, height, title = code.frames[0]
    return Embed("", frame(source, width, height, title, is_video=True))


def frame(source: str, width: str, height: str, title: str, *, is_video: bool) -> str:
    """Return an `<iframe>`, which cannot be wider than the column."""
    sizes = f"{attribute('width', width)}{attribute('height', height)}"
    named = attribute("title", title) if title else ""
    more = f" {_UNDER_VIDEO}" if is_video else ""
    style = ' style="border: 0; max-width: 100%;"'
    policy = ' loading="lazy" referrerpolicy="strict-origin-when-cross-origin"'
    return f"<iframe{attribute('src', source)}{sizes}{named}{style}{policy}{more}></iframe>"


def _known(address: str) -> Embed | None:
    """Return the markup of an address that a service of the table is known by."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"}:
        return None
    host = parts.netloc.lower().rpartition("@")[2].partition(":")[0].removeprefix("www.")
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    for service in SERVICES:
        found = re.fullmatch(service.path, parts.path.rstrip("/") or "/")
        if found is not None and any(host == one or host.endswith(f".{one}") for one in service.hosts):
            markup = service.make(Place(found, query, untracked(address), service.name))
            if markup:
                return Embed(service.name, markup)
    return None


def _youtube(place: Place) -> str:
    groups = place.found.groupdict()
    video = groups.get("id") or place.query.get("v", "")
    if not re.fullmatch(r"[\w-]{6,20}", video) or video == "videoseries":
        listed = place.query.get("list", "")
        playlist = f"https://www.youtube.com/embed/videoseries?list={listed}"
        return place.frame(playlist) if re.fullmatch(r"[\w-]{6,60}", listed) else ""
    seconds = _seconds(place.query.get("t") or place.query.get("start") or "")
    start = f"?start={seconds}" if seconds else ""
    return place.frame(f"https://www.youtube.com/embed/{video}{start}")


def _seconds(time: str) -> int:
    """Return how many seconds `1h2m3s` or `90` are."""
    found = _TIME.fullmatch(time)
    hours, minutes, seconds = (int(part[:6]) if part else 0 for part in (found.groups() if found else "000"))
    return hours * 3600 + minutes * 60 + seconds


def _vimeo(place: Place) -> str:
    key = place.found["hash"] or place.query.get("h", "")
    more = f"?h={key}" if key and key.isalnum() else ""
    return place.frame(f"https://player.vimeo.com/video/{place.found['id']}{more}")


def _post(place: Place) -> str:
    """Return a post of X in the form that its script finds; without the script it is a quote with a link."""
    address = f"https://twitter.com/{place.found['user']}/status/{place.found['id']}"
    script = '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'
    return f'<blockquote class="twitter-tweet"><a href="{address}">{address}</a></blockquote>\n{script}'


def _map(place: Place) -> str:
    embedded = place.query.get("pb", "")
    if place.found["rest"] == "embed" and embedded:
        return place.frame(f"https://www.google.com/maps/embed?pb={quote(embedded, safe='!:.')}", 600, 450)
    rest = place.found["rest"] or ""
    named = re.match(r"(?:place|search)/([^/]+)", rest)
    around = re.search(r"@(-?[\d.]+,-?[\d.]+)", rest)
    where = unquote_plus(named[1]) if named else place.query.get("q", "") or (around[1] if around else "")
    where = where if named or around or where else place.query.get("query", "")
    if not where:
        return ""
    return place.frame(f"https://www.google.com/maps?q={quote(where, safe=',')}&output=embed", 600, 450)


def _facebook(place: Place) -> str:
    kind = "video" if "/videos/" in place.address or "/watch" in place.address else "post"
    return place.frame(
        f"https://www.facebook.com/plugins/{kind}.php?href={quote(place.address, safe='')}", 500, 480
    )


def _framed(source: str, width: int = _WIDTH, height: int = _HEIGHT) -> Callable[[Place], str]:
    """Return what fills the slots of a frame's address from the path."""

    def make(place: Place) -> str:
        return place.frame(source.format(**place.found.groupdict()), width, height)

    return make


SERVICES: tuple[Service, ...] = (
    Service("YouTube", ("youtu.be",), rf"/(?P<id>{_SIGNS})", _youtube),
    Service(
        "YouTube",
        ("youtube.com", "youtube-nocookie.com"),
        rf"/(?:watch|playlist|(?:embed|shorts|live|v)/(?P<id>{_SIGNS}))",
        _youtube,
    ),
    Service(
        "Vimeo", ("vimeo.com",), r"/(?:video/|channels/[\w-]+/)?(?P<id>\d+)(?:/(?P<hash>[0-9a-f]+))?", _vimeo
    ),
    Service(
        "Naver TV", ("tv.naver.com",), r"/(?:v|embed)/(?P<id>\d+)", _framed("https://tv.naver.com/embed/{id}")
    ),
    Service(
        "Kakao TV",
        ("tv.kakao.com",),
        r"/(?:v|(?:channel/\d+|embed/player)/cliplink)/(?P<id>\d+)",
        _framed("https://play-tv.kakao.com/embed/player/cliplink/{id}"),
    ),
    Service(
        "Dailymotion",
        ("dailymotion.com", "dai.ly"),
        r"/(?:(?:embed/)?video/)?(?P<id>[a-zA-Z0-9]{5,12})",
        _framed("https://www.dailymotion.com/embed/video/{id}"),
    ),
    Service("X", ("twitter.com", "x.com"), r"/(?P<user>\w{1,20})/status/(?P<id>\d+).*", _post),
    Service(
        "Instagram",
        ("instagram.com",),
        rf"/(?:[\w.]+/)?(?P<kind>p|reel|tv)/(?P<id>{_SIGNS})(?:/embed.*)?",
        _framed("https://www.instagram.com/{kind}/{id}/embed", 400, 520),
    ),
    Service(
        "TikTok",
        ("tiktok.com",),
        r"/(?:@[\w.]+/video|embed/v2)/(?P<id>\d+)",
        _framed("https://www.tiktok.com/embed/v2/{id}", 325, 740),
    ),
    Service(
        "Facebook",
        ("facebook.com",),
        r"/(?:watch|[\w.-]+/(?:posts|videos)/[\w.-]+|permalink\.php)",
        _facebook,
    ),
    Service(
        "Spotify",
        ("open.spotify.com",),
        r"/(?:intl-\w+/)?(?:embed/)?(?P<kind>track|album|episode|show|playlist|artist)/(?P<id>[a-zA-Z0-9]+)",
        _framed("https://open.spotify.com/embed/{kind}/{id}", _WIDTH, 152),
    ),
    Service("Google Maps", ("google.com", "google.co.kr"), r"/maps(?:/(?P<rest>.*))?", _map),
)
"""The services that are known, the first that fits in front."""


class _Code(HTMLParser):
    """Takes the addresses and frames out of the code that a service gives."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.frames: list[tuple[str, str, str, str]] = []
        self.addresses: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: (value or "").strip() for name, value in attrs}
        self.addresses += _addresses(tag, values)
        source = whole_address(values.get("src", ""))
        if tag == "iframe" and source.lower().startswith("https://") and bare_address(source):
            sizes = (
                size if _SIZE.fullmatch(size := values.get(side, "").removesuffix("px")) else str(usual)
                for side, usual in (("width", _WIDTH), ("height", _HEIGHT))
            )
            self.frames.append((source, *sizes, " ".join(values.get("title", "").split())))  # type: ignore[arg-type]  # two sizes


def _addresses(tag: str, values: dict[str, str]) -> Iterator[str]:
    names = ("src",) if tag == "iframe" else ("data-instgrm-permalink", "cite", "href")
    for name in names:
        if values.get(name) and tag != "script":
            yield whole_address(values[name])
