"""Set-up: what it installs as root, what it says to others, and that it does nothing twice."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import screen, setup


class Machine:
    """A machine that answers the commands set-up asks: which packages are installed, which exist."""

    def __init__(
        self, *, installed: tuple[str, ...] = (), existing: tuple[str, ...] = (), missing: str = ""
    ) -> None:
        self.installed, self.existing, self.missing = installed, existing, missing
        self.commands: list[list[str]] = []

    def run(self, command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        self.commands.append(words)
        return subprocess.CompletedProcess(words, 0, stdout=self._answer(words), stderr="")

    def _answer(self, words: list[str]) -> str:
        if words[0] == "dpkg-query":
            return "".join(f"{name} installed\n" for name in words if name in self.installed)
        if words[:2] == ["apt-cache", "policy"]:
            return f"{words[2]}:\n  Candidate: {'1.0' if words[2] in self.existing else '(none)'}\n"
        if words[0] == "ldd":
            return "\tlibc.so.6 => /lib/libc.so.6 (0x0)\n" + "".join(
                f"\t{name} => not found\n" for name in self.missing.split()
            )
        return ""


Put = Callable[[Machine, int], Machine]


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Put:
    """Put set-up on a Debian machine, as root (0) or as somebody (1000)."""
    (tmp_path / ".venv/lib/python3.11/site-packages/PySide6/Qt").mkdir(parents=True)

    def put(machine: Machine, user: int) -> Machine:
        monkeypatch.setattr(setup.subprocess, "run", machine.run)
        monkeypatch.setattr(setup.sys, "platform", "linux")
        monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(setup.os, "geteuid", lambda: user)
        monkeypatch.setattr(setup.ctypes.util, "find_library", lambda name: f"lib{name}.so.1")
        monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
        return machine

    return put


def test_root_gets_the_missing_packages_installed_by_the_name_that_the_release_has(linux: Put) -> None:
    machine = linux(Machine(installed=("libgl1",), existing=("libasound2t64",)), 0)
    setup.see_to_packages(("libgl1", "libnss3", "libasound2t64|libasound2", "libglib2.0-0t64|libglib2.0-0"))
    assert machine.commands[-1][-3:] == ["libnss3", "libasound2t64", "libglib2.0-0"]
    assert machine.commands[-1][0] == "apt-get"


def test_nothing_is_installed_when_everything_is_there(linux: Put) -> None:
    machine = linux(Machine(installed=("libgl1", "libasound2")), 0)
    setup.see_to_packages(("libgl1", "libasound2t64|libasound2"))
    assert [command[0] for command in machine.commands] == ["dpkg-query"]


def test_somebody_else_is_given_the_one_command_when_libraries_are_missing(linux: Put) -> None:
    machine = linux(Machine(installed=("libgl1",), missing="libxcb-cursor.so.0"), 1000)
    setup.see_to_packages(setup.QT_LIBRARIES)
    with pytest.raises(setup.Stopped, match=r"(?s)sudo apt-get install -y libegl1 .*libxcb-cursor0"):
        setup.demand_libraries()
    assert not [command for command in machine.commands if command[0] == "apt-get"]


def test_somebody_with_the_libraries_but_other_packages_is_not_stopped(linux: Put) -> None:
    linux(Machine(), 1000)
    setup.demand_libraries()


def test_a_finished_set_up_is_known_by_its_inputs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in setup.INPUTS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    before = setup.fingerprint()
    assert setup.fingerprint() == before
    (tmp_path / "constraints.txt").write_text("2", encoding="utf-8")
    assert setup.fingerprint() != before


def test_every_package_that_is_installed_is_pinned() -> None:
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (setup.ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    project = setup.project()
    wanted = [
        *project["project"]["dependencies"],
        *setup.build_requirements(),
        *setup.development_requirements(),
    ]
    names = {requirement.split(";")[0].split(">")[0].split("<")[0].strip().lower() for requirement in wanted}
    assert {name.replace("_", "-") for name in names} - pinned == set()


def test_a_virtual_screen_is_made_only_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen.sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    assert screen.has_screen()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not screen.has_screen()


def test_a_user_keeps_chromiums_sandbox_on_a_virtual_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr(screen.os, "geteuid", lambda: 1000)
    assert "QTWEBENGINE_DISABLE_SANDBOX" not in screen.environment(":9")
    monkeypatch.setattr(screen.os, "geteuid", lambda: 0)
    assert screen.environment(":9")["QTWEBENGINE_DISABLE_SANDBOX"] == "1"
