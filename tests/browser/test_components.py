"""What single kinds of fields do beyond being filled in."""

import pytest

from tests.browser.conftest import answer_file, folder_address, open_file, press, stored


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


class TestFeedback:
    def result(self, sheet, field):
        return sheet.locator(f"#sample--{field}-field [role=status]")

    def tick(self, sheet, field, *values):
        for value in values:
            sheet.locator(f"[name={field}][value={value}]").check()

    def test_one_choice_is_answered_at_once_in_words_and_with_a_mark(self, sheet):
        self.tick(sheet, "one", "red")
        assert self.result(sheet, "one").inner_text() == "✗ Red: Look again. About red."
        self.tick(sheet, "one", "green")
        assert self.result(sheet, "one").inner_text() == "✓ Green: Right. About green."

    def test_the_focus_stays_on_the_option(self, sheet):
        self.tick(sheet, "one", "red")

        assert sheet.evaluate("document.activeElement.value") == "red"

    def test_several_choices_are_answered_when_the_person_asks(self, sheet):
        press(sheet, "Check your answer")
        assert self.result(sheet, "many").inner_text() == "Tick an option first."
        self.tick(sheet, "many", "red", "green")
        assert self.result(sheet, "many").inner_text() == ""
        press(sheet, "Check your answer")
        assert self.result(sheet, "many").inner_text().split("\n") == [
            "✓ Red: Right. About red.",
            "✗ Green: Look again. About green.",
            "",
            "You found 1 of 2 right answers.",
        ]

    def test_nothing_gives_the_answers_away_before(self, sheet):
        assert sheet.get_by_text("About green.").count() == 0

    def test_a_restored_choice_shows_its_feedback_again_and_clearing_takes_it_away(self, sheet):
        self.tick(sheet, "one", "green")
        sheet.reload()
        assert "Right" in self.result(sheet, "one").inner_text()
        press(sheet, "Clear")
        sheet.get_by_role("dialog").get_by_role("button", name="Clear").click()
        sheet.wait_for_function("document.querySelector('#sample--one-field [role=status]').textContent === ''")

    def test_a_choice_without_self_check_says_nothing(self, sheet):
        assert sheet.locator("#sample--plain-field [role=status], #sample--plain-field button").count() == 0


class TestGrowingTable:
    def test_a_new_row_is_named_labelled_and_gets_the_focus(self, sheet):
        sheet.locator('[name="list/2/who"]').fill("above")
        press(sheet, "Add a row")
        sheet.keyboard.type("Bank")

        assert stored(sheet) == {"list/2/who": "above", "list/3/who": "Bank"}
        assert sheet.get_by_role("textbox", name="Row 3 Who").input_value() == "Bank"
        assert sheet.get_by_role("combobox", name="Row 3 Kind").count() == 1
        assert sheet.locator("[id]").evaluate_all("all => all.length === new Set(all.map(one => one.id)).size")

    def test_extra_rows_come_back_after_a_reload(self, sheet):
        for word in ("third", "fourth"):
            press(sheet, "Add a row")
            sheet.keyboard.type(word)
        sheet.reload()

        assert sheet.locator("[data-grows] tbody tr").count() == 4
        assert sheet.locator('[name="list/4/who"]').input_value() == "fourth"

    def test_it_ends_at_sixty_rows(self, sheet):
        open_file(sheet, answer_file({"sample": {"list/59/who": "nearly"}}))
        sheet.wait_for_selector('[name="list/59/who"]')
        press(sheet, "Add a row")

        assert sheet.locator("[data-grows] tbody tr").count() == 60
        assert not sheet.get_by_role("button", name="Add a row").is_visible()
        assert sheet.evaluate("document.activeElement.name") == "list/60/who"

    def test_a_table_with_fixed_rows_does_not_grow(self, sheet):
        assert sheet.get_by_role("button", name="Add a row").count() == 1


class TestWritingSpace:
    TALL = "line\n" * 12

    def test_a_field_grows_with_its_text_and_after_a_reload(self, sheet):
        area = sheet.locator("[name=why]")
        low = area.bounding_box()["height"]
        area.fill(self.TALL)
        high = area.bounding_box()["height"]
        assert high > 3 * low
        sheet.reload()
        assert area.bounding_box()["height"] == high
        area.fill("")
        assert area.bounding_box()["height"] == low

    def test_on_paper_the_words_stand_as_text_and_disappear_again(self, sheet):
        sheet.locator("[name=why]").fill(self.TALL)
        sheet.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        sheet.emulate_media(media="print")
        assert sheet.locator(".tw-on-paper").all_text_contents() == [self.TALL]
        assert sheet.locator(".tw-on-paper").first.is_visible()
        assert not sheet.locator("[name=why]").is_visible()
        assert sheet.locator("[name=name]").is_visible()
        sheet.emulate_media(media="screen")
        sheet.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert sheet.locator(".tw-on-paper").count() == 0
