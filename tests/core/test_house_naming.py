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
        (
            ["_posts/2024-6-12-ab.md", "_posts/2024-11-10-b.md", "_posts/2024-10-10-c.md"],
            "_posts/2024-2-7-bom-sijang.md",
        ),
        (["_posts/2024-12-3-a.md", "_posts/2024-12-30-a.md"], "_posts/2024-2-7-bom-sijang.md"),
        (["_posts/2024-12-13-a.md"], "_posts/2024-02-07-bom-sijang.md"),
        (["_posts/2023/11/17/2023-11-17-a.md"], "_posts/2024/02/07/2024-02-07-bom-sijang.md"),
        (["_posts/2023/05/05/2023-05-05-a.md"], "_posts/2024/02/07/2024-02-07-bom-sijang.md"),
        (["_posts/2023/1/2023-01-17-a.md"], "_posts/2024/2/2024-02-07-bom-sijang.md"),
        (["_posts/2024-06-12-100.md", "_posts/2024-06-11-099.md"], "_posts/2024-02-07-003.md"),
        (["_posts/2024-06-12-10.md", "_posts/2024-06-11-9.md"], "_posts/2024-02-07-3.md"),
        ([], "_posts/2024-02-07-봄-시장.md"),
        (["_posts/no-date.md"], "_posts/2024-02-07-봄-시장.md"),
    ],
)
def test_a_new_file_is_named_as_most_are(paths: list[str], named: str) -> None:
    naming = learn_naming([(path, 1) for path in paths])
    assert naming.path(DAY, naming.slug("봄 시장", 3)) == named


def test_the_next_number_of_a_day() -> None:
    naming = Naming(slugs=Slugs.NUMBER)
    names = ["2024-02-07-1.md", "2024-02-07-12.md", "2024-02-06-99.md", "2024-02-07-봄.md"]
    assert naming.next_number(names, DAY) == 13
    assert naming.next_number([], DAY) == 1


def test_numbers_go_on_from_day_to_day_where_they_always_did() -> None:
    naming = Naming(slugs=Slugs.NUMBER)
    names = [
        "2024-02-01-104.md",
        "2024-02-03-105.md",
        "2024-02-03-106.md",
        "2024-02-05-107.md",
        "2024-02-06-109.md",
    ]
    assert naming.next_number(names, DAY) == 110
    assert (
        naming.next_number([f"2024-02-0{day}-{number}.md" for day in (1, 2, 3) for number in (1, 2)], DAY)
        == 1
    )


def test_a_new_name_is_as_the_newest_ones() -> None:
    old = [(f"_posts/2020-01-01-{number}.md", 0.1) for number in range(9)]
    naming = learn_naming([("_posts/2024/2024-02-02-a-b.md", 1), *old])
    assert naming == Naming("_posts/%Y/%Y-%m-%d-{slug}.md", Slugs.ASCII)


def test_the_next_number_is_filled_up_with_zeros_where_the_others_are() -> None:
    names = ["_posts/2024-02-07-008.md", "_posts/2024-02-07-009.md"]
    naming = learn_naming([(name, 1) for name in names])
    slugs = [naming.slug("가", number) for number in (naming.next_number(names, DAY), 1000)]
    assert slugs == ["010", "1000"]
