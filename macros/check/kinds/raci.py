"""Rules of the field kind `raci`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import RaciField
from ...problem import Problem
from .base import check_field


@check_field.register
def _(field: RaciField, document: Document, path: Path) -> Iterator[Problem]:
    """A key is written by role, and its "row" names the task."""
    for index, role in enumerate(field.roles):
        if role.id == "row":
            message = 'The id "row" cannot be used in roles, because the toolkit itself uses it there.'
            hint = "Write a longer one, such as row-1."
            yield document.problem((*path, "roles", index, "id"), "reserved-id", message, hint)
