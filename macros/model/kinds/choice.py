"""The field kind `choice`: tick one or several options."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Markdown, Record
from .base import FieldBase


class Option(Record):
    """One answer that can be ticked."""

    id: Id
    label: Markdown
    """The words beside the box."""
    correct: bool = False
    """For self_check: whether ticking this option is right."""
    feedback: Markdown | None = None
    """For self_check: what the trainee reads after choosing this option."""


class ChoiceField(FieldBase):
    """Tick one option, or several. On paper: boxes to tick."""

    kind: Literal["choice"]
    several: bool = False
    """Whether more than one option may be ticked."""
    self_check: bool = False
    """Whether the trainee gets feedback at once; it ships to trainees and needs feedback on every option."""
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
