"""The part of a post's address that names it: Hangul or ASCII, made as Jekyll makes it, never empty."""

import re
import unicodedata

FALLBACK = "post"
"""The slug of a title that has no letter and no digit."""

_MOST = 60
"""Characters of a slug: in Hangul 180 bytes, which leaves room for the date in any file system's names."""

_NO_ASCII = re.compile(r"[^a-z0-9]+")
_UNFIT = re.compile(r"[^\w.~+-]+")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows and its disks have for devices, whatever follows their first dot."""

_HYPHENS = re.compile(r"-{2,}")


def _table(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


_FIRST_SYLLABLE, _SYLLABLES = 0xAC00, 11172
_VOWELS, _FINALS = 21, 28
_INITIAL = _table("g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h")
_MEDIAL = _table("a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i")
_FINAL = _table(",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t")
_LINKED = _table(",g,kk,ks,n,nj,n,d,r,lg,lm,lb,ls,lt,lp,r,m,b,ps,s,ss,ng,j,ch,k,t,p,")
"""A final consonant before a syllable that begins with a vowel: it is spoken with that syllable."""

_NASAL = {"k": "ng", "t": "n", "p": "m"}


def slugify(title: str) -> str:
    """Return the slug of a title in its own script: small letters and digits, hyphens between words."""
    text = unicodedata.normalize("NFC", title).lower()
    return _shortened("".join(character if _is_kept(character) else "-" for character in text))


def romanise(title: str) -> str:
    """Return the slug of a title in ASCII: Hangul in the Revised Romanization, accents taken off."""
    spoken = _romanised(unicodedata.normalize("NFC", title))
    plain = unicodedata.normalize("NFKD", spoken).encode("ascii", "ignore").decode().lower()
    return _shortened(_NO_ASCII.sub("-", plain))


def tidy(text: str) -> str:
    """Return a slug that somebody chose, with what no file name or address can hold made a hyphen."""
    return _shortened(_UNFIT.sub("-", unicodedata.normalize("NFC", text)))


def file_name(stem: str) -> str:
    """Return the name of a file, without its suffix, in characters that every server and disk agrees on."""
    return stem if _PLAIN.fullmatch(stem) and not DEVICE.fullmatch(stem) else romanise(stem)


def _is_kept(character: str) -> bool:
    """Tell whether Jekyll keeps a character: a letter, a mark on one, or a digit."""
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


def _shortened(text: str) -> str:
    """Return the slug with single hyphens, cut at one where it is too long; never empty, never a device's."""
    slug = _HYPHENS.sub("-", text).strip("-.")
    if DEVICE.fullmatch(slug):
        slug = f"{FALLBACK}-{slug}"
    if len(slug) > _MOST:
        cut = slug.rfind("-", _MOST // 2, _MOST + 1)
        slug = slug[: cut if cut > 0 else _MOST].rstrip("-.")
    return slug or FALLBACK


def _romanised(text: str) -> str:
    """Return a text with its Hangul in Latin letters."""
    parts: list[str] = []
    final = 0
    for character in text:
        syllable = ord(character) - _FIRST_SYLLABLE
        if not 0 <= syllable < _SYLLABLES:
            parts += (_FINAL[final], character)
            final = 0
            continue
        initial, rest = divmod(syllable, _VOWELS * _FINALS)
        parts += (*_joint(final, _INITIAL[initial]), _MEDIAL[rest // _FINALS])
        final = rest % _FINALS
    return "".join((*parts, _FINAL[final]))


def _joint(final: int, initial: str) -> tuple[str, str]:
    """Return how a syllable's end and the next one's beginning are spoken together: 국민 gungmin."""
    end = _FINAL[final]
    if not initial:
        return _LINKED[final], ""
    if (initial == "r" and end in ("n", "l")) or (initial == "n" and end == "l"):
        return "l", "l"
    if initial == "r" and end:
        return _NASAL.get(end, end), "n"
    if initial in ("n", "m"):
        return _NASAL.get(end, end), initial
    return end, initial
