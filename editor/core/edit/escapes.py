"""What a person types stays what a reader sees: signs that would vanish or break the page are escaped.

Markdown's own signs are not: who types `**` means it. The forms are those that kramdown shows literally and
Liquid, which runs before it, leaves alone.
"""

import re

_SIGNS = re.compile(
    r"(?P<tag><)(?=[A-Za-z/!?])"
    r"|(?P<entity>&)(?=(?:[A-Za-z][A-Za-z0-9]*|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)"
    r"|(?<=\{)(?P<liquid>[{%])"
    r"|(?P<list>\{)(?=:)"
)
_LINE_START = re.compile(r"(?:(?=#{1,6}[ \t]*\S)|(?=[-+*][ \t])|(?=>)|\d+(?=\.[ \t])|(?=[:|][ \t]))")
_REACH = 40
"""How far back a sign can be that the next character completes."""


def literal(left: str, text: str, *, is_html: bool) -> tuple[int, str]:
    """Return how many characters at the end of `left` change when `text` is typed, and what is written.

    `is_html` says that Markdown is not read there: a backslash would show.
    """
    near = left[-_REACH:]
    known = {found.start() for found in _SIGNS.finditer(near)}
    whole = near + text
    new = [found for found in _SIGNS.finditer(whole) if found.start() not in known]
    if not new:
        return 0, text
    start = min(new[0].start(), len(near))
    parts, done = [], start
    for found in new:
        parts += [whole[done : found.start()], _escaped(found, is_html=is_html)]
        done = found.end()
    return len(near) - start, "".join((*parts, whole[done:]))


def _escaped(found: re.Match[str], *, is_html: bool) -> str:
    sign = found[0]
    if found["entity"]:
        return "&amp;"
    if found["liquid"]:
        return f"&#{ord(sign)};"
    if is_html:
        return "&lt;" if sign == "<" else f"&#{ord(sign)};"
    return f"\\{sign}"


def line_start(line: str, first: str) -> int | None:
    """Return where a backslash keeps `line` from beginning a block; `None` where it begins none.

    Only signs in `first`, the beginning of the line, count.
    """
    found = _LINE_START.match(line)
    return found.end() if found is not None and found.end() < len(first) else None
