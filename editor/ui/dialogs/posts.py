"""The site's posts, offered by their titles while one types where a link goes."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QListView
from typing_extensions import override

from editor.core.choices import PostLink
from editor.ui.text_bridge import on_one_line

_SEARCHED = Qt.ItemDataRole.UserRole
_SHOWN = 10


class _Posts(QAbstractListModel):
    """Titles with their days; what is searched is the title and the file's name."""

    def __init__(self, posts: Sequence[PostLink], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.posts = tuple(posts)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.posts)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        post = self.posts[index.row()]
        if role == _SEARCHED:
            return f"{post.title} {post.address}"
        if role == Qt.ItemDataRole.DisplayRole:
            title = on_one_line(post.title)
            return f"{title}   {post.day}" if post.day else title
        return None


class PostCompleter(QCompleter):
    """Offers posts whose titles hold what is typed; the one that is chosen leaves its address."""

    def __init__(self, posts: Sequence[PostLink], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = _Posts(posts, self)
        self._posts = {post.address: post for post in posts}
        self.setModel(self._model)
        self.setCompletionRole(_SEARCHED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_SHOWN)
        popup = QListView()
        popup.setProperty("part", "words")
        self.setPopup(popup)

    def post(self, address: str) -> PostLink | None:
        """Return the post that an address leads to."""
        return self._posts.get(address.strip())

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        searched = str(index.data(_SEARCHED) or "")
        return next((post.address for post in self._model.posts if searched.endswith(post.address)), "")
