"""The printed scenario: numbered paragraphs with the way to go on, and lessons for the facilitator only."""

import pytest

from macros.render import read_strings
from tests.examples import EXAMPLES
from tests.test_packs import exercise, notes, print_pack, read, text, toolkit

STORIES = {example.id.partition(": ")[2]: example.values[0] for example in EXAMPLES if "scenario" in example.id}


def printed(field, edition="trainee"):
    key = {"field": field["id"], "text": "Compare the ways of the groups."}
    data = exercise(worksheet=[field], facilitator={**notes(), "keys": [key]})
    return print_pack(read_strings(), toolkit(data), edition)


@pytest.fixture(scope="module")
def week():
    return {
        edition: text(printed(STORIES["a week at the services desk"], edition))
        for edition in ("trainee", "facilitator")
    }


def test_each_choice_says_where_to_go_on(week):
    assert "1. Monday: the request" in week["trainee"]
    assert "Ring the Lake Transport Authority and ask what the law says today. Go to 3." in week["trainee"]
    assert "3. Tuesday: what the law says" in week["trainee"]


def test_what_a_paragraph_changes_and_what_a_choice_needs_stand_in_words(week):
    assert "Trust −2 · Days left −1" in week["trainee"]
    assert "Only if Days left is 3 or more. Go to 9." in week["trainee"]
    assert "The story ends half well." in week["trainee"]


def test_the_tally_begins_at_zero_and_ends_at_the_most(week):
    assert "Days left (starts at 5) 0 1 2 3 4 5 1. Monday" in week["trainee"]


def test_lessons_are_printed_for_the_facilitator_only(week):
    lesson = "A finished draft asks people to agree, not to help."

    assert lesson not in week["trainee"]
    assert f"for comments. Go to 2. {lesson}" in week["facilitator"]


def test_the_facilitator_sees_all_endings_and_the_text_of_the_key(week):
    assert "Compare the ways of the groups. The endings" in week["facilitator"]
    assert "12. Friday: four names on one page: The story ends well." in week["facilitator"]
    assert "14. Next Monday: a letter in the room: The story ends badly." in week["facilitator"]


@pytest.mark.parametrize("edition", ["trainee", "facilitator"])
@pytest.mark.parametrize("story", STORIES)
def test_every_example_is_printed_as_it_was_typed(story, edition):
    words = text(printed(STORIES[story], edition))

    assert "undefined" not in words
    assert ("<script>" in words) == ("<script>" in str(STORIES[story]))


def test_a_paragraph_taller_than_a_page_is_broken_and_not_cut_off():
    field = STORIES["smallest"]
    long = {**field["paragraphs"][0], "text": "\n\n".join(f"Sentence {n} of a long story." for n in range(150))}

    words = text(printed({**field, "paragraphs": [long, *field["paragraphs"][1:]]}))

    assert [n for n in range(150) if f"Sentence {n} of" not in words] == []


def test_a_story_of_sixty_paragraphs_takes_few_pages():
    steps = [
        {"id": f"p{n}", "text": f"Office {n}.", "choices": [{"id": f"c{n}", "text": "On.", "goto": f"p{n + 1}"}]}
        for n in range(60)
    ]
    field = {**STORIES["smallest"], "paragraphs": [*steps, {"id": "p60", "text": "Home.", "ending": "good"}]}

    assert len(read(printed(field)).pages) <= 12
