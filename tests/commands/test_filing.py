"""Open, save, leave and export, without a window: what is asked, what is written, what is left alone."""

from datetime import date
from pathlib import Path

import pytest

from editor.commands.exporting import export, suggested_path
from editor.commands.filing import COMMANDS, may_leave, save, save_as
from editor.core.choices import ChangedAnswer, ExportChoice, ExportOffer, UnsavedAnswer
from editor.core.errors import FileTrouble
from editor.core.house import HouseStyle
from editor.core.house.naming import Naming, Slugs
from editor.core.state import Event, Transaction
from editor.core.templates import Template
from editor.core.text import replace
from editor.store.exporters import TARGETS
from editor.store.files import Loaded
from tests.commands.bench import NOON, FakeBench, in_site

POST = "---\ntitle: 제목\n---\n\n본문\n"


@pytest.fixture
def bench() -> FakeBench:
    return FakeBench()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = in_site(tmp_path / "site") / "_posts" / "2024-02-20-a.md"
    path.write_text(POST, "utf-8")
    return path


def test_saving_writes_the_text_and_is_clean(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    bench.type("더\n")
    save(bench)
    assert post.read_text("utf-8") == POST + "더\n"
    assert not bench.desk.session.is_dirty


def test_saving_what_is_saved_writes_nothing(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    before = post.stat().st_mtime_ns
    save(bench)
    assert post.stat().st_mtime_ns == before


def test_a_post_without_a_file_asks_where(bench: FakeBench, tmp_path: Path) -> None:
    target = tmp_path / "새 글.md"
    bench.choose.expect("path_to_save", target)
    bench.type("본문")
    save(bench)
    assert target.read_text("utf-8").endswith("본문")
    assert bench.desk.opened.path == target


@pytest.mark.parametrize(
    ("answer", "kept", "shown"),
    [
        (ChangedAnswer.RELOAD, "남의 것\n", "남의 것\n"),
        (ChangedAnswer.OVERWRITE, POST + "나\n", POST + "나\n"),
        (ChangedAnswer.CANCEL, "남의 것\n", POST + "나\n"),
    ],
)
def test_a_file_changed_underneath_is_asked_about(
    bench: FakeBench, post: Path, answer: ChangedAnswer, kept: str, shown: str
) -> None:
    bench.desk.open(post)
    bench.type("나\n")
    post.write_text("남의 것\n", "utf-8")
    bench.ask.expect("changed_on_disk", answer)
    save(bench)
    assert post.read_text("utf-8") == kept
    assert bench.desk.session.text == shown


def test_both_versions_can_be_kept(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    bench.type("나\n")
    post.write_text("남의 것\n", "utf-8")
    other = post.with_name("2024-02-20-b.md")
    bench.ask.expect("changed_on_disk", ChangedAnswer.SAVE_AS)
    bench.choose.expect("path_to_save", other)
    save(bench)
    assert (post.read_text("utf-8"), other.read_text("utf-8")) == ("남의 것\n", POST + "나\n")


def test_the_other_version_can_be_taken_and_undo_leads_back_to_ours(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    bench.type("나\n")
    post.write_text("남의 것\n", "utf-8")
    bench.ask.expect("changed_on_disk", ChangedAnswer.RELOAD)
    save(bench)
    bench.desk.session.undo()
    assert bench.desk.session.text == POST + "나\n"


def test_both_versions_can_be_kept_at_once_and_jekyll_publishes_one(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    bench.type("나\n")
    post.write_text("남의 것\n", "utf-8")
    bench.ask.expect("changed_on_disk", ChangedAnswer.KEEP_BOTH)
    save(bench)
    second = post.parents[1] / "_drafts" / "2024-02-20-a (mine).md"
    assert (post.read_text("utf-8"), second.read_text("utf-8")) == ("남의 것\n", POST + "나\n")
    assert not bench.desk.session.is_dirty
    assert str(second) in str(bench.told[-1])


def test_a_third_version_is_asked_about_again_and_never_written_over_unseen(
    bench: FakeBench, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.desk.open(post)
    bench.type("나\n")
    post.write_text("둘째\n", "utf-8")
    shown = []

    def asked(theirs: Loaded) -> ChangedAnswer:
        shown.append(theirs.data.decode())
        if len(shown) == 1:
            post.write_text("셋째\n", "utf-8")
            return ChangedAnswer.OVERWRITE
        return ChangedAnswer.CANCEL

    monkeypatch.setattr(bench.ask, "changed_on_disk", asked, raising=False)
    save(bench)
    assert shown == ["둘째\n", "셋째\n"]
    assert post.read_text("utf-8") == "셋째\n"
    assert bench.desk.session.is_dirty


def test_clean_work_may_be_left_unasked(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    assert may_leave(bench)
    assert bench.ask.asked == []


@pytest.mark.parametrize(
    ("answer", "may", "on_disk"),
    [
        (UnsavedAnswer.SAVE, True, POST + "더"),
        (UnsavedAnswer.DISCARD, True, POST),
        (UnsavedAnswer.CANCEL, False, POST),
    ],
)
def test_unsaved_work_is_asked_about(
    bench: FakeBench, post: Path, answer: UnsavedAnswer, *, may: bool, on_disk: str
) -> None:
    bench.desk.open(post)
    bench.type("더")
    bench.ask.expect("unsaved", answer)
    assert may_leave(bench) is may
    assert post.read_text("utf-8") == on_disk


def test_what_a_field_holds_and_the_post_could_not_take_is_not_left_unasked(bench: FakeBench) -> None:
    bench.may_drop = lambda: False
    assert not may_leave(bench)
    assert bench.ask.asked == []


def test_backing_out_of_the_file_dialog_leaves_the_work_unsaved(bench: FakeBench) -> None:
    bench.type("더")
    bench.ask.expect("unsaved", UnsavedAnswer.SAVE)
    bench.choose.expect("path_to_save", None)
    assert not may_leave(bench)


def test_a_new_post_is_suggested_its_place_in_the_site(bench: FakeBench, tmp_path: Path) -> None:
    root = in_site(tmp_path / "site")
    bench.desk.open(root)
    bench.desk.session.dispatch(_whole(bench, "---\ntitle: 봄 시장 열린다\n---\n\n본문\n"))
    assert suggested_path(bench) == root / "_posts" / "2024-02-27-봄-시장-열린다.md"


def test_a_new_post_is_named_as_the_site_names_its_files(bench: FakeBench, tmp_path: Path) -> None:
    root = in_site(tmp_path / "site")
    for number in (1, 7):
        (root / "_posts" / f"2024-02-27-{number}.markdown").write_text(POST, "utf-8")
    bench.desk.open(root)
    bench.customs.house = HouseStyle(naming=Naming("_posts/%Y-%m-%d-{slug}.markdown", Slugs.NUMBER))
    bench.desk.new("---\ntitle: 봄 시장\n---\n")
    assert suggested_path(bench) == root / "_posts" / "2024-02-27-8.markdown"
    bench.customs.house = HouseStyle(naming=Naming("_posts/%Y/%Y-%m-%d-{slug}.md", Slugs.ASCII))
    assert suggested_path(bench) == root / "_posts" / "2024" / "2024-02-27-bom-sijang.md"


def test_a_post_without_a_site_is_named_as_the_site_it_goes_to_names_its_files(
    bench: FakeBench, tmp_path: Path
) -> None:
    root = in_site(tmp_path / "site")
    (root / "_posts" / "2024").mkdir()
    (root / "_posts" / "2024" / "2024-02-27-7.markdown").write_text(POST, "utf-8")
    bench.desk.new(POST)
    bench.choose.expect("site_to_open", root)
    bench.ask.expect("export", ExportChoice("", None))
    export(TARGETS[0], bench)
    assert (root / "_posts" / "2024" / "2024-02-27-8.markdown").read_text("utf-8") == POST


def test_an_export_of_a_new_post_makes_its_file_the_open_one(bench: FakeBench, tmp_path: Path) -> None:
    root = in_site(tmp_path / "site")
    bench.desk.open(root)
    bench.desk.session.dispatch(_whole(bench, POST))
    bench.ask.expect("export", ExportChoice("시장", date(2024, 3, 1)))
    export(TARGETS[0], bench)
    target = root / "_posts" / "2024-03-01-시장.md"
    assert target.read_text("utf-8") == POST
    assert bench.desk.opened.path == target
    assert not bench.desk.session.is_dirty
    assert bench.desk.session.undo_name is not None
    assert str(target) in bench.told[0]
    offer = bench.ask.asked[0][1][0]
    assert isinstance(offer, ExportOffer)
    assert (offer.hangul, offer.ascii_slug) == ("제목", "jemok")


def test_an_existing_file_is_replaced_only_when_that_is_said(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    bench.type("더\n")
    other = post.with_name("2024-03-01-b.md")
    other.write_text("다른 글\n", "utf-8")
    for answer, text in ((False, "다른 글\n"), (True, POST + "더\n")):
        bench.ask.expect("export", ExportChoice("b", date(2024, 3, 1)))
        bench.choose.expect("replace", answer)
        export(TARGETS[0], bench)
        assert other.read_text("utf-8") == text


def test_a_post_outside_of_a_site_asks_for_one(bench: FakeBench, tmp_path: Path) -> None:
    bench.choose.expect("site_to_open", tmp_path)
    with pytest.raises(FileTrouble, match=r"_config\.yml"):
        export(TARGETS[0], bench)


def test_saving_elsewhere_goes_on_there(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    other = post.with_name("2024-02-21-b.md")
    bench.choose.expect("path_to_save", other)
    save_as(bench)
    bench.type("더\n")
    save(bench)
    assert (post.read_text("utf-8"), other.read_text("utf-8")) == (POST, POST + "더\n")


def _whole(bench: FakeBench, text: str) -> Transaction:
    """Return the step that makes `text` the whole text."""
    changes = replace(0, len(bench.desk.session.text), text)
    return Transaction(changes, event=Event.PASTE, name="Paste")


def test_a_post_of_a_kind_begins_with_its_first_placeholder_selected(bench: FakeBench) -> None:
    bench.customs.templates = (Template("속보", {"title": "가", "date": "2001-01-01"}, "앞 ‹본문›\n"),)
    bench.ask.expect("template", bench.customs.templates[0])
    run(bench, "new-from")
    session = bench.desk.session
    date = f"{NOON.astimezone():%Y-%m-%d %H:%M:%S %z}"
    assert session.text == f"---\ntitle: 가\ndate: {date}\n---\n\n앞 ‹본문›\n"
    assert session.state.selection.span.of(session.text) == "‹본문›"
    assert bench.desk.opened.path is None


def test_a_template_s_date_is_this_moment_in_the_site_s_zone(bench: FakeBench, post: Path) -> None:
    (post.parents[1] / "_config.yml").write_text("timezone: Pacific/Kiritimati\n", "utf-8")
    bench.desk.open(post)
    bench.customs.templates = (Template("속보", {"date": "‹now›"}),)
    bench.ask.expect("template", bench.customs.templates[0])
    run(bench, "new-from")
    assert "date: 2024-02-27 17:00:00 +1400\n" in bench.desk.session.text


def test_backing_out_of_the_list_of_kinds_leaves_the_post(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    bench.ask.expect("template", None)
    run(bench, "new-from")
    assert bench.desk.opened.path == post


def test_a_post_like_this_one_has_what_they_share_and_no_file(bench: FakeBench, post: Path) -> None:
    post.write_text("---\ntitle: 가\ntags: [나]\n---\n\n## 소제목\n\n글\n", "utf-8")
    bench.desk.open(post)
    run(bench, "new-like")
    assert bench.desk.session.text == "---\ntags:\n  - 나\n---\n\n## ‹소제목›\n\n‹본문›\n"
    assert bench.desk.opened.path is None


def test_a_house_style_that_was_written_is_the_site_s_at_once(bench: FakeBench, post: Path) -> None:
    bench.desk.open(post)
    bench.customs.house = HouseStyle(naming=Naming("_posts/%Y/%Y-%m-%d-{slug}.md", Slugs.ASCII), posts=9)
    run(bench, "write-house")
    site = bench.desk.site
    assert site is not None
    assert site.settings.table("house")["file"] == "_posts/%Y/%Y-%m-%d-{slug}.md"


def run(bench: FakeBench, name: str) -> None:
    """Run a command as its menu entry does."""
    command = next(one for one in COMMANDS if one.id == name)
    command.run(bench)
