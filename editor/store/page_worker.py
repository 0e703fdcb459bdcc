"""The page worker: a process that makes pages from a site's theme, one line in, one line out.

    python -m editor.store.page_worker

A theme is somebody else's program. Here it can take neither the window's time nor its memory: who started
this process ends it when it takes too long (`editor.store.page_process`), and it gets no more than `MEMORY`.
"""

import contextlib
import gc
import sys
from pathlib import Path
from typing import BinaryIO

from editor.jekyll.pages import PageMaker
from editor.jekyll.site_values import site_values, text_value
from editor.store.page_messages import PageAnswer, answer_line, read_request
from editor.store.page_source import source_of
from editor.store.site_files import DiskFiles
from editor.store.themes import find_theme

if sys.platform != "win32":
    import resource

MEMORY = 2 * 2**30
"""Bytes that the worker may use: ten times what a large newsroom takes."""


class _Makers:
    """One maker for the site asked for last; another `_config.yml` or theme asks for another one."""

    def __init__(self) -> None:
        self._key: tuple[Path, bytes, Path | None] | None = None
        self._maker: PageMaker | None = None

    def of(self, root: Path) -> tuple[PageMaker, Path | None]:
        """Return what makes the pages of a site, and its theme's folder where that is elsewhere."""
        config = DiskFiles(root).read("_config.yml") or b""
        theme = find_theme(text_value(site_values(config.decode("utf-8", "replace")), "theme"), root)
        if self._maker is None or self._key != (root, config, theme):
            self._key, self._maker = (root, config, theme), PageMaker(source_of(root, theme=theme))
        return self._maker, theme


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Answer requests until there are no more."""
    makers = _Makers()
    for line in asked:
        request = read_request(line)
        maker, theme = makers.of(request.root)
        told.write(answer_line(PageAnswer(maker.page(request.path, request.text, request.now), theme)))
        told.flush()


def prepare() -> None:
    """Take no more memory than `MEMORY`, where the system can see to that, and seldom look for garbage.

    The front matter of hundreds of posts is many values at once, and none of them in circles.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    prepare()
    serve(sys.stdin.buffer, sys.stdout.buffer)
