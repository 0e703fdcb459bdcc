"""What some YAML means, read in one pass: the same as `value_of(compose(text))`, where no place is asked for.

A site's page asks for the front matter of every post, so that it counts what one of them takes.
"""

from collections.abc import Callable
from typing import cast

import yaml

from editor.core.yaml.tree import DEEPEST, LOADER
from editor.core.yaml.values import MOST_NODES, Value, merged, plain_value


def read_yaml(text: str) -> Value:
    """Return what the first document means to Ruby; nothing when it is empty.

    Raises:
        yaml.YAMLError: the text is not YAML, nests too deeply, or its aliases stand for too much.

    """
    loader = LOADER(text)
    try:
        return _Reader(loader).first()
    finally:
        loader.dispose()


class _Reader:
    """Turns events into values, and counts them: an alias counts for all that it stands for."""

    def __init__(self, loader: yaml.SafeLoader | yaml.CSafeLoader) -> None:
        self._next = cast("Callable[[], yaml.Event]", loader.get_event)
        self._left = MOST_NODES
        self._anchors: dict[str, tuple[Value, str, int]] = {}
        """What stands at an anchor, its text as a key, and for how many values it counts."""

    def first(self) -> Value:
        while not isinstance(event := self._next(), yaml.DocumentStartEvent):
            if isinstance(event, yaml.StreamEndEvent):
                return None
        value = self._value(self._next(), 0)[0]
        self._next()  # as in `compose`
        return value

    def _value(self, event: yaml.Event, depth: int) -> tuple[Value, str]:
        """Return the value that begins with an event, and the text that it is as a key."""
        if depth > DEEPEST:
            raise _error("nested too deeply", event)
        before = self._left
        self._spend(1)
        value: Value
        text = ""
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            value = plain_value(text, event.style or "", event.tag or "")
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._map(depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._list(depth)
        elif isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        else:
            raise _error("found no value", event)
        if event.anchor:
            self._anchors[event.anchor] = value, text, before - self._left
        return value, text

    def _list(self, depth: int) -> Value:
        items: list[Value] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1)[0])
        return items

    def _map(self, depth: int) -> Value:
        values: dict[str, Value] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            is_name = isinstance(event, yaml.ScalarEvent)
            left = self._left
            key = self._value(event, depth + 1)[1]
            self._left = left
            value = self._value(self._next(), depth + 1)[0]
            more = merged(value) if is_name and key == "<<" else None
            if more is None:
                values[key] = value
            else:
                values.update(more)
        return values

    def _alias(self, event: yaml.AliasEvent) -> tuple[Value, str]:
        if event.anchor not in self._anchors:
            raise _error("found undefined alias", event)
        value, text, count = self._anchors[event.anchor]
        self._spend(count)
        return value, text

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise yaml.MarkedYAMLError(problem="too many aliases")


def _error(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=cast("yaml.Mark", event.start_mark))
