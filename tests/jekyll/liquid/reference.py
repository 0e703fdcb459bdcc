"""The real Jekyll's Liquid as a value: asked in one Ruby process."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Self

HERE = Path(__file__).parent
MISSING = "Jekyll is not installed here (Debian: jekyll, ruby-jekyll-seo-tag and ruby-jekyll-feed)."


@cache
def is_installed() -> bool:
    """Tell whether there is a Ruby that has Jekyll and its two plugins."""
    if shutil.which("ruby") is None:
        return False
    wanted = "require 'jekyll'; require 'jekyll-seo-tag'; require 'jekyll-feed'"
    return subprocess.run(["ruby", "-e", wanted], capture_output=True, check=False).returncode == 0


class Asked:
    """The real program while it runs: it is asked one template after the other."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["ruby", HERE / "reference.rb"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def answer(self, question: Mapping[str, object]) -> Mapping[str, str]:
        """Return the text, or the error with which the real program refuses the template."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(question)}\n")
        self._process.stdin.flush()
        reply = json.loads(self._process.stdout.readline())
        assert isinstance(reply, dict)
        return reply


def answers(questions: Sequence[Mapping[str, object]]) -> list[Mapping[str, str]]:
    """Return what the real program answers to each question."""
    with Asked() as asked:
        return [asked.answer(question) for question in questions]
