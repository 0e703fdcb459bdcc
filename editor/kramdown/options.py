"""kramdown's options, as `_config.yml` and `{::options ... /}` set them, with Jekyll's defaults."""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

_LEVELS = re.compile(r"\s*(\d+)\s*(?:\.\.\s*(\d+)\s*)?")
_TOP = 6
"""The levels of headings."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a site wants otherwise than Jekyll does, each at Jekyll's default."""

    is_gfm: bool = True
    """Fences of back ticks, struck text, check boxes: the input `GFM`; kramdown's own has none of them."""
    paragraph_end: bool = True
    """Whether lists, headings, quotes and fences begin right below text."""
    typographic: bool = True
    hard_wrap: bool = False
    auto_ids: bool = True
    auto_id_prefix: str = ""
    toc_levels: frozenset[int] = frozenset(range(1, _TOP + 1))
    header_offset: int = 0
    smart_quotes: tuple[str, ...] = ("\u2018", "\u2019", "\u201c", "\u201d")
    typographic_symbols: tuple[tuple[str, str], ...] = ()
    has_math_engine: bool = True
    colours_blocks: bool = True
    colours_spans: bool = True
    block_class: str = "highlight"
    default_language: str = ""
    footnote_nr: int = 1
    footnote_backlink: str = "&#8617;"
    footnote_prefix: str = ""
    parse_block_html: bool = False
    parse_span_html: bool = True


DEFAULT = Options()

_SILENT_NAMES = """
    entity_output show_warnings line_width latex_headers list_indent template remove_span_html_tags
    remove_block_html_tags auto_id_stripping math_engine_opts guess_lang enable_coderay coderay
"""
_SILENT = frozenset(_SILENT_NAMES.split())
"""Options that change nothing on a page: other bytes for the same signs, or other programs' business."""

_HARMLESS: Mapping[str, tuple[object, ...]] = MappingProxyType(
    {
        "html_to_native": (False,),
        "transliterated_header_ids": (False,),
        "remove_line_breaks_for_cjk": (False,),
        "footnote_backlink_inline": (False,),
        "link_defs": ({}, None),
        "forbidden_inline_options": (["template"], "template"),
    }
)
"""Options that are not obeyed, and the values with which there is nothing to obey."""


def from_config(values: Mapping[str, object]) -> tuple[Options, tuple[str, ...]]:
    """Return the options of `_config.yml`, and the names of those that are unknown or not obeyed."""
    options, missed = DEFAULT, []
    for name, value in values.items():
        if name in _SILENT or (name in _HARMLESS and value in _HARMLESS[name]):
            continue
        changes = _READ[name](value) if name in _READ else None
        if changes is None:
            missed.append(name)
        elif name == "gfm_quirks" and not options.is_gfm:
            continue
        else:
            options = replace(options, **changes)
            missed.extend(_missed_inside(name, value))
    return (replace(options, paragraph_end=False) if not options.is_gfm else options), tuple(missed)


@lru_cache(maxsize=64)
def with_texts(options: Options, pairs: tuple[tuple[str, str], ...]) -> Options:
    """Return the options that a text sets for itself; it cannot choose how it is read, nor symbols."""
    for name, value in pairs:
        if name in _READ and name not in _OUTSIDE:
            changes = _READ[name](None if value == "nil" else value)
            if name == "syntax_highlighter" and value == "nil":
                changes = {"colours_blocks": False, "colours_spans": False}
            options = replace(options, **(changes or {}))
    return options


_OUTSIDE = frozenset({"input", "hard_wrap", "gfm_quirks", "typographic_symbols", "syntax_highlighter_opts"})

Changes: TypeAlias = Mapping[str, Any] | None
"""The fields that an option sets; `None` where its value cannot be obeyed."""


def _switch(field: str, value: object) -> Changes:
    if isinstance(value, bool):
        return {field: value}
    return {field: value.strip().lower() != "false"} if isinstance(value, str) else None


def _number(field: str, value: object) -> Changes:
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d+\s*", value):
        return {field: int(value)}
    return {field: value} if isinstance(value, int) and not isinstance(value, bool) else None


def _text(field: str, value: object) -> Changes:
    return {field: "" if value is None else str(value)} if isinstance(value, str | int | None) else None


def _input(value: object) -> Changes:
    return {"gfm": {"is_gfm": True}, "kramdown": {"is_gfm": False}}.get(str(value).lower())


def _quirks(value: object) -> Changes:
    names = _list(value)
    return {"paragraph_end": "paragraph_end" in names, "typographic": "no_auto_typographic" not in names}


def _levels(value: object) -> Changes:
    if isinstance(value, int):
        return None
    found: set[int] = set()
    for item in _list(value):
        match = _LEVELS.fullmatch(item)
        if match is None:
            return None
        found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return {"toc_levels": frozenset(found)}


def _quotes(value: object) -> Changes:
    signs = tuple(_sign(item) for item in _list(value))
    return {"smart_quotes": signs} if len(signs) == len(DEFAULT.smart_quotes) and all(signs) else None


def _symbols(value: object) -> Changes:
    if not isinstance(value, Mapping):
        return None
    return {"typographic_symbols": tuple((str(key), str(text or "")) for key, text in value.items())}


def _math(value: object) -> Changes:
    return {"has_math_engine": value is not None} if value in (None, "mathjax") else None


def _highlighter(value: object) -> Changes:
    if value in (None, "rouge"):
        return {}
    return {"colours_blocks": False, "colours_spans": False} if value in ("", "none") else None


def _highlighting(value: object) -> Changes:
    """Read `syntax_highlighter_opts`: for both kinds of code, or for `block` and `span` each."""
    if not isinstance(value, Mapping):
        return {} if value is None else None
    block = {**value, **_mapping(value.get("block"))}
    span = {**value, **_mapping(value.get("span"))}
    return {
        "colours_blocks": not block.get("disable"),
        "colours_spans": not span.get("disable"),
        "block_class": str(block.get("css_class") or DEFAULT.block_class),
        "default_language": _language(value.get("default_lang")),
    }


def _language(value: object) -> str:
    """Return the language of code that names none; Jekyll itself says `plaintext`."""
    return "" if value in (None, "plaintext") else str(value)


_OBEYED = frozenset(
    {"disable", "css_class", "default_lang", "block", "span", "guess_lang", "wrap", "formatter"}
)


def _missed_inside(name: str, value: object) -> Iterable[str]:
    """Yield what is asked of the highlighter that is not obeyed."""
    if name != "syntax_highlighter_opts" or not isinstance(value, Mapping):
        return
    tables = (value, _mapping(value.get("block")), _mapping(value.get("span")))
    asked = {str(key) for table in tables for key, item in table.items() if item}
    yield from (f"{name}.{key}" for key in sorted(asked - _OBEYED))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[str]:
    items = value if isinstance(value, list | tuple) else str(value or "").split(",")
    return [text for item in items if (text := str(item).strip())]


def _sign(name: str) -> str:
    """Return the character of an entity, by name or number; nothing where there is none."""
    written = f"&{'#' if name.isdigit() else ''}{name};"
    found = html.unescape(written)
    return found if found != written else ""


def _field(read: Callable[[str, object], Changes], field: str) -> Callable[[object], Changes]:
    def fill(value: object) -> Changes:
        return read(field, value)

    return fill


_READ: Mapping[str, Callable[[object], Changes]] = MappingProxyType(
    {
        **{
            name: _field(_switch, name)
            for name in ("hard_wrap", "auto_ids", "parse_block_html", "parse_span_html")
        },
        **{name: _field(_number, name) for name in ("footnote_nr", "header_offset")},
        **{name: _field(_text, name) for name in ("auto_id_prefix", "footnote_prefix", "footnote_backlink")},
        "input": _input,
        "gfm_quirks": _quirks,
        "toc_levels": _levels,
        "smart_quotes": _quotes,
        "typographic_symbols": _symbols,
        "math_engine": _math,
        "syntax_highlighter": _highlighter,
        "syntax_highlighter_opts": _highlighting,
    }
)
