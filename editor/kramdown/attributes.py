"""Attribute lists: `{: .class #id key="value" reference}`."""

import re
from collections.abc import Iterable, Mapping

from editor.kramdown.draft import Attributes

LIST = r"""\{:(?![:/])((?:\\\}|[^}\n]){0,2000})\}"""
_ITEM = re.compile(
    r"""(?P<key>[^\s="'#.{}][^\s="'{}]*)=(?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)')"""
    r"""|\.(?P<class>-?[\w][\w-]*)|\#(?P<id>[A-Za-z][\w:-]*)|(?P<name>[^\s"'#.={}]\S*)|\S+"""
)
_ESCAPE = re.compile(r"""\\([\\}'"])""")

_ROUNDS = 8
"""How deep references may refer to references."""


class Gathered:
    """Attributes being merged: classes add up, of others the last one counts."""

    def __init__(self, start: Attributes = ()) -> None:
        self.values = dict(start)
        self.names: list[str] = []

    def put(self, key: str, value: str) -> None:
        """Set one attribute."""
        if key == "class" and self.values.get("class"):
            value = f"{self.values['class']} {value}"
        self.values[key] = value

    def read(self, text: str, known: Mapping[str, str], rounds: int = _ROUNDS) -> None:
        """Add what the inside of an attribute list says; `known` are the named lists."""
        for item in _ITEM.finditer(text):
            if item["key"]:
                value = item["double"] if item["double"] is not None else item["single"]
                self.put(item["key"], _ESCAPE.sub(r"\1", value))
            elif item["class"]:
                self.put("class", item["class"])
            elif item["id"]:
                self.put("id", item["id"])
            elif item["name"]:
                self._refer(item["name"], known, rounds)

    def _refer(self, name: str, known: Mapping[str, str], rounds: int) -> None:
        self.names.append(name)
        if rounds and name in known:
            self.read(known[name], known, rounds - 1)

    def attributes(self) -> Attributes:
        """Return what was gathered."""
        return tuple(self.values.items())


def merged(start: Attributes, lists: Iterable[str], known: Mapping[str, str]) -> tuple[Attributes, list[str]]:
    """Return attributes with attribute lists added, and the names the lists mention."""
    gathered = Gathered(start)
    for text in lists:
        gathered.read(text, known)
    return gathered.attributes(), gathered.names
