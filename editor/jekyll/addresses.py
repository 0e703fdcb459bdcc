"""Where in the site an address leads: the ways in which posts name the site's own files."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from editor.jekyll.config import SiteConfig
from editor.jekyll.posts import POSTS, read_name

_PREFIX = re.compile(r"\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}")
_FILTERED = re.compile(r"\{\{-?\s*(['\"])([^'\"}]*)\1\s*(?:\|[^}]*?)?-?\}\}")
_REFERENCE = re.compile(r"\{%-?\s*(post_url|link)\s+([^\s%{}]+(?:[ \t]+[^\s%{}]+)*?)\s*-?%\}")
_LINK = re.compile(r"\{%-?\s*link\s+([^\s%]+)\s*-?%\}")


def site_path(address: str, config: SiteConfig) -> str | None:
    """Return the path below the site that an address of a post leads to, decoded, without a slash in front.

    `None` when it leads elsewhere: another host, a `data:` picture, a path relative to the page, or
    Liquid that only Jekyll can work out.
    """
    plain = _PREFIX.sub("", _LINK.sub(r"/\1", _FILTERED.sub(_from_root, address.strip())))
    if "{{" in plain or "{%" in plain:
        return None
    try:
        parts = urlsplit(plain)
        own = urlsplit(config.url).netloc
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != own):
        return None
    path = unquote(parts.path)
    if not path.startswith("/") or "\0" in path:
        return None
    if config.baseurl and path.startswith(f"{config.baseurl}/"):
        path = path.removeprefix(config.baseurl)
    return path.lstrip("/")


def _from_root(filtered: re.Match[str]) -> str:
    """Return what `{{ "name" | relative_url }}` says as an address: it starts at the root of the site."""
    name = filtered[2]
    return name if name.startswith(("/", "http:", "https:")) else f"/{name}"


def post_tag(path: str) -> str | None:
    """Return how a post names another one, `path` being the other's file below the site.

    The tag is worked out by Jekyll: it follows the site's permalinks, whatever they become, and a build stops
    at a post that is gone instead of publishing a dead link. `None` for a file that Jekyll takes for no post.
    """
    name = None if any(sign in path for sign in '%{}"\n') else _post_name(path)
    return None if name is None else f"{{% post_url {name} %}}"


def _post_name(path: str) -> str | None:
    """Return the name of a post with its folders, `path` being its file; `None` for what is no post."""
    before, posts, after = f"/{path}".rpartition(f"/{POSTS}/")
    folder, _slash, file = after.rpartition("/")
    name = read_name(file)
    if not posts or not name.is_dated:
        return None
    folders = [part for part in (before.strip("/"), folder) if part]
    return "/".join((*folders, file.removesuffix(name.suffix)))


def is_post(path: str, name: str) -> bool:
    """Tell whether `post_url` with a name means the post in a file: its folders may be left out."""
    whole, wanted = _post_name(path), name.removeprefix("/")
    return whole is not None and wanted in (whole, whole.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Reference:
    """What the Liquid tag of a link names: a post, or a file of the site."""

    name: str
    is_post: bool


def reference(address: str) -> Reference | None:
    """Return what the `post_url` or `link` in an address names; `None` for any other address."""
    found = _REFERENCE.search(address)
    return None if found is None else Reference(found[2], found[1] == "post_url")


def address_of(path: str, config: SiteConfig) -> str:
    """Return how a post names a file of the site, `path` being below the site: as the newsroom's posts do."""
    return f"{config.baseurl}/{path}"
