"""The field kind `score` on paper: the weights, the rule in words, and room to write."""

from macros.model.kinds import ScoreField
from macros.publish.kinds import worksheet
from macros.render import read_strings
from tests.test_packs import exercise, print_pack, read, text, toolkit

STRINGS = read_strings()


def field(criteria=2, **changes):
    return {
        "kind": "score",
        "id": "sectors",
        "prompt": "Which comes first?",
        "weights_total": 10 * criteria,
        "criteria": [{"id": f"c{n}", "label": f"Reason {n}", "weight": 10} for n in range(1, criteria + 1)],
        "options": [{"id": name, "label": name.title()} for name in ("ferries", "guides")],
        **changes,
    }


def data(**changes):
    return worksheet(ScoreField.model_validate(field(**changes)), STRINGS["print"])


def print_field(one, key=None, edition="trainee"):
    notes = {
        **exercise().facilitator.model_dump(exclude_none=True),
        "keys": [key or {"field": "sectors", "text": "Any."}],
    }
    return print_pack(STRINGS, toolkit(exercise(worksheet=[one], facilitator=notes)), edition)


def pdf(**changes):
    return print_field(field(**changes))


def test_each_criterion_has_its_weight_and_each_option_what_is_possible():
    words = text(pdf())

    assert "Reason 1 Weight 10" in words
    assert "Multiply each score by its weight, then add up." in words
    assert words.count("of 100") == 2
    assert "Your weight:" not in words


def test_what_a_high_score_means_stands_above_the_grid():
    about = [{"id": name, "label": name.title(), "weight": 10, "about": f"More {name}."} for name in ("jobs", "fish")]

    assert "Jobs — More jobs." in text(print_field(field() | {"criteria": about}))


def test_own_weights_have_a_line_to_write_on():
    words = text(pdf(own_weights=True))

    assert words.count("Your weight:") == 2
    assert "All weights together make 20." in words


def test_options_without_a_name_are_empty_rows():
    assert data(options=[], blank_options=3)["options"] == ["", "", ""]


def test_many_criteria_lie_on_the_side():
    assert [data(criteria=count)["wide"] for count in (2, 5, 6, 8)] == [False, False, True, True]


def test_eight_options_and_eight_criteria_stay_on_one_page():
    options = [{"id": f"o{n}", "label": f"Option {n}"} for n in range(1, 9)]
    pages = [page.extract_text() for page in read(pdf(criteria=8, own_weights=True, options=options)).pages]

    assert [page for page in pages if "Reason 8" in page] == [page for page in pages if "Option 8" in page]


def test_the_key_shows_sample_scores_to_the_facilitator_only():
    key = {"field": "sectors", "rows": [{"row": "ferries", "c1": "5", "c2": "4"}]}

    assert "Ferries 5 4" in text(print_field(field(), key, "facilitator"))
    assert "Ferries 5 4" not in text(print_field(field(), key))
