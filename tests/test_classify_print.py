"""Items to sort into categories, on paper: what the participant writes on and what the facilitator reads."""

import pytest

from macros.model import Key
from macros.model.kinds import ClassifyField
from macros.publish.kinds import answer
from macros.publish.kinds import worksheet as worksheet_in_print
from macros.render import read_strings
from tests.test_packs import exercise, lowest_line, notes, print_pack, read, text, toolkit

HIDDEN = "Xylophone"


def field(*, count=3, labels=("At home", "Abroad"), self_check=True, words="Service"):
    right = {"category": "c0", "feedback": f"{HIDDEN} **because**."} if self_check else {}
    return {
        "kind": "classify",
        "id": "sort",
        "prompt": "Where does it go?",
        "self_check": self_check,
        "categories": [{"id": f"c{n}", "label": label} for n, label in enumerate(labels)],
        "items": [{"id": f"i{n}", "text": f"{words} {n}", **right} for n in range(1, count + 1)],
    }


def sheet(of, *keys):
    facilitator = {**notes(), "keys": keys or [{"field": "sort", "text": "Ask who travels."}]}
    return toolkit(exercise(worksheet=[of], facilitator=facilitator))


@pytest.fixture(scope="module")
def strings():
    return read_strings()


def test_a_participant_gets_the_table_without_answers(strings):
    words = text(print_pack(strings, sheet(field())))

    assert "Tick one box in each row. Item At home Abroad Service 1 Service 2 Service 3" in words
    assert HIDDEN not in words


@pytest.mark.parametrize(
    "key",
    [
        {"field": "sort", "text": "Ask who travels."},
        {"field": "sort", "rows": [{"row": "i1", "category": "c0"}], "text": "Ask who travels."},
    ],
    ids=["text", "rows"],
)
def test_the_facilitator_gets_category_and_feedback_of_every_item(strings, key):
    words = text(print_pack(strings, sheet(field(), key), "facilitator"))

    assert "Item Category Feedback" in words
    for number in range(1, 4):
        assert f"Service {number} At home {HIDDEN} because." in words
    assert "Ask who travels." in words


def test_a_self_check_without_a_key_brings_its_own(strings):
    other = {"kind": "text", "id": "why", "prompt": "Why?"}
    facilitator = {**notes(), "keys": [{"field": "why", "text": "Any reason."}]}
    data = toolkit(exercise(worksheet=[field(), other], facilitator=facilitator))

    assert f"Service 3 At home {HIDDEN} because." in text(print_pack(strings, data, "facilitator"))


def test_without_self_check_the_key_is_a_table_of_its_rows(strings):
    of = ClassifyField.model_validate(field(self_check=False))
    key = Key.model_validate({"field": "sort", "rows": [{"row": "i2", "category": "c1"}]})
    data = answer(of, key, strings)

    assert data["kind"] == "key"
    assert [row["cells"] for row in data["rows"]] == [("Service 2", "Abroad")]


def test_many_items_break_over_pages_with_the_categories_repeated(strings):
    pages = [page.extract_text() for page in read(print_pack(strings, sheet(field(count=60)))).pages]

    assert sum("Abroad" in page for page in pages) >= 2
    assert "Service 60" in " ".join(pages)


def test_long_labels_and_items_stay_on_the_page(strings):
    labels = [f"Rules on {'telecommunications-' * 2}infrastructure and licences of kind {n}" for n in range(6)]
    long = "A service that is told at great length, to the end of the page and beyond it. " * 60 + "End"
    pdf = print_pack(strings, sheet(field(labels=labels, count=2, words=long)), "facilitator")

    assert "End 2" in text(pdf)
    assert all(lowest_line(page) > 30 for page in read(pdf).pages)


@pytest.mark.parametrize(
    "labels", [("A", "B"), ("Yes", "No", "Perhaps"), tuple(f"Category number {n}" for n in range(6))]
)
def test_the_items_keep_a_third_of_the_width(strings, labels):
    widths = worksheet_in_print(ClassifyField.model_validate(field(labels=labels)), strings["print"])["widths"]

    assert len(widths) == 1 + len(labels)
    assert len(set(widths[1:])) == 1
    assert widths[0] >= sum(widths) / 3
