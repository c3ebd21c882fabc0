"""Rules of the field kind `scale`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import ScaleField
from ...model.kinds.scale import Dimension
from ...problem import Problem
from .base import check_field, unique_in_all


@check_field.register
def _(field: ScaleField, document: Document, path: Path) -> Iterator[Problem]:
    yield from unique_in_all(field, "dimensions", "statements", "field", document, path)
    for number, dimension in enumerate(field.dimensions):
        yield from _advice(dimension, len(field.points), document, (*path, "dimensions", number))


def _advice(dimension: Dimension, points: int, document: Document, path: Path) -> Iterator[Problem]:
    """`below` is a total that some ratings are below of and others not, and each is written once."""
    least = len(dimension.statements)
    most = least * points
    first: dict[int, int] = {}
    for index, advice in enumerate(dimension.advice):
        place = (*path, "advice", index, "below")
        if not least < advice.below <= most:
            message = f'"below" is {advice.below}, but totals of "{dimension.label}" go from {least} to {most}.'
            hint = f"Write a number from {least + 1} to {most}: the advice is given when the total is lower."
            yield document.problem(place, "out-of-range", message, hint)
        elif first.setdefault(advice.below, index) != index:
            line = document.places[(*path, "advice", first[advice.below], "below")].line
            message = f'"{dimension.label}" has advice below {advice.below} twice: the first is on line {line}.'
            yield document.problem(place, "advice-twice", message, "Put both into one, or change a number.")
