"""Rules of the field kind `grid`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import GridField
from ...problem import Problem
from .base import check_field


@check_field.register
def _(field: GridField, document: Document, path: Path) -> Iterator[Problem]:
    raise NotImplementedError
    yield
