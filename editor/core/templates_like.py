"""A template made of a post that is there: what its next one will have in common with it."""

import re
from collections.abc import Iterator

from editor.core import article
from editor.core.house.own import ITS_OWN, PICTURES
from editor.core.palette import Palette
from editor.core.templates import Template
from editor.core.yaml.values import Value

_BANNER = "feature_text"
"""The key whose text begins with the newsroom's own line; the rest of it is the post's."""

_HEADING = re.compile(r"(?P<open>#{1,6}[ \t]+|<h[1-6]\b[^>]*>)(?P<words>.+?)(?P<close>[ \t]*#*|</h[1-6]>)")
_SLOT = re.compile(r"\\\{(url|title|publisher)\\\}")
_MOST = 60


def like_this(text: str, palette: Palette) -> Template | None:
    """Return the template of a post: its values but those of its own, the headings and lines of its body.

    `None` where its front matter cannot be read.
    """
    read = article.read(text)
    if read.problem is not None:
        return None
    values = {
        key: _kept(key, value)
        for key, value in read.front_matter.values.items()
        if key not in ITS_OWN and not _is_picture(value)
    }
    return Template(
        "", {key: value for key, value in values.items() if value != ""}, skeleton(read.body, palette)
    )


def _is_picture(value: Value) -> bool:
    """Tell whether a value is the address of a picture: `thumbnail`, `og_image`, whatever its key is."""
    return isinstance(value, str) and value.rstrip("\n").lower().endswith(PICTURES)


def _kept(key: str, value: Value) -> Value:
    """Return what stays of a value: of the banner its heading, of all else everything."""
    if key != _BANNER or not isinstance(value, str):
        return value
    first = value.lstrip("\n").partition("\n")[0]
    return f"{first}\n" if first.startswith("#") else ""


def skeleton(body: str, palette: Palette) -> str:
    """Return a body with its headings, spacers, source lines and closing line; words become placeholders."""
    lines: list[str] = []
    for line in _lines(body, palette):
        is_again = line == _BODY and _BODY in lines[-2:]
        if not is_again and (line or (lines and lines[-1])):
            lines.append(line)
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


_BODY = "‹본문›"


def _lines(body: str, palette: Palette) -> Iterator[str]:
    whole = {one.markup for one in palette.spacers} | {one.markup for one in palette.closings}
    sources = [_pattern(source.template) for source in palette.sources]
    for line in body.split("\n"):
        heading = _HEADING.fullmatch(line.strip())
        if not line.strip() or line.strip() in whole:
            yield line.strip()
        elif heading is not None:
            yield heading["open"] + _placeholder(heading["words"]) + heading["close"]
        elif any(source.fullmatch(line.strip()) for source in sources):
            yield _emptied(line.strip(), sources)
        elif not line.startswith("!["):
            yield _BODY


def _placeholder(words: str) -> str:
    plain = re.sub(r"<[^>]*>|[‹›]", "", words)
    return f"‹{plain if len(plain) <= _MOST else plain[: _MOST - 1] + '…'}›"


def _pattern(template: str) -> re.Pattern[str]:
    """Return what a source line looks like, whatever it names."""
    return re.compile(_SLOT.sub(r"(?P<\1>.*?)", re.escape(template)))


def _emptied(line: str, sources: list[re.Pattern[str]]) -> str:
    """Return a source line with the address and the title to be filled in; the publisher stays."""
    found = next(found for source in sources if (found := source.fullmatch(line)) is not None)
    slots = {"url": "‹주소›", "title": "‹원문 제목›"}
    spans = sorted((found.span(name), slots[name]) for name in found.groupdict() if name in slots)
    for (start, end), words in reversed(spans):
        line = line[:start] + words + line[end:]
    return line
