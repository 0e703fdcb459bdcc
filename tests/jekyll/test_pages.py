"""The door to the page: the article in its theme, where it is there, and what its author should know."""

import pickle
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from editor.jekyll.files import Listing, NoFiles
from editor.jekyll.pages import PageMaker, Source, sheets_of
from editor.jekyll.results import ARTICLE_ENDS, ARTICLE_STARTS, PageResult
from tests.jekyll.sites import NOW, ZONE

POST = "_posts/2024-02-27-night-bus.md"
CONFIG = "title: 소식\nurl: https://example.com\ndefaults: [{scope: {type: posts}, values: {layout: post}}]\n"
LAYOUTS = {
    "_layouts/default.html": "<html><link rel='stylesheet' href='/assets/style.css'>{{ content }}</html>",
    "_layouts/post.html": "---\nlayout: default\n---\n<h1>{{ page.title }}</h1>\n{{ content }}",
    "assets/style.scss": "---\n---\n@import 'base';",
    "_sass/_base.scss": "a { b: c }",
}
TEXT = "---\ntitle: 막차\n---\n**본문**\n"


class Files:
    """A site in memory; it counts what is read."""

    def __init__(self, texts: Mapping[str, str], refused: tuple[str, ...] = ()) -> None:
        self.texts = dict(texts)
        self.read_paths: list[str] = []
        self._refused = refused

    def listing(self) -> Listing:
        return Listing({path: (hash(text), len(text)) for path, text in self.texts.items()}, self._refused)

    def read(self, path: str) -> bytes | None:
        self.read_paths.append(path)
        return self.texts[path].encode() if path in self.texts else None

    def begins(self, path: str, beginning: bytes) -> bool:
        return self.texts.get(path, "").encode().startswith(beginning)


def maker(
    texts: Mapping[str, str] | Files, config: str = CONFIG, theme: Mapping[str, str] | None = None
) -> PageMaker:
    files = texts if isinstance(texts, Files) else Files(texts)
    plain = "<main>{{ page.title }}|{{ content }}</main>"
    theirs = NoFiles() if theme is None else Files(theme)
    return PageMaker(Source(config=config, files=files, zone=ZONE, theme=theirs, plain_page=plain))


def page(
    texts: Mapping[str, str], text: str = TEXT, path: str = POST, config: str = CONFIG, now: datetime = NOW
) -> PageResult:
    return maker(texts, config).page(path, text, now)


def said(answer: PageResult) -> list[str]:
    return [str(trouble.message) for trouble in answer.troubles]


def test_an_article_that_no_file_holds_yet_has_its_page() -> None:
    answer = page(LAYOUTS)
    assert "<h1>막차</h1>\n<p><strong>본문</strong></p>" in answer.html
    assert answer.url == "/2024/02/27/night-bus.html"
    assert answer.troubles == ()
    assert not answer.is_plain


def test_the_editors_text_stands_for_the_file() -> None:
    answer = page(
        {
            **LAYOUTS,
            POST: "---\ntitle: 옛 제목\n---\n옛 글\n",
            "_layouts/post.html": "{{ site.posts[0].title }}",
        }
    )
    assert answer.html == "막차"


def test_the_result_goes_through_a_pipe() -> None:
    answer = page(LAYOUTS)
    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301 - our own


def test_the_articles_html_is_where_it_is_said_to_be() -> None:
    answer = page(LAYOUTS)
    assert answer.article is not None
    start, end = answer.article
    assert answer.html[start:end] == "<p><strong>본문</strong></p>\n"
    assert f"{ARTICLE_STARTS}<p><strong>본문</strong></p>\n{ARTICLE_ENDS}" in answer.marked


@pytest.mark.parametrize("body", ["", "막\n", "\n\n"])
def test_an_article_that_says_nothing_or_what_the_layout_says_is_found_too(body: str) -> None:
    layout = "{{ content }}<p>막</p>\n|{{ content | strip }}|"
    answer = page({"_layouts/post.html": layout}, f"---\ntitle: x\n---\n{body}")
    assert answer.article is None or answer.article[0] == 0
    simple = page({"_layouts/post.html": "<p>막</p>\n{{ content }}"}, f"---\ntitle: x\n---\n{body}")
    assert simple.article is not None
    assert simple.article[0] == len("<p>막</p>\n")


def test_a_layout_that_changes_the_content_has_no_place_for_it() -> None:
    assert page({"_layouts/post.html": "{{ content | upcase }}"}).article is None


def test_the_style_sheets_that_the_page_links_to_come_along() -> None:
    assert page(LAYOUTS).styles == {"/assets/style.css": "a { b: c; }\n"}


def test_a_theme_beside_the_site_gives_what_the_site_lacks() -> None:
    own = {"_layouts/post.html": LAYOUTS["_layouts/post.html"]}
    answer = maker(own, f"{CONFIG}theme: paper\n", LAYOUTS).page(POST, TEXT, NOW)
    assert "<html>" in answer.html
    assert answer.styles == {"/assets/style.css": "a { b: c; }\n"}
    assert answer.troubles == ()


@pytest.mark.parametrize("key", ["theme", "remote_theme"])
def test_a_theme_that_is_not_here_is_named_and_the_article_stands_on_a_plain_page(key: str) -> None:
    answer = page({}, config=f"{CONFIG}{key}: owner/paper\n")
    assert answer.is_plain
    assert answer.html == "<main>막차|<p><strong>본문</strong></p>\n</main>"
    assert answer.article is not None
    assert len(said(answer)) == 1
    assert said(answer)[0].startswith("The theme owner/paper is not in the folder of the site")


def test_a_layout_that_is_missing_is_named_and_the_article_comes_bare_as_jekyll_has_it() -> None:
    answer = page({})
    assert answer.html == "<p><strong>본문</strong></p>\n"
    assert said(answer) == ["There is no layout “post”."]


def test_what_the_theme_asks_in_vain_is_told_with_its_place() -> None:
    layout = "---\nlayout: default\n---\n{% include gone.html %}{% toc %}{{ content | shout }}"
    answer = page({**LAYOUTS, "_layouts/post.html": layout})
    told = {(trouble.path, str(trouble.message)) for trouble in answer.troubles}
    assert {path for path, _ in told} == {"_layouts/post.html"}
    assert len(told) == len(["include", "tag", "filter"])


def test_a_sheet_that_cannot_be_made_is_told() -> None:
    answer = page({**LAYOUTS, "_sass/_base.scss": "a { b: c"})
    assert answer.styles == {"/assets/style.css": ""}
    assert len(answer.troubles) == 1


def test_broken_front_matter_is_told_and_the_page_is_jekylls() -> None:
    answer = page(LAYOUTS, "---\ntitle: '가' 나\n---\n본문\n")
    assert "<h1></h1>\n<p>본문</p>" in answer.html
    assert answer.url == "/2026/11/26/2024-02-27-night-bus.html"
    assert [(trouble.line, str(trouble.message)) for trouble in answer.troubles] == [
        (2, "Text goes on after a closing quote: put the whole value in quotes."),
        (0, "Until this is repaired, Jekyll publishes the post without its front matter."),
    ]


def test_files_that_lead_out_of_the_site_are_named() -> None:
    files = Files(LAYOUTS, refused=("_includes/out.html",))
    answer = maker(files).page(POST, TEXT, NOW)
    assert said(answer) == ["_includes/out.html leads out of the site's folder: it is not read."]


@pytest.mark.parametrize("head", ["published: false\n", "date: 2124-01-01\n"])
def test_a_post_that_is_not_published_yet_has_its_page_all_the_same(head: str) -> None:
    layout = {"_layouts/post.html": "{{ site.posts.size }}|{{ content }}"}
    assert page(layout, f"---\n{head}---\n본문\n").html.startswith("1|")


def test_a_draft_is_shown_as_a_post_of_today() -> None:
    layout = {"_layouts/post.html": "{{ page.date | date: '%Y-%m-%d' }}"}
    answer = page(layout, path="_drafts/idea.md")
    assert (answer.html, answer.url) == ("2026-11-26", "/2026/11/26/idea.html")


def test_a_page_that_is_no_post_is_shown_too() -> None:
    answer = page({"_layouts/page.html": "[{{ content }}]"}, "---\nlayout: page\n---\n소개\n", "about.md")
    assert (answer.html, answer.url) == ("[<p>소개</p>\n]", "/about.html")


def test_only_what_changed_is_read_again() -> None:
    files = Files(
        {**LAYOUTS, "_posts/2024-01-01-a.md": "---\n---\na\n", "_posts/2024-01-02-b.md": "---\n---\nb\n"}
    )
    files.texts["_layouts/post.html"] = "{{ site.posts | map: 'slug' | join: ' ' }}"
    door = maker(files)
    assert door.page(POST, TEXT, NOW).html == "night-bus b a"
    files.read_paths.clear()
    files.texts["_posts/2024-01-02-b.md"] = "---\nslug: new\n---\nb\n"
    assert door.page(POST, TEXT, NOW).html == "night-bus new a"
    assert files.read_paths == [POST, "_posts/2024-01-02-b.md"]


@pytest.mark.parametrize(
    ("saved", "shown"), [("", "1 2"), ("---\n---\nold\n", "1 2"), ("---\r\n---\r\nold\r\n", "1 2 3")]
)
def test_an_article_is_read_with_the_line_ends_that_it_will_be_saved_with(saved: str, shown: str) -> None:
    """Jekyll ends an excerpt at an empty line, which a line end of Windows is none of."""
    layouts = {"_layouts/post.html": "{{ page.excerpt | strip_html | normalize_whitespace }}"}
    answer = page(layouts | ({POST: saved} if saved else {}), "---\nlayout: post\n---\n1\n2\n\n3\n")
    assert answer.html == shown


def test_an_article_has_its_neighbours_on_the_first_page_and_on_later_ones() -> None:
    files = Files({"_posts/2024-01-01-a.md": "---\n---\na\n", "_posts/2025-01-02-b.md": "---\n---\nb\n"})
    files.texts["_layouts/post.html"] = "{{ page.previous.slug }} {{ page.next.slug }}"
    door = maker(files)
    assert [door.page(POST, TEXT, NOW).html for _ in range(3)] == ["a b"] * 3


def test_a_sheet_is_made_again_when_a_part_of_it_changed() -> None:
    files = Files(LAYOUTS)
    door = maker(files)
    assert door.page(POST, TEXT, NOW).styles["/assets/style.css"] == "a { b: c; }\n"
    files.texts["_sass/_base.scss"] = "d { e: f }"
    assert door.page(POST, TEXT, NOW).styles["/assets/style.css"] == "d { e: f; }\n"


def test_liquid_in_the_article_is_told_apart() -> None:
    assert page(LAYOUTS, "---\n---\n{{ site.title }}\n").has_liquid
    assert not page(LAYOUTS).has_liquid


def test_an_endless_layout_ends_with_a_message() -> None:
    loop = "{% for a in (1..10000) %}{% for b in (1..10000) %}{% assign c = a %}{% endfor %}{% endfor %}"
    answer = page({"_layouts/post.html": loop})
    assert answer.troubles


def test_layouts_in_a_circle_end() -> None:
    circle = {
        "_layouts/post.html": "---\nlayout: other\n---\n<a>{{ content }}",
        "_layouts/other.html": "---\nlayout: post\n---\n<b>{{ content }}",
    }
    assert page(circle).html == "<b><a><p><strong>본문</strong></p>\n"


def test_posts_that_show_each_other_end() -> None:
    texts = {
        "_posts/2024-01-01-a.md": "---\n---\n{{ page.next.content }}{{ page.excerpt }}",
        "_posts/2024-01-02-b.md": "---\n---\n{{ page.previous.content }}{{ page.next.excerpt }}",
        "_layouts/post.html": "{{ page.previous.content }}{{ page.previous.excerpt }}",
    }
    assert page(texts, "---\n---\n{{ page.previous.excerpt }}").html


def test_the_time_of_the_page_is_the_sites() -> None:
    answer = page(
        {"_layouts/post.html": "{{ site.time | date: '%H:%M' }}"}, now=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert answer.html == "09:00"


def test_a_made_file_is_found_by_its_address() -> None:
    door = maker({**LAYOUTS, "feed.xml": "---\n---\n<x>{{ site.title }}</x>"})
    made = door.asset("/feed.xml", NOW)
    assert made is not None
    assert (made.text, made.suffix) == ("<x>소식</x>", ".xml")
    assert door.asset("/gone.css", NOW) is None


@pytest.mark.parametrize(
    ("link", "paths"),
    [
        ('<link rel="stylesheet" href="/news/a.css">', ["/a.css"]),
        ("<LINK HREF=/news/%EA%B0%80.css?v=1 REL=stylesheet>", ["/가.css"]),
        ('<link href="https://example.com/news/a.css" rel="stylesheet">', ["/a.css"]),
        ('<link href="https://elsewhere.com/a.css" rel="stylesheet">', []),
        ('<link rel="icon" href="/a.png">', []),
        ('<link rel="stylesheet">', []),
    ],
)
def test_the_sheets_of_a_page_are_those_of_the_site(link: str, paths: list[str]) -> None:
    assert sheets_of(link, "/news", "https://example.com") == paths
