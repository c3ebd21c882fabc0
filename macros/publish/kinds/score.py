"""The field kind `score` in print."""

from __future__ import annotations

from ...model.kinds import ScoreField
from .base import Data, Words, worksheet


@worksheet.register
def _(field: ScoreField, words: Words) -> Data:
    raise NotImplementedError
