"""Disks as people have them, made and mounted for a test: a USB stick, a Windows disk, a network folder."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from io import BufferedWriter
from pathlib import Path

import pytest

_BYTES = 8 * 2**20
_LONG = 15
"""Seconds that nothing waits for a server."""
_NO_MEMORY = "dir_cache=no,attr_timeout=0,entry_timeout=0,negative_timeout=0"
_SERVER = "/usr/lib/openssh/sftp-server"


@dataclass(frozen=True, slots=True)
class Disk:
    """A disk, and how to take it away and bring it back."""

    folder: Path
    unmount: Callable[[], None]
    mount: Callable[[], None]


@contextlib.contextmanager
def exfat(place: Path) -> Iterator[Disk]:
    """Give a USB stick: no case in names, no rights, no links, no locks."""
    _demand("mkfs.exfat", "mount.exfat-fuse", "losetup")
    with _loop(_image(place)) as device:
        _run("mkfs.exfat", device)
        with _mounted(place / "disk", partial(_run, "mount.exfat-fuse", device)) as disk:
            yield disk


@contextlib.contextmanager
def ntfs(place: Path) -> Iterator[Disk]:
    """Give a disk of Windows, with Windows' rules for names."""
    _demand("mkntfs", "lowntfs-3g")
    image = str(_image(place))
    _run("mkntfs", "-F", "-q", "-Q", image)
    with _mounted(place / "disk", partial(_run, "lowntfs-3g", "-o", _AS_WINDOWS, image)) as disk:
        yield disk


_AS_WINDOWS = "ignore_case,windows_names"


@contextlib.contextmanager
def ext4(place: Path) -> Iterator[Disk]:
    """Give a disk of Linux."""
    _demand("mkfs.ext4", "losetup")
    with _loop(_image(place)) as device:
        _run("mkfs.ext4", "-q", device)
        with _mounted(place / "disk", partial(_run, "mount", device)) as disk:
            yield disk


def _image(place: Path) -> Path:
    place.mkdir(parents=True)
    image = place / "image"
    with image.open("wb") as file:
        file.truncate(_BYTES)
    return image


@contextlib.contextmanager
def _loop(image: Path) -> Iterator[str]:
    device = _run("losetup", "-f", "--show", str(image)).strip()
    try:
        yield device
    finally:
        _run("losetup", "-d", device)


@contextlib.contextmanager
def _mounted(folder: Path, mount: Callable[[str], object]) -> Iterator[Disk]:
    folder.mkdir()

    def again() -> None:
        mount(str(folder))

    def away() -> None:
        if os.path.ismount(folder):
            _run("umount", str(folder))

    again()
    try:
        yield Disk(folder, away, again)
    finally:
        away()


@dataclass(slots=True)
class Network:
    """A folder of another machine, where somebody may stop or kill the server, and write."""

    folder: Path
    there: Path
    """The same folder, on the other machine."""
    server: subprocess.Popen[bytes]
    client: subprocess.Popen[bytes]

    @contextlib.contextmanager
    def hanging(self) -> Iterator[None]:
        """Let the server answer nothing for a while; fail where somebody waited for it all the time."""
        self.server.send_signal(signal.SIGSTOP)
        wake = f"import os, time; time.sleep({_LONG}); os.kill({self.server.pid}, {int(signal.SIGCONT)})"
        with subprocess.Popen([sys.executable, "-c", wake]) as waker:
            try:
                yield
            finally:
                has_waited = waker.poll() is not None
                waker.kill()
                self.server.send_signal(signal.SIGCONT)
        assert not has_waited, "something waited for the server to the end"

    def die(self) -> None:
        """Let the connection go for good; the folder stays, and says so whatever it is asked."""
        self.client.kill()
        self.client.wait()


@contextlib.contextmanager
def sshfs(place: Path, *, remembers: bool = True) -> Iterator[Network]:
    """Give a network folder, which `remembers` for some seconds what it was told, as is usual, or asks."""
    _demand("sshfs", _SERVER)
    there, folder = place / "there", place / "disk"
    there.mkdir(parents=True)
    folder.mkdir()
    ours, theirs = socket.socketpair()
    options = "passive" if remembers else f"passive,{_NO_MEMORY}"
    show = ["sshfs", "-f", "-o", options, f"x:{there}", str(folder)]
    said = place / "said"
    with ExitStack() as stack:
        with ours, theirs, said.open("wb") as errors:
            server = stack.enter_context(_program([_SERVER], theirs, errors))
            client = stack.enter_context(_program(show, ours, errors))
        stack.callback(subprocess.run, ["umount", "-l", str(folder)], check=False, capture_output=True)
        stack.callback(server.kill)
        while not os.path.ismount(folder):
            if client.poll() is not None:
                pytest.skip(f"A network folder cannot be mounted here: {said.read_text('utf-8').strip()}")
            threading.Event().wait(0.005)
        yield Network(folder, there, server, client)


@contextlib.contextmanager
def _program(
    command: list[str], end: socket.socket, errors: BufferedWriter
) -> Iterator[subprocess.Popen[bytes]]:
    program = subprocess.Popen(command, stdin=end, stdout=end, stderr=errors)
    try:
        yield program
    finally:
        program.kill()
        program.wait()


def _demand(*programs: str) -> None:
    if missing := [one for one in programs if shutil.which(one) is None]:
        pytest.skip(f"Not installed, and needed for a disk of this kind: {', '.join(missing)}.")
    if os.geteuid() or not os.access("/dev/fuse", os.W_OK):
        pytest.skip("Mounting a disk needs the rights of root and /dev/fuse.")


def _run(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"A disk of this kind cannot be made here: {done.stderr.strip()}")
    return done.stdout
