"""What a site says about itself: `_config.yml` for Jekyll, `.wongo.toml` for Wongo."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import yaml

from editor.core.errors import Problem, Severity
from editor.core.message import msg
from editor.core.toml_problems import in_plain_words as toml_problem
from editor.core.yaml.problems import in_plain_words as yaml_problem
from editor.kramdown.span import Span

_NOTHING: Mapping[str, object] = MappingProxyType({})
_MARKDOWN = "markdown,mkdown,mkdn,mkd,md"
_NO_KEYS = msg("The file is not a list of keys: each line needs a key, a colon and a value.")


@dataclass(frozen=True, slots=True)
class Default:
    """Front matter that the site gives to all pages of a kind: `values` for those in `path` of `type`."""

    path: str
    type: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """`_config.yml`, with Jekyll's own defaults for what it does not say."""

    title: str = ""
    url: str = ""
    baseurl: str = ""
    """The site's folder on its server: empty, or `/name` without a slash at the end."""
    timezone: str = ""
    """The name of the site's time zone; empty for the zone of the machine that builds it."""
    language: str = ""
    permalink: str = "date"
    markdown: str = "kramdown"
    kramdown: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    markdown_suffixes: tuple[str, ...] = tuple(f".{name}" for name in _MARKDOWN.split(","))
    defaults: tuple[Default, ...] = ()
    source: str = ""
    collections_dir: str = ""
    exclude: tuple[str, ...] = ()
    future: bool = False
    """Whether posts dated in the future are published."""
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    """Everything that the file says, as pages see it in `site`."""
    problems: tuple[Problem, ...] = ()
    """What Jekyll would not accept, at its place in the file."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`.wongo.toml` at the root of a site: what it wants otherwise than Wongo would do."""

    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    problems: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False)

    @property
    def palette(self) -> Mapping[str, object]:
        """The site's own markup: see `editor.core.palette.from_toml`."""
        return self.table("palette")

    def table(self, name: str) -> Mapping[str, object]:
        """Return one table of the file; an empty one where it has none of that name."""
        return _mapping(self.values.get(name))


class _Loader(yaml.CSafeLoader):
    """Reads plain values only; a date stays the text that it is, so that an impossible one is no error."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_config(text: str) -> SiteConfig:
    """Read `_config.yml`; what is wrong with it is in its `problems`, the rest is as Jekyll would have it."""
    try:
        values = yaml.load(text, _Loader)  # noqa: S506 - a safe loader of ours
    except (yaml.YAMLError, ValueError, RecursionError) as trouble:
        return SiteConfig(problems=(_with_line(text, yaml_problem(trouble, text, Span(0, len(text)))),))
    if values is None:
        return SiteConfig()
    if not isinstance(values, dict):
        first = Span(0, len(text.split("\n", 1)[0]))
        return SiteConfig(problems=(_with_line(text, Problem(first, _NO_KEYS, Severity.ERROR)),))
    return _config({str(key): value for key, value in values.items()})


def read_settings(text: str) -> SiteSettings:
    """Read `.wongo.toml`; what is wrong with it is in its `problems`."""
    try:
        return SiteSettings(MappingProxyType(tomllib.loads(text)), text=text)
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        return SiteSettings(problems=(toml_problem(trouble, text),))


def _config(values: Mapping[str, object]) -> SiteConfig:
    """Return the configuration that well-formed values say."""
    suffixes = _words(values.get("markdown_ext"), _MARKDOWN)
    language = _text(values, "lang") or _text(values, "locale") or _text(values, "language")
    return SiteConfig(
        title=_text(values, "title"),
        url=_text(values, "url").rstrip("/"),
        baseurl=_baseurl(_text(values, "baseurl")),
        timezone=_text(values, "timezone"),
        language=language,
        permalink=_text(values, "permalink") or "date",
        markdown=_text(values, "markdown") or "kramdown",
        kramdown=_mapping(values.get("kramdown")),
        markdown_suffixes=tuple(f".{name.lstrip('.').lower()}" for name in suffixes),
        defaults=_defaults(values.get("defaults")),
        source=_folder(_text(values, "source")),
        collections_dir=_folder(_text(values, "collections_dir")),
        exclude=_texts(values.get("exclude")),
        future=values.get("future") not in (None, False),
        values=MappingProxyType(dict(values)),
    )


def _text(values: Mapping[str, object], key: str) -> str:
    """Return a value as text; nothing for none, for lists and for mappings."""
    value = values.get(key)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _words(value: object, default: str) -> tuple[str, ...]:
    text = value if isinstance(value, str) and value.strip() else default
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _mapping(value: object) -> Mapping[str, object]:
    return MappingProxyType(value) if isinstance(value, dict) else _NOTHING


def _defaults(value: object) -> tuple[Default, ...]:
    """Return the sets of default front matter; Jekyll too passes over those that are none."""
    found: list[Default] = []
    for item in value if isinstance(value, list) else ():
        entry = _mapping(item)
        scope = _mapping(entry.get("scope"))
        if isinstance(entry.get("values"), dict):
            kind = _text(scope, "type")
            found.append(Default(_text(scope, "path").strip("/"), kind, _mapping(entry["values"])))
    return tuple(found)


def _baseurl(text: str) -> str:
    name = text.strip("/")
    return f"/{name}" if name else ""


def _folder(text: str) -> str:
    """Return a folder below the site as a plain relative path: empty for the site itself."""
    parts = [part for part in text.replace("\\", "/").split("/") if part not in ("", ".")]
    return "" if ".." in parts else "/".join(parts)


def _with_line(text: str, problem: Problem) -> Problem:
    """Return a problem that says its line."""
    return replace(problem, message=problem.said_with_line(text))
