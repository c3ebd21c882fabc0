"""Rules of the field kind `table`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import TableField
from ...problem import Problem
from .base import check_field, listed_or_blank, reserved


@check_field.register
def _(field: TableField, document: Document, path: Path) -> Iterator[Problem]:
    yield from listed_or_blank(field, "rows", "A table", document, path)
    # In a key, "row" names the row.
    yield from reserved(field, "columns", {"row"}, document, path)
    if field.row_heading and field.blank_rows and not field.rows:
        message = 'The table has a "row_heading", which stands above the labels of "rows", but no "rows".'
        yield document.problem((*path, "row_heading"), "table-rows", message, "Remove it, or write rows.")
    if field.rows and not field.row_heading:
        message = 'The table has "rows" but no "row_heading", the words above the row labels.'
        yield document.problem((*path, "rows"), "table-rows", message, 'Write, for example: row_heading: "Sector"')
    for index, column in enumerate(field.columns):
        if column.format == "choice" and not column.options:
            message = f'Column {index + 1} has format: choice but no "options", the answers to choose from.'
            yield document.problem((*path, "columns", index), "column-options", message, "Write options: below it.")
        if column.options and column.format != "choice":
            message = f'Column {index + 1} has "options", but it does not say format: choice.'
            yield document.problem((*path, "columns", index), "column-options", message, "Write format: choice.")
