"""The workbook: all worksheets on one page, with progress, one file for everything, and a report to print."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import answer_file, folder_address, open_file, press, said, stored, until_stored

HALF = "One answer to a question from an earlier edition"


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


@pytest.fixture
def book(visitor, sample):
    """The workbook of the sample exercises, just opened."""
    return visitor.open(sample + "workbook.html")


def control(page, exercise, name):
    return page.locator(f'form[data-exercise="{exercise}"] [name="{name}"]')


def unfold(page, exercise):
    page.locator(f"#worksheet-{exercise} > summary").click()


def progress(page, exercise):
    return page.locator(f"#worksheet-{exercise} .tw-workbook__progress").text_content()


class TestOnTheScreen:
    def test_what_is_written_on_a_page_stands_in_the_workbook_and_the_other_way_round(self, visitor, sample):
        sheet = visitor.open(sample + "sheet.html")
        sheet.locator("[name=name]").fill("Amina")
        sheet.goto(sample + "workbook.html")
        assert control(sheet, "sample", "name").input_value() == "Amina"
        unfold(sheet, "sample")
        control(sheet, "sample", "why").fill("Because")
        sheet.goto(sample + "sheet.html")

        assert sheet.locator("[name=why]").input_value() == "Because"

    def test_worksheets_are_folded_and_say_how_far_they_are(self, book):
        count = book.locator("#worksheet-sample").get_attribute("data-fields").count(" ") + 1
        assert not control(book, "sample", "name").is_visible()
        assert progress(book, "sample") == f"0 of {count} begun"
        unfold(book, "sample")
        control(book, "sample", "name").fill("Amina")

        assert progress(book, "sample") == f"1 of {count} begun"
        expect(book.locator(".tw-workbook__total p")).to_contain_text("1 of 2 worksheets begun.")

    def test_all_can_be_opened_and_folded_at_once(self, book):
        press(book, "Open all worksheets")
        assert book.locator("details[data-sheet]:not([open])").count() == 0
        press(book, "Fold all worksheets")
        assert book.locator("details[data-sheet][open]").count() == 0

    def test_an_address_opens_the_worksheet_that_it_names(self, visitor, sample):
        page = visitor.open(sample + "workbook.html#worksheet-rating")

        assert page.locator("#worksheet-rating").get_attribute("open") is not None
        assert page.locator("#worksheet-sample").get_attribute("open") is None

    def test_long_words_that_came_in_while_it_was_folded_have_room_when_it_opens(self, book):
        open_file(book, answer_file({"sample": {"why": "One line of several\n" * 30}}))
        said(book, "Opened work.json. One answer came in.")
        unfold(book, "sample")
        hidden = "area => area.scrollHeight - area.clientHeight"

        expect(control(book, "sample", "why")).to_be_visible()
        book.wait_for_function(f"({hidden})(document.querySelector('form[data-exercise=sample] [name=why]')) <= 0")

    def test_the_action_plan_is_part_of_it(self, book, sample):
        unfold(book, "action-plan")
        book.locator('[data-exercise="checklist-sample"] [name="meet/owner"]').fill("Legal adviser")

        assert stored(book, "checklist-sample") == {"meet/owner": "Legal adviser"}
        book.goto(sample + "plan.html")
        assert book.locator('[data-exercise="checklist-sample"] [name="meet/owner"]').input_value() == "Legal adviser"

    def test_without_javascript_every_worksheet_stands_open(self, visitor, sample):
        page = visitor.open(sample + "workbook.html", java_script_enabled=False)

        assert page.get_by_role("button").count() == 0
        assert control(page, "sample", "name").is_visible()


class TestOneFileForEverything:
    def write(self, book):
        for exercise, name in (("sample", "name"), ("report", "organisation")):
            control(book, exercise, name).evaluate(
                "(one, text) => { one.value = text; one.dispatchEvent(new Event('input', { bubbles: true })); }", name
            )

    def test_a_file_holds_all_worksheets_and_what_other_pages_keep(self, book):
        self.write(book)
        elsewhere = {"program": "tis-toolkit", "format": "answers", "version": 1, "answers": {"paths": {"x": ["done"]}}}
        book.evaluate("text => localStorage.setItem('tis-toolkit:answers:paths', text)", json.dumps(elsewhere))
        with book.expect_download() as download:
            press(book, "Save my work as a file")

        assert download.value.suggested_filename.startswith("my-work-")
        assert json.loads(Path(download.value.path()).read_text("utf-8"))["answers"] == {
            "sample": {"name": "name"},
            "report": {"organisation": "organisation"},
            "paths": {"x": ["done"]},
        }

    def test_a_file_brings_everything_in_and_one_press_takes_it_back(self, book):
        answers = {
            "sample": {"name": "theirs", "budget": "5"},
            "rating": {"words": "theirs"},
            "checklist-sample": {"meet/status": "done"},
            "paths": {"four-modes": ["done"]},
        }
        open_file(book, answer_file(answers))
        said(
            book,
            "Opened work.json. 4 answers came in. "
            "One answer belongs to a question that this page no longer has. It is kept under the buttons.",
        )
        for exercise, sheet in answers.items():
            assert stored(book, exercise) == sheet
        press(book, "Undo")

        for exercise in answers:
            assert stored(book, exercise) == {}

    def test_undo_spares_what_another_tab_wrote_since(self, book, visitor, sample):
        open_file(book, answer_file({"paths": {"four-modes": ["done"]}}))
        said(book, "Opened work.json. One answer came in.")
        other = visitor.open(sample + "paths.html", context=book.context)
        other.evaluate(
            "text => localStorage.setItem('tis-toolkit:answers:paths', text)",
            json.dumps(
                {"program": "tis-toolkit", "format": "answers", "version": 1, "answers": {"paths": {"x": "new"}}}
            ),
        )
        until_stored(book, {"x": "new"}, "paths")
        press(book, "Undo")

        assert stored(book, "paths") == {"x": "new"}

    def test_answers_kept_under_a_former_id_are_no_answers_of_an_earlier_edition(self, book):
        record = {
            "program": "tis-toolkit",
            "format": "answers",
            "version": 1,
            "answers": {"old-sample": {"name": "old"}},
        }
        book.evaluate("text => localStorage.setItem('tis-toolkit:answers:old-sample', text)", json.dumps(record))
        book.reload()
        assert control(book, "sample", "name").input_value() == "old"
        assert book.locator(".tw-answers__earlier").count() == 0
        press(book, "Clear")
        book.get_by_role("dialog").get_by_role("button", name="Clear").click()
        press(book, "Save my work as a file")

        said(book, "Nothing written yet.")

    def test_clearing_says_that_it_is_about_every_page_and_offers_a_file_first(self, book):
        self.write(book)
        press(book, "Clear")
        dialog = book.get_by_role("dialog", name="Clear all worksheets and the action plan, on every page?")
        with book.expect_download():
            dialog.get_by_role("button", name="Save my work as a file").click()

        assert stored(book) == {"name": "name"}

    def test_differences_of_several_worksheets_are_asked_about_together(self, book):
        self.write(book)
        open_file(book, answer_file({"sample": {"name": "theirs"}, "report": {"organisation": "theirs"}}))
        dialog = book.get_by_role("dialog", name="2 answers in the file differ from the ones on this page.")
        dialog.get_by_role("group", name="Your name").get_by_label("Take the one from the file").check()
        dialog.get_by_role("button", name="Use these choices").click()

        assert stored(book) == {"name": "theirs"}
        assert stored(book, "report") == {"organisation": "organisation"}

    def test_answers_to_an_exercise_that_is_gone_are_kept_shown_and_saved(self, book):
        open_file(book, answer_file({"gone-exercise": {"old": "old words"}}))
        book.get_by_text(HALF).click()
        assert book.get_by_text("gone-exercise, old: old words").is_visible()
        with book.expect_download() as download:
            press(book, "Save my work as a file")

        saved = json.loads(Path(download.value.path()).read_text("utf-8"))
        assert saved["answers"] == {"gone-exercise": {"old": "old words"}}


class TestTheReport:
    def paper(self, book):
        book.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        book.emulate_media(media="print")

    def test_it_has_a_cover_and_every_worksheet_unless_some_are_chosen(self, book):
        book.get_by_label("Organisation").fill("Ministry of Trade")
        self.paper(book)
        assert book.locator(".tw-workbook__cover .tw-on-paper").all_text_contents() == ["Ministry of Trade"]
        assert book.locator("details[data-sheet]:visible").count() == 3
        assert book.locator(".tw-workbook__total").is_hidden()

    def test_dates_are_printed_and_empty_ones_leave_room_to_write(self, book):
        book.get_by_label("Date", exact=True).first.fill("2026-11-22")
        self.paper(book)

        assert book.locator(".tw-workbook__cover .tw-on-paper").all_text_contents() == ["2026-11-22"]

    def test_a_choice_that_names_only_what_is_gone_prints_everything(self, book):
        open_file(book, answer_file({"report": {"print": ["gone-exercise"]}}))
        self.paper(book)

        assert book.locator("details[data-sheet]:visible").count() == 3

    def test_printing_twice_leaves_the_folds_as_they_were(self, book):
        for event in ("beforeprint", "beforeprint", "afterprint"):
            book.evaluate("name => window.dispatchEvent(new Event(name))", event)

        assert book.locator("details[data-sheet][open]").count() == 0

    def test_only_what_was_chosen_is_printed_with_the_words_of_folded_worksheets(self, book):
        unfold(book, "sample")
        control(book, "sample", "why").fill("Words\n" * 9)
        unfold(book, "sample")
        book.get_by_role("checkbox", name="Sample", exact=True).check()
        self.paper(book)

        assert book.locator("details[data-sheet]:visible").count() == 1
        assert book.locator(".tw-workbook__contents li").all_text_contents() == ["Sample"]
        assert book.locator("#worksheet-sample .tw-on-paper", has_text="Words").is_visible()
        book.emulate_media(media="screen")
        book.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert book.locator("details[data-sheet]:visible").count() == 3
        assert book.locator("details[data-sheet][open]").count() == 0


class TestMuchWork:
    def test_a_very_long_worksheet_is_stored_in_the_pauses_and_not_at_every_key(self, visitor, sample):
        """Storing 2 MB at each key would make typing jerk; tests/benchmarks measures how long a key takes."""
        page = visitor.open(sample + "sheet.html")
        record = {"program": "tis-toolkit", "format": "answers", "version": 1, "answers": {"sample": {"gone": "long"}}}
        page.evaluate(
            "text => localStorage.setItem('tis-toolkit:answers:sample', text.replace('long', 'x'.repeat(2e6)))",
            json.dumps(record),
        )
        page.reload()
        stores = page.evaluate(
            """() => {
              const setItem = Storage.prototype.setItem;
              let count = 0;
              Storage.prototype.setItem = function (...args) { count += 1; return setItem.apply(this, args); };
              const field = document.querySelector('[name=why]');
              for (const letter of 'A long sentence') {
                field.value += letter;
                field.dispatchEvent(new Event('input', { bubbles: true }));
              }
              return count;
            }"""
        )

        assert stores == 0
        page.wait_for_function("localStorage['tis-toolkit:answers:sample'].includes('A long sentence')")

    def test_what_waits_for_a_pause_is_stored_when_the_page_is_left(self, visitor, sample):
        page = visitor.open(sample + "sheet.html")
        page.locator("[name=why]").fill("x" * 300_000)
        page.locator("[name=name]").fill("last words")
        page.goto(sample + "checklist.html")

        assert stored(page)["name"] == "last words"


class TestTheReminder:
    SENTENCE = "You have written a lot since you last saved a file."

    def write(self, page, rows):
        for row in range(1, rows + 1):
            page.locator(f'[name="list/{row}/who"]').fill("x")

    @pytest.fixture
    def nearly_full(self, visitor, sample):
        page = visitor.open(sample + "sheet.html")
        page.evaluate("localStorage.setItem('filler', 'x'.repeat(4e6))")
        page.reload()
        for _ in range(9):
            press(page, "Add a row")
        return page

    def test_after_real_work_where_room_is_short_it_comes_once_and_goes_away(self, nearly_full):
        page = nearly_full
        self.write(page, 9)
        assert not page.get_by_text(self.SENTENCE).is_visible()
        self.write(page, 10)
        expect(page.get_by_role("status").first).to_contain_text(self.SENTENCE)
        press(page, "OK")
        assert page.locator(".tw-answers__note").get_attribute("data-problem") is None
        assert page.evaluate("document.activeElement.textContent") == "Save my work as a file"
        self.write(page, 11)
        assert page.locator(".tw-answers__note").get_attribute("data-problem") is None

    def test_it_counts_across_visits_until_a_file_is_saved(self, nearly_full):
        page = nearly_full
        self.write(page, 6)
        with page.expect_download():
            press(page, "Save my work as a file")
        page.reload()
        self.write(page, 6)
        for name in ("name", "why"):
            page.locator(f"[name={name}]").fill("y")

        assert not page.get_by_text(self.SENTENCE).is_visible()

    def test_where_there_is_room_it_never_comes(self, sheet):
        for _ in range(12):
            press(sheet, "Add a row")
        self.write(sheet, 14)

        assert not sheet.get_by_text(self.SENTENCE).is_visible()


class TestInFirefoxFromAFolder:
    """There every page has a store of its own, and the workbook is the one that has everything."""

    @pytest.fixture
    def home(self, fox, trainee_site):
        fox.goto(folder_address(trainee_site) + "my-work/workbook.html")
        return fox

    def test_it_says_that_this_is_the_place_to_write(self, home):
        assert "This page has all worksheets, so write here." in home.evaluate("document.body.innerText")

    def test_other_pages_lead_to_it(self, fox, trainee_site):
        fox.goto(folder_address(trainee_site) + "part-3/health-check.html")

        assert fox.evaluate("document.querySelector('.tw-answers a').pathname").endswith("/my-work/workbook.html")

    def test_an_assessment_leads_to_the_action_plan_on_the_same_page(self, home):
        home.evaluate(
            """() => {
              const sheet = document.querySelector('#worksheet-health-check');
              sheet.open = true;
              for (const one of sheet.querySelectorAll('input[value="1"]')) one.click();
            }"""
        )
        button = "document.querySelector('form[data-exercise=health-check] .tw-advice button')"
        home.wait_for(button)
        home.evaluate(f"{button}.click()")

        assert home.evaluate(
            "Array.from(document.querySelectorAll('.tw-plan select')).filter(one => one.value).map(one => one.value)"
        ) == ["not-started"]

    def test_all_of_it_survives_a_reload(self, home):
        home.evaluate(
            """() => {
              for (const form of document.querySelectorAll('.tw-workbook form')) {
                const field = form.querySelector('textarea, input[type=text], input:not([type])');
                if (!field) continue;
                field.value = 'Words of ' + form.dataset.exercise;
                field.dispatchEvent(new Event('input', { bubbles: true }));
              }
            }"""
        )
        home.reload()
        found = home.evaluate(
            "Object.keys(localStorage).filter(key => /:answers:/.test(key) && /Words of/.test(localStorage[key]))"
        )

        assert len(found) >= 3
