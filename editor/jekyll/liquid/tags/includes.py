"""`include`, `include_relative` and `include_cached`: other templates, with parameters."""

import re
from collections.abc import Callable
from typing import TextIO

from liquid import TokenStream
from liquid.ast import Node
from liquid.token import Token
from typing_extensions import override

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.expressions import read_expression
from editor.jekyll.liquid.grammar import Rejected
from editor.jekyll.liquid.nodes import JekyllTag, Piece, opened
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.troubles import Kind

_PARAMETER = r"""([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))"""
_PARAMETERS = re.compile(_PARAMETER, re.DOTALL | re.ASCII)
_ALL_PARAMETERS = re.compile(rf"\s*(?:{_PARAMETER}(?=\s|\Z)\s*)*", re.DOTALL | re.ASCII)
_DYNAMIC = re.compile(r"([^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(.*)", re.DOTALL | re.ASCII)
_LONGEST_DYNAMIC = 1_000
"""Looking for Liquid in a longer name could take too long."""
_NAME = re.compile(r"^[\w/.\-()+~#@]+$", re.MULTILINE | re.ASCII)
_OUTSIDE = re.compile(r"[./]{2,}")


class IncludeNode(Piece):
    """A template that is rendered where the tag stands; it sees the names around it, and assigns to them."""

    def __init__(self, token: Token, name: str, parameters: str | None) -> None:
        super().__init__(token)
        self.name = name
        self.parameters = parameters

    @override
    def write(self, run: Run, buffer: TextIO) -> None:
        name = dynamic(run, self.name) if "{{" in self.name else self.name
        if _OUTSIDE.search(name) or not _NAME.search(name):
            raise Failed(f"Invalid syntax for include tag. File contains invalid characters: {name}")
        source = self.source(run)(name.lstrip("/"))
        if source is None:
            run.report(Kind.INCLUDE, name)
            return
        names = {} if self.parameters is None else {"include": self._values(run, self.parameters)}
        with run.extend(names):
            run.include(source, name, buffer)

    def source(self, run: Run) -> Callable[[str], str | None]:
        """Return where the template is looked for."""
        return run.tools.include

    def _values(self, run: Run, parameters: str) -> dict[str, object]:
        """Return what the parameters are now."""
        values: dict[str, object] = {}
        for found in _PARAMETERS.finditer(parameters):
            key, double, single, variable = found.groups()
            if double is not None:
                values[key] = double.replace('\\"', '"')
            elif single is not None:
                values[key] = single.replace("\\'", "'")
            else:
                values[key] = read_expression(variable).value(run)
        return values


def dynamic(run: Run, markup: str) -> str:
    """Return what Liquid inside a tag's markup says."""
    sink = run.new_sink()
    run.include(markup, run.place, sink)
    return sink.getvalue()


class RelativeIncludeNode(IncludeNode):
    """A file from the folder of the page."""

    @override
    def source(self, run: Run) -> Callable[[str], str | None]:
        return run.tools.include_relative


class Include(JekyllTag):
    """`include file.html name="value" other=variable`."""

    name = "include"
    node_class: type[IncludeNode] = IncludeNode

    @override
    def parse(self, stream: TokenStream) -> Node:
        token, whole = opened(stream)
        markup = whole.strip()
        is_dynamic = "{{" in markup and len(markup) <= _LONGEST_DYNAMIC
        found = _DYNAMIC.search(markup) if is_dynamic else None
        parameters: str | None
        if found:
            name, parameters = found[1].strip(), found[2].strip()
        else:
            pieces = re.split(r"\s+", markup, maxsplit=1)
            name, parameters = pieces[0], pieces[1] if len(pieces) > 1 else None
        if not name:
            raise Rejected("Invalid syntax for include tag: no file")
        if parameters and not _ALL_PARAMETERS.fullmatch(parameters):
            self.note(Kind.SYNTAX, f"Invalid syntax for include tag: {parameters}", token)
        return self.node_class(token, name, parameters)


class Render(JekyllTag):
    """`render`, which Jekyll does not allow."""

    name = "render"

    @override
    def parse(self, stream: TokenStream) -> Node:
        opened(stream)
        raise Rejected("This liquid context does not allow includes: 'render'")


class IncludeRelative(Include):
    """`include_relative`."""

    name = "include_relative"
    node_class = RelativeIncludeNode


class IncludeCached(Include):
    """`include_cached` of jekyll-include-cache: an include that Jekyll renders once."""

    name = "include_cached"
