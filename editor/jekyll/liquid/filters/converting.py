"""Filters that hand a text to a converter of the site, or write a value in another form."""

from types import MappingProxyType

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.json_text import json_of
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.slugs import slug


def markdownify(run: Run, given: object) -> object:
    """Return the HTML of Markdown."""
    text = run.text(given)
    run.budget.spend(len(text) >> 2)
    return run.tools.markdown(text)


def smartify(run: Run, given: object) -> object:
    """Return a text with typographic quotes and dashes."""
    return run.tools.smartypants(run.text(given))


def sassify(run: Run, given: object) -> object:
    """Return the CSS of indented Sass."""
    return run.tools.sass(run.text(given))


def scssify(run: Run, given: object) -> object:
    """Return the CSS of SCSS."""
    return run.tools.scss(run.text(given))


def jsonify(run: Run, given: object) -> object:
    """Return a value as JSON."""
    return json_of(given, run.budget.spend)


def slugify(run: Run, given: object, mode: object = None) -> object:
    """Return a text as part of an address."""
    if given is None:
        return None
    if not isinstance(given, str):
        raise Failed("undefined method 'downcase'")
    return slug(given, run.text(mode) if mode is not None and mode is not False else "default")


FILTERS = MappingProxyType({
    "jsonify": jsonify,
    "markdownify": markdownify,
    "sassify": sassify,
    "scssify": scssify,
    "slugify": slugify,
    "smartify": smartify,
})  # fmt: skip
