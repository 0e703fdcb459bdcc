"""Every command is one value: unique, named, reachable, with its icon."""

import pytest

from editor.commands import catalog
from editor.commands.command import Place
from editor.core import palette
from editor.core.errors import SettingsTrouble
from editor.ui import icons

PROMISED = [
    "new",
    "open",
    "save",
    "save-as",
    "export",
    "undo",
    "redo",
    "bold",
    "italic",
    "highlight-red",
    "highlight-tint",
    "highlight-blue",
    "section",
    "section-24",
    "spacer",
    "spacer-empty",
    "source-line",
    "link",
    "image",
    "table",
    "view-write",
    "view-source",
]

COMMANDS = catalog.build(palette.house())


def test_the_names_that_people_script_against_are_there() -> None:
    assert set(PROMISED) <= {command.id for command in COMMANDS}


def test_every_command_has_a_title_an_icon_that_exists_and_a_menu() -> None:
    for command in COMMANDS:
        assert command.title, command.id
        assert icons.has(command.icon), command.id
        assert any(place.value.startswith("menu-") for place in command.places), command.id
        if any(place.value.startswith("bar-") for place in command.places):
            assert command.icon, command.id


def test_two_commands_with_one_key_are_refused() -> None:
    twice = palette.from_toml(
        {
            "highlights": [
                {
                    "id": "highlight-green",
                    "title": "Green",
                    "colour": "green",
                    "kind": "text",
                    "open": '<span style="color: green;">',
                    "close": "</span>",
                    "keys": "Ctrl+B",
                }
            ]
        }
    )
    with pytest.raises(SettingsTrouble, match=r"Ctrl\+B"):
        catalog.build(twice)


def test_a_highlight_of_the_site_becomes_a_button() -> None:
    site = palette.from_toml(
        {
            "highlights": [
                {
                    "id": "highlight-green",
                    "title": "Green",
                    "colour": "#0a0",
                    "kind": "background",
                    "open": '<span style="background: #0a0;">',
                    "close": "</span>",
                }
            ]
        }
    )
    (green,) = (command for command in catalog.build(site) if command.id.startswith("highlight-"))
    assert (green.id, green.icon) == ("highlight-green", "ground:#0a0")
    assert Place.BAR_HIGHLIGHTS in green.places
