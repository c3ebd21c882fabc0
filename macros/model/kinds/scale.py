"""The field kind `scale`: rate statements, grouped into dimensions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Markdown, RecommendationId, Record, Text
from .base import FieldBase


class Statement(Record):
    """One sentence to rate."""

    id: Id
    text: Markdown


class Advice(Record):
    """Which recommendations a low total leads to."""

    below: Annotated[int, Field(ge=2)]
    """It is given when the total of the dimension is lower than this."""
    reason: Markdown
    """Why, in a sentence that begins after the total: what the low total shows."""
    recommendations: Annotated[tuple[RecommendationId, ...], Field(min_length=1)]


class Dimension(Record):
    """A group of statements that are added up together."""

    id: Id
    label: Text
    about: Markdown | None = None
    """What the dimension is about, in a sentence."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    advice: tuple[Advice, ...] = ()
    """What a low total leads to."""


class ScaleField(FieldBase):
    """Rate statements on points that count 1, 2, 3 … On paper: a table with circles."""

    kind: Literal["scale"]
    points: Annotated[tuple[Text, ...], Field(min_length=2, max_length=7)]
    """The labels of the points, lowest first; the first counts 1."""
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]

    @property
    def advised(self) -> tuple[str, ...]:
        """The recommendations that low totals lead to, each once."""
        advice = (one for dimension in self.dimensions for one in dimension.advice)
        return tuple(dict.fromkeys(name for one in advice for name in one.recommendations))
