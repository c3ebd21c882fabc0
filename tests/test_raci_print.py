"""The field kind `raci` on paper: a grid for letters, and what they mean."""

import pytest

from macros.model.kinds import RaciField
from macros.publish.kinds import worksheet
from macros.render import read_strings
from tests.test_packs import exercise, print_pack, read, text, toolkit

STRINGS = read_strings()


def field(roles=3, tasks=2):
    return {
        "kind": "raci",
        "id": "duties",
        "prompt": "Who does what?",
        "roles": [{"id": f"r{n}", "label": f"Office {n}"} for n in range(1, roles + 1)],
        "tasks": [{"id": f"t{n}", "label": f"Task number {n}"} for n in range(1, tasks + 1)],
    }


def pdf(key=None, edition="trainee", **size):
    notes = {
        **exercise().facilitator.model_dump(exclude_none=True),
        "keys": [key or {"field": "duties", "text": "Any."}],
    }
    return print_pack(STRINGS, toolkit(exercise(worksheet=[field(**size)], facilitator=notes)), edition)


def test_the_letters_are_explained_below_the_grid():
    words = text(pdf())

    assert "Write R, A, C, I or A+R in a cell, or leave it empty. Each row has exactly one A." in words
    assert words.index("Task number 2") < words.index("A — Accountable: answers for it and signs.")


@pytest.mark.parametrize(("roles", "wide"), [(2, False), (6, False), (7, True), (10, True)])
def test_many_roles_lie_on_the_side(roles, wide):
    assert worksheet(RaciField.model_validate(field(roles)), STRINGS["print"])["wide"] is wide


def test_twenty_tasks_are_all_there_under_their_headings():
    pages = [page.extract_text() for page in read(pdf(roles=10, tasks=20)).pages]
    with_tasks = [page for page in pages if "Task number" in page]

    assert all(f"Task number {n}" in " ".join(with_tasks) for n in range(1, 21))
    assert all("Office 10" in page for page in with_tasks)


def test_the_key_shows_the_letters_to_the_facilitator_only():
    key = {"field": "duties", "rows": [{"row": "t1", "r1": "AR", "r3": "C"}]}

    assert "Task number 1 A + R C" in text(pdf(key, "facilitator"))
    assert "A + R" not in text(pdf(key))
