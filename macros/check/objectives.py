"""Objectives are practised: each by a field of the worksheet or by a question of the debrief."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document, Path
from ..model import Exercise
from ..problem import Problem


def check_objectives(document: Document, exercise: Exercise) -> Iterator[Problem]:
    """Objectives that nothing practises; where a number has no objective, that is the mistake and these follow."""
    if exercise.facilitator is None:
        return
    unknown = [*_unknown(document, exercise)]
    yield from unknown or _not_practised(document, exercise)


def _practised(exercise: Exercise) -> Iterator[tuple[Path, str, tuple[int, ...]]]:
    """What practises objectives: its place, its name and their numbers."""
    for index, field in enumerate(exercise.worksheet):
        yield ("worksheet", index), f"Field {index + 1}", field.practises
    for index, one in enumerate(exercise.facilitator.debrief if exercise.facilitator else ()):
        yield ("facilitator", "debrief", index), f"Debrief question {index + 1}", one.practises


def _unknown(document: Document, exercise: Exercise) -> Iterator[Problem]:
    count = len(exercise.objectives)
    has = "1 objective" if count == 1 else f"{count} objectives"
    for path, name, numbers in _practised(exercise):
        for place, number in enumerate(numbers):
            if number > count:
                message = f"{name} practises objective {number}, but the exercise has {has}."
                hint = "The first objective has the number 1."
                yield document.problem((*path, "practises", place), "unknown-objective", message, hint)


def _not_practised(document: Document, exercise: Exercise) -> Iterator[Problem]:
    practised = {number for _, _, numbers in _practised(exercise) for number in numbers}
    for number, objective in enumerate(exercise.objectives, 1):
        if number not in practised:
            message = f'No field and no debrief question practises objective {number}, "{objective}".'
            hint = f'Write "practises: [{number}]" below the one that does, or take the objective out.'
            yield document.problem(("objectives", number - 1), "objective-not-practised", message, hint)
