"""Rules of the field kind `raci`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import RaciField
from ...problem import Problem
from .base import check_field, reserved


@check_field.register
def _(field: RaciField, document: Document, path: Path) -> Iterator[Problem]:
    """A key is written by role, and its "row" names the task."""
    yield from reserved(field, "roles", {"row"}, document, path)
