"""An export is a plan first, then done whole or not at all; the post's bytes arrive as they are."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from editor.core import source
from editor.core.choices import ExportChoice
from editor.core.errors import AlreadyThere, FileTrouble
from editor.store import files
from editor.store.apply import apply, is_in_the_way
from editor.store.exporters import TARGETS
from editor.store.exporters.outlook import look_out
from editor.store.exporters.plan import CopyFile, Plan, Post, WriteFile
from editor.store.exporters.post import default_choice, plan, target_path
from editor.store.site import Site, open_site

NOW = datetime(2024, 2, 27, 16, tzinfo=UTC)
"""In Seoul it is one o'clock in the morning of the 28th."""

USUAL = ExportChoice("", None)
GIF = b"GIF89a one"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "newsroom"
    root.mkdir()
    (root / "_config.yml").write_text("timezone: Asia/Seoul\n")
    return open_site(root)


def post(front_matter: str = "title: 봄이 온다", body: str = "본문\n", path: Path | None = None) -> Post:
    read = source.decode(f"---\n{front_matter}\n---\n{body}".encode())
    return Post(read.text, read, path)


def planned(one: Post, site: Site, choice: ExportChoice = USUAL) -> Plan:
    return plan(one, site, choice, look_out(one, site, NOW))


def name(one: Post, site: Site, choice: ExportChoice = USUAL) -> str:
    return planned(one, site, choice).path.relative_to(site.root).as_posix()


def said(one: Plan) -> str:
    return " ".join(str(problem.message) for problem in one.problems)


def test_a_new_post_is_named_by_today_in_the_site_and_its_title(site: Site) -> None:
    assert name(post(), site) == "_posts/2024-02-28-봄이-온다.md"


@pytest.mark.parametrize(
    ("front_matter", "file", "expected"),
    [
        ("title: a\ndate: 2024-01-05", None, "_posts/2024-01-05-a.md"),
        ("title: a\ndate: 2024-01-05 20:00:00", None, "_posts/2024-01-06-a.md"),
        ("title: a\nslug: 새_slug", "2023-05-06-b.md", "_posts/2023-05-06-새_slug.md"),
        ("title: a", "2023-05-06-b c.markdown", "_posts/2023-05-06-b c.markdown"),
        ("title: a", "000_6c32dfea.txt", "_posts/2024-02-28-000_6c32dfea.md"),
        ("title: a\nslug: ''", None, "_posts/2024-02-28-a.md"),
        ("slug: 276", None, "_posts/2024-02-28-276.md"),
        ("layout: post", None, "_posts/2024-02-28-post.md"),
        ("title: '…'", None, "_posts/2024-02-28-post.md"),
        ("title: a", "x.html", "_posts/2024-02-28-x.html"),
    ],
)
def test_the_usual_name_comes_from_the_post(site: Site, front_matter: str, file: str, expected: str) -> None:
    assert name(post(front_matter, path=Path(file) if file else None), site) == expected


def test_a_chosen_day_and_slug_go_before(site: Site) -> None:
    assert name(post(), site, ExportChoice("My slug", date(2024, 1, 1))) == "_posts/2024-01-01-My-slug.md"
    assert name(post(), site, ExportChoice("../../x", None)) == "_posts/2024-02-28-x.md"


def test_a_draft_has_no_date(site: Site) -> None:
    draft = planned(post("title: a\ndate: 2030-01-01"), site, ExportChoice("", None, draft=True))
    assert draft.path == site.root / "_drafts" / "a.md"
    assert draft.problems == ()


def test_the_dialog_shows_what_would_be_done(site: Site) -> None:
    one = post("title: a\ndate: 2024-01-05")
    outlook = look_out(one, site, NOW)
    assert default_choice(one, site, outlook) == ExportChoice("a", date(2024, 1, 5))
    assert target_path(one, site, USUAL, outlook) == planned(one, site).path


@pytest.mark.parametrize(
    "data", ["---\r\ntitle: 옛날\r\n---\r\n글".encode("cp949"), b"\xef\xbb\xbf---\ntitle: x\n---\n"]
)
def test_the_bytes_of_the_post_arrive_as_they_are(site: Site, data: bytes) -> None:
    read = source.decode(data)
    path = apply(planned(Post(read.text, read), site))
    assert path.read_bytes() == data


def test_a_future_date_is_pointed_out(site: Site) -> None:
    assert "in the future" in said(planned(post("date: 2030-01-01"), site))
    assert "in the future" in said(planned(post(), site, ExportChoice("", date(2024, 2, 29))))
    assert said(planned(post(), site, ExportChoice("", date(2024, 2, 28)))) == ""
    shown = replace(site, config=replace(site.config, future=True))
    assert said(planned(post("date: 2030-01-01"), shown)) == ""


def test_another_day_in_the_name_than_in_the_front_matter_is_pointed_out(site: Site) -> None:
    choice = ExportChoice("", date(2024, 1, 1))
    assert "2024-01-05" in said(planned(post("date: 2024-01-05"), site, choice))


def test_a_picture_of_this_computer_comes_along(site: Site, tmp_path: Path) -> None:
    picture = tmp_path / "내 사진.GIF"
    picture.write_bytes(GIF)
    one = post(
        f"title: a\nimage: '{picture}'",
        f'\n![사진]({picture})\n\n<p><img src="{picture.as_uri()}"> 글</p>\n\n![b](/assets/img/none.gif)\n',
    )
    done = planned(one, site)
    assert done.steps[0] == CopyFile(site.root / "assets/img/nae-sajin.gif", picture)
    path = apply(done)
    assert (site.root / "assets/img/nae-sajin.gif").read_bytes() == GIF
    assert path.read_text("utf-8") == (
        "---\ntitle: a\nimage: '/assets/img/nae-sajin.gif'\n---\n\n![사진](/assets/img/nae-sajin.gif)\n\n"
        '<p><img src="/assets/img/nae-sajin.gif"> 글</p>\n\n![b](/assets/img/none.gif)\n'
    )
    assert said(done) == "The picture /assets/img/none.gif is not there."


def test_a_picture_that_the_site_has_is_not_copied_again(site: Site, tmp_path: Path) -> None:
    outside, inside = tmp_path / "a.gif", site.root / "assets" / "img" / "a.gif"
    outside.write_bytes(GIF)
    inside.parent.mkdir(parents=True)
    inside.write_bytes(GIF)
    for chosen in (outside, inside):
        (step,) = planned(post(f"image: {chosen}"), site).steps
        assert isinstance(step, WriteFile)
        assert b"image: /assets/img/a.gif\n" in step.data


def test_another_picture_of_that_name_is_left_alone(site: Site, tmp_path: Path) -> None:
    inside = site.root / "assets" / "img" / "a.gif"
    inside.parent.mkdir(parents=True)
    inside.write_bytes(b"GIF89a other")
    first, second = tmp_path / "a.gif", tmp_path / "deep" / "a.gif"
    second.parent.mkdir()
    first.write_bytes(GIF)
    second.write_bytes(b"GIF89a three")
    path = apply(planned(post("title: t", f"![]({first})\n\n![]({second})\n"), site))
    assert path.read_text("utf-8").endswith("![](/assets/img/a-2.gif)\n\n![](/assets/img/a-3.gif)\n")
    assert inside.read_bytes() == b"GIF89a other"


def test_a_post_carries_nothing_out_but_pictures(site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "link.gif").symlink_to(secret)
    one = post("title: a", f"![x]({secret})\n\n![y]({tmp_path / 'link.gif'})\n\n![z](/etc/passwd)\n")
    assert len(planned(one, site).steps) == 1


def test_an_existing_file_is_never_overwritten_unasked(site: Site, tmp_path: Path) -> None:
    picture = tmp_path / "b.gif"
    picture.write_bytes(GIF)
    one = post(f"title: a\nimage: {picture}")
    done = planned(one, site)
    done.path.parent.mkdir()
    done.path.write_text("theirs")
    assert is_in_the_way(done)
    with pytest.raises(AlreadyThere):
        apply(done)
    assert done.path.read_text() == "theirs"
    assert not (site.root / "assets").exists()
    apply(done, replace=True)
    assert "title: a" in done.path.read_text()


def test_exporting_twice_changes_nothing(site: Site) -> None:
    done = planned(post(), site)
    before = apply(done).stat()
    assert not is_in_the_way(done)
    assert apply(done).stat() == before


def test_a_post_of_the_site_stays_the_file_it_is(site: Site) -> None:
    path = apply(planned(post("title: b"), site, ExportChoice("이름", date(2024, 2, 7))))
    again = post("title: b", path=path)
    assert planned(again, site).path == path
    assert apply(planned(again, site)) == path


def test_when_a_step_fails_nothing_stays(site: Site, tmp_path: Path) -> None:
    picture = tmp_path / "b.gif"
    picture.write_bytes(GIF)
    (site.root / "_posts").write_text("a file in the folder's place")
    with pytest.raises(FileTrouble):
        apply(planned(post(f"title: a\nimage: {picture}"), site))
    assert list((site.root / "assets" / "img").iterdir()) == []


def test_a_file_that_appears_at_the_last_moment_is_left_alone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = planned(post(), site)
    make_folder = files.make_folder

    def make_folder_and_lose_the_race(folder: Path) -> None:
        make_folder(folder)
        done.path.write_text("theirs")

    monkeypatch.setattr(files, "make_folder", make_folder_and_lose_the_race)
    with pytest.raises(AlreadyThere):
        apply(done)
    assert done.path.read_text() == "theirs"


def test_a_site_with_its_content_elsewhere_gets_it_there(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("source: src\ncollections_dir: content\nbaseurl: /blog\n")
    (tmp_path / "p.gif").write_bytes(GIF)
    site = open_site(tmp_path)
    path = apply(planned(post("title: a", f"![]({tmp_path / 'p.gif'})\n"), site))
    assert path.parent == tmp_path / "src" / "content" / "_posts"
    assert (tmp_path / "src" / "assets" / "img" / "p.gif").exists()
    assert path.read_text().endswith("![](/blog/assets/img/p.gif)\n")


def test_every_target_has_a_title_of_its_own() -> None:
    assert [target.id for target in TARGETS] == ["post"]
    assert all(target.title for target in TARGETS)
