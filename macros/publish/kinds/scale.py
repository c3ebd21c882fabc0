"""The field kind `scale` in print."""

from __future__ import annotations

from ...model.kinds import ScaleField
from ...text import to_blocks
from .base import Data, Words, blocks, tall, worksheet

# Letters of the label of a point that fit on one line.
_POINT_LETTERS = 7


@worksheet.register
def _(field: ScaleField, words: Words) -> Data:
    best = len(field.points)
    counts = [len(dimension.statements) for dimension in field.dimensions]
    equal = len(set(counts)) == 1
    rings = [point * (counts[0] if equal else 1) for point in range(1, best + 1)]
    labels = ", ".join(dimension.label for dimension in field.dimensions)
    return {
        "kind": "scale",
        "points": field.points,
        "dimensions": [
            {
                "label": dimension.label,
                "about": blocks(dimension.about),
                "statements": [to_blocks(statement.text) for statement in dimension.statements],
                "most": count * best,
                "tall": tall(*(2 * one.text for one in dimension.statements), dimension.about, extra=count),
            }
            for dimension, count in zip(field.dimensions, counts, strict=True)
        ],
        "equal": equal,
        "rings": rings,
        "advice": [
            {
                "label": dimension.label,
                "below": advice.below,
                "reason": to_blocks(advice.reason),
                "recommendations": advice.recommendations,
            }
            for dimension in field.dimensions
            for advice in dimension.advice
        ],
        "radar_text": words["scale"]["radar"].format(labels=labels, rings=best),
        "part_words": max(len(word) for point in field.points for word in point.split()) > _POINT_LETTERS,
        "tall": True,
    }
