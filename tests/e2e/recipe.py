"""What a journalist does to write a given body: a list of acts with keys, buttons and dialogs.

The recipe is read off a finished post of the house, so that no post needs to be copied into the project.
It knows the house's forms by their look alone; it shares no code with the editor.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HIGHLIGHTS = {
    '<b><span style="color: #ee2323;">': "highlight-red",
    '<b><span style="background-color: #21538527;">': "highlight-tint",
    '<b><span style="color: #1a5490;">': "highlight-blue",
}
SECTIONS = {"size26": "section", "size24": "section-24"}
SPACERS = {'<p data-ke-size="size16">&nbsp;</p>': "spacer", '<p data-ke-size="size16"></p>': "spacer-empty"}


@dataclass(frozen=True)
class Type:
    """Type words, syllable by syllable."""

    text: str


@dataclass(frozen=True)
class Press:
    """Press a key."""

    key: str


@dataclass(frozen=True)
class Push:
    """Push the button of a command."""

    command: str


@dataclass(frozen=True)
class Fill:
    """Push the button of a command that asks, fill in its dialog, accept it."""

    command: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Cells:
    """Push the table button, fill in the grid, accept it."""

    rows: tuple[tuple[str, ...], ...]


Act = Type | Press | Push | Fill | Cells

_IMAGE = re.compile(r"!\[(.*?)\]\((.*?)\)")
_SOURCE = re.compile(r'<p>출처: <a href="(.*?)" rel="dofollow">(.*?)</a> \| (.*?)</p>')
_SOURCE_OWN = re.compile(
    r'<p data-ke-size="size16"><span style="font-weight: bold;">기사 출처: </span>'
    r'<a href="(.*?)" style="color: #1a5490;">(.*?)</a></p>(.*)'
)
_SECTION = re.compile(r'<h2 data-ke-size="(size\d+)">(.*?)</h2>')
_INLINE = re.compile(
    r"(?P<mark><b><span style=\"[^\"]*\">)(?P<marked>.*?)</span></b>"
    r"|\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*"
    r'|<a href="(?P<url>[^"]*)" rel="(?P<rel>[^"]*)">(?P<words>.*?)</a>'
)


def acts(body: str) -> Iterator[Act]:
    """Yield the acts that write `body` at the end of an empty post, whose body begins with a blank line."""
    lines = body.split("\n")
    assert lines[0] == ""
    at, is_first = 1, True
    while at < len(lines):
        if lines[at] == "" and all(line == "" for line in lines[at:]):
            yield from _ending(len(lines) - at)
            return
        if lines[at] == "":
            at += 1
            continue
        if not is_first:
            yield Press("Return")
        is_first = False
        length = lines[at:].index("</table>") + 1 if lines[at] == "<table>" else 1
        yield from _block("\n".join(lines[at : at + length]))
        at += length


def _ending(blank_lines: int) -> Iterator[Act]:
    """Yield the keys that end a body: the first Return begins a paragraph, two line ends at once."""
    yield from (Press("Return") for _ in range(blank_lines - 1))


def _block(source: str) -> Iterator[Act]:
    if source in SPACERS:
        yield Push(SPACERS[source])
    elif found := _SECTION.fullmatch(source):
        yield Push(SECTIONS[found[1]])
        yield Type(found[2])
    elif found := _IMAGE.fullmatch(source):
        yield Fill("image", (("imageTarget", found[2]), ("imageAlt", found[1])))
    elif found := _SOURCE.fullmatch(source):
        fields = zip(("sourceUrl", "sourceTitle", "sourcePublisher"), found.groups(), strict=True)
        yield Fill("source-line", (("sourceForm", "source-line"), *fields))
    elif found := _SOURCE_OWN.fullmatch(source):
        fields = (("sourceUrl", found[1]), ("sourcePublisher", found[2]))
        yield Fill("source-line", (("sourceForm", "source-line-own"), *fields))
        if found[3]:
            yield Type(found[3])
    elif source.startswith("<table>"):
        rows = re.findall(r"<tr>(.*?)</tr>", source, re.DOTALL)
        yield Cells(tuple(tuple(re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)) for row in rows))
    else:
        yield from _words(source)


def _words(source: str) -> Iterator[Act]:
    done = 0
    for found in _INLINE.finditer(source):
        if found.start() > done:
            yield Type(source[done : found.start()])
        done = found.end()
        if found["url"] is not None:
            fields = (("linkText", found["words"]), ("linkUrl", found["url"]), ("linkRel", found["rel"]))
            yield Fill("link", fields)
            continue
        if found["mark"]:
            command, text = HIGHLIGHTS[found["mark"]], found["marked"]
        else:
            command, text = ("bold", found["bold"]) if found["bold"] else ("italic", found["italic"])
        yield from (Push(command), Type(text), Push(command))
    if done < len(source):
        yield Type(source[done:])
