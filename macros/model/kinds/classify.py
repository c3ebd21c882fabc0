"""The field kind `classify`: put each item into one of several categories."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Markdown, Record
from .base import FieldBase, Labelled


class ClassifyItem(Record):
    """One thing to put into a category."""

    id: Id
    text: Markdown
    """What is to be classified."""
    category: Id | None = None
    """For self_check: the id of the right category."""
    feedback: Markdown | None = None
    """For self_check: what the trainee reads after choosing, whichever category it was."""


class ClassifyField(FieldBase):
    """Put items into categories. On paper: a table with boxes to tick."""

    kind: Literal["classify"]
    self_check: bool = False
    """Whether the trainee gets feedback at once; it ships to trainees and needs category and feedback on every item."""
    categories: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=6)]
    items: Annotated[tuple[ClassifyItem, ...], Field(min_length=1)]
