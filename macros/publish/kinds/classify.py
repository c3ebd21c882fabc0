"""The field kind `classify` in print."""

from __future__ import annotations

from ...model.kinds import ClassifyField
from .base import Data, Words, worksheet


@worksheet.register
def _(field: ClassifyField, words: Words) -> Data:
    raise NotImplementedError
