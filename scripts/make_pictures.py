"""Draw the program's icon and the sample newsroom's pictures from their SVG sources.

.venv/bin/python scripts/make_pictures.py    # Noto Sans CJK KR must be there for the Korean words
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).parents[1]
ICONS = ROOT / "resources" / "icons"
SOURCES = ROOT / "scripts" / "pictures"
PICTURES = ROOT / "resources" / "sample-site" / "assets" / "img"
ICON_SIZE = QSize(256, 256)
PICTURE_SIZE = QSize(1200, 675)
JPEG_QUALITY = 84


def draw(source: Path, size: QSize, background: QColor | Qt.GlobalColor) -> QImage:
    """Return an SVG file drawn at a size."""
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(background)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    return image


def main() -> None:
    """Draw everything."""
    application = QGuiApplication([])
    draw(ICONS / "wongo.svg", ICON_SIZE, Qt.GlobalColor.transparent).save(str(ICONS / "wongo.png"))
    PICTURES.mkdir(parents=True, exist_ok=True)
    for source in sorted(SOURCES.glob("*.svg")):
        image = draw(source, PICTURE_SIZE, Qt.GlobalColor.white).convertToFormat(QImage.Format.Format_RGB888)
        image.save(str(PICTURES / f"{source.stem}.jpg"), None, JPEG_QUALITY)
    application.quit()


if __name__ == "__main__":
    main()
