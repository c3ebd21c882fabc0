"""The printed map: what stands beside it, what it says to a screen reader, and that long words do no harm."""

import pytest

from macros.publish.kinds import worksheet
from tests.examples import EXAMPLES
from tests.test_packs import exercise, print_pack, read, strings, structure, text, toolkit  # noqa: F401

GRIDS = [example for example in EXAMPLES if example.values[0]["kind"] == "grid"]


@pytest.fixture(scope="module")
def grid_pack(strings):  # noqa: F811
    """Prints one map as a pack of its own."""

    def run(field):
        return print_pack(strings, toolkit(exercise(worksheet=[field], facilitator=None).for_trainees()))

    return run


def example(name):
    return next(one.values[0] for one in GRIDS if one.id == f"grid: {name}")


@pytest.mark.parametrize("field", GRIDS)
def test_an_example_is_printed_with_all_its_words_and_its_description(grid_pack, field):
    pdf = grid_pack(field)
    words = text(pdf)

    assert "/Figure" in list(structure(read(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]))
    for entry in field.get("items", []):
        if entry["label"].isascii():
            assert entry["label"].split()[0][:12] in words
    assert str(len(field.get("items", [])) or field["blank_items"]) in words


def test_the_axes_their_ends_and_the_quarters_are_on_the_map(grid_pack):
    words = text(grid_pack(example("entries given, with quadrants")))

    for expected in (
        "Interest →",
        "↑ Power",
        "1 little",
        "4 much",
        "Keep satisfied",
        "Work with closely",
        "5 Ferry operators",
    ):
        assert expected in words
    assert "Write the number of each entry on the map." in words


def test_the_words_of_a_quarter_leave_the_middle_free(grid_pack):
    field = example("entries given, with quadrants")
    field = {**field, "quadrants": {**field["quadrants"], "top_left": "east " * 20}}

    def most_on_a_line(levels):
        pages = [page.extract_text() for page in read(grid_pack({**field, "levels": levels})).pages]
        return max(line.count("east") for line in "\n".join(pages).splitlines())

    assert most_on_a_line(3) < most_on_a_line(5) < most_on_a_line(4)


def test_entries_to_name_are_numbered_lines(grid_pack):
    words = text(grid_pack(example("entries to name")))

    assert "Name each entry. Then write its number on the map. 1 2 3 4 ↑ Influence" in words


@pytest.mark.parametrize(
    ("count", "columns"),
    [(1, [1]), (4, [4]), (5, [3, 2]), (30, [15, 15])],
)
def test_a_long_list_stands_in_two_columns(strings, count, columns):  # noqa: F811
    field = exercise(worksheet=[{**example("entries to name"), "blank_items": count}], facilitator=None).worksheet[0]

    data = worksheet(field, strings["print"])

    assert [len(column) for column in data["columns"]] == columns


def test_the_description_of_the_map_names_both_axes(strings):  # noqa: F811
    field = exercise(worksheet=[example("smallest")], facilitator=None).worksheet[0]

    assert worksheet(field, strings["print"])["map_text"] == (
        "An empty map to write on. From left to right: Cost. From bottom to top: Use. Each has 2 levels."
    )
