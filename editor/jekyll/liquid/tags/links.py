"""`link` and `post_url`: addresses of files and posts; `highlight`: coloured code."""

import re
from collections.abc import Callable, Mapping
from typing import TextIO

from liquid import TokenStream
from liquid.ast import BlockNode, Node
from liquid.token import Token
from typing_extensions import override

from editor.jekyll.liquid.filters.addresses import relative
from editor.jekyll.liquid.grammar import Rejected
from editor.jekyll.liquid.nodes import JekyllTag, Piece, opened
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.tags.includes import dynamic
from editor.jekyll.liquid.troubles import Kind

_HIGHLIGHT = re.compile(
    r"^([a-zA-Z0-9.+#_-]+)((\s+\w+(=(\w+|\"([0-9]+\s)*[0-9]+\"))?)*)$", re.MULTILINE | re.ASCII
)
_OPTION = re.compile(r'(?:\w="[^"]*"|\w=\w|\w)+', re.ASCII)


class LinkNode(Piece):
    """The address of a file of the site."""

    def __init__(self, token: Token, name: str) -> None:
        super().__init__(token)
        self.name = name

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        name = self.named(run)
        url = self.found(run)(name)
        if url is None:
            run.report(Kind.LINK, name)
        else:
            buffer.write(relative(run, url))

    def named(self, run: Run) -> str:
        """Return the path, in which Liquid may stand."""
        return dynamic(run, self.name) if "{" in self.name else self.name

    def found(self, run: Run) -> Callable[[str], str | None]:
        """Return where the file is looked for."""
        return run.tools.link


class PostNode(LinkNode):
    """The address of a post."""

    @override
    def named(self, run: Run) -> str:
        return self.name

    @override
    def found(self, run: Run) -> Callable[[str], str | None]:
        return run.tools.post_url


class Link(JekyllTag):
    """`link path/of/file.md`."""

    name = "link"
    node_class: type[LinkNode] = LinkNode

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        return self.node_class(token, markup.strip())


class PostUrl(Link):
    """`post_url 2024-02-27-name`."""

    name = "post_url"
    node_class = PostNode


class HighlightNode(Piece):
    """Code in colours."""

    def __init__(self, token: Token, language: str, options: Mapping[str, object], body: BlockNode) -> None:
        super().__init__(token, blank=body.blank)
        self.language = language
        self.options = options
        self.body = body

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        sink = run.new_sink()
        self.body.render(run, sink)
        code = sink.getvalue().strip("\n\r")
        coloured = run.tools.highlight(code, self.language, self.options)
        if self.options.get("linenos"):
            coloured = _with_numbers(coloured.removesuffix("\n") + "\n")
        language = self.language.replace("+", "-")
        buffer.write(
            f"{run.text(run.find('highlighter_prefix'))}"
            f'<figure class="highlight"><pre><code class="language-{language}" data-lang="{self.language}">'
            f"{coloured.removesuffix(chr(10))}</code></pre></figure>"
            f"{run.text(run.find('highlighter_suffix'))}"
        )


def _with_numbers(code: str) -> str:
    """Return code in a table beside the numbers of its lines."""
    numbers = "".join(f"{number}\n" for number in range(1, code.count("\n") + 1))
    return (
        '<table class="rouge-table"><tbody><tr>'
        f'<td class="gutter gl"><pre class="lineno">{numbers}</pre></td>'
        f'<td class="code"><pre>{code}</pre></td></tr></tbody></table>'
    )


class Highlight(JekyllTag):
    """`highlight language linenos`."""

    name = "highlight"
    end = "endhighlight"

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, markup = opened(stream)
        found = _HIGHLIGHT.search(markup.strip())
        body = self.body(stream, (self.end,))
        self.close(stream, token)
        if not found:
            raise Rejected("Syntax Error in tag 'highlight' - Valid syntax: highlight <lang> [linenos]")
        return HighlightNode(token, found[1].lower(), _options(found[2]), body)


def _options(markup: str) -> Mapping[str, object]:
    """Return the options: a name alone is true, a list in quotes is one of its words."""
    options: dict[str, object] = {}
    for option in _OPTION.findall(markup):
        key, _, value = option.partition("=")
        options[key] = value.replace('"', "").split() if '"' in value else value or True
    if options.get("linenos") is True:
        options["linenos"] = "inline"
    return options
