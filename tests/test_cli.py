"""The command line: what it prints, what it changes, and one clear sentence when it cannot."""

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor import __version__, cli
from editor.cli.arguments import USAGES

ROOT = Path(__file__).parents[1]
NOW = datetime(2024, 2, 27, 16, tzinfo=UTC)
POST = """\
---
title: 봄이 온다  # 제목
categories:
  - News
  - 경제
excerpt: >
  접힌 글이
  이어진다.
date: 2024-02-27 10:00:00 +0900
feature: yes
map: {a: 1}
empty:
---

**봄**이 온다.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "봄.md"
    path.write_text(POST, "utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    (root / "_config.yml").write_text("timezone: Asia/Seoul\n")
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path, language: str = "en") -> tuple[int, str, str]:
        opened: list[tuple[Path | None, Path | None, str]] = []

        def open_window(path: Path | None, profile: Path | None, spoken: str) -> int:
            opened.append((path, profile, spoken))
            sys.stdout.write(f"window {path} {profile} {spoken}")
            return 0

        code = cli.main([str(word) for word in words], {"LANG": language}, lambda: NOW, open_window)
        return (code, *capsys.readouterr())

    return run


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("title", "봄이 온다\n"),
        ("categories", "News\n경제\n"),
        ("excerpt", "접힌 글이 이어진다.\n"),
        ("date", "2024-02-27 10:00:00 +0900\n"),
        ("feature", "yes\n"),
        ("map", "{a: 1}\n"),
        ("empty", "\n"),
    ],
)
def test_get_prints_the_value(run: Run, post: Path, key: str, printed: str) -> None:
    assert run("get", post, key) == (0, printed, "")


def test_get_of_a_missing_key_is_a_sentence(run: Run, post: Path) -> None:
    code, out, err = run("get", post, "author")
    assert (code, out) == (1, "")
    assert err.startswith("wongo: ")
    assert "author" in err
    assert err.count("\n") == 1


def test_set_changes_only_its_line(run: Run, post: Path) -> None:
    assert run("set", post, "title", "여름: 온다") == (0, "", "")
    changed = post.read_text("utf-8").splitlines()
    differing = [pair for pair in zip(POST.splitlines(), changed, strict=True) if pair[0] != pair[1]]
    assert len(differing) == 1
    assert run("get", post, "title") == (0, "여름: 온다\n", "")


def test_set_takes_yaml_when_told_to(run: Run, post: Path) -> None:
    assert run("set", post, "share", "yes")[0] == 0
    assert run("set", post, "share2", "yes", "--yaml")[0] == 0
    text = post.read_text("utf-8")
    assert "share: 'yes'" in text or 'share: "yes"' in text
    assert "share2: yes" in text
    assert run("set", post, "title", "[broken", "--yaml")[0] == 1
    assert post.read_text("utf-8") == text


def test_set_writes_a_new_key_as_the_site_writes_it(run: Run, site: Path) -> None:
    (site / "_posts").mkdir()
    for number in range(3):
        other = f"---\ntitle: {number}\nimage: '/{number}.jpg'\nlead: >-\n    긴 글\nlayout: post\n---\n"
        (site / "_posts" / f"2024-01-0{number + 1}-a.md").write_text(other, "utf-8")
    post = site / "_posts" / "2024-01-09-b.md"
    post.write_text("---\ntitle: 가\nlayout: post\n---\n본문\n", "utf-8")
    assert run("set", str(post), "lead", "짧은 글")[0] == 0
    assert run("set", str(post), "image", "/a.jpg")[0] == 0
    wanted = "---\ntitle: 가\nimage: '/a.jpg'\nlead: >-\n    짧은 글\nlayout: post\n---\n본문\n"
    assert post.read_text("utf-8") == wanted


def test_a_key_is_removed_renamed_and_moved_with_its_lines(run: Run, post: Path) -> None:
    text = "---\r\ntitle: 가\r\ntags: # c\r\n- a\r\n\r\ndate: 2024-02-27\r\n---\r\n글\r\n"
    post.write_bytes(text.encode())
    assert run("rename", post, "tags", "categories") == (0, "", "")
    assert run("move", post, "date", "--before", "title") == (0, "", "")
    assert run("move", post, "title") == (0, "", "")
    wanted = "---\r\ndate: 2024-02-27\r\ncategories: # c\r\n- a\r\ntitle: 가\r\n\r\n---\r\n글\r\n"
    assert post.read_bytes().decode() == wanted
    assert run("remove", post, "categories") == (0, "", "")
    assert post.read_bytes().decode() == wanted.replace("categories: # c\r\n- a\r\n", "")
    for words in (("remove", "none"), ("rename", "none", "x"), ("rename", "title", "date"), ("move", "none")):
        code, out, err = run(words[0], post, *words[1:])
        assert (code, out) == (1, "")
        assert "key" in err


def test_setting_the_same_value_writes_nothing(run: Run, post: Path) -> None:
    before = post.stat()
    assert run("set", post, "title", "봄이 온다")[0] == 0
    assert post.stat() == before


def test_a_value_may_begin_with_a_hyphen(run: Run, post: Path) -> None:
    assert run("set", post, "title", "--", "-끝-")[0] == 0
    assert run("get", post, "title")[1] == "-끝-\n"


def test_render_prints_a_page_or_its_body(run: Run, post: Path) -> None:
    code, body, err = run("render", post, "--body")
    assert (code, err) == (0, "")
    assert body == "<p><strong>봄</strong>이 온다.</p>\n"
    page = run("render", post)[1]
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>봄이 온다</title>" in page
    assert body in page


def test_render_obeys_the_kramdown_options_of_the_post_s_site(run: Run, site: Path) -> None:
    (site / "_config.yml").write_text("kramdown:\n  hard_wrap: true\n  math_engine: katex\n")
    path = site / "_posts" / "2024-02-27-a.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: a\n---\n\n가\n나\n", "utf-8")
    assert run("render", path, "--body") == (
        0,
        "<p>가<br />\n나</p>\n",
        "_config.yml sets kramdown options that Wongo does not follow: math_engine.\n",
    )


def test_render_writes_to_a_file(run: Run, post: Path, tmp_path: Path) -> None:
    assert run("render", post, "--body", "-o", tmp_path / "x.html") == (0, "", "")
    assert (tmp_path / "x.html").read_text("utf-8") == "<p><strong>봄</strong>이 온다.</p>\n"


def test_render_never_writes_over_the_post(run: Run, post: Path) -> None:
    code, _out, err = run("render", post, "-o", post)
    assert code == 1
    assert "the post itself" in err
    assert post.read_text("utf-8") == POST


def test_export_prints_the_path_written(run: Run, post: Path, site: Path) -> None:
    code, out, err = run("export", post, "--to", site)
    path = site / "_posts" / "2024-02-27-봄.md"
    assert (code, out, err) == (0, f"{path}\n", "")
    assert path.read_bytes() == post.read_bytes()


def test_export_takes_a_date_a_slug_and_a_draft(run: Run, post: Path, site: Path) -> None:
    run("export", post, "--to", site, "--date", "2024-01-02", "--slug", "spring")
    run("export", post, "--to", site, "--date", "2024-01-03T10:00:00+09:00", "--slug", "spring")
    run("export", post, "--to", site, "--draft", "--slug", "spring")
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*.md")) == [
        "_drafts/spring.md",
        "_posts/2024-01-02-spring.md",
        "_posts/2024-01-03-spring.md",
    ]


def test_export_points_out_a_date_in_the_future(run: Run, post: Path, site: Path) -> None:
    post.write_text("---\ntitle: a\n---\n")
    code, out, err = run("export", post, "--to", site, "--date", "2030-01-01")
    assert code == 0
    assert out.endswith("2030-01-01-봄.md\n")
    assert "in the future" in err


def test_export_never_overwrites_unless_told_to(run: Run, post: Path, site: Path) -> None:
    path = site / "_posts" / "2024-02-27-봄.md"
    path.parent.mkdir()
    path.write_text("theirs")
    code, out, err = run("export", post, "--to", site)
    assert (code, out) == (1, "")
    assert "already there" in err
    assert path.read_text() == "theirs"
    assert run("export", post, "--to", site, "--replace")[0] == 0
    assert path.read_text("utf-8") == POST


def test_export_names_the_file_as_the_site_names_its_files(run: Run, post: Path, site: Path) -> None:
    folder = site / "_posts" / "2024"
    folder.mkdir(parents=True)
    for day in (20, 21):
        (folder / f"2024-2-{day}-a.md").write_text("---\ntitle: a\n---\n", "utf-8")
    assert run("export", post, "--to", site) == (0, f"{folder / '2024-2-27-봄.md'}\n", "")
    (site / ".wongo.toml").write_text('[house]\nfile = "_posts/%Y-%m-%d-{slug}.md"\n')
    assert run("export", post, "--to", site)[1] == f"{site / '_posts' / '2024-02-27-봄.md'}\n"


DATED = "---\nlayout: post\ntitle: '글 {number}'\ndate: 2024-02-0{number} 09:00:00 +0900\n---\n\n본문\n"


def test_new_writes_a_post_as_the_site_writes_them_and_prints_its_path(run: Run, site: Path) -> None:
    fill(site, "_posts/2024/2024-02-0{number}-{number}.markdown", DATED.replace("\n", "\r\n"))
    path = site / "_posts" / "2024" / "2024-02-28-1.markdown"
    assert run("new", site, "--title", "봄") == (0, f"{path}\n", "")
    wanted = "---\ntitle: '봄'\ndate: 2024-02-28 01:00:00 +0900\n---\n\n"
    assert path.read_bytes() == wanted.replace("\n", "\r\n").encode()


def test_new_begins_a_post_of_a_kind(run: Run, site: Path) -> None:
    (site / "_templates").mkdir()
    (site / "_templates" / "속보.md").write_text("---\ntitle: 속보\ntags: [가]\n---\n\n‹본문›\n", "utf-8")
    path = site / "_posts" / "2024-02-28-속보.md"
    assert run("new", site, "--template", unicodedata.normalize("NFD", "속보")) == (
        0,
        f"{path}\n",
        "‹본문› is still to be filled in.\n",
    )
    assert path.read_text("utf-8") == "---\ntitle: 속보\ntags:\n  - 가\n---\n\n‹본문›\n"
    code, out, err = run("new", site, "--template", "부고")
    assert (code, out) == (1, "")
    assert err == "wongo: There is no template “부고”. There are: 속보.\n"


def test_new_takes_no_old_day_from_a_template(run: Run, site: Path) -> None:
    fill(site, "_posts/2024-02-0{number}-a.md", DATED)
    (site / "_templates").mkdir()
    (site / "_templates" / "속보.md").write_text("---\ntitle: 봄\ndate: 2001-01-01\n---\n", "utf-8")
    for words, day in (((), "2024-02-28"), (("--date", "2024-01-02"), "2024-01-02")):
        path = site / "_posts" / f"{day}-bom.md"
        assert run("new", site, "--template", "속보", *words) == (0, f"{path}\n", "")
        assert f"date: {day} " in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("date", "name", "written"),
    [
        ("2024-01-02", "_posts/2024-01-02-a.md", "date: 2024-01-02 00:00:00 +0900\n"),
        ("2024-01-02T23:30", "_posts/2024-01-02-a.md", "date: 2024-01-02 23:30:00 +0900\n"),
        ("2024-01-02T23:30Z", "_posts/2024-01-03-a.md", "date: 2024-01-03 08:30:00 +0900\n"),
    ],
)
def test_new_takes_a_day_or_a_moment_of_the_site_s_zone(
    run: Run, site: Path, date: str, name: str, written: str
) -> None:
    fill(site, "_posts/2024-02-0{number}-a.md", DATED)
    assert run("new", site, "--title", "a", "--date", date)[1] == f"{site / name}\n"
    assert written in (site / name).read_text("utf-8")


def test_new_says_the_date_in_the_post_only_where_the_file_s_name_does_not(run: Run, site: Path) -> None:
    for words, name, written in (
        (("--date", "2024-01-02"), "_posts/2024-01-02-a.md", "---\ntitle: a\n---\n\n"),
        (("--draft",), "_drafts/a.md", "---\ntitle: a\n---\n\n"),
        (
            ("--draft", "--slug", "b", "--date", "2024-01-02"),
            "_drafts/b.md",
            "---\ntitle: a\ndate: 2024-01-02 00:00:00 +0900\n---\n\n",
        ),
    ):
        assert run("new", site, "--title", "a", *words) == (0, f"{site / name}\n", "")
        assert (site / name).read_text("utf-8") == written


def test_new_numbers_a_post_within_its_own_day(run: Run, site: Path) -> None:
    fill(site, "_posts/2024-02-0{number}-{number}.md", DATED)
    for number in (2, 3):
        path = site / "_posts" / f"2024-02-01-{number}.md"
        assert run("new", site, "--title", "a", "--date", "2024-02-01")[1] == f"{path}\n"


def test_new_never_overwrites_not_even_the_same_post(run: Run, site: Path) -> None:
    assert run("new", site, "--title", "a")[0] == 0
    path = site / "_posts" / "2024-02-28-a.md"
    for text in (path.read_text("utf-8"), "theirs"):
        path.write_text(text, "utf-8")
        code, out, err = run("new", site, "--title", "a")
        assert (code, out) == (1, "")
        assert err == f"wongo: {path} is already there. It was left as it is. Choose another name.\n"
        assert path.read_text("utf-8") == text


def test_house_writes_what_was_learned_beside_what_the_settings_say(run: Run, site: Path) -> None:
    fill(site, "_posts/2024-02-0{number}-a.md", DATED)
    settings = site / ".wongo.toml"
    settings.write_text('# ours\n[palette]\npublisher = "a"\n')
    assert run("house", site) == (0, f"{settings}\n", "")
    written = settings.read_text("utf-8")
    assert written.startswith('# ours\n[palette]\npublisher = "a"\n\n# ')
    assert 'order = ["layout", "title", "date"]' in written
    code, out, err = run("house", site)
    assert (code, out) == (0, f"{settings}\n")
    assert "already" in err
    assert settings.read_text("utf-8") == written


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("[fields.title]\n\nstyle = 'bold'\n", "Line 3: “fields.title.style” cannot be bold."),
        ("[hose]\norder = []\n", "Line 1: There is no setting “hose”."),
        ("house = 3\n", "Line 1: “house” cannot be 3."),
        ("palette = 3\n", "Line 1: “palette” cannot be 3."),
        ("[palette]\nfoo = 3\n", "Line 2: “foo” cannot be 3."),
        ("[[templates]]\ntitle = 'a'\ntitel = 'a'\n", "Line 3: “templates[1].titel” cannot be a."),
        ("[house]\nfile = '../{slug}.md'\n", "Line 2: “house.file” cannot be ../{slug}.md."),
        ("[house\n", "Line 1: "),
    ],
)
def test_settings_that_mean_nothing_are_told_with_their_line_and_stop_no_edit(
    run: Run, site: Path, settings: str, sentence: str
) -> None:
    fill(site, "_posts/2024-02-0{number}-a.md", DATED)
    (site / ".wongo.toml").write_text(settings, "utf-8")
    post = site / "_posts" / "2024-02-01-a.md"
    code, _out, err = run("set", post, "title", "봄")
    assert code == 0
    assert sentence in err
    assert "title: '봄'\n" in post.read_text("utf-8")
    code, out, _err = run("check", site)
    assert code == 1
    assert sentence in out


def test_new_points_out_a_date_in_the_future(run: Run, site: Path) -> None:
    code, out, err = run("new", site, "--title", "a", "--date", "2030-01-01")
    assert (code, out) == (0, f"{site / '_posts' / '2030-01-01-a.md'}\n")
    assert "in the future" in err


def test_new_needs_a_site_and_settings_that_can_be_read(run: Run, site: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        code, _out, err = run("new", folder)
        assert code == 1
        assert "_config.yml" in err
    (site / ".wongo.toml").write_text('[house]\nslug = "runes"\n')
    code, _out, err = run("new", site)
    assert code == 1
    assert "house.slug" in err
    assert not list(site.rglob("*.md"))


def fill(site: Path, name: str, text: str) -> None:
    """Give a site three posts of a kind."""
    for number in (1, 2, 3):
        path = site / name.format(number=number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.format(number=number).encode())


def test_export_needs_a_site(run: Run, post: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none", post):
        code, _out, err = run("export", post, "--to", folder)
        assert code == 1
        assert "_config.yml" in err


def test_check_names_the_line(run: Run, site: Path) -> None:
    posts = site / "_posts"
    posts.mkdir()
    (posts / "2024-01-01-good.md").write_text("---\ntitle: a\n---\n")
    assert run("check", site)[0] == 0
    bad = posts / "2024-01-02-bad.md"
    bad.write_text("---\ntitle: a\nimage: /none.jpg\ndate: 2030-01-01\n---\n![x](/b.png)\n")
    (posts / "undated.md").write_text("---\ntitle: 'a' b\n---\n")
    code, out, _err = run("check", site)
    assert code == 1
    assert f"{bad}:3: The picture /none.jpg is not there.\n" in out
    assert f"{bad}:4: " in out
    assert f"{bad}:6: " in out
    assert f"{posts / 'undated.md'}:2: " in out
    assert run("check", bad)[0] == 1
    assert run("check", posts / "2024-01-01-good.md")[0] == 0


def test_check_tells_of_a_broken_configuration(run: Run, site: Path) -> None:
    (site / "_config.yml").write_text("a: b: c\n")
    code, out, _err = run("check", site)
    assert code == 1
    assert f"{site / '_config.yml'}:1: " in out


def test_a_folder_without_posts_is_a_sentence(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path)
    assert (code, err) == (0, "")
    assert out == "0 posts: nothing to point out.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("get", "none.md", "title"),
        ("set", "none.md", "a", "b"),
        ("render", "none.md"),
        ("check", "none.md"),
        ("none.md",),
    ],
)
def test_a_missing_file_is_one_sentence(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert "There is no such file." in err
    assert err.count("\n") == 1


def test_failures_are_told_in_the_users_language(run: Run) -> None:
    for words, language in (
        (("get", "none.md", "a"), "ko_KR.UTF-8"),
        (("--lang", "ko", "get", "none.md", "a"), "C"),
    ):
        assert "그런 파일이 없습니다" in run(*words, language=language)[2]
    assert "no such file" in run("--lang", "en", "get", "none.md", "a", language="ko")[2]


def test_broken_front_matter_is_a_sentence(run: Run, post: Path) -> None:
    post.write_text("---\ntitle: 'a' b\n---\n글\n")
    for words in (("get", post, "title"), ("set", post, "title", "x")):
        code, out, err = run(*words)
        assert (code, out) == (1, "")
        assert err.startswith("wongo: ")
    assert run("render", post, "--body") == (0, "<p>글</p>\n", "")


def test_a_file_in_cp949_keeps_its_encoding(run: Run, post: Path) -> None:
    post.write_bytes("---\r\ntitle: 옛날 신문 기사\r\n---\r\n본문\r\n".encode("cp949"))
    assert run("set", post, "title", "새 제목")[0] == 0
    assert post.read_bytes() == "---\r\ntitle: 새 제목\r\n---\r\n본문\r\n".encode("cp949")
    assert run("set", post, "title", "😀")[0] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("get",),
        ("get", "a"),
        ("get", "a", "b", "c"),
        ("set", "a", "b"),
        ("render",),
        ("render", "a", "--nonsense"),
        ("export", "a"),
        ("--nonsense",),
        ("a", "b"),
        ("--lang", "fr"),
        ("get", "a", "b", "--lang"),
        ("export", "a", "--to", "b", "--date", "soon"),
        ("new",),
        ("new", "b", "--date", "soon"),
        ("new", "b", "c"),
    ],
)
def test_wrong_usage_is_a_sentence_and_2(run: Run, site: Path, post: Path, words: tuple[str, ...]) -> None:
    real = [
        {"a": str(post), "b": str(site)}.get(word, word) if words[0] in {"export", "new"} else word
        for word in words
    ]
    code, out, err = run(*real)
    assert (code, out) == (2, "")
    assert err.startswith("wongo: ")
    assert err.count("\n") == 1


def test_anything_else_opens_the_window(run: Run, post: Path, tmp_path: Path) -> None:
    assert run() == (0, "window None None ", "")
    assert run(post) == (0, f"window {post} None ", "")
    assert run("--profile", tmp_path, post, "--lang", "ko")[1] == f"window {post} {tmp_path} ko"
    assert run("--lang=ko")[1] == "window None None ko"


def test_a_file_named_like_a_command_can_be_opened(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "get").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("--", "get")[1] == "window get None "


def test_version_and_help_need_nothing_else(run: Run) -> None:
    assert run("--version") == (0, f"wongo {__version__}\n", "")
    for words in (("--help",), ("-h",), ("get", "--help")):
        code, out, err = run(*words)
        assert (code, err) == (0, "")
        for usage in USAGES:
            assert usage.title in out
        assert "wongo set POST KEY VALUE [--yaml]" in out
        assert "wongo export POST --to SITE [--date ISO] [--slug SLUG] [--draft]" in out


def test_every_command_of_the_table_is_there() -> None:
    assert {usage.name for usage in USAGES} == set(cli.COMMANDS)


@pytest.fixture(params=["000_6c32dfea3d3059d5.txt", "003_a2e1ac36b2431581.txt"])
def seed(request: pytest.FixtureRequest, shared: Path, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_bytes((shared / "seeds" / path.name).read_bytes())
    return path


def test_a_real_post_differs_in_its_title_alone(run: Run, seed: Path) -> None:
    before = seed.read_bytes().splitlines(keepends=True)
    assert run("set", seed, "title", "X") == (0, "", "")
    after = seed.read_bytes().splitlines(keepends=True)
    differing = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert [pair[1] for pair in differing] == [b"title: X\n"]


def test_a_real_post_is_exported_byte_for_byte(run: Run, seed: Path, site: Path) -> None:
    picture = site / "assets" / "img" / "newsdao_breakingnews.jpg"
    picture.parent.mkdir(parents=True)
    picture.touch()
    code, out, err = run("export", seed, "--to", site)
    assert (code, err) == (0, "")
    assert Path(out.strip()) == site / "_posts" / f"2024-02-28-{seed.stem}.md"
    assert Path(out.strip()).read_bytes() == seed.read_bytes()
    assert run("check", site)[0] == 0


# What follows starts the program as a user does.


def wongo(*words: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "editor", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, **options)  # type: ignore[call-overload]


def test_the_program_speaks_utf_8_whatever_the_system_does(post: Path) -> None:
    done = wongo("get", post, "title", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stdout, done.stderr) == (0, "봄이 온다\n".encode(), b"")


def test_no_command_loads_qt(post: Path, site: Path) -> None:
    program = (
        "import sys; from editor import __main__; sys.argv[1:] = {words!r}; code = __main__.main();"
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'editor.ui'))];"
        "sys.exit(f'loaded {{loaded}}' if loaded else code)"
    )
    for words in (
        ["get", post, "title"],
        ["render", post],
        ["export", post, "--to", site],
        ["new", site],
        ["check", site],
        ["--help"],
    ):
        script = program.format(words=[str(word) for word in words])
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_the_window_does_not_load_what_makes_pages() -> None:
    """That is loaded in a process of its own, meanwhile."""
    program = (
        "import sys; from editor import app; makers = ('liquid', 'babel', 'sass', 'editor.jekyll.pages');"
        "sys.exit(str([name for name in makers if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr.decode().strip() == "[]"


def test_a_reader_that_stops_listening_is_no_error(post: Path) -> None:
    post.write_text("---\ntitle: a\n---\n" + "글" * 1_000_000, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "editor", "render", str(post)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 0


def test_an_unexpected_error_is_a_sentence_too() -> None:
    script = (
        "import sys; from editor import __main__, cli; sys.argv[1:] = ['--version'];"
        "cli.main = lambda *_: {}['lost']; sys.exit(__main__.main())"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"wongo: Something went wrong inside Wongo")
    assert done.stderr.count(b"\n") == 1


def test_a_stop_from_the_keyboard_is_quiet() -> None:
    script = (
        "import sys; from editor import __main__, cli\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "cli.main = stop; sys.exit(__main__.main())"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
