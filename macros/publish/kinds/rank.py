"""The field kind `rank` in print."""

from __future__ import annotations

from ...model.kinds import RankField
from .base import Data, Words, worksheet


@worksheet.register
def _(field: RankField, words: Words) -> Data:
    raise NotImplementedError
