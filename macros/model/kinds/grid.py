"""The field kind `grid`: place entries on two axes, such as power and interest."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Record, Text
from .base import FieldBase, Labelled


class Axis(Record):
    """One direction of the map."""

    label: Text
    """What grows along it: "Power"."""
    low: Text
    """The words at its beginning."""
    high: Text
    """The words at its end."""


class Quadrants(Record):
    """What to do with the entries of each quarter of the map."""

    top_left: Text
    top_right: Text
    bottom_left: Text
    bottom_right: Text


class GridField(FieldBase):
    """Place entries on a map of two axes. On paper: the empty axes."""

    kind: Literal["grid"]
    x: Axis
    """From left to right."""
    y: Axis
    """From bottom to top."""
    levels: Annotated[int, Field(ge=2, le=5)] = 4
    """How many steps each axis has; the lowest counts 1."""
    quadrants: Quadrants | None = None
    items: Annotated[tuple[Labelled, ...], Field(max_length=30)] = ()
    """The entries to place."""
    blank_items: Annotated[int, Field(ge=1, le=30)] | None = None
    """Instead of `items`: how many entries the trainee names."""
