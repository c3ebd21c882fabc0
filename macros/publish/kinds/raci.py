"""The field kind `raci` in print."""

from __future__ import annotations

from ...model.kinds import RaciField
from .base import Data, Words, worksheet


@worksheet.register
def _(field: RaciField, words: Words) -> Data:
    raise NotImplementedError
