"""Columns at the beginning of a line, where a tab goes on to the next multiple of four."""

TAB = 4


def blanks(text: str, position: int, column: int) -> tuple[int, int]:
    """Return where the blanks at `position` end and the column reached; `column` is the one to begin with."""
    while position < len(text) and text[position] in " \t":
        column += TAB - column % TAB if text[position] == "\t" else 1
        position += 1
    return position, column


def skip(text: str, position: int, columns: int) -> tuple[int, str]:
    """Return where a line goes on after so many columns of blanks, and the blanks that a cut tab leaves over.

    Blanks before a tab that reaches further belong to the tab.
    """
    column = 0
    while column < columns and text[position] in " \t":
        column += TAB - column % TAB if text[position] == "\t" else 1
        position += 1
    return position, " " * (column - columns)
