"""Set up a checkout of Wongo: `make run`, `make test` and `make check` begin with this.

It makes `.venv`, installs the packages that constraints.txt pins, and sees to the system libraries that Qt
loads: as root they are installed, otherwise their absence is told with the one command that mends it. What
was done is noted in `.venv`, so that a second run takes no time. Only Python's standard library is imported.

    python3 scripts/setup.py            # run and test
    python3 scripts/setup.py --oracles  # and Debian's Jekyll, kramdown, input methods and disks, for tests
"""

import argparse
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "wongo-setup"
INPUTS = ("pyproject.toml", "constraints.txt", "scripts/setup.py")

# Debian's names; where releases differ the newer name comes first and the first that exists is taken.
QT_LIBRARIES = (
    "libgl1", "libegl1", "libxkbcommon0", "libxkbcommon-x11-0", "libdbus-1-3", "libfontconfig1",
    "libglib2.0-0t64|libglib2.0-0", "libnss3", "libxcomposite1", "libxdamage1", "libxrandr2", "libxtst6",
    "libasound2t64|libasound2", "libxkbfile1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0",
    "libxcb-keysyms1", "libxcb-render-util0", "libxcb-render0", "libxcb-shape0", "libxcb-util1",
    "libxcb-xkb1",
)  # fmt: skip
KOREAN_FONT = ("fonts-noto-cjk",)
VIRTUAL_SCREEN = ("xvfb", "openbox")
ORACLES = (
    "jekyll", "jekyll-theme-minima", "ruby-kramdown", "ruby-kramdown-parser-gfm",
    "ruby-jekyll-feed", "ruby-jekyll-seo-tag",
    "xdotool", "dbus", "ibus", "ibus-hangul", "ibus-anthy", "python3-gi", "gir1.2-ibus-1.0", "ibus-libpinyin",
    "exfat-fuse", "exfatprogs", "ntfs-3g", "sshfs", "openssh-sftp-server",
)  # fmt: skip


class Stopped(Exception):
    """Set-up cannot go on; the sentence says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Do what is not done yet; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--oracles",
        action="store_true",
        help="install Debian's Jekyll, kramdown, input methods and disks, for tests",
    )
    options = parser.parse_args(arguments)
    try:
        if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint():
            see_to_packages(wanted_now(oracles=options.oracles))
            return 0
        make_environment()
        see_to_packages((*QT_LIBRARIES, *KOREAN_FONT, *wanted_now(oracles=options.oracles)))
        demand_libraries()
    except Stopped as stop:
        print(f"\nwongo set-up: {stop}", file=sys.stderr)
        return 1
    STAMP.write_text(fingerprint(), encoding="utf-8")
    return 0


def fingerprint() -> str:
    """Return what a finished set-up depends on, as one line."""
    digest = hashlib.sha256(sys.version.encode())
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


# Python packages


def make_environment() -> None:
    """Create `.venv` and install Wongo in it, editable, with what its tests need."""
    print("Setting up .venv; the first time this downloads about 300 MB.", flush=True)
    python = environment_python()
    if not python.exists():
        try:
            venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
        except subprocess.CalledProcessError as error:
            shutil.rmtree(VENV, ignore_errors=True)
            command = as_root(f"apt-get install -y python{sys.version_info[0]}.{sys.version_info[1]}-venv")
            raise Stopped(
                f"Python cannot make a virtual environment. On Debian and Ubuntu: {command}"
            ) from error
    pip = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-c",
        "constraints.txt",
    ]
    run([*pip, *build_requirements()], "A package could not be installed")
    run(
        [*pip, "--no-build-isolation", "-e", ".", *development_requirements()],
        "A package could not be installed",
    )


def environment_python() -> Path:
    """Return the path of the environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def build_requirements() -> list[str]:
    """Return what builds the package, `editables` for an installation that follows the source included."""
    return [*project()["build-system"]["requires"], "editables"]


def development_requirements() -> list[str]:
    """Return the packages of the `dev` group; pip before 25.1 cannot read groups itself."""
    return list(project()["dependency-groups"]["dev"])


def project() -> dict[str, dict[str, list[str]]]:
    """Return pyproject.toml as tables."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


# System packages


def wanted_now(*, oracles: bool) -> tuple[str, ...]:
    """Return what this call asks for beyond Qt's libraries; it depends on the screen and the option."""
    screen = VIRTUAL_SCREEN if sys.platform == "linux" and not has_screen() else ()
    return (*screen, *(ORACLES if oracles else ()))


def has_screen() -> bool:
    """Return whether a window could be shown here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def see_to_packages(wanted: Sequence[str]) -> None:
    """Install the Debian packages that are not there, as root; otherwise name those worth having."""
    if sys.platform != "linux" or not shutil.which("apt-get") or not (missing := not_installed(wanted)):
        return
    if os.geteuid() != 0:
        if optional := [name for name in missing if name in (*KOREAN_FONT, *VIRTUAL_SCREEN, *ORACLES)]:
            print(f"Not installed, and worth having: {as_root('apt-get install -y ' + ' '.join(optional))}")
        return
    print("Installing system packages:", " ".join(missing), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"]
    run([*apt, "update"], "The package lists could not be read", env=quiet, tries=3)
    chosen = [existing_name(name) for name in missing]
    run(
        [*apt, "install", "-y", "--no-install-recommends", *chosen],
        "The system packages could not be installed",
        env=quiet,
        tries=3,
    )


def not_installed(wanted: Iterable[str]) -> list[str]:
    """Return those of the packages that dpkg does not know as installed under any of their names."""
    wanted = list(wanted)
    names = [name for package in wanted for name in package.split("|")]
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    there = {line.split()[0] for line in listing.splitlines() if line.endswith(" installed")}
    return [package for package in wanted if there.isdisjoint(package.split("|"))]


def existing_name(package: str) -> str:
    """Return the first of a package's names that this release can install."""
    names = package.split("|")
    for name in names[:-1]:
        policy = subprocess.run(["apt-cache", "policy", name], capture_output=True, text=True, check=False)
        if "Candidate:" in policy.stdout and "Candidate: (none)" not in policy.stdout:
            return name
    return names[-1]


def demand_libraries() -> None:
    """Stop, with the command that helps, when a library that Qt loads is not on this machine."""
    if sys.platform != "linux" or not (missing := missing_libraries()):
        return
    print("Qt needs libraries that are not on this machine:", ", ".join(missing))
    if not shutil.which("apt-get"):
        raise Stopped(
            "install the libraries named above with your system's package tool, then run this again."
        )
    wanted = [existing_name(name) for name in not_installed(QT_LIBRARIES)]
    raise Stopped(
        f"run this once, then try again:\n\n    {as_root('apt-get install -y ' + ' '.join(wanted))}\n"
    )


def missing_libraries() -> list[str]:
    """Return the shared libraries that Qt's window and page parts ask for and that cannot be found."""
    folder = next(VENV.glob("lib/python*/site-packages/PySide6/Qt"), None)
    if folder is None or not shutil.which("ldd"):
        return []
    parts = (folder / "lib/libQt6WebEngineCore.so.6", folder / "plugins/platforms/libqxcb.so")
    missing = set()
    for part in parts:
        answer = subprocess.run(["ldd", part], capture_output=True, text=True, check=False).stdout
        missing |= {line.split()[0] for line in answer.splitlines() if line.endswith("not found")}
    # libEGL and libGL are opened by name, later.
    missing |= {f"lib{name}.so" for name in ("EGL", "GL") if ctypes.util.find_library(name) is None}
    return sorted(missing)


def as_root(command: str) -> str:
    """Return a command as someone who is not root would type it."""
    return command if os.name == "nt" or os.geteuid() == 0 else f"sudo {command}"


def run(command: list[str], failure: str, *, env: dict[str, str] | None = None, tries: int = 1) -> None:
    """Run a command in the checkout; what it prints is shown. Raise Stopped when every try of it fails."""
    for _ in range(tries):
        if subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=False).returncode == 0:
            return
    raise Stopped(f"{failure} (see above). The command was: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
