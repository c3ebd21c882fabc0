"""What the exercises of this site owe to a trainee who works alone."""

import pytest

from macros.load import load
from tests.conftest import PROJECT

TOOLKIT = load(PROJECT).toolkit
# These compute something from the answer and say what it means.
COMPUTED = {"raci", "scale", "scenario"}


def speaks_back(field):
    return field.kind in COMPUTED or getattr(field, "self_check", False) or field.good_answer


@pytest.mark.parametrize("exercise", TOOLKIT.exercises.values(), ids=lambda one: one.id)
def test_every_question_says_something_back_to_who_works_alone(exercise):
    assert [field.id for field in exercise.worksheet if not speaks_back(field)] == []


@pytest.mark.parametrize("exercise", TOOLKIT.exercises.values(), ids=lambda one: one.id)
def test_what_a_good_answer_has_is_short_and_is_not_the_sample_answer(exercise):
    keys = " ".join(key.text or "" for key in exercise.facilitator.keys)
    texts = [field.good_answer for field in exercise.worksheet if field.good_answer]

    assert [text for text in texts if len(text.split()) > 90] == []
    assert [text for text in texts if text in keys] == []
