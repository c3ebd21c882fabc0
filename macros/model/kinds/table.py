"""The field kind `table`: a grid of cells that the trainee fills in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Record, Text
from .base import FieldBase, Labelled


class Column(Record):
    """One column to fill in."""

    id: Id
    label: Text
    """The heading of the column."""
    format: Literal["text", "number", "date", "choice"] = "text"
    """What goes into a cell."""
    options: tuple[Text, ...] = ()
    """For `format: choice`: the answers to choose from."""
    width: Annotated[int, Field(ge=1, le=6)] = 2
    """Relative width."""


class Row(Labelled):
    """One row whose heading is printed for the trainee."""


class TableField(FieldBase):
    """A table with rows given (`rows` and `row_heading`) or rows to add (`blank_rows`). On paper: a ruled table."""

    kind: Literal["table"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1, max_length=8)]
    row_heading: Text | None = None
    """With `rows`: the heading above the row labels."""
    rows: tuple[Row, ...] = ()
    """Fixed rows."""
    blank_rows: Annotated[int, Field(ge=1, le=30)] | None = None
    """Instead of `rows`: how many empty rows to start with; on screen more can be added."""
    lines: Annotated[int, Field(ge=1, le=8)] = 2
    """Lines of handwriting in each row on paper; on screen a cell grows with what is written."""
