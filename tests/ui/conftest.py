"""A disk that hangs."""

from collections.abc import Iterator
from threading import Event

import pytest


@pytest.fixture
def answers() -> Iterator[Event]:
    """Give what is set when the disk answers again."""
    event = Event()
    yield event
    event.set()
