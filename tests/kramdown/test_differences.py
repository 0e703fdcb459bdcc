"""The file of differences tells the truth: each source in it still differs."""

import re
from pathlib import Path

import pytest

from editor.kramdown import to_html
from tests.kramdown.html_tree import canonical
from tests.kramdown.reference import MISSING, answers, is_installed

FILE = Path(__file__).with_name("differences.md")
ENTRY = re.compile(r"^## (.+?)$.*?^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_each_source_still_differs_from_kramdown() -> None:
    if not is_installed():
        pytest.skip(MISSING)
    entries = ENTRY.findall(FILE.read_text("utf-8"))
    sources = [source.removesuffix("\n") for _title, source in entries]
    told = zip(entries, sources, answers(sources), strict=True)
    assert entries
    assert [title for (title, _), source, html in told if canonical(html) == canonical(to_html(source))] == []
