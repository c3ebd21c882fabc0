"""The field kind `table` in print."""

from __future__ import annotations

from ...model.kinds import Column, TableField
from .base import PAGE_LINES, ROW_CHARACTERS, UPRIGHT_COLUMNS, UPRIGHT_WIDTH, Data, Words, part_words, worksheet

# Characters of an option that fit beside others in a cell.
_SHORT_OPTION = 9


@worksheet.register
def _(field: TableField, words: Words) -> Data:
    widths = _widths(field)
    rows = [row.label for row in field.rows] or [""] * (field.blank_rows or 0)
    return {
        "kind": "table",
        "columns": [_column(column, words["table"]) for column in field.columns],
        "row_heading": field.row_heading if field.rows else None,
        "rows": rows,
        "widths": widths,
        "part_words": part_words(_headings(field), widths),
        "tall_rows": any(len(row) > ROW_CHARACTERS for row in rows),
        "wide": len(widths) > UPRIGHT_COLUMNS or sum(widths) > UPRIGHT_WIDTH,
        "lines": field.lines,
        # A line of handwriting takes two of text. A table of half a page may be broken: moved as a whole it would
        # leave a gap.
        "tall": 2 * field.lines * len(rows) > PAGE_LINES // 2,
    }


def _column(column: Column, words: Words) -> Data:
    hints = {"number": words["number"], "date": words["date"], "choice": words["options"], "text": ""}
    return {
        "label": column.label,
        "hint": hints[column.format],
        "options": column.options,
        "short_options": all(len(option) <= _SHORT_OPTION for option in column.options),
    }


def _widths(field: TableField) -> list[float]:
    """Relative widths of all columns; printed row headings need a little more than a column of average width."""
    return ([2.5] if field.rows else []) + [column.width for column in field.columns]


def _headings(field: TableField) -> list[str]:
    """The words of each column that must fit into it."""
    first = [" ".join([field.row_heading or "", *(row.label for row in field.rows)])] if field.rows else []
    return first + [column.label for column in field.columns]
