"""Settings come back as they were saved; a broken file costs nothing but the settings."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from editor.core.errors import FileTrouble
from editor.store import settings as store
from editor.store.settings import LoadedSettings, Settings, preference_of

TEXTS = st.lists(st.text(), max_size=3).map(tuple)
SETTINGS = st.builds(
    Settings,
    language=st.sampled_from(["system", "ko", "en"]),
    theme=st.sampled_from(["system", "light", "dark"]),
    text_size=st.integers(10, 40),
    remote_pictures=st.booleans(),
    view=st.sampled_from(["write", "source"]),
    recent_sites=TEXTS,
    recent_posts=TEXTS,
    last_folder=st.text(),
    arrangement=st.dictionaries(st.text(), st.binary(), max_size=3),
    unknown=st.dictionaries(st.text().map("x-{}".format), st.none() | st.integers() | st.text(), max_size=3),
)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SETTINGS)
def test_settings_come_back_as_they_were_saved(tmp_path: Path, chosen: Settings) -> None:
    store.save(tmp_path, chosen)
    assert store.load(tmp_path) == LoadedSettings(chosen)


def test_a_new_profile_has_the_usual_settings_and_its_folder_is_made(tmp_path: Path) -> None:
    profile = tmp_path / "new" / "profile"
    assert store.load(profile) == LoadedSettings(Settings())
    store.save(profile, replace(Settings(), theme="dark"))
    assert store.load(profile).settings.theme == "dark"


@pytest.mark.parametrize("broken", [b"{", b"[]", b"\xff\xfe", b"", b'{"a":' * 30_000])
def test_a_broken_file_is_kept_aside_and_told(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / store.FILE).write_bytes(broken)
    loaded = store.load(tmp_path)
    assert loaded.settings == Settings()
    assert "settings.broken.json" in str(loaded.trouble)
    assert (tmp_path / "settings.broken.json").read_bytes() == broken


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / store.FILE).mkdir()
    loaded = store.load(tmp_path)
    assert loaded.settings == Settings()
    assert "cannot be opened" in str(loaded.trouble)


@pytest.mark.parametrize(
    "written",
    [
        {"theme": "pink"},
        {"theme": 3},
        {"text_size": 4},
        {"text_size": "17"},
        {"text_size": True},
        {"remote_pictures": 1},
        {"recent_sites": "/x"},
        {"arrangement": {"window": "not base64!"}},
        {"arrangement": []},
    ],
)
def test_an_impossible_value_is_as_usual(tmp_path: Path, written: dict[str, object]) -> None:
    (tmp_path / store.FILE).write_text(json.dumps(written))
    assert store.load(tmp_path) == LoadedSettings(Settings())


def test_what_another_version_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / store.FILE).write_text('{"theme": "dark", "wings": 2}')
    store.save(tmp_path, replace(store.load(tmp_path).settings, theme="light"))
    assert json.loads((tmp_path / store.FILE).read_text())["wings"] == 2


def test_a_profile_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileTrouble):
        store.save(tmp_path / "file", Settings())


def test_recent_sites_are_each_named_once_the_last_first() -> None:
    chosen = Settings()
    for name in ("a", "b", "a", *map(str, range(20))):
        chosen = chosen.with_site(Path(name))
    assert chosen.recent_sites[:2] == ("19", "18")
    assert len(chosen.recent_sites) == 12
    assert Settings().with_site(Path("a")).with_site(Path("b")).with_site(Path("a")).recent_sites == (
        "a",
        "b",
    )


def test_the_last_post_also_says_where_to_look_next() -> None:
    chosen = Settings().with_post(Path("/site/_posts/x.md"))
    assert chosen.recent_posts == (str(Path("/site/_posts/x.md")),)
    assert Path(chosen.last_folder) == Path("/site/_posts")
    assert chosen.with_arrangement("window", b"\x01").arrangement == {"window": b"\x01"}


def test_every_preference_has_a_title_and_allows_its_usual_value() -> None:
    shown = [setting for setting in fields(Settings) if preference_of(setting)]
    assert [setting.name for setting in shown] == ["language", "theme", "text_size", "remote_pictures"]
    for setting in shown:
        preference = preference_of(setting)
        assert preference is not None
        assert preference.title
        assert store._is_allowed(setting.default, preference)


def test_the_profile_is_the_chosen_folder_or_the_systems(tmp_path: Path) -> None:
    assert store.profile_folder(tmp_path) == tmp_path
    assert store.profile_folder().name.lower() == "wongo"
