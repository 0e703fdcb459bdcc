"""Case files of Liquid: a title, values in YAML, a template, and the text that the real Jekyll makes of it.

title
.
values in YAML; `site` is the site's configuration; {$time: "..."}, {$utc: "..."} and {$date: "..."} are times
.
template
.
text; a lone exclamation mark where Jekyll refuses the template
.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from editor.jekyll.liquid.engine import Engine, Rendered
from editor.jekyll.liquid.tools import Limits, Tools
from editor.kramdown import to_html

CASES = Path(__file__).parents[2] / "cases" / "liquid"
REFUSED = "!"
SEOUL = ZoneInfo("Asia/Seoul")
NOW = dt.datetime(2024, 2, 27, 10, 20, 30, tzinfo=SEOUL)
POSTS = {"2024-02-27-first": "/2024/02/27/first.html"}
FILES = {"about.md": "/about.html", "_posts/2024-02-27-first.md": "/2024/02/27/first.html"}


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file."""

    file: str
    title: str
    values: Mapping[str, object]
    template: str
    text: str

    @property
    def question(self) -> Mapping[str, object]:
        """The case as the real program is asked."""
        values = {key: value for key, value in self.values.items() if key != "site"}
        return {"template": self.template, "values": values, "config": self.values.get("site", {})}


def every_case() -> list[Case]:
    """Return the cases of all files."""
    return [case for path in sorted(CASES.glob("*.md")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    for index in range(0, len(parts) - 3, 4):
        title, values, template, text = parts[index : index + 4]
        yield Case(path.stem, title.strip(), yaml.safe_load(values) or {}, template, text)


def answer(values: Mapping[str, object], template: str, limits: Limits | None = None) -> Rendered:
    """Return what our engine makes of a template."""
    config = value_of(values.get("site", {}))
    assert isinstance(config, dict)
    given = {key: value_of(value) for key, value in values.items()}
    given["site"] = config
    return engine(config, limits).render(template, {"jekyll": {"version": "4.3.1"}, **given})


def engine(config: Mapping[str, object], limits: Limits | None = None) -> Engine:
    """Return an engine with the files that the real program has."""
    tools = Tools(
        include=included, markdown=to_html, post_url=POSTS.get, link=FILES.get,
        site=config, now=now, time_zone=SEOUL,
    )  # fmt: skip
    return Engine(tools, limits)


def included(name: str) -> str | None:
    """Return the source of an include."""
    path = CASES / "_includes" / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def now() -> dt.datetime:
    """Return the time at which the clock stands still."""
    return NOW


def value_of(value: object) -> object:  # noqa: PLR0911 - one line per kind
    """Return a value of YAML as the engine has it."""
    if isinstance(value, list):
        return [value_of(item) for item in value]
    if not isinstance(value, dict):
        return value
    match next(iter(value.items()), None):
        case ("$time", str(text)):
            return dt.datetime.fromisoformat(text).astimezone(SEOUL)
        case ("$utc", str(text)):
            return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
        case ("$date", str(text)):
            return dt.date.fromisoformat(text)
        case ("$range", [int(first), int(last)]):
            return range(first, last + 1)
    return {key: value_of(item) for key, item in value.items()}
