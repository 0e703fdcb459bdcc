"""The ways in which posts name the site's own files."""

import pytest

from editor.jekyll.addresses import address_of, post_tag, site_path
from editor.jekyll.config import SiteConfig

CONFIG = SiteConfig(url="https://newsdao.kr", baseurl="/blog")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/assets/img/a.jpg", "assets/img/a.jpg"),
        ("/blog/assets/a.jpg", "assets/a.jpg"),
        ("/blogger/a.jpg", "blogger/a.jpg"),
        ("https://newsdao.kr/blog/assets/a.jpg?v=2#top", "assets/a.jpg"),
        ("//newsdao.kr/assets/a.jpg", "assets/a.jpg"),
        ("/assets/%EA%B0%80.jpg", "assets/가.jpg"),
        ("/assets/한 글.jpg", "assets/한 글.jpg"),
        ("{{ site.baseurl }}/assets/a.jpg", "assets/a.jpg"),
        ("{{site.url}}{{site.baseurl}}/assets/a.jpg", "assets/a.jpg"),
        ('{{ "/assets/a.jpg" | relative_url }}', "assets/a.jpg"),
        ("{{ 'assets/a.jpg' | absolute_url }}", "assets/a.jpg"),
        ("{{- '/assets/a.jpg' | prepend: site.baseurl -}}", "assets/a.jpg"),
        ("{% link assets/a.jpg %}", "assets/a.jpg"),
        ("/../secret", "../secret"),
        ("https://other.kr/assets/a.jpg", None),
        ("data:image/png;base64,AAAA", None),
        ("assets/a.jpg", None),
        ("{{ page.image }}", None),
        ("file:///etc/passwd", None),
        ("http://[broken", None),
        ("/a%00b", None),
        ("", None),
    ],
)
def test_an_address_leads_to_a_file_of_the_site_or_elsewhere(address: str, path: str | None) -> None:
    assert site_path(address, CONFIG) == path


def test_a_file_is_named_from_the_root_of_the_site() -> None:
    assert address_of("assets/img/a.jpg", SiteConfig()) == "/assets/img/a.jpg"
    assert site_path(address_of("assets/img/a.jpg", CONFIG), CONFIG) == "assets/img/a.jpg"


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("_posts/2024-02-27-a.md", "{% post_url 2024-02-27-a %}"),
        ("_posts/2024-02-27-기업 진출.markdown", "{% post_url 2024-02-27-기업 진출 %}"),
        ("_posts/2024/2024-02-27-a.b.md", "{% post_url 2024/2024-02-27-a.b %}"),
        ("news/_posts/2024-02-27-a.md", "{% post_url news/2024-02-27-a %}"),
        ("_posts/a.md", None),
        ("_drafts/a.md", None),
        ("_posts/2024-02-27-50%}.md", None),
    ],
)
def test_a_post_is_named_by_the_tag_that_jekyll_works_out(path: str, tag: str | None) -> None:
    assert post_tag(path) == tag
