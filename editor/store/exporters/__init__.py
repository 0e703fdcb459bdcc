"""The ways to export a post: one module each, named in `TARGETS`; menus and dialogs are made from it."""

from editor.store.exporters import post
from editor.store.exporters.plan import Exporter

TARGETS: tuple[Exporter, ...] = (post.EXPORTER,)
