"""The page in the window is the page that Jekyll publishes: their pictures are the same, pixel by pixel."""

from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from scripts import page_pictures
from tests.jekyll.builds import build as build_by_jekyll
from tests.jekyll.builds import sample_site
from tests.jekyll.sites import MISSING, has_jekyll

POST = "2024-02-27-night-bus.md"
WIDTH = 390
needs_jekyll = pytest.mark.skipif(not has_jekyll(), reason=MISSING)


@needs_jekyll
def test_the_preview_s_picture_is_that_of_jekyll_s_page(build: Build, tmp_path: Path) -> None:
    site = sample_site(tmp_path)
    window = build(site / "_posts" / POST)
    with page_pictures.served(build_by_jekyll(site)) as address:
        url = f"{address}{page_pictures.url_of(window)}"
        _, ours, found = page_pictures.compared(url, window, WIDTH)
    assert ours.height() > 2 * page_pictures.FIRST_HEIGHT
    assert found.share == 1


@needs_jekyll
def test_a_word_more_is_another_picture(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    site = sample_site(tmp_path)
    window = build(site / "_posts" / POST)
    page_pictures.url_of(window)
    before = page_pictures.picture_of_preview(window, WIDTH)
    hands.type_into_field(window, "titleField", "a")
    hands.wait_for_page(window, qtbot, "document.querySelector('h1').textContent.includes('a')")
    assert page_pictures.likeness(before, page_pictures.picture_of_preview(window, WIDTH)).share < 1


def test_one_pixel_is_seen_and_so_is_what_one_picture_has_more() -> None:
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    other = picture.copy()
    assert page_pictures.likeness(picture, other).share == 1
    other.setPixelColor(3, 3, QColor(255, 255, 254))
    assert page_pictures.likeness(picture, other).share == 0.99
    assert page_pictures.likeness(picture, picture.copy(0, 0, 10, 20)).share == 0.5
