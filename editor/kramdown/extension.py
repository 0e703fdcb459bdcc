"""kramdown's dialect for Python-Markdown: `markdown.Markdown(extensions=[KramdownExtension()])`."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import Registry
from typing_extensions import override

from editor.kramdown.document import read
from editor.kramdown.html import add_elements
from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.render.serialize import inner


class _TreeParser(BlockParser):
    """Builds the whole ElementTree from our reading; the stock processors have nothing left to do."""

    def __init__(self, md: Markdown, options: Options) -> None:
        super().__init__(md)
        self._options = options

    @override
    def parseDocument(self, lines: Iterable[str]) -> ElementTree:
        self.root = Element(self.md.doc_tag)
        add_elements(read("\n".join(lines), self._options), self.root)
        return ElementTree(self.root)


class KramdownExtension(Extension):
    """Makes a Markdown object read and write as kramdown does with Jekyll's settings, or a site's own."""

    def __init__(self, options: Options = DEFAULT) -> None:
        super().__init__()
        self._options = options

    @override
    def extendMarkdown(self, md: Markdown) -> None:
        """Put our parser and serializer in, and every stock processor out."""
        md.preprocessors = Registry()
        md.treeprocessors = Registry()
        md.postprocessors = Registry()
        md.inlinePatterns = Registry()
        md.parser = _TreeParser(md, self._options)
        # Markdown sets its output format after the extensions ran: it would put its own serializer back.
        vars(md)["output_formats"] = dict.fromkeys(md.output_formats, _serialize)
        md.serializer = _serialize


def _serialize(root: Element) -> str:
    return f"<{root.tag}>{inner(root)}</{root.tag}>"


def makeExtension(options: Options = DEFAULT) -> KramdownExtension:
    """Return the extension, for `extensions=["editor.kramdown.extension"]`."""
    return KramdownExtension(options)
