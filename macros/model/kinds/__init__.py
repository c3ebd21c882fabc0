"""The worksheet field kinds: one file each, chosen by `kind:` in the data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import FieldBase, Labelled
from .choice import ChoiceField, Option
from .classify import ClassifyField, ClassifyItem
from .grid import Axis, GridField, Quadrants
from .raci import RaciField
from .rank import RankField
from .scale import Advice, Dimension, ScaleField, Statement
from .scenario import Choice, Indicator, Paragraph, ScenarioField
from .score import Criterion, ScoreField
from .table import Column, Row, TableField
from .text import TextField

WorksheetField = Annotated[
    TextField
    | ChoiceField
    | ClassifyField
    | TableField
    | ScaleField
    | ScoreField
    | RaciField
    | GridField
    | RankField
    | ScenarioField,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[FieldBase]] = {
    "choice": ChoiceField,
    "classify": ClassifyField,
    "grid": GridField,
    "raci": RaciField,
    "rank": RankField,
    "scale": ScaleField,
    "scenario": ScenarioField,
    "score": ScoreField,
    "table": TableField,
    "text": TextField,
}

__all__ = [
    "KINDS",
    "Advice",
    "Axis",
    "Choice",
    "ChoiceField",
    "ClassifyField",
    "ClassifyItem",
    "Column",
    "Criterion",
    "Dimension",
    "FieldBase",
    "GridField",
    "Indicator",
    "Labelled",
    "Option",
    "Paragraph",
    "Quadrants",
    "RaciField",
    "RankField",
    "Row",
    "ScaleField",
    "ScenarioField",
    "ScoreField",
    "Statement",
    "TableField",
    "TextField",
    "WorksheetField",
]
