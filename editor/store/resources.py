"""Where Wongo's own files are: icons, fonts, translations, the preview's page, the sample newsroom."""

from importlib.resources import files
from pathlib import Path

from editor.core.errors import FileTrouble
from editor.core.message import msg


def path(name: str) -> Path:
    """Return the place of a bundled file or folder, `name` being its path with `/`.

    In an installed Wongo they lie in `editor/_resources`, in a checkout in `resources/` beside `editor/`.

    Raises:
        FileTrouble: it is not there: the installation is damaged.

    """
    found = folder() / name
    if not found.exists():
        raise FileTrouble(
            msg("Wongo's own file {name} is missing.", name=name), None, msg("Install Wongo again.")
        )
    return found


def folder() -> Path:
    """Return the folder of all bundled files."""
    package = Path(str(files("editor")))
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
