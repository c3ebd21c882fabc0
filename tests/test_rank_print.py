"""Items to put in order, on paper: boxes for the participant and the order for the facilitator."""

import pytest

from macros.render import read_strings
from tests.test_packs import exercise, lowest_line, notes, print_pack, read, text, toolkit


def sheet(items=("Law", "People", "Money"), **ends):
    of = {
        "kind": "rank",
        "id": "order",
        "prompt": "What comes first?",
        "items": [{"id": f"i{n}", "label": label} for n, label in enumerate(items)],
        **ends,
    }
    keys = [{"field": "order", "options": [one["id"] for one in reversed(of["items"])], "text": "It depends."}]
    return toolkit(exercise(worksheet=[of], facilitator={**notes(), "keys": keys}))


@pytest.fixture(scope="module")
def strings():
    return read_strings()


@pytest.mark.parametrize(
    ("ends", "line"),
    [
        ({}, "3 is the last. Law"),
        ({"first": "Most urgent"}, "3 is the last. 1 = Most urgent Law"),
        ({"last": "Least urgent"}, "3 is the last. 3 = Least urgent Law"),
        ({"first": "Most urgent", "last": "Least urgent"}, "3 is the last. 1 = Most urgent … 3 = Least urgent Law"),
    ],
    ids=["none", "first", "last", "both"],
)
def test_a_participant_is_told_what_the_numbers_mean(strings, ends, line):
    assert line in text(print_pack(strings, sheet(**ends)))


def test_the_facilitator_gets_the_order_of_the_key(strings):
    words = text(print_pack(strings, sheet(), "facilitator"))

    assert "1. Money 2. People 3. Law It depends." in words


def test_twelve_long_items_stay_on_the_page(strings):
    long = "An item that is told at length, so that it takes several lines of the sheet to write on. " * 6
    pdf = print_pack(strings, sheet([f"{long} End {n}" for n in range(12)]))

    assert "End 11" in text(pdf)
    assert all(lowest_line(page) > 30 for page in read(pdf).pages)
