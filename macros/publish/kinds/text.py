"""The field kind `text` in print."""

from __future__ import annotations

from ...model.kinds import TextField
from .base import Data, Words, tall, worksheet


@worksheet.register
def _(field: TextField, words: Words) -> Data:
    lines = field.lines if field.format == "paragraph" else 1
    return {
        "kind": "text",
        "format": field.format,
        "lines": lines,
        "tall": tall(field.prompt, field.help, extra=2 * lines),
    }
