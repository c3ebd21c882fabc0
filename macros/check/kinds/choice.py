"""Rules of the field kind `choice`."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Document, Path
from ...model.kinds import ChoiceField
from ...problem import Problem
from .base import check_field, without_answers


@check_field.register
def _(field: ChoiceField, document: Document, path: Path) -> Iterator[Problem]:
    right = [option for option in field.options if option.correct]
    if not field.self_check:
        yield from without_answers(field, "options", ("correct", "feedback"), document, path)
        return
    if not right:
        message = "No option has correct: yes, so nobody can answer this right."
        yield document.problem((*path, "options"), "self-check", message, "Write correct: yes in the right option.")
    if len(right) > 1 and not field.several:
        message = f"{len(right)} options have correct: yes, but only one can be ticked."
        yield document.problem((*path, "options"), "self-check", message, "Write several: yes in the field.")
    for index, option in enumerate(field.options):
        if not option.feedback:
            message = f'Option {index + 1} has no "feedback", which self_check: yes needs for every option.'
            hint = "Say in a sentence or two why it is right, or what to look at again."
            yield document.problem((*path, "options", index), "self-check", message, hint)
