"""Time zones by name, and the machine's own."""

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

_LOCAL = Path("/etc/localtime")


def zone_named(name: str) -> tzinfo | None:
    """Return the time zone of that name, `None` where there is none."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def local_zone() -> tzinfo:
    """Return the machine's time zone, with its changes over the year where the system tells them."""
    named = zone_named(os.environ.get("TZ", "").removeprefix(":"))
    if named is not None:
        return named
    try:
        with _LOCAL.open("rb") as file:
            return ZoneInfo.from_file(file)
    except (ValueError, OSError):
        return _offset_of_now()


def _offset_of_now() -> tzinfo:
    """Return the zone as it is at present: all that some systems tell."""
    return datetime.now(UTC).astimezone().tzinfo or UTC
