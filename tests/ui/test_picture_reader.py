"""Pictures are read as what they are, whatever their file is called."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from editor.ui.picture_reader import reading

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = QSize(30, 20)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'


def made(path: Path, kind: str) -> Path:
    """Make a picture of a kind."""
    if kind == "svg":
        path.write_text(DRAWING, "utf-8")
    else:
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        assert image.save(str(path), kind)
    return path


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".JPG", ".webp", ".svg", ""])
@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "svg"])
def test_a_picture_is_read_whatever_its_name_ends_with(tmp_path: Path, kind: str, suffix: str) -> None:
    with reading(made(tmp_path / f"a{suffix}", kind)) as reader:
        assert reader.size() == SIZE
        assert not reader.read().isNull()


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with reading(tmp_path / "a.png") as reader:
        assert not reader.canRead()
