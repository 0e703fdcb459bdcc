"""Whole pages, head and style sheets included, are those that the real Jekyll publishes."""

from pathlib import Path

import pytest

from tests.jekyll.builds import MINIMA, MINIMA_MISSING, compare, everything_site, minima_site, sample_site
from tests.jekyll.sites import MISSING, has_jekyll

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(autouse=True)
def _jekyll() -> None:
    if not has_jekyll():
        pytest.skip(MISSING)


def test_the_sample_newsroom_is_jekylls(tmp_path: Path) -> None:
    found = compare(sample_site(tmp_path))
    assert found.different == {}
    assert found.total == len(["index", "sections", "style.css"]) + len(
        list((tmp_path / "sample/_posts").iterdir())
    )


def test_a_theme_that_uses_everything_makes_jekylls_pages(tmp_path: Path) -> None:
    found = compare(everything_site(tmp_path))
    assert found.different == {}
    posts = list((tmp_path / "everything").rglob("2024-*"))
    assert found.total == len([*posts, "soup", "rice", "index", "about", "main.css"])


def test_a_site_on_minima_is_jekylls(tmp_path: Path) -> None:
    if not MINIMA.is_dir():
        pytest.skip(MINIMA_MISSING)
    found = compare(minima_site(tmp_path), MINIMA)
    assert found.different == {}
    assert found.total == len(["index", "about", "main.css"]) + len(
        list((tmp_path / "minima/_posts").iterdir())
    )
