"""The worksheet field kinds: one file each, chosen by `kind:` in the data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import FieldBase
from .choice import ChoiceField, Option
from .scale import Dimension, ScaleField, Statement
from .table import Column, Row, TableField
from .text import TextField

WorksheetField = Annotated[TextField | ChoiceField | TableField | ScaleField, Field(discriminator="kind")]

KINDS: dict[str, type[FieldBase]] = {
    "choice": ChoiceField,
    "scale": ScaleField,
    "table": TableField,
    "text": TextField,
}

__all__ = [
    "KINDS",
    "ChoiceField",
    "Column",
    "Dimension",
    "FieldBase",
    "Option",
    "Row",
    "ScaleField",
    "Statement",
    "TableField",
    "TextField",
    "WorksheetField",
]
