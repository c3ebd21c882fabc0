"""The field kind `scale`: rate statements, grouped into dimensions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Markdown, Record, Text
from .base import FieldBase


class Statement(Record):
    """One sentence to rate."""

    id: Id
    text: Markdown


class Dimension(Record):
    """A group of statements that are added up together."""

    id: Id
    label: Text
    about: Markdown | None = None
    """What the dimension is about, in a sentence."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]


class ScaleField(FieldBase):
    """Rate statements on points that count 1, 2, 3 … On paper: a table with circles."""

    kind: Literal["scale"]
    points: Annotated[tuple[Text, ...], Field(min_length=2, max_length=7)]
    """The labels of the points, lowest first; the first counts 1."""
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
