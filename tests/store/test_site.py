"""A site folder: found from any post, its posts read without their bodies, its pictures never outside it."""

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from editor.store import heads
from editor.store.heads import categories_of
from editor.store.locale import translator
from editor.store.site import Site, find_root, open_site
from editor.store.zones import local_zone, zone_named

SEOUL = ZoneInfo("Asia/Seoul")
PIXEL = b"GIF89a"


def write(path: Path, text: str | bytes = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def post(front_matter: str, body: str = "본문\n") -> str:
    return f"---\n{front_matter}\n---\n{body}"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "newsroom"
    write(root / "_config.yml", "title: 뉴스다오\ntimezone: Asia/Seoul\nexclude: [old]\n")
    write(root / ".wongo.toml", '[palette]\npublisher = "끝"\n')
    write(root / "_posts/2024-02-27-a.md", post("title: A\ncategories:\n  - 경제"))
    write(root / "_posts/2024/2024-02-28-b.md", post("title: B\ncategories: News 경제\nimage: '/b.jpg'"))
    write(root / "_posts/2024-02-26-late.md", post("title: Late\ndate: 2024-03-01 10:00:00 +0900"))
    write(root / "tech/_posts/2024-02-01-nested.md", post("layout: post\ntitle: Nested"))
    write(root / "_posts/undated.md", post("title: ignored by Jekyll"))
    write(root / "_posts/2024-02-27-picture.jpg", PIXEL)
    write(root / "_posts/2024-02-27-plain.md", "no front matter\n")
    write(root / "_drafts/idea.md", post("title: 생각\ncategories: [경제]"))
    for hidden in ("_site", ".git", "node_modules", "old"):
        write(root / hidden / "_posts" / "2025-01-01-copy.md", post("title: Copy"))
    return open_site(root)


def test_the_site_of_a_post_is_the_nearest_folder_with_a_configuration(site: Site, tmp_path: Path) -> None:
    write(site.root / "inner" / "_config.yml")
    assert find_root(site.root / "_posts" / "2024" / "2024-02-28-b.md") == site.root
    assert find_root(site.root) == site.root
    assert find_root(site.root / "not" / "there.md") == site.root
    assert find_root(site.root / "inner" / "x.md") == site.root / "inner"
    assert find_root(tmp_path / "elsewhere.md") is None
    assert find_root(Path("a\0b")) is None


def test_a_relative_path_finds_its_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root / "_posts")
    assert find_root(Path("2024-02-27-a.md")) == site.root


def test_the_sites_own_files_are_read(site: Site) -> None:
    assert site.config.title == "뉴스다오"
    assert site.zone == SEOUL
    assert site.settings.palette == {"publisher": "끝"}
    assert site.troubles == ()


def test_posts_come_newest_first_by_the_date_that_counts(site: Site) -> None:
    assert [head.title for head in site.posts()] == ["Late", "B", "A", "Nested"]
    late = site.posts()[0]
    assert late.at == datetime(2024, 3, 1, 10, tzinfo=SEOUL)
    assert late.keys == ("title", "date")
    assert site.posts()[1].image == "/b.jpg"


def test_drafts_are_told_apart(site: Site) -> None:
    (draft,) = site.index().drafts
    assert (draft.title, draft.is_draft, draft.at) == ("생각", True, None)


def test_categories_and_keys_come_by_frequency(site: Site) -> None:
    index = site.index()
    assert index.categories == ("경제", "News")
    assert index.keys == ("title", "categories", "date", "image", "layout")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"categories": "a b  a"}, ("a", "b")),
        ({"categories": ["a b", 7, None, ["x"]]}, ("a b", "7")),
        ({"category": "두 낱말", "categories": ["a"]}, ("두 낱말", "a")),
        ({"categories": None}, ()),
        ({}, ()),
    ],
)
def test_categories_are_what_jekyll_makes_of_them(values: dict[str, object], found: tuple[str, ...]) -> None:
    assert categories_of(values) == found


def test_colours_come_by_frequency_whatever_their_spelling(site: Site) -> None:
    for number, style in enumerate(("color: RED", "color:#f00; background: #FFE", "color: #1a5490")):
        text = f'---\ntitle: a\n---\n<span style="{style}">가</span>\n'
        (site.root / "_posts" / f"2024-01-0{number + 1}-b.md").write_text(text, "utf-8")
    assert site.index().colours("text") == ("#ff0000", "#1a5490")
    assert site.index().colours("background") == ("#ffffee",)


def test_a_changed_post_is_read_again_and_an_unchanged_one_is_not(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in site.root.rglob("*.md"):
        os.utime(path, (1, 1))
    site.index()
    write(site.root / "_posts/2024-02-27-a.md", post("title: Another A"))
    (site.root / "_posts/2024/2024-02-28-b.md").unlink()
    read: list[str] = []
    head = heads._head
    monkeypatch.setattr(heads, "_head", lambda path: (read.append(path.name), head(path))[1])
    assert [head.title for head in site.posts()] == ["Late", "Another A", "Nested"]
    assert read == ["2024-02-27-a.md"]


def test_a_long_front_matter_is_read_whole(site: Site) -> None:
    write(site.root / "_posts/2025-01-01-long.md", post("note: " + "긴 " * 9000 + "\ntitle: 끝까지"))
    assert site.posts()[0].title == "끝까지"


def test_a_broken_post_is_listed_under_its_files_name(site: Site) -> None:
    write(site.root / "_posts/2025-01-01-broken.md", post("title: 'a' b"))
    assert site.posts()[0].title == "broken"


def test_a_post_in_cp949_is_read(site: Site) -> None:
    write(site.root / "_posts/2025-01-01-old.md", post("title: 옛날 기사의 제목입니다").encode("cp949"))
    assert site.posts()[0].title == "옛날 기사의 제목입니다"


def test_a_broken_configuration_is_told_and_lived_with(site: Site) -> None:
    write(site.root / "_config.yml", "title: a: b\n")
    write(site.root / ".wongo.toml", "[palette\n")
    reopened = open_site(site.root)
    assert len(reopened.troubles) == 2
    assert "_config.yml" in str(reopened.troubles[0])
    assert reopened.posts()[0].title == "Copy"


def test_a_broken_file_of_the_site_is_told_in_the_users_language(site: Site) -> None:
    write(site.root / "_config.yml", "title: a\nb: | c\n")
    write(site.root / ".wongo.toml", '[house]\nslug = "ascii\n')
    write(site.root / "_templates/속보.md", post('title: "C:\\다"'))
    tr = translator("ko")
    told = [tuple(map(tr, trouble.sentences())) for trouble in open_site(site.root).troubles]
    remedy = "아무 텍스트 편집기에서나 고치십시오. 그때까지 Wongo는 기본값을 씁니다."
    behind = "“|”나 “>” 뒤의 글은 다음 줄에서 시작해야 합니다. 이 값을 따옴표로 묶으십시오."
    assert told == [
        ("“_config.yml”의 내용을 이해할 수 없습니다.", f"2번째 줄: {behind}", remedy),
        (
            "“.wongo.toml”의 내용을 이해할 수 없습니다.",
            "2번째 줄: 여기서 연 따옴표가 닫히지 않았습니다.",
            remedy,
        ),
        (
            "_templates/속보.md 템플릿을 읽을 수 없습니다.",
            "2번째 줄: 큰따옴표 안에서는 “\\”를 두 번 써야 합니다.",
            "이 파일을 글처럼 열어 고치십시오.",
        ),
    ]


def test_a_file_of_the_site_that_cannot_be_opened_is_named_by_its_place_there(site: Site) -> None:
    (site.root / ".wongo.toml").unlink()
    (site.root / ".wongo.toml").mkdir()
    (told,) = map(str, open_site(site.root).troubles)
    assert told == ".wongo.toml cannot be opened. It is a folder, not a file."


def test_an_unknown_time_zone_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    write(site.root / "_config.yml", "timezone: Asia/Seul\n")
    reopened = open_site(site.root)
    assert "Asia/Seul" in str(reopened.troubles[0])
    assert reopened.zone == ZoneInfo("Asia/Tokyo")


def test_a_folder_without_anything_is_an_empty_site(tmp_path: Path) -> None:
    empty = open_site(tmp_path)
    assert empty.posts() == ()
    assert empty.index().categories == ()
    assert open_site(tmp_path / "none").posts() == ()


def test_posts_live_where_the_configuration_says(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "source: src\ncollections_dir: content\n")
    write(tmp_path / "src/content/_posts/2024-01-01-x.md", post("title: X"))
    site = open_site(tmp_path)
    assert [head.title for head in site.posts()] == ["X"]
    assert site.content == tmp_path / "src" / "content"


def test_pictures_are_found_inside_the_site_only(site: Site, tmp_path: Path) -> None:
    inside = write(site.root / "assets/img/가 나.gif", PIXEL)
    outside = write(tmp_path / "secret.gif", PIXEL)
    (site.root / "assets/img/link.gif").symlink_to(outside)
    assert site.picture_path("/assets/img/%EA%B0%80%20%EB%82%98.gif") == inside
    assert site.picture_path("{{ site.baseurl }}/assets/img/가 나.gif") == inside
    assert site.picture_path("/../secret.gif") is None
    assert site.picture_path("/assets/%2e%2e/%2e%2e/secret.gif") is None
    assert site.picture_path("/assets/img/link.gif") is None
    assert site.picture_path("/assets/img/none.gif") is None
    assert site.picture_path("/assets/img") is None
    assert site.picture_path("https://elsewhere.kr/assets/img/a.gif") is None


def test_a_zone_has_a_name_or_is_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert zone_named("Asia/Seoul") == SEOUL
    for name in ("", "Asia/Seul", "../etc/passwd", "/etc/passwd", "a\0b"):
        assert zone_named(name) is None
    monkeypatch.setenv("TZ", "Asia/Seoul")
    assert local_zone() == SEOUL
    monkeypatch.delenv("TZ")
    assert local_zone().utcoffset(datetime(2024, 1, 1)) is not None  # noqa: DTZ001
    assert os.environ.get("TZ") is None
