"""Rules of the field kind `rank`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import RankField
from ...problem import Problem
from .base import check_field


@check_field.register
def _(field: RankField, document: Document, path: Path) -> Iterator[Problem]:
    raise NotImplementedError
    yield
