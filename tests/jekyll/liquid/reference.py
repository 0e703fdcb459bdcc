"""The real Jekyll's Liquid as a value: asked in one Ruby process."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MISSING = "Jekyll is not installed here (Debian: jekyll, ruby-jekyll-seo-tag and ruby-jekyll-feed)."


@cache
def is_installed() -> bool:
    """Tell whether there is a Ruby that has Jekyll and its two plugins."""
    if shutil.which("ruby") is None:
        return False
    wanted = "require 'jekyll'; require 'jekyll-seo-tag'; require 'jekyll-feed'"
    return subprocess.run(["ruby", "-e", wanted], capture_output=True, check=False).returncode == 0


def answers(questions: Sequence[Mapping[str, object]]) -> list[Mapping[str, str]]:
    """Return for each question the text, or the error with which the real program refuses it."""
    asked = subprocess.run(
        ["ruby", HERE / "reference.rb"],
        input="".join(f"{json.dumps(question)}\n" for question in questions),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in asked.stdout.removesuffix("\n").split("\n")]
