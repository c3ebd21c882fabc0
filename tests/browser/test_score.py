"""Scores by weighted criteria: the sums, and what a person reads while typing."""

import pytest

from tests.browser.conftest import answer_file, folder_address, open_file, stored

CORE = "score"


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


class TestCore:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("1", 1),
            (" 5 ", 5),
            ("05", 5),
            ("", None),
            (" ", None),
            ("0", None),
            ("6", None),
            ("-1", None),
            ("+3", None),
            ("2.5", None),
            ("2,5", None),
            ("1e0", None),
            ("0x3", None),
            ("three", None),
            ("٣", None),
            ("99999999999999999999", None),
        ],
    )
    def test_only_whole_numbers_from_one_to_the_best_score_count(self, call, text, number):
        assert call("whole", text, 1, 5) == number

    @pytest.mark.parametrize(
        ("own", "weights", "wrong"),
        [
            pytest.param([], [60, 30, 10], [], id="weights that cannot be changed"),
            pytest.param(["", "", ""], [60, 30, 10], [], id="none typed"),
            pytest.param(["50", "", " "], [50, 30, 10], [], id="one typed"),
            pytest.param(["0", "100", "100"], [0, 100, 100], [], id="the limits"),
            pytest.param(["much", "101", "2.5"], [60, 30, 10], ["much", "101", "2.5"], id="nonsense"),
        ],
    )
    def test_a_persons_own_weight_counts_in_place_of_the_given_one(self, call, own, weights, wrong):
        assert call("weigh", [60, 30, 10], own) == {"weights": weights, "sum": sum(weights), "wrong": wrong}

    @pytest.mark.parametrize(
        ("rows", "totals", "missing", "highest"),
        [
            pytest.param([["", ""], ["", ""]], [0, 0], [2, 2], [], id="nothing typed"),
            pytest.param([["5", "1"], ["1", "5"]], [34, 26], [0, 0], [0], id="one is highest"),
            pytest.param([["3", "3"], ["1", "1"], ["3", "3"]], [30, 10, 30], [0, 0, 0], [0, 2], id="two are highest"),
            pytest.param(
                [["5", ""], ["1", "1"], ["1", "2"]], [30, 10, 14], [1, 0, 0], [2], id="a part does not compete"
            ),
            pytest.param([["5", "5"], ["1", ""]], [50, 6], [0, 1], [], id="one alone is not highest"),
            pytest.param([["7", "1"], ["1", "1"]], [4, 10], [1, 0], [], id="a wrong score does not count"),
        ],
    )
    def test_totals(self, call, rows, totals, missing, highest):
        found = call("totals", rows, [6, 4], 5)

        assert [row["total"] for row in found] == totals
        assert [row["missing"] for row in found] == missing
        assert [place for place, row in enumerate(found) if row["highest"]] == highest

    def test_a_row_remembers_what_does_not_count(self, call):
        (row,) = call("totals", [["7", "", "x", " "]], [1, 1, 1, 1], 5)

        assert row["wrong"] == ["7", "x"]
        assert row["begun"]


class TestOnThePage:
    def cell(self, sheet, option, criterion):
        return sheet.locator(f'[name="sectors/{option}/{criterion}"]')

    def score(self, sheet, **options):
        for option, scores in options.items():
            for criterion, score in zip(("jobs", "cost"), scores, strict=True):
                self.cell(sheet, option, criterion).fill(score)

    def sums(self, sheet):
        return [" ".join(text.split()) for text in sheet.locator(".tw-score__sum").all_inner_texts()]

    def weights(self, sheet):
        return sheet.locator(".tw-score [role=status]").inner_text()

    def weigh(self, sheet, criterion, weight):
        sheet.locator(f'[name="sectors/weight/{criterion}"]').fill(weight)
        sheet.keyboard.press("Tab")

    def test_totals_come_as_one_types_with_what_is_missing(self, sheet):
        assert self.sums(sheet) == ["of 50"] * 3
        self.score(sheet, ferries=["5", ""])
        assert self.sums(sheet)[0] == "30 of 50 1 score missing."
        self.score(sheet, ferries=["5", "2"])
        assert self.sums(sheet) == ["38 of 50", "of 50", "of 50"]
        assert stored(sheet) == {"sectors/ferries/jobs": "5", "sectors/ferries/cost": "2"}

    def test_the_highest_of_the_complete_totals_is_marked_and_ties_share_the_mark(self, sheet):
        self.score(sheet, ferries=["3", "3"], guides=["1", "1"], banks=["5", ""])
        assert self.sums(sheet)[0] == "30 of 50 ★ Highest"
        self.score(sheet, guides=["3", "3"])
        assert [text.endswith("★ Highest") for text in self.sums(sheet)] == [True, True, False]

    def test_a_score_that_does_not_count_is_named_in_its_row(self, sheet):
        self.score(sheet, ferries=["9", "2"])

        assert self.sums(sheet)[0] == ("8 of 50 1 score missing. “9” does not count: write a whole number from 1 to 5.")
        assert self.cell(sheet, "ferries", "jobs").get_attribute("aria-invalid") == "true"
        assert self.cell(sheet, "ferries", "cost").get_attribute("aria-invalid") == "false"
        self.score(sheet, ferries=["4", "2"])
        assert self.sums(sheet)[0] == "32 of 50"

    def test_own_weights_change_the_totals_and_what_is_possible(self, sheet):
        self.score(sheet, ferries=["5", "1"])
        self.weigh(sheet, "jobs", "4")
        assert self.sums(sheet)[0] == "24 of 40"
        assert self.weights(sheet) == "Your weights add up to 8; they should add up to 10."
        self.weigh(sheet, "cost", "6")
        assert self.sums(sheet)[0] == "26 of 50"
        assert self.weights(sheet) == ""

    def test_nothing_is_said_about_half_a_weight(self, sheet):
        sheet.locator('[name="sectors/weight/jobs"]').press_sequentially("16")
        assert self.weights(sheet) == ""
        sheet.keyboard.press("Tab")
        assert self.weights(sheet) == "Your weights add up to 20; they should add up to 10."

    def test_a_weight_that_does_not_count_is_named(self, sheet):
        self.weigh(sheet, "jobs", "heavy")

        assert self.weights(sheet).startswith("“heavy” is not a weight")
        assert self.sums(sheet) == ["of 50"] * 3

    def test_all_of_it_comes_back_after_a_reload(self, sheet):
        self.score(sheet, ferries=["5", "1"])
        self.weigh(sheet, "jobs", "4")
        sheet.reload()

        assert self.sums(sheet)[0] == "24 of 40"
        assert self.weights(sheet) == "Your weights add up to 8; they should add up to 10."

    def test_a_damaged_answer_is_shown_and_does_no_harm(self, sheet):
        open_file(sheet, answer_file({"sample": {"sectors/ferries/jobs": "<b>", "sectors/guides/jobs": "2"}}))
        sheet.wait_for_function("document.querySelector('[name=\"sectors/guides/jobs\"]').value === '2'")

        assert "“<b>” does not count" in self.sums(sheet)[0]
        assert self.sums(sheet)[1] == "12 of 50 1 score missing."

    def test_a_cell_is_named_by_its_option_and_criterion_and_described_by_what_a_high_score_means(self, sheet):
        cell = sheet.get_by_role("textbox", name="Ferries Jobs", exact=True)

        assert cell.get_attribute("name") == "sectors/ferries/jobs"
        assert cell.evaluate("cell => document.getElementById(cell.getAttribute('aria-describedby')).textContent") == (
            "Many people find work."
        )
        assert sheet.get_by_role("textbox", name="Your weight Jobs", exact=True).count() == 1

    def test_without_a_script_the_formula_is_there_in_words_and_the_total_is_empty(self, visitor, sample):
        page = visitor.open(sample + "sheet.html", java_script_enabled=False)

        assert page.get_by_text("Multiply each score by its weight, then add up.").count() == 1
        assert self.sums(page) == ["of 50"] * 3
        assert page.locator(".tw-score__bar").count() == 0
