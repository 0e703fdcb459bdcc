"""What the pages of a site on disk are made from: its files, its theme's, and Wongo's own page."""

from datetime import tzinfo
from pathlib import Path

from editor.core.source import decode
from editor.jekyll.files import NoFiles
from editor.jekyll.pages import Source
from editor.jekyll.site_values import folder_value, site_values, text_value
from editor.store import resources
from editor.store.site_files import DiskFiles
from editor.store.themes import find_theme
from editor.store.zones import local_zone, zone_named


def source_of(root: Path, *, theme: Path | None = None) -> Source:
    """Return what the pages of the site in a folder are made from.

    `theme` is the folder of its theme; without one, a gem that the site names is looked for on this machine.

    Raises:
        FileTrouble: Wongo's own page is missing: the installation is damaged.

    """
    config = decode(DiskFiles(root).read("_config.yml") or b"").text
    values = site_values(config)
    if theme is None:
        theme = find_theme(text_value(values, "theme"), root)
    return Source(
        config=config,
        files=DiskFiles(root / folder_value(values, "source")),
        zone=_zone(text_value(values, "timezone")),
        theme=DiskFiles(theme) if theme is not None else NoFiles(),
        plain_page=resources.path("plain-page/page.html").read_text("utf-8"),
    )


def _zone(name: str) -> tzinfo:
    return (zone_named(name) if name else None) or local_zone()
