"""The real kramdown as a value: asked in one Ruby process, its answers kept in a temporary folder."""

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MISSING = "Jekyll's kramdown is not installed here (Debian: ruby-kramdown-parser-gfm and jekyll)."


@cache
def is_installed() -> bool:
    """Tell whether there is a Ruby that has Jekyll and its kramdown."""
    if shutil.which("ruby") is None:
        return False
    asked = subprocess.run(["ruby", "-e", "require 'jekyll'"], capture_output=True, check=False)
    return asked.returncode == 0


def answers(bodies: Sequence[str]) -> list[str]:
    """Return the HTML of every body; only those that were never asked for are given to the program."""
    kept = {body: _kept(body) for body in bodies}
    asked = [body for body, path in kept.items() if not path.exists()]
    if asked:
        for body, html in zip(asked, _ask(asked), strict=True):
            kept[body].parent.mkdir(exist_ok=True)
            kept[body].write_text(html, encoding="utf-8")
    return [kept[body].read_text(encoding="utf-8") for body in bodies]


def answers_by(asked: Sequence[tuple[Mapping[str, object], str]]) -> list[str]:
    """Return the HTML of bodies, each at a site whose `_config.yml` says those settings under `kramdown:`."""
    return _ask_lines("reference_options.rb", [json.dumps(pair) for pair in asked])


def _kept(body: str) -> Path:
    settled = (HERE / "reference.rb").read_bytes() + body.encode("utf-8", "surrogatepass")
    return Path(tempfile.gettempdir()) / "wongo-kramdown" / f"{hashlib.sha256(settled).hexdigest()}.html"


def _ask(bodies: Sequence[str]) -> list[str]:
    return _ask_lines("reference.rb", [json.dumps(body) for body in bodies])


def _ask_lines(program: str, lines: Sequence[str]) -> list[str]:
    asked = subprocess.run(
        ["ruby", HERE / program],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in asked.stdout.removesuffix("\n").split("\n")]
