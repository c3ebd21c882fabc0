"""The field kind `grid` in print."""

from __future__ import annotations

from ...model.kinds import GridField
from .base import Data, Words, worksheet

# Entries, or lines for them, that stand in one column.
_SHORT_LIST = 4


@worksheet.register
def _(field: GridField, words: Words) -> Data:
    names = [item.label for item in field.items] or [""] * (field.blank_items or 0)
    half = (len(names) + 1) // 2
    return {
        "kind": "grid",
        "x": field.x.model_dump(),
        "y": field.y.model_dump(),
        "levels": field.levels,
        "quadrants": field.quadrants.model_dump() if field.quadrants else None,
        "blank": not field.items,
        "columns": [names] if len(names) <= _SHORT_LIST else [names[:half], names[half:]],
        "map_text": words["grid"]["map"].format(x=field.x.label, y=field.y.label, levels=field.levels),
        "tall": True,
    }
