"""Ask Ruby's Psych, which reads front matter for Jekyll, what it makes of some texts."""

import json
import math
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from editor.core.yaml.values import Value

SCRIPT = Path(__file__).with_suffix(".rb")


def psych(texts: Sequence[str]) -> list[list[object]]:
    """Return what Jekyll's Ruby reads of the texts' front matter, asked in one process; skip without Ruby."""
    ruby = shutil.which("ruby")
    if ruby is None:
        pytest.skip("Ruby is not installed: nobody to ask what Jekyll reads (Debian: apt-get install ruby).")
    asked = subprocess.run(
        [ruby, "-Ku", SCRIPT], input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True
    )
    return [json.loads(line) for line in asked.stdout.split("\n")[:-1]]


def typed(value: Value) -> list[object]:
    """Return a value with Ruby's name for its type, as the script prints it."""
    return _TYPED[type(value).__name__](value)


def _float(value: float) -> list[object]:
    names = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}
    return ["Float", value if math.isfinite(value) else names[str(value)]]


_TYPED: dict[str, Callable[[Any], list[object]]] = {
    "NoneType": lambda _: ["NilClass", None],
    "bool": lambda value: ["TrueClass" if value else "FalseClass", value],
    "int": lambda value: ["Integer", value],
    "float": _float,
    "datetime": lambda value: ["Time", value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")],
    "date": lambda value: ["Date", value.isoformat()],
    "list": lambda value: ["Array", [typed(item) for item in value]],
    "dict": lambda value: ["Hash", {key: typed(item) for key, item in value.items()}],
    "str": lambda value: ["String", value],
}
