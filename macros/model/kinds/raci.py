"""The field kind `raci`: who is responsible, accountable, consulted and informed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import FieldBase, Labelled


class RaciField(FieldBase):
    """Give each role a letter for each task. On paper: a grid."""

    kind: Literal["raci"]
    roles: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=10)]
    """The columns: offices or people."""
    tasks: Annotated[tuple[Labelled, ...], Field(min_length=1, max_length=20)]
    """The rows: what has to be done."""
