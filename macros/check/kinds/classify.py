"""Rules of the field kind `classify`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import ClassifyField
from ...problem import Problem, did_you_mean, one_of
from .base import check_field, without_answers

_ANSWERS = ("category", "feedback")


@check_field.register
def _(field: ClassifyField, document: Document, path: Path) -> Iterator[Problem]:
    if field.self_check:
        yield from _complete(field, document, path)
    else:
        yield from without_answers(field, "items", _ANSWERS, document, path)


def _complete(field: ClassifyField, document: Document, path: Path) -> Iterator[Problem]:
    known = [category.id for category in field.categories]
    for index, item in enumerate(field.items):
        place: Path = (*path, "items", index)
        missing = [f'no "{name}"' for name in _ANSWERS if not getattr(item, name)]
        if missing:
            message = f"Item {index + 1} has {' and '.join(missing)}, which self_check: yes needs for every item."
            hint = "Write in category: the id of the right one, and in feedback: a sentence that says why."
            yield document.problem(place, "self-check", message, hint)
        if item.category and item.category not in known:
            message = f'Item {index + 1} belongs to the category "{item.category}", which the field does not have.'
            hint = did_you_mean(item.category, known) or f"It has: {one_of(known)}."
            yield document.problem((*place, "category"), "unknown-choice", message, hint)
