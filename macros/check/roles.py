"""Role cards: each has its private brief, and a group has as many people as the exercise has cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from ..model import Exercise, Group
from ..problem import Problem


def check_roles(document: Document, exercise: Exercise) -> Iterator[Problem]:
    """The mistakes of the role cards of an exercise."""
    for index, card in enumerate(exercise.cards):
        if card.brief is None:
            message = f'Role card {index + 1} has no "brief".'
            hint = "Write what only the person who plays the role knows. Other trainees never get it."
            yield document.problem(("cards", index), "missing-field", message, hint)
    if exercise.cards and _least_people(exercise.group) != len(exercise.cards):
        yield _wrong_number(document, exercise)


def _wrong_number(document: Document, exercise: Exercise) -> Problem:
    count, size = len(exercise.cards), exercise.group.size
    cards = "1 role card" if count == 1 else f"{count} role cards"
    place, found = ("size", f'the size of its group is "{size}"') if size else ("form", "its group has no size")
    message = f"The exercise has {cards}, and {found}."
    hint = (
        f"Each person in a group gets one card. Write size: {count}, or a range from it: size: {count} to {count + 2}."
    )
    return document.problem(("group", place), "role-cards", message, hint)


def _least_people(group: Group) -> int | None:
    """The number that the size of the group is or begins with."""
    found = re.fullmatch(r"(\d+)(?: *(?:to|-|–) *\d+)?(?:\D.*)?", group.size or "")
    return int(found[1]) if found else None
