"""The field kind `grid` in print."""

from __future__ import annotations

from ...model.kinds import GridField
from .base import Data, Words, worksheet


@worksheet.register
def _(field: GridField, words: Words) -> Data:
    raise NotImplementedError
