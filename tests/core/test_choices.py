import pytest

from editor.core.choices import LinkChoice, pasted_cells, trimmed, url_trouble


@pytest.mark.parametrize(
    "url",
    [
        "https://newsdao.kr/3626",
        "http://a",
        "mailto:a@b.kr",
        "/about",
        "#note",
        "post.html?a=b:c",
        "{{ site.url }}/a",
        "한글.html",
        "//cdn.kr/a.js",
    ],
)
def test_an_address_that_a_page_may_carry_is_no_trouble(url: str) -> None:
    assert url_trouble(url) is None


@pytest.mark.parametrize(
    "url", ["", "  ", "javascript:alert(1)", " JavaScript:x", "data:text/html,a", "a\nb", "vbscript:x"]
)
def test_an_address_that_runs_something_or_is_none_is_trouble(url: str) -> None:
    assert url_trouble(url) is not None


def test_a_picture_may_be_a_file_of_windows_but_no_mail() -> None:
    assert url_trouble("C:/a.jpg", picture=True) is None
    assert url_trouble("mailto:a@b", picture=True) is not None


def test_a_link_is_markdown_only_without_relation_and_colour() -> None:
    assert LinkChoice("a", "b").is_markdown
    assert not LinkChoice("a", "b", rel="dofollow").is_markdown
    assert not LinkChoice("a", "b", colour="#1a5490").is_markdown


def test_cells_of_a_spreadsheet_are_read_with_quotes_and_line_ends() -> None:
    assert pasted_cells('구성원\t참여 단체\r\n"두\n줄"\t-\n') == (("구성원", "참여 단체"), ("두 줄", "-"))


def test_empty_last_rows_and_columns_are_left_out() -> None:
    assert trimmed([["a", "", ""], ["", "b", ""], ["", "", ""]]) == (("a", ""), ("", "b"))
    assert trimmed([["", ""]]) == (("",),)
