"""The widths of a table's columns: what they want, what they need, what there is."""

import pytest

from editor.core.paint.cards import Cell, TableCard
from editor.core.paint.looks import PLAIN
from editor.ui.body.fonts import Type
from editor.ui.body.tables import TableDrawing, shared
from editor.ui.body.theme import LIGHT

WIDTH = 600.0


def drawing(*rows: tuple[str, ...]) -> TableDrawing:
    card = TableCard(tuple(tuple(Cell(((text, PLAIN),)) for text in row) for row in rows))
    return TableDrawing(card, WIDTH, Type(LIGHT.families, LIGHT.monospace, 17))


@pytest.mark.parametrize(
    ("wanted", "least", "widths"),
    [
        ([10, 30], [10, 10], [150, 450]),
        ([400, 800], [100, 100], [220, 380]),
        ([900, 900], [400, 800], [200, 400]),
    ],
)
def test_a_width_is_shared_by_wishes_then_by_needs(
    wanted: list[float], least: list[float], widths: list[float]
) -> None:
    assert shared(wanted, least, WIDTH) == pytest.approx(widths)


def test_numbers_of_many_columns_are_not_broken(qapp: object) -> None:
    del qapp
    table = drawing(tuple(f"{number:,}" for number in range(100_000, 1_200_000, 120_000)))
    assert [layout.lineCount() for layout in table._layouts] == [1] * 10


def test_a_long_cell_makes_its_row_as_high_as_it_needs(qapp: object) -> None:
    del qapp
    assert drawing(("가", "나다라마바사 " * 40)).height > 3 * drawing(("가", "나")).height


def test_a_table_fills_the_column_to_the_pixel(qapp: object) -> None:
    del qapp
    assert drawing(("가", "나다", "라마바"))._lefts[-1] == WIDTH
