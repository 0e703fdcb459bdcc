"""HTML as a list of lines that are equal when a reader's page is equal, at three levels of strictness."""

import re
from dataclasses import dataclass, field
from enum import IntEnum
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Level(IntEnum):
    """What counts.

    STRUCT: what a reader sees; not the ids of headings, wrappers and colours of code, percent signs in URLs.
    MID: everything but the spans that colour code. STRICT: everything.
    """

    STRUCT = 0
    MID = 1
    STRICT = 2


_BLOCK_NAMES = """
    address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link
    main menu nav noscript ol optgroup option p pre script section style summary table tbody td template
    textarea tfoot th thead title tr ul video audio
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_VERBATIM = frozenset({"pre", "script", "style", "textarea"})
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HEADING = re.compile(r"h[1-6]")
_LANGUAGE = re.compile(r"language-(\S+)")
_WRAPPER = re.compile(r"\b(?:highlighter-\w+|highlight)\b")
_STYLE = re.compile(r"\s*([:;])\s*")


@dataclass
class _Writer:
    """Gathers lines; text is written when an element begins or ends."""

    level: Level
    lines: list[str] = field(default_factory=list)
    text: str = ""
    at_edge: bool = True

    def flush(self, depth: int, *, edge: bool) -> None:
        """Write the text so far; at the edge of a block its blanks do not count."""
        text = _BLANKS.sub(" ", self.text)
        self.text = ""
        if self.at_edge:
            text = text.lstrip(" ")
        if edge:
            text = text.rstrip(" ")
        if text:
            self.lines.append(f"{' ' * depth}'{text}")
            self.at_edge = text.endswith(" ")
        self.at_edge = self.at_edge or edge

    def children(self, node: LexborNode, depth: int) -> None:
        """Write what a node holds."""
        child = node.child
        while child is not None:
            if child.tag == "-text":
                self.text += child.text_content or ""
            elif child.tag == "-comment":
                self.flush(depth, edge=True)
                if self.level is Level.STRICT:
                    self.lines.append(f"{' ' * depth}<!--{(child.comment_content or '').strip()}-->")
            else:
                self.element(child, depth)
            child = child.next

    def element(self, node: LexborNode, depth: int) -> None:
        """Write an element and what it holds."""
        tag = str(node.tag)
        block = tag in _BLOCKS
        self.flush(depth, edge=block)
        code = None if self.level is Level.STRICT else _code(node)
        if code is not None and (self.level is Level.STRUCT or tag == "pre"):
            name = f" {code[0]}" if self.level is Level.STRUCT else self.attributes(node)
            self.lines.append(f"{' ' * depth}<pre{name}>")
            self.lines.extend(
                f"{' ' * depth}|{line.expandtabs(4).rstrip()}" for line in code[1].strip("\n").split("\n")
            )
            self.at_edge = True
            return
        self.lines.append(f"{' ' * depth}<{tag}{self.attributes(node)}>")
        if tag in _VERBATIM:
            inside = node.inner_html if tag == "pre" and self.level is Level.STRICT else node.text(deep=True)
            self.lines.extend(f"{' ' * depth}|{line.rstrip()}" for line in (inside or "").strip().split("\n"))
            self.at_edge = True
            return
        self.children(node, depth + 1)
        self.flush(depth + 1, edge=block)
        if not block:
            self.lines.append(f"{' ' * depth}</{tag}>")

    def attributes(self, node: LexborNode) -> str:
        """Return the attributes that count, in one order."""
        found = {key: value or "" for key, value in node.attributes.items()}
        if self.level is Level.STRUCT:
            if _HEADING.fullmatch(str(node.tag)):
                found.pop("id", None)
            if node.tag in {"code", "pre"} and "highlighter-rouge" in found.get("class", ""):
                found.pop("class")
            found |= {key: unquote(found[key]) for key in ("href", "src") if key in found}
        if "class" in found:
            found["class"] = " ".join(sorted(set(found["class"].split())))
        if "style" in found:
            found["style"] = _STYLE.sub(r"\1", found["style"].strip().rstrip(";"))
        return "".join(f" {key}={found[key]!r}" for key in sorted(found) if key != "class" or found[key])


def _code(node: LexborNode) -> tuple[str, str] | None:
    """Return the language and the text of a block of code, whether it is wrapped or not."""
    if node.tag == "pre":
        code = node.css_first("code")
        if code is None or (node.text(deep=True) or "").strip() != (code.text(deep=True) or "").strip():
            return None
        language = _LANGUAGE.search(code.attributes.get("class") or "")
        return language[1] if language else "", code.text(deep=True)
    names = node.attributes.get("class") or ""
    if node.tag != "div" or not _WRAPPER.search(names) or len(node.css("pre")) != 1:
        return None
    language = _LANGUAGE.search(names)
    name = language[1] if language else ""
    return "" if name == "plaintext" else name, node.css_first("pre").text(deep=True)


def canonical(html: str, level: Level = Level.MID) -> list[str]:
    """Return the lines of a page's body."""
    body = LexborHTMLParser(f"<!DOCTYPE html><html><body>{html}</body></html>").body
    assert body is not None
    writer = _Writer(level)
    writer.children(body, 0)
    writer.flush(0, edge=True)
    return writer.lines
