"""Code coloured by Pygments, with the class names that Rouge's style sheets know."""

from collections.abc import Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Token, _TokenType
from pygments.util import ClassNotFound

from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.render.colours import rouge_class
from editor.kramdown.render.rouge import LEXERS

_LANGUAGE = "language-"

Tokens = Sequence[tuple[str, str]]

_PLAIN = frozenset({"", "plaintext", "text", "plain", "txt"})


def code_block(parent: Element, attributes: dict[str, str], code: str, options: Options = DEFAULT) -> Element:
    """Add a code block as Jekyll wraps it; return its outermost element.

    A language that Rouge does not know is not wrapped.
    """
    names = attributes.pop("class", "").split()
    language = language_of(names)
    name = language.partition("?")[0]
    default = options.default_language or "plaintext"
    if not options.colours_blocks or (name or default) not in LEXERS:
        return _plain_block(parent, attributes, names, code)
    own = (
        [*names, "highlighter-rouge"] if language else [f"{_LANGUAGE}{default}", *names, "highlighter-rouge"]
    )
    outer = SubElement(parent, "div", {**attributes, "class": " ".join(own)})
    pre = SubElement(SubElement(outer, "div", {"class": "highlight"}), "pre", {"class": options.block_class})
    coloured(SubElement(pre, "code"), name or default, code)
    return outer


def language_of(names: Sequence[str]) -> str:
    """Return the language that classes name, or nothing."""
    return next((name.removeprefix(_LANGUAGE) for name in names if name.startswith(_LANGUAGE)), "")


def coloured(target: Element, language: str, code: str) -> None:
    """Put code into an element, its tokens as elements inside."""
    if language in _PLAIN:
        target.text = code
        return
    last: Element | None = None
    for kind, text in tokens(language, code):
        if kind:
            last = SubElement(target, "span", {"class": kind})
            last.text = text
        elif last is None:
            target.text = (target.text or "") + text
        else:
            last.tail = (last.tail or "") + text


def _plain_block(parent: Element, attributes: dict[str, str], names: list[str], code: str) -> Element:
    """Add a block of code that nobody colours: the inner element's class names its language."""
    inner = [name for name in names if name.startswith(_LANGUAGE)]
    outer = [name for name in names if not name.startswith(_LANGUAGE)]
    pre = SubElement(parent, "pre", ({"class": " ".join(outer)} if outer else {}) | attributes)
    SubElement(pre, "code", {"class": " ".join(inner)} if inner else {}).text = code
    return pre


@lru_cache(maxsize=64)
def tokens(language: str, code: str) -> Tokens:
    """Return code as `(class, text)`; neighbours of one class are one."""
    lexer = _lexer(language)
    if lexer is None:
        return (("", code),)
    found: list[tuple[str, str]] = []
    for kind, text in lexer.get_tokens(code):
        name = rouge_class(language, _class(kind), text)
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + text)
        else:
            found.append((name, text))
    return tuple(found) if "".join(text for _, text in found) == code else (("", code),)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    if language in _PLAIN:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=512)
def _class(kind: _TokenType) -> str:
    if kind is Token.Text:
        return ""
    known: _TokenType | None = kind
    while known is not None and known not in STANDARD_TYPES:
        known = known.parent
    return STANDARD_TYPES.get(known, "") if known is not None else ""
