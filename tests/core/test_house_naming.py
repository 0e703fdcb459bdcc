"""The names of a site's files: learned from those it has."""

from datetime import date

import pytest

from editor.core.house.naming import Naming, Slugs, learn_naming

DAY = date(2024, 2, 7)


@pytest.mark.parametrize(
    ("paths", "named"),
    [
        (["_posts/2024-06-12-105.md", "_posts/2024-06-11-9.md"], "_posts/2024-02-07-3.md"),
        (["_posts/2024-06-12-봄-시장.md", "_posts/2024-06-11-군청.md"], "_posts/2024-02-07-봄-시장.md"),
        (["_posts/2024/2024-06-12-a-b.markdown"], "_posts/2024/2024-02-07-bom-sijang.markdown"),
        (["_posts/2024-6-2-ab.md"], "_posts/2024-2-7-bom-sijang.md"),
        (["tech/_posts/2024-06-02-a.md", "life/_posts/2024-06-01-b.md"], "_posts/2024-02-07-bom-sijang.md"),
        ([], "_posts/2024-02-07-봄-시장.md"),
        (["_posts/no-date.md"], "_posts/2024-02-07-봄-시장.md"),
    ],
)
def test_a_new_file_is_named_as_most_are(paths: list[str], named: str) -> None:
    naming = learn_naming(paths)
    assert naming.path(DAY, naming.slug("봄 시장", 3)) == named


def test_the_next_number_of_a_day() -> None:
    naming = Naming(slugs=Slugs.NUMBER)
    names = ["2024-02-07-1.md", "2024-02-07-12.md", "2024-02-06-99.md", "2024-02-07-봄.md"]
    assert naming.next_number(names, DAY) == 13
    assert naming.next_number([], DAY) == 1
