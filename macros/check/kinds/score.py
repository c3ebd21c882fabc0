"""Rules of the field kind `score`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import ScoreField
from ...problem import Problem
from .base import check_field, listed_or_blank, reserved

# Answers are saved as field/option/criterion, and besides as field/weight/criterion and field/number/name.
# In a key, "row" names the option of a row.
_TAKEN = {"options": ("weight",), "criteria": ("name", "row")}


@check_field.register
def _(field: ScoreField, document: Document, path: Path) -> Iterator[Problem]:
    yield from _weights(field, document, path)
    yield from listed_or_blank(field, "options", "A score field", document, path, "score-options")
    if len(field.options) == 1:
        message = 'There is only one option below "options", and nothing to compare it with.'
        yield document.problem((*path, "options"), "too-few", message, "Write at least two.")
    for name, taken in _TAKEN.items():
        yield from reserved(field, name, taken, document, path)


def _weights(field: ScoreField, document: Document, path: Path) -> Iterator[Problem]:
    total = sum(criterion.weight for criterion in field.criteria)
    if total != field.weights_total:
        message = f"The weights add up to {total}, but weights_total says {field.weights_total}."
        hint = f"Write weights_total: {total}, or change the weights of the criteria."
        yield document.problem((*path, "weights_total"), "weights-sum", message, hint)
