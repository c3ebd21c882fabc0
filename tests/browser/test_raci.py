"""Roles and tasks: what a filled table shows, and how it is said."""

import pytest

from tests.browser.conftest import answer_file, folder_address, open_file, stored

CORE = "raci"


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


class TestCore:
    @pytest.mark.parametrize(
        ("row", "keys"),
        [
            (["A", "R"], []),
            (["AR", ""], []),
            (["AR", "C", "I"], []),
            (["R", "R"], ["no_a"]),
            (["A", "A", "R"], ["many_a"]),
            (["A", "AR"], ["many_a"]),
            (["A", "C"], ["no_r"]),
            (["C", "I"], ["no_a", "no_r"]),
            (["A", "A"], ["many_a", "no_r"]),
            (["", ""], []),
            (["X", "__proto__"], []),
            (["a", "r"], []),
            (["X", "AR"], []),
        ],
    )
    def test_each_row_has_exactly_one_a_and_an_r(self, call, row, keys):
        assert [finding["key"] for finding in call("findings", [row])["findings"]] == keys

    def test_a_finding_names_its_task_and_the_roles_that_have_an_a(self, call):
        rows = [["AR", "", ""], ["A", "R", "AR"]]

        assert call("findings", rows)["findings"] == [{"key": "many_a", "task": 1, "roles": [0, 2]}]

    @pytest.mark.parametrize(
        ("rows", "empty", "begun", "well"),
        [
            pytest.param([["", ""], ["", ""]], 2, False, False, id="nothing yet"),
            pytest.param([["AR", ""], ["", ""]], 1, True, False, id="one row"),
            pytest.param([["AR", ""], ["A", "R"]], 0, True, True, id="all rows"),
            pytest.param([["AR", ""], ["A", ""]], 0, True, False, id="all rows, one with a gap"),
        ],
    )
    def test_rows_without_a_letter_are_counted(self, call, rows, empty, begun, well):
        found = call("findings", rows)

        assert (found["empty"], found["begun"], found["well"]) == (empty, begun, well)

    def test_each_role_carries_its_letters(self, call):
        assert call("loads", [["AR", "R", ""], ["A", "C", "X"], ["I", "R", "AR"]]) == [
            {"a": 2, "r": 1},
            {"a": 0, "r": 2},
            {"a": 1, "r": 1},
        ]


class TestOnThePage:
    def choose(self, sheet, **letters):
        for cell, letter in letters.items():
            sheet.locator(f'[name="duties/{cell.replace("_", "/")}"]').select_option(letter)

    def findings(self, sheet):
        return sheet.locator(".tw-raci [role=status] li").all_inner_texts()

    def test_gaps_are_named_and_tasks_without_a_letter_are_counted(self, sheet):
        assert self.findings(sheet) == []
        self.choose(sheet, draft_trade="A", draft_bank="A")

        assert self.findings(sheet) == [
            "Draft: more than one A (Trade, Bank). Only one can answer for it.",
            "Draft: no R. Nobody does the work.",
            "2 tasks have no letter yet.",
        ]
        assert stored(sheet) == {"duties/draft/trade": "A", "duties/draft/bank": "A"}

    def test_a_good_table_is_praised_and_comes_back_after_a_reload(self, sheet):
        self.choose(sheet, draft_trade="AR", sign_trade="A", sign_bank="R", send_firms="AR")
        well = ["Every task has exactly one A, and somebody who does the work."]
        assert self.findings(sheet) == well
        sheet.reload()
        assert self.findings(sheet) == well

    def test_taking_the_last_letter_back_leaves_nothing_to_say(self, sheet):
        self.choose(sheet, draft_trade="I")
        assert len(self.findings(sheet)) == 3
        self.choose(sheet, draft_trade="")
        assert self.findings(sheet) == []
        assert not sheet.locator(".tw-raci tfoot tr").is_visible()

    def test_a_line_that_stays_is_not_written_again(self, sheet):
        """A screen reader reads again what is written again."""
        self.choose(sheet, draft_trade="A", sign_trade="A", send_trade="A")
        sheet.evaluate("document.querySelectorAll('.tw-raci__findings li').forEach(item => { item.old = true })")
        self.choose(sheet, sign_bank="R")

        assert self.findings(sheet) == ["Draft: no R. Nobody does the work.", "Send: no R. Nobody does the work."]
        assert sheet.evaluate("[...document.querySelectorAll('.tw-raci__findings li')].every(item => item.old)")

    def test_each_role_says_what_it_carries(self, sheet):
        self.choose(sheet, draft_trade="AR", sign_trade="A", sign_bank="R")

        row = sheet.locator(".tw-raci tfoot tr").inner_text().split("\t")
        assert row == ["What each role carries", "A 2, R 1", "A 0, R 1", "A 0, R 0"]

    def test_a_letter_that_is_not_one_is_left_out(self, sheet):
        open_file(sheet, answer_file({"sample": {"duties/draft/trade": "Z", "duties/draft/bank": "AR"}}))
        sheet.wait_for_function("document.querySelector('[name=\"duties/draft/bank\"]').value === 'AR'")

        assert self.findings(sheet) == ["2 tasks have no letter yet."]

    def test_a_cell_is_named_by_its_task_and_role(self, sheet):
        cell = sheet.get_by_role("combobox", name="Draft Bank", exact=True)

        assert cell.get_attribute("name") == "duties/draft/bank"

    def test_it_is_filled_in_by_keyboard_alone(self, sheet):
        sheet.get_by_role("combobox", name="Draft Trade").focus()
        for letter in "ACI":
            sheet.keyboard.press(letter)
            sheet.keyboard.press("Tab")

        assert stored(sheet) == {"duties/draft/trade": "A", "duties/draft/bank": "C", "duties/draft/firms": "I"}

    def test_without_a_script_the_letters_are_explained_and_can_be_chosen(self, visitor, sample):
        page = visitor.open(sample + "sheet.html", java_script_enabled=False)

        assert page.get_by_text("Responsible: does the work.").count() == 1
        assert page.locator('[name="duties/sign/bank"] option').all_inner_texts() == ["", "R", "A", "C", "I", "A+R"]
        assert page.locator(".tw-raci [role=status]").count() == 0
