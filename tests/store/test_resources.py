"""Wongo's own files are found in a checkout and in an installed wheel."""

from pathlib import Path

import pytest

from editor.core.errors import FileTrouble
from editor.store import resources


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resources.folder().name == "resources"
    assert (resources.folder().parent / "editor").is_dir()


def test_an_installed_wongo_has_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    assert resources.path("icons") == tmp_path / "_resources" / "icons"


def test_a_damaged_installation_says_so() -> None:
    with pytest.raises(FileTrouble, match="is missing"):
        resources.path("icons/none.svg")
