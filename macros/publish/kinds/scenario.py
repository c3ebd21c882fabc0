"""The field kind `scenario` in print."""

from __future__ import annotations

from ...model.kinds import ScenarioField
from .base import Data, Words, worksheet


@worksheet.register
def _(field: ScenarioField, words: Words) -> Data:
    raise NotImplementedError
