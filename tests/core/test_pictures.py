"""The pictures a post names, each at its place in the text."""

import pytest

from editor.core import article
from editor.core.pictures import Picture, is_picture, pictures
from editor.kramdown import document

POST = """\
---
title: 제목
image: '/assets/img/lead.jpg'
feature_image: https://picsum.photos/1300/400
thumbnail: "a b.png"
---

![뉴스 속보](/assets/img/a.jpg "title")

<p>글 <img src="file:///tmp/a%20b.png?x=1&amp;y=2" alt=""></p>

![c][r] ![none]()

    ![code](/not/a/picture.png)

[r]: /x/y.png
"""


def found(text: str) -> list[Picture]:
    read = article.read(text)
    return list(pictures(read, document.read(read.body)))


def test_pictures_of_front_matter_and_body_are_found_in_order() -> None:
    assert [(picture.key, picture.address) for picture in found(POST)] == [
        ("image", "/assets/img/lead.jpg"),
        ("thumbnail", "a b.png"),
        ("", "/assets/img/a.jpg"),
        ("", "file:///tmp/a%20b.png?x=1&y=2"),
        ("", "/x/y.png"),
    ]


def test_each_is_at_its_address_in_the_text() -> None:
    assert [picture.span.of(POST) for picture in found(POST)] == [
        "'/assets/img/lead.jpg'",
        '"a b.png"',
        "/assets/img/a.jpg",
        "file:///tmp/a%20b.png?x=1&amp;y=2",
        "/x/y.png",
    ]
    assert all(picture.is_exact for picture in found(POST))


def test_an_address_that_is_written_otherwise_is_shown_at_its_construct() -> None:
    text = '<p><img src="/a&#46;png"></p>\n'
    (picture,) = found(text)
    assert picture.address == "/a.png"
    assert not picture.is_exact
    assert picture.span.of(text) == '<img src="/a&#46;png">'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/a.JPG", True),
        ("/a.webp?v=1#x", True),
        (".png", False),
        ("/a.mp4", False),
        ("", False),
        ("글\n.png", False),
    ],
)
def test_a_picture_is_known_by_its_ending(address: str, expected: bool) -> None:
    assert is_picture(address) == expected
