"""The field kind `rank`: put items in order."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Text
from .base import FieldBase, Labelled


class RankField(FieldBase):
    """Put items in order, the first on top. On paper: boxes for the numbers."""

    kind: Literal["rank"]
    first: Text | None = None
    """What the top of the list means: "Most urgent"."""
    last: Text | None = None
    """What the bottom means: "Least urgent"."""
    items: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=12)]
