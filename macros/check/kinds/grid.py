"""Rules of the field kind `grid`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import GridField
from ...problem import Problem
from .base import check_field, listed_or_blank


@check_field.register
def _(field: GridField, document: Document, path: Path) -> Iterator[Problem]:
    yield from listed_or_blank(field, "items", "A map", document, path)
    yield from _same_axes(field, document, path)
    yield from _same_labels(field, document, path)


def _same_axes(field: GridField, document: Document, path: Path) -> Iterator[Problem]:
    """What is left when one axis was copied from the other, or one end from the other."""
    if field.x.label == field.y.label:
        message = f'Both axes have the label "{field.x.label}".'
        yield document.problem((*path, "y", "label"), "same-words", message, "Say what grows from bottom to top.")
    for name, axis in (("x", field.x), ("y", field.y)):
        if axis.low == axis.high:
            message = f'The axis "{axis.label}" has the same words at both ends: "{axis.low}".'
            yield document.problem((*path, name, "high"), "same-words", message, "Say what its other end means.")


def _same_labels(field: GridField, document: Document, path: Path) -> Iterator[Problem]:
    """On the map an entry is nothing but its label."""
    first: dict[str, int] = {}
    for index, item in enumerate(field.items):
        line = document.places[(*path, "items", first.setdefault(item.label, index), "label")].line
        if first[item.label] != index:
            message = f'Two entries have the label "{item.label}": the first is on line {line}.'
            hint = "Remove one of them, or write what tells them apart."
            yield document.problem((*path, "items", index, "label"), "same-words", message, hint)
