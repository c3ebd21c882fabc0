"""Rules of the field kind `raci`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import RaciField
from ...problem import Problem
from .base import check_field


@check_field.register
def _(field: RaciField, document: Document, path: Path) -> Iterator[Problem]:
    raise NotImplementedError
    yield
