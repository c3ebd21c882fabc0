"""Rules of the field kind `scale`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import ScaleField
from ...problem import Problem
from .base import check_field


@check_field.register
def _(field: ScaleField, document: Document, path: Path) -> Iterator[Problem]:
    """Statement ids are unique in the whole field, because answers are saved by field and statement."""
    first: dict[str, tuple[int, int]] = {}
    for number, dimension in enumerate(field.dimensions):
        for index, statement in enumerate(dimension.statements):
            place = (*path, "dimensions", number, "statements", index, "id")
            other, line = first.setdefault(statement.id, (number, document.places[place].line))
            # Twice in one dimension is found by `_duplicate_ids`.
            if other != number:
                message = f'The statement id "{statement.id}" is used twice in this field: the first is on line {line}.'
                yield document.problem(place, "duplicate-id", message, "Give each its own id.")
