"""Addresses of pasted links and pictures: without what follows readers around; none runs a script."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TRACKERS = frozenset(
    {
        *("fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "twclid", "ttclid", "igshid"),
        *("igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "ref_src", "ref_url"),
        *("napm", "spm", "si_source", "vero_id", "oly_anon_id", "oly_enc_id"),
    }
)
_TRACKING = re.compile(r"(?:utm_|n_|hsa_|pk_|mtm_|__hs)[a-z0-9_]+")
_REDIRECTS = {
    "www.google.com/url": ("q", "url"),
    "www.google.co.kr/url": ("q", "url"),
    "l.facebook.com/l.php": ("u",),
    "lm.facebook.com/l.php": ("u",),
    "l.instagram.com": ("u",),
}
_UNSEEN = re.compile(r"[\x00-\x20\x7f\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_TEXT_FRAGMENT = ":~:text="
_MOST = 4000


def address(href: str) -> str:
    """Return the address of a link as the house writes it; empty where a page should not carry it.

    An address of another site without its name, or an anchor in another page, leads nowhere here.
    """
    href = _UNSEEN.sub(lambda found: "%20" if " " in found[0] else "", href.strip())
    if href.startswith("//"):
        href = f"https:{href}"
    if not href or len(href) > _MOST:
        return ""
    if href.startswith("/") and "\\" not in href:
        return untracked(href)
    try:
        scheme = urlsplit(href).scheme.lower()
    except ValueError:
        return ""
    if scheme not in _SCHEMES:
        return ""
    return untracked(_behind(href))


def picture_address(src: str) -> str:
    """Return the address of a picture on the web; empty for one of the other program's own files."""
    found = address(src)
    return found if found.lower().startswith(("http:", "https:", "/")) else ""


def untracked(href: str) -> str:
    """Return an address without the parameters that only say who brought the reader; the rest as it is."""
    before, hash_sign, fragment = href.partition("#")
    start, mark, query = before.partition("?")
    kept = [part for part in query.split("&") if part and not _is_tracker(part)]
    fragment = fragment.partition(_TEXT_FRAGMENT)[0]
    tail = f"#{fragment}" if hash_sign and fragment else ""
    return f"{start}{mark if kept else ''}{'&'.join(kept)}{tail}"


def _is_tracker(part: str) -> bool:
    name = unquote(part.partition("=")[0]).lower()
    return name in _TRACKERS or _TRACKING.fullmatch(name) is not None


def _behind(href: str) -> str:
    """Return where a redirect of a search engine or a network leads."""
    parts = urlsplit(href)
    names = _REDIRECTS.get(f"{parts.netloc.lower()}{parts.path}".rstrip("/"), ())
    for name, value in parse_qsl(parts.query) if names else ():
        if name in names and value.lower().startswith(("http://", "https://")):
            return _UNSEEN.sub("%20", value)
    return href
