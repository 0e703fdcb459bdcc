"""All that `_config.yml` says, over what Jekyll says where it is silent: what pages see in `site`."""

from collections.abc import Mapping
from types import MappingProxyType

import yaml

from editor.core.yaml.reading import read_yaml
from editor.jekyll.ruby import deep_merge

_STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
_EXCLUDED = """
    .sass-cache .jekyll-cache gemfiles Gemfile Gemfile.lock node_modules vendor/bundle/ vendor/cache/
    vendor/gems/ vendor/ruby/
"""
_DEFAULTS: Mapping[str, object] = MappingProxyType(
    {
        "collections_dir": "",
        "cache_dir": ".jekyll-cache",
        "plugins_dir": "_plugins",
        "layouts_dir": "_layouts",
        "data_dir": "_data",
        "includes_dir": "_includes",
        "collections": {},
        "safe": False,
        "include": [".htaccess"],
        "exclude": [],
        "keep_files": [".git", ".svn"],
        "encoding": "utf-8",
        "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
        "strict_front_matter": False,
        "show_drafts": None,
        "limit_posts": 0,
        "future": False,
        "unpublished": False,
        "whitelist": [],
        "plugins": [],
        "markdown": "kramdown",
        "highlighter": "rouge",
        "lsi": False,
        "excerpt_separator": "\n\n",
        "incremental": False,
        "detach": False,
        "port": "4000",
        "host": "127.0.0.1",
        "baseurl": None,
        "show_dir_listing": False,
        "permalink": "date",
        "paginate_path": "/page:num",
        "timezone": None,
        "quiet": False,
        "verbose": False,
        "defaults": [],
        "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
        "kramdown": {
            "auto_ids": True,
            "toc_levels": [1, 2, 3, 4, 5, 6],
            "entity_output": "as_char",
            "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
            "input": "GFM",
            "hard_wrap": False,
            "guess_lang": True,
            "footnote_nr": 1,
            "show_warnings": False,
        },
    }
)


def site_values(text: str, theme_text: str = "") -> Mapping[str, object]:
    """Return the site's settings, its theme's below them.

    They are Jekyll's own where the file cannot be read: `editor.jekyll.config.read_config` says why.
    """
    theirs = {key: value for key, value in _values(theme_text).items() if key not in _DEFAULTS}
    own = _values(text)
    below = {} if own.get("ignore_theme_config") is True else theirs
    values = deep_merge(_DEFAULTS, deep_merge(below, own))
    values["exclude"] = list(dict.fromkeys([*texts(values["exclude"]), *_EXCLUDED.split()]))
    values["include"] = list(texts(values["include"]))
    values["collections"] = _collections(values)
    return MappingProxyType(values)


def _values(text: str) -> Mapping[str, object]:
    try:
        return mapping(read_yaml(text))
    except (yaml.YAMLError, ValueError, RecursionError):
        return mapping(None)


def text_value(values: Mapping[str, object], key: str) -> str:
    """Return a setting as text; nothing where it is none."""
    value = values.get(key)
    return "" if value is None or value is False else str(value)


def folder_value(values: Mapping[str, object], key: str) -> str:
    """Return a setting that names a folder of the site, without slashes around it; never one outside."""
    parts = [part for part in text_value(values, key).split("/") if part not in ("", ".")]
    return "" if ".." in parts else "/".join(parts)


def texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list; of a single text, itself."""
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def mapping(value: object) -> Mapping[str, object]:
    """Return a value that is a mapping; an empty one for any other."""
    return value if isinstance(value, Mapping) else MappingProxyType({})


def with_suffix(template: str, style: str) -> str:
    """Return an address's template as the site's way of addresses ends it."""
    if style == "pretty":
        return f"{template}/"
    if style in ("date", "ordinal", "none"):
        return f"{template}:output_ext"
    if style.endswith("/"):
        template = f"{template}/"
    return f"{template}:output_ext" if style.endswith(":output_ext") else template


def _collections(values: Mapping[str, object]) -> dict[str, object]:
    """Return the site's collections, the posts first, each with its settings."""
    named = values["collections"]
    found = {name: {} for name in texts(named)} if isinstance(named, list) else dict(mapping(named))
    collections: dict[str, object] = {"posts": {}, **found}
    posts = dict(mapping(collections["posts"]))
    style = text_value(values, "permalink")
    posts["output"] = True
    posts.setdefault("permalink", _STYLES.get(style, style))
    collections["posts"] = posts
    return collections
