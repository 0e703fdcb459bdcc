"""What is installed: one wheel with the program, its resources and its two commands."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "resources"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, built with what set-up has installed: nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    answer = subprocess.run([*command, "-w", folder, ROOT], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    with zipfile.ZipFile(next(folder.glob("wongo-*.whl"))) as archive:
        yield archive


def test_every_resource_is_in_the_wheel_under_its_name(wheel: zipfile.ZipFile) -> None:
    wanted = {
        f"editor/_resources/{path.relative_to(RESOURCES).as_posix()}": path for path in files(RESOURCES)
    }
    assert set(wanted) - set(wheel.namelist()) == set()
    assert [name for name, path in wanted.items() if wheel.read(name) != path.read_bytes()] == []


def test_every_module_is_in_the_wheel_and_nothing_else_is(wheel: zipfile.ZipFile) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "editor").rglob("*.py")}
    inside = {name for name in wheel.namelist() if not name.startswith("editor/_resources/")}
    assert modules <= inside
    assert {name.split("/")[0] for name in inside} == {"editor", dist_info(wheel)}


def test_the_wheel_installs_a_command_and_a_windowed_one(wheel: zipfile.ZipFile) -> None:
    points = wheel.read(f"{dist_info(wheel)}/entry_points.txt").decode()
    assert points.split() == [
        *("[console_scripts]", "wongo", "=", "editor.__main__:main"),
        *("[gui_scripts]", "wongo-gui", "=", "editor.__main__:main"),
    ]


def test_both_commands_are_a_function_of_the_program(wheel: zipfile.ZipFile) -> None:
    points = wheel.read(f"{dist_info(wheel)}/entry_points.txt").decode()
    for point in (line.partition(" = ")[2] for line in points.splitlines() if "=" in line):
        module, _, name = point.partition(":")
        assert callable(getattr(import_module(module), name))


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def dist_info(wheel: zipfile.ZipFile) -> str:
    return next(name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name)
