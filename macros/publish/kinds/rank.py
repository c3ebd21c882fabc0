"""The field kind `rank` in print."""

from __future__ import annotations

from ...model.kinds import RankField
from .base import Data, Words, tall, worksheet


@worksheet.register
def _(field: RankField, words: Words) -> Data:
    count = len(field.items)
    ends = {1: field.first, count: field.last}
    return {
        "kind": "rank",
        "how": words["rank"]["how"].format(count=count),
        "ends": [words["rank"]["end"].format(number=number, label=label) for number, label in ends.items() if label],
        "items": [item.label for item in field.items],
        # A box is two lines high.
        "tall": tall(field.prompt, field.help, *(2 * item.label for item in field.items), extra=count),
    }
