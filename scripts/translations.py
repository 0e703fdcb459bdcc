"""Bring the translations up to date with the code: `make locale`.

What a user reads is marked in the code by `msg("...")`, `N_("...")` or `tr("...")`. This collects those texts
into `wongo.po` of each language, keeps the translations of those still said, drops the others, and compiles
`wongo.mo`. What lacks a translation is listed, and the exit code says whether there is any.
"""

import ast
import io
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "resources" / "locale"
SCHEMA = ROOT / "resources" / "schema"
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # fixed, so that the file changes only when a text does
LANGUAGES = ("ko",)
MARKERS = frozenset({"msg", "N_", "tr", "_tr"})
SCHEMA_TEXTS = frozenset({"title", "hint", "placeholder", "help", "label"})


def main() -> int:
    """Update and compile every language; return 1 when something lacks a translation."""
    untranslated = 0
    for language in LANGUAGES:
        path = po_file(language)
        catalog = updated(read(path), texts())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        missing = [message.id for message in catalog if message.id and not message.string]
        print(f"{path.relative_to(ROOT)}: {len(catalog)} texts, {len(missing)} without a translation")
        for text in missing:
            print("   ", repr(text))
        untranslated += len(missing)
    return 1 if untranslated else 0


def po_file(language: str) -> Path:
    """Return where the translations of a language are written."""
    return LOCALE / language / "LC_MESSAGES" / "wongo.po"


def texts() -> set[str]:
    """Return every text that is marked for translation."""
    found: set[str] = set()
    for module in (ROOT / "editor").rglob("*.py"):
        found.update(marked(module.read_text(encoding="utf-8")))
    for schema in SCHEMA.glob("*.toml"):
        found.update(labels(tomllib.loads(schema.read_text(encoding="utf-8"))))
    return found


def marked(source: str) -> Iterator[str]:
    """Yield the texts that a module marks: the first argument of a call of a marker, when it is a text."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in MARKERS:
            yield from literals(node.args[0])


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the text of a literal, or both texts of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def labels(table: object) -> Iterator[str]:
    """Yield what a form's schema says to people."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key in SCHEMA_TEXTS and isinstance(value, str) and value:
                yield value
            else:
                yield from labels(value)
    elif isinstance(table, list):
        for value in table:
            yield from labels(value)


def read(path: Path) -> Catalog:
    """Return the catalog in a file, or an empty one."""
    if not path.is_file():
        return Catalog(locale=path.parents[1].name, fuzzy=False)
    return read_po(io.BytesIO(path.read_bytes()), locale=path.parents[1].name)


def updated(old: Catalog, found: Iterable[str]) -> Catalog:
    """Return a catalog of the texts found, with the translations that the old one has for them."""
    catalog = Catalog(
        locale=old.locale,
        project="Wongo",
        version="1",
        msgid_bugs_address="README.md",
        last_translator="Wongo",
        language_team="Wongo",
        header_comment="# The words of Wongo.",
        creation_date=FIRST_DAY,
        revision_date=FIRST_DAY,
        fuzzy=False,
    )
    for text in sorted(found):
        known = old.get(text)
        catalog.add(
            text,
            known.string if known else "",
            user_comments=known.user_comments if known else (),
        )
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """Return a catalog as the text that translators edit."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, no_location=True, sort_output=True)
    return buffer.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return a catalog as the program reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
