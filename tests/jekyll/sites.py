"""Sites for tests: written to disk from a mapping, read by the real Jekyll, and built by it."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from editor.jekyll.contents import Contents
from editor.jekyll.defaults import Defaults
from editor.jekyll.documents import Rules
from editor.jekyll.files import NoFiles
from editor.jekyll.reading import Memory, Reading
from editor.jekyll.site_values import site_values, text_value
from editor.store.site_files import DiskFiles
from tests.kramdown.reference import is_installed

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Seoul")
MISSING = "Jekyll is not installed (Debian: apt-get install jekyll), so nothing can be compared with it."


def has_jekyll() -> bool:
    """Tell whether the real Jekyll is here."""
    return is_installed() and shutil.which("jekyll") is not None


def write_site(root: Path, files: Mapping[str, str]) -> Path:
    """Write a site's files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def contents_of(root: Path, *, now: datetime = NOW, current: str = "") -> Contents:
    """Return what we read of a site on disk."""
    config = root / "_config.yml"
    site = site_values(config.read_text("utf-8") if config.exists() else "")
    zone = ZoneInfo(text_value(site, "timezone") or "UTC")
    suffixes = tuple(f".{name}" for name in text_value(site, "markdown_ext").split(","))
    rules = Rules(site, Defaults(site), zone, now.astimezone(zone), suffixes)
    return Contents(Reading(DiskFiles(root), Memory()), Reading(NoFiles(), Memory()), rules, current)


def read_by_jekyll(roots: Sequence[Path]) -> list[dict[str, object]]:
    """Return what the real Jekyll reads of sites; the same sites are read once."""
    program = (HERE / "reference_documents.rb").read_text("utf-8")
    state = hashlib.sha256("".join([program, *map(hash_of, roots)]).encode()).hexdigest()
    kept = Path(tempfile.gettempdir()) / "wongo-jekyll" / f"{state}.json"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps(_read(roots)), "utf-8")
    return json.loads(kept.read_text("utf-8"))


def hash_of(site: Path) -> str:
    """Return what tells a site from any other: its files' names and what they hold."""
    made_of = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        made_of.update(f"{path.relative_to(site)}\0".encode())
        made_of.update(path.read_bytes())
    return made_of.hexdigest()


def _read(roots: Sequence[Path]) -> list[dict[str, object]]:
    asked = subprocess.run(
        ["ruby", HERE / "reference_documents.rb"],
        input="".join(f"{json.dumps(str(root))}\n" for root in roots),
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "TZ": "UTC", "LANG": "C.UTF-8"},
    )
    assert asked.returncode == 0, asked.stderr
    return [json.loads(line) for line in asked.stdout.splitlines()]
