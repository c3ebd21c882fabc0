"""The field kind `choice` in print."""

from __future__ import annotations

from ...model import Key
from ...model.kinds import ChoiceField
from ...text import to_blocks, to_plain
from .base import Data, Words, answer, blocks, tall, worksheet

# Characters of an option that fit on one line in half the width of the page.
_SHORT_LABEL = 46


@worksheet.register
def _(field: ChoiceField, words: Words) -> Data:
    # `correct` and `feedback` stay out: on paper nobody could answer first and read afterwards.
    return {
        "kind": "choice",
        "several": field.several,
        "columns": _choice_columns(field),
        "options": [to_blocks(one.label) for one in field.options],
        "tall": tall(field.prompt, field.help, *(one.label for one in field.options), extra=len(field.options)),
    }


@answer.register
def _(field: ChoiceField, key: Key, words: Words) -> Data:
    right = set(key.options) or {option.id for option in field.options if option.correct}
    options = [
        {"label": to_blocks(one.label), "right": one.id in right, "feedback": blocks(one.feedback)}
        for one in field.options
    ]
    return {"kind": "choice", "options": options, "text": blocks(key.text)}


def _choice_columns(field: ChoiceField) -> int:
    """Two columns save a third of the paper where several options are all short."""
    labels = [to_plain(option.label) for option in field.options]
    return 2 if len(labels) >= 4 and max(map(len, labels)) <= _SHORT_LABEL else 1
