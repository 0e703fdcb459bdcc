"""What stands in the preview's place where pages cannot be shown."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from editor.core.message import Message, Translate
from editor.core.patch import PreviewBlock
from editor.ui.preview.dress import Dress
from editor.ui.preview.head import ArticleHead


class AbsentPreview(QLabel):
    """Says why there is no preview; takes everything a preview takes, and shows nothing of it."""

    def __init__(self, why: Message, tr: Translate) -> None:
        super().__init__(tr(why))
        self.setObjectName("preview")
        self.setAccessibleName(tr("Preview"))
        self.setProperty("part", "note")
        self.setWordWrap(True)
        self.setMargin(32)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_blocks(self, blocks: Sequence[PreviewBlock], *, anew: bool = False) -> int:
        """Take blocks."""
        del blocks, anew
        return 0

    def show_head(self, head: ArticleHead) -> None:
        """Take a head."""

    def set_site(self, root: Path | None, *, baseurl: str = "", language: str = "ko") -> None:
        """Take a site."""

    def show_in(self, dress: Dress | None) -> None:
        """Take a theme's page."""

    def show_web(self, allowed: bool) -> None:
        """Take what is allowed."""

    def reveal_line(self, line: int) -> None:
        """Take a place."""

    def set_theme(self, dark: bool) -> None:
        """Take a theme."""

    def scroll_to_line(self, line: int, *, at: float = 0.0) -> None:
        """Take a place."""
