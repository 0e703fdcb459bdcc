"""The two ways of showing the one text."""

from enum import StrEnum


class Mode(StrEnum):
    """As the finished article, or as its source."""

    WRITE = "write"
    SOURCE = "source"
