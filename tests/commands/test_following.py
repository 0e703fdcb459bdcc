"""Links of the article followed: to other posts of the site, to the web, and what is said where they end."""

from pathlib import Path

import pytest

from editor.commands.following import follow
from editor.core.choices import UnsavedAnswer
from tests.commands.bench import FakeBench, in_site

POST = "---\ntitle: 제목\n---\n\n본문\n"


@pytest.fixture
def bench(tmp_path: Path) -> FakeBench:
    root = in_site(tmp_path / "site")
    for name in ("_posts/2024-02-20-a.md", "_posts/경제/2024-02-21-b.md", "news/_posts/2024-02-22-c.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POST, "utf-8")
    (root / "about.md").write_text(POST, "utf-8")
    (root / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "out.md").write_text(POST, "utf-8")
    made = FakeBench()
    made.desk.open(root / "_posts/2024-02-20-a.md")
    return made


def followed(bench: FakeBench, address: str) -> tuple[str, list[str]]:
    """Follow a link; return the file that is open then, and what was left to the browser."""
    left: list[str] = []
    follow(bench, address, left.append)  # type: ignore[arg-type]  # it has what is asked of it
    site, path = bench.desk.site, bench.desk.opened.path
    assert site is not None
    assert path is not None
    return path.relative_to(site.root).as_posix(), left


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("{% post_url 경제/2024-02-21-b %}", "_posts/경제/2024-02-21-b.md"),
        ("{% post_url 2024-02-21-b %}", "_posts/경제/2024-02-21-b.md"),
        ("{% post_url news/2024-02-22-c %}", "news/_posts/2024-02-22-c.md"),
        ("{{ site.baseurl }}{%- post_url /2024-02-22-c -%}#a", "news/_posts/2024-02-22-c.md"),
        ("{% link _posts/경제/2024-02-21-b.md %}", "_posts/경제/2024-02-21-b.md"),
        ("{% link about.md %}", "about.md"),
        ("{% post_url 2024-02-20-a %}", "_posts/2024-02-20-a.md"),
    ],
)
def test_a_link_to_a_post_opens_it(bench: FakeBench, address: str, file: str) -> None:
    assert followed(bench, address) == (file, [])
    assert bench.told == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("{% post_url 2024-02-29-x %}", "The site has no post “2024-02-29-x”."),
        ("{% link x.md %}", "The site has no file “x.md”."),
        ("{% link ../out.md %}", "The site has no file “../out.md”."),
        ("{% link _posts %}", "The site has no file “_posts”."),
        ("{% link a.pdf %}", "“a.pdf” is no text: it cannot be opened here."),
    ],
)
def test_a_link_that_leads_nowhere_says_so(bench: FakeBench, address: str, sentence: str) -> None:
    assert followed(bench, address) == ("_posts/2024-02-20-a.md", [])
    assert bench.told == [sentence]


def test_any_other_address_is_left_to_the_browser(bench: FakeBench) -> None:
    for address in ("https://a.b", "/about/", "{{ site.url }}/a", "{% link {{ page.a }} %}"):
        assert followed(bench, address) == ("_posts/2024-02-20-a.md", [address])


def test_unsaved_work_is_asked_about_first(bench: FakeBench) -> None:
    bench.type("더\n")
    bench.ask.expect("unsaved", UnsavedAnswer.CANCEL)
    assert followed(bench, "{% link about.md %}")[0] == "_posts/2024-02-20-a.md"
    bench.ask.expect("unsaved", UnsavedAnswer.DISCARD)
    assert followed(bench, "{% link about.md %}")[0] == "about.md"


def test_a_post_outside_of_a_site_has_no_others() -> None:
    bench = FakeBench()
    follow(bench, "{% post_url 2024-02-20-a %}", str)  # type: ignore[arg-type]
    assert bench.told == ["This post is in no site: “2024-02-20-a” cannot be found."]
