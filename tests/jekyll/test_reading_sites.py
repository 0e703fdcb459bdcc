"""What a site holds, read as the real Jekyll reads it: values, addresses, order, pages, files, data."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from editor.jekyll.contents import Contents
from editor.jekyll.documents import Document
from editor.jekyll.excerpts import excerpt_of
from tests.jekyll.sites import MISSING, NOW, contents_of, has_jekyll, read_by_jekyll, write_site

POSTS = {
    "_posts/2024-02-27-night-bus.md": "---\ntitle: 막차\ncategories: [경, A B]\n---\n\n\n본문\n\n둘째\n",
    "_posts/2024-2-7-one.digit..md": "---\ntags: a b\ncategories: News Sport\n---\n본문\n",
    "_posts/sub/2024-03-01-Capital-Title.markdown": "---\ntag: [x, [y, z], 3]\ncategory: one two\n---\n",
    "_posts/2024-03-02-number.md": "---\ntitle: 수\ncategories: [2024, yes, '2024', ~]\n---\nx\n",
    "_posts/2024-03-03-dated.md": "---\ndate: 2024-05-01 23:30:00 +0900\nslug: Own Slug\n---\nx\n",
    "_posts/2024-03-04-no-zone.md": "---\ndate: 2024-03-04 20:00:00\n---\nx\n",
    "_posts/2024-03-05-link.md": "---\npermalink: /own/:year/:title.htm\n---\nx\n",
    "_posts/2024-03-06-link2.md": "---\npermalink: /own/:categories/:slug/\ncategories: 가 나\n---\nx\n",
    "_posts/2024-03-07-broken.md": "---\ntitle: '가' 나\nlayout: post\n---\n본문\n",
    "_posts/2024-03-08-list.md": "---\n- a\n- b\n---\n본문\n",
    "_posts/2024-03-09-no-front-matter.md": "본문만\n",
    "_posts/2024-03-10-hidden.md": "---\npublished: false\n---\n본문\n",
    "_posts/2124-03-10-future.md": "---\n---\n본문\n",
    "_posts/2024-03-11-한글 제목 (1).md": "---\ntitle:\ncategories:\n  -   경제\n---\n본문\n",
    "_posts/2024-03-12-excerpt.md": "---\nexcerpt: 손으로\n---\n본문\n\n둘째\n",
    "_posts/2024-03-13-separator.md": "---\nexcerpt_separator: <!--m-->\n---\n[둘]\n<!--m-->\n\n[둘]: h\n",
    "_posts/2024-03-14-liquid.md": "---\n---\n{% highlight ruby %}\nx\n\n{% endhighlight %}\n",
    "_posts/2024-03-15-bom.md": "\ufeff---\ntitle: BOM\n---\n본문\n",
    "_posts/undated.md": "---\n---\n본문\n",
    "sports/_posts/2024-04-01-game.md": "---\ncategories: [ball]\n---\n본문\n",
    "a/b/_posts/2024-04-02-deep.md": "---\n---\n본문\n",
    "_hidden/_posts/2024-04-03-never.md": "---\n---\n본문\n",
    "_drafts/idea.md": "---\n---\n본문\n",
    "_recipes/soup.md": "---\ntitle: 국\norder: 2\n---\n국\n",
    "_recipes/sub/rice.md": "---\norder: 1\n---\n밥\n",
    "_recipes/plain.txt": "그대로\n",
    "_wiki/b.md": "---\n---\nb\n",
    "_wiki/a.md": "---\n---\na\n",
    "about.md": "---\ntitle: 소개\n---\n소개\n",
    "sub/index.html": "---\n---\n<p>x</p>\n",
    "sub/page.html": "---\n---\n<p>x</p>\n",
    "own.md": "---\npermalink: /elsewhere/\n---\nx\n",
    "feed.xml": "---\n---\n<x/>\n",
    "assets/style.scss": "---\n---\na{b:c}\n",
    "assets/plain.css": "a{}\n",
    ".hidden": "x\n",
    "backup~": "x\n",
    "vendor/x.txt": "x\n",
    "node_modules/x.txt": "x\n",
    "_data/people.yml": "- name: 김\n- name: 이\n",
    "_data/team/desk one.json": '{"a": [1, 2.5, null, true]}',
    "_data/table.csv": "name,age\n김,3\n이,\n",
    "_data/tabs.tsv": "name\tage\n김\t3\n",
}
STYLES = ("date", "pretty", "ordinal", "weekdate", "none")
TEMPLATE = (
    "/:collection/:slugified_categories/:i_month-:i_day/:short_year:y_day/:w_year-W:week-:w_day/"
    ":short_month_:long_month/:short_day/:long_day/:hour:minute:second/:name/:path:output_ext"
)
CONFIGS = {
    **{style: f"permalink: {style}\n" for style in STYLES},
    "template": f"permalink: {TEMPLATE}\n",
    "slash": "permalink: /:categories/:year/:month/:day/:title/\n",
    "defaults": """
permalink: pretty
defaults:
  - scope: {path: ''}
    values: {layout: page, author: all, nested: {a: 1, b: 2}}
  - scope: {path: '', type: posts}
    values: {layout: post, tags: [default], nested: {b: 3}}
  - scope: {path: _posts/sub}
    values: {author: sub, categories: [from default]}
  - scope: {path: '_posts/*/*.markdown'}
    values: {globbed: true}
  - scope: {path: sports, type: posts}
    values: {author: sports}
  - scope: {path: about.md, type: pages}
    values: {author: page}
  - scope: {type: recipes}
    values: {kind: food}
""",
    "collections": """
permalink: /:year/:title
collections:
  recipes: {output: true, permalink: '/cook/:path/', sort_by: order}
  wiki: {output: true, order: [b.md, a.md]}
exclude: [vendor, sub]
include: [.hidden]
excerpt_separator: ''
unpublished: true
""",
    "future": "future: true\n",
    "limit": "limit_posts: 5\n",
    "drafts": "show_drafts: true\ncollections: [wiki]\n",
}
ALWAYS = f"timezone: Asia/Seoul\ntime: {NOW:%Y-%m-%d %H:%M:%S %z}\n"
"""What Jekyll is told in each site: the moment of the build is ours, not that of the test."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, dict[str, object]]]:
    """Every site with what Jekyll reads of it."""
    if not has_jekyll():
        pytest.skip(MISSING)
    top = tmp_path_factory.mktemp("sites")
    roots = [
        write_site(top / name, {**POSTS, "_config.yml": f"{ALWAYS}{config}"})
        for name, config in CONFIGS.items()
    ]
    for root in roots:  # a draft is as old as its file
        os.utime(root / "_drafts/idea.md", (NOW.timestamp(), NOW.timestamp()))
    return dict(zip(CONFIGS, zip(roots, read_by_jekyll(roots), strict=True), strict=True))


def described(document: Document) -> dict[str, object]:
    values = {key: plain(value) for key, value in document.values.items()}
    if document.values.get("excerpt") is None and document.separator and document.broken is None:
        values["excerpt"] = {"excerpt of": excerpt_of(document.body, document.separator)}
    return {
        "path": document.relative,
        "url": document.url,
        "id": document.id,
        "collection": document.collection.label,
        "data": values,
        "content": document.body,
    }


def plain(value: object) -> object:
    match value:
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M:%S %z")
        case date():
            return value.strftime("%Y-%m-%d 00:00:00 +0000")
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value]
        case _:
            return value


def without(entry: dict[str, object]) -> dict[str, object]:
    """Return a document without what only the build's moment says, and Jekyll's own notes."""
    data = dict(entry["data"])
    data.pop("draft", None)
    if "title" not in data or entry["path"].startswith(("_drafts", "_wiki", "_recipes")):
        data.pop("date", None)
        return {**entry, "data": data, **({} if "title" in data else {"url": None, "id": None})}
    return {**entry, "data": data}


def in_order(documents: list[dict[str, object]]) -> list[object]:
    """Return the documents in their order, but for those whose moment is the build's."""
    return [each["path"] for each in documents if "title" in each["data"]]


@pytest.mark.parametrize("name", CONFIGS)
def test_documents_are_read_as_jekyll_reads_them(
    sites: dict[str, tuple[Path, dict[str, object]]], name: str
) -> None:
    root, theirs = sites[name]
    contents = contents_of(root)
    ours = [without(described(each)) for each in contents.shelves.everything]
    assert {each["path"]: each for each in ours} == {
        each["path"]: each for each in map(without, theirs["documents"])
    }
    # With `future` Jekyll never looks at the moment of broken posts, and sorts them in among the others.
    assert name == "future" or in_order(ours) == in_order(theirs["documents"])


@pytest.mark.parametrize("name", CONFIGS)
def test_pages_files_and_data_are_read_as_jekyll_reads_them(
    sites: dict[str, tuple[Path, dict[str, object]]], name: str
) -> None:
    root, theirs = sites[name]
    contents: Contents = contents_of(root)
    assert {page.path: page.url for page in contents.pages} == {
        page["path"]: page["url"] for page in theirs["pages"]
    }
    assert sorted(file.shown_path for file in contents.static_files) == sorted(theirs["files"])
    assert contents.data == theirs["data"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.yml", "a: 1\nb: 'x\n", "Line 2: A quote is opened here and never closed."),
        (
            "a.yml",
            "a: |x\n",
            "Line 1: Behind “|” or “>” the text begins in the next line: put this value in quotes.",
        ),
        ("a.json", '{"a": 1,\n}', "Line 2 is not JSON."),
        ("a.json", "[" * 20_000, "The values are nested too deeply."),
        ("a.csv", "a\n" + "x" * 200_000, "It is no table that Jekyll can read."),
    ],
)
def test_data_that_cannot_be_read_is_told_in_our_words(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    write_site(tmp_path, {"_config.yml": "", f"_data/{name}": text})
    contents = contents_of(tmp_path)
    assert contents.data == {}
    (told,) = map(str, contents.data_problems)
    assert told == f"_data/{name} cannot be understood: {reason}"
