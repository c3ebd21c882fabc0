"""The field kind `score`: compare options by weighted criteria."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Markdown, Record, Text
from .base import FieldBase, Labelled


class Criterion(Record):
    """One thing that matters, and how much."""

    id: Id
    label: Text
    about: Markdown | None = None
    """What a high score means, in a sentence."""
    weight: Annotated[int, Field(ge=1, le=100)]
    """How much the criterion counts."""


class ScoreField(FieldBase):
    """Score options by criteria; weight times score adds up to a total. On paper: a grid with the weights."""

    kind: Literal["score"]
    points: Annotated[int, Field(ge=2, le=10)] = 5
    """The best score; the lowest is 1."""
    weights_total: Annotated[int, Field(ge=1)]
    """What the weights add up to: 10, or 100."""
    own_weights: bool = False
    """Whether the trainee may change the weights."""
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=2, max_length=8)]
    options: Annotated[tuple[Labelled, ...], Field(max_length=8)] = ()
    """The options to compare."""
    blank_options: Annotated[int, Field(ge=2, le=8)] | None = None
    """Instead of `options`: how many options the trainee names."""
