"""Rules of the field kind `score`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import ScoreField
from ...problem import Problem
from .base import check_field

# Answers are saved as field/option/criterion, and besides as field/weight/criterion and field/number/name.
# In a key, "row" names the option of a row.
_TAKEN = {"options": ("weight",), "criteria": ("name", "row")}


@check_field.register
def _(field: ScoreField, document: Document, path: Path) -> Iterator[Problem]:
    yield from _weights(field, document, path)
    yield from _options(field, document, path)
    for name, taken in _TAKEN.items():
        for index, item in enumerate(getattr(field, name)):
            if item.id in taken:
                message = f'The id "{item.id}" cannot be used in {name}, because the toolkit itself uses it there.'
                hint = f"Write a longer one, such as {item.id}-1."
                yield document.problem((*path, name, index, "id"), "reserved-id", message, hint)


def _weights(field: ScoreField, document: Document, path: Path) -> Iterator[Problem]:
    total = sum(criterion.weight for criterion in field.criteria)
    if total != field.weights_total:
        message = f"The weights add up to {total}, but weights_total says {field.weights_total}."
        hint = f"Write weights_total: {total}, or change the weights of the criteria."
        yield document.problem((*path, "weights_total"), "weights-sum", message, hint)


def _options(field: ScoreField, document: Document, path: Path) -> Iterator[Problem]:
    if bool(field.options) == bool(field.blank_options):
        message = 'A score field has either "options" (each with id and label) or "blank_options" (a number).'
        hint = "Remove one of them." if field.options else "Write one of them."
        yield document.problem(path, "score-options", message, hint)
    if len(field.options) == 1:
        message = 'There is only one option below "options", and nothing to compare it with.'
        yield document.problem((*path, "options"), "too-few", message, "Write at least two.")
