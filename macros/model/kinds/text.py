"""The field kind `text`: words, a number or a date that the trainee writes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import FieldBase


class TextField(FieldBase):
    """Free writing. On paper: lines to write on."""

    kind: Literal["text"]
    format: Literal["line", "paragraph", "number", "date"] = "paragraph"
    """One line, several lines, a number or a date."""
    lines: Annotated[int, Field(ge=1, le=30)] = 4
    """Height on screen and lines on paper; used for `format: paragraph` only."""
