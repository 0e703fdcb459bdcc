"""Where in a site the links of its posts lead."""

from pathlib import Path

from editor.jekyll.addresses import Reference, is_post
from editor.store.heads import find_posts
from editor.store.site import Site


def linked_file(site: Site, reference: Reference) -> Path | None:
    """Return the file that a link names; `None` where the site has none, or where it is out of its folder."""
    if not reference.is_post:
        return _inside(site.source, reference.name)
    for entry, is_draft in find_posts(site.root, site.config):
        path = Path(entry.path)
        if not is_draft and is_post(path.relative_to(site.content).as_posix(), reference.name):
            return path
    return None


def is_text(site: Site, path: Path) -> bool:
    """Tell whether a file is one that can be written in."""
    return path.suffix.lower() in {*site.config.markdown_suffixes, *_TEXTS}


_TEXTS = frozenset({".html", ".htm", ".txt"})


def _inside(root: Path, name: str) -> Path | None:
    try:
        top = root.resolve(strict=True)
        path = (top / name.lstrip("/")).resolve(strict=True)
        return path if path.is_relative_to(top) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None
