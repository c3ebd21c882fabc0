"""The invented country is the same everywhere: what an exercise says of it stands in the case."""

import re

import pytest

from macros.check.texts import texts
from macros.load import load
from macros.page import sentences
from tests.conftest import PROJECT

LOADED = load(PROJECT)
OF_LUMORA = [one for one in LOADED.toolkit.exercises.values() if "Lumora" in one.brief]

# What participants read about the country. Answers may be worked out, and a role card may hold a secret.
PARTS = {"brief", "steps", "worksheet"}

LAW = re.compile(r"(?:[A-Z]\w+ )+(?:Act|Regulation|Circular) (?:(?:19|20)\d\d|\d+)\b")
FIGURE = re.compile(r"\b\d+(?:[.,]\d+)*(?: per cent|(?= million| dollars))|\b\d{1,3}(?:,\d{3})+\b")
ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]\w*")

# Names of the real world, and words that are written with a capital everywhere.
EVERYWHERE = {"english", "monday", "tuesday", "wednesday", "thursday", "friday", "may", "european", "africa", "african"}


def flat(text):
    return " ".join(text.replace("*", "").split())


@pytest.fixture(scope="module")
def case():
    """All that the case says, and the meanings of abbreviations, as one text."""
    pages = [text for page, text in LOADED.texts.items() if page.startswith(("case/", "includes/"))]
    assert len(pages) > 5
    return flat("\n".join(pages))


def said(exercise, parts):
    """Every sentence that participants read in some parts of an exercise."""
    for path, text in texts(exercise):
        if path[0] in parts and path[-1] != "id":
            yield from (flat(sentence.text) for sentence in sentences(text))


def missing(exercise, pattern, known, parts=PARTS):
    return sorted({found for text in said(exercise, parts) for found in pattern.findall(text) if not known(found)})


@pytest.fixture(params=OF_LUMORA, ids=lambda one: one.id)
def exercise(request):
    return request.param


def test_most_exercises_play_in_lumora():
    assert len(OF_LUMORA) > len(LOADED.toolkit.exercises) // 2


def test_every_law_stands_in_the_case(exercise, case):
    # A sentence may begin with "Its Banking Act 2009".
    assert missing(exercise, LAW, lambda law: law in case or law.partition(" ")[2] in case) == []


def test_every_figure_stands_in_the_case(exercise, case):
    # A task may suppose a figure of its own; the brief is what the country is like.
    in_case = lambda figure: re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d)", case)  # noqa: E731

    assert missing(exercise, FIGURE, in_case, parts={"brief"}) == []


def test_every_acronym_stands_in_the_case(exercise, case):
    words = set(re.findall(r"[\w/]+", case))

    assert missing(exercise, ACRONYM, words.__contains__) == []


def test_every_name_is_made_of_words_of_the_case(exercise, case):
    words = {word.lower() for word in re.findall(r"\w+", case)} | EVERYWHERE

    assert missing(exercise, NAME, lambda name: name.lower() in words) == []


def test_a_name_and_a_figure_that_the_case_lacks_would_be_found(case):
    text = "Ask the Ministry of Whales about its 77 per cent share."

    assert [name for name in NAME.findall(text) if name.lower() not in case.lower()] == ["Whales"]
    assert [figure for figure in FIGURE.findall(text) if figure not in case] == ["77 per cent"]
