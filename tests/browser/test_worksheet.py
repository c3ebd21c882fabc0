"""Writing on a worksheet: first without JavaScript, then with it; from a folder and from a server."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import folder_address, open_file, press, said, stored, until_stored

FILL = {
    "name": "Amina",
    "why": "Because\nof <b>this</b>",
    "budget": "12.5",
    "when": "2026-11-22",
    "list/1/who": "Bank",
    "list/2/number": "7",
}


def write(page):
    """Fills in the worksheet as a person does, field by field."""
    for name, value in FILL.items():
        page.locator(f'[name="{name}"]').fill(value)
    page.get_by_label("Yes").check()
    page.locator("[name=many][value=red]").check()
    page.locator("[name=many][value=blue]").check()
    page.locator('[name="list/1/kind"]').select_option("Regulator")
    page.locator('[name="health/a"][value="2"]').check()


def fill(page):
    """Fills in the worksheet at once, for tests that are about something else."""
    page.evaluate(
        """answers => {
          for (const [name, answer] of Object.entries(answers)) {
            for (const control of document.getElementsByName(name)) {
              if (/radio|checkbox/.test(control.type)) control.checked = [].concat(answer).includes(control.value);
              else control.value = answer;
              control.dispatchEvent(new Event('input', { bubbles: true }));
              control.dispatchEvent(new Event('change', { bubbles: true }));
            }
          }
        }""",
        FILLED,
    )


FILLED = {**FILL, "plain": "yes", "many": ["red", "blue"], "list/1/kind": "Regulator", "health/a": "2"}


def shown(page):
    """What stands in the fields, read as a browser would send it."""
    script = "() => Array.from(new FormData(document.querySelector('form'))).filter(([name, value]) => value)"
    return sorted(page.evaluate(script))


def pairs(answers):
    return sorted(
        [name, one] for name, value in answers.items() for one in (value if isinstance(value, list) else [value])
    )


class TestWithoutJavaScript:
    def test_every_field_has_a_label_and_can_be_filled_in(self, visitor, sample):
        page = visitor.open(sample + "sheet.html", java_script_enabled=False)

        for prompt in ("Your name", "Why?", "How much?", "When?"):
            page.get_by_label(re.compile(re.escape(prompt))).fill("2026-11-22" if prompt == "When?" else "1")
        page.get_by_role("textbox", name="Row 1 Who").fill("x")
        page.get_by_role("group", name="Any").get_by_label("Yes").check()

    def test_there_are_no_buttons_that_would_do_nothing(self, visitor, sample):
        page = visitor.open(sample + "sheet.html", java_script_enabled=False)

        assert page.get_by_role("button").count() == 0
        assert page.locator(".tw-choice details").count() == 2

    def test_feedback_is_in_a_fold(self, visitor, sample):
        page = visitor.open(sample + "sheet.html", java_script_enabled=False)
        feedback = page.get_by_text("About green.").first

        assert not feedback.is_visible()
        page.locator("summary").first.click()
        assert feedback.is_visible()


class TestSaving:
    def test_everything_written_is_stored_at_once(self, sheet):
        write(sheet)

        assert stored(sheet) == FILLED

    def test_answers_survive_a_reload(self, sheet):
        fill(sheet)
        sheet.reload()

        assert shown(sheet) == pairs(FILLED)

    def test_answers_survive_going_away_and_back(self, sheet, sample):
        fill(sheet)
        sheet.goto(sample + "checklist.html")
        sheet.go_back()

        assert shown(sheet) == pairs(FILLED)

    def test_answers_survive_a_restart_of_the_browser(self, launch, sample_folder, tmp_path):
        chromium, options = launch
        for visit in ("first", "second"):
            context = chromium.launch_persistent_context(tmp_path / "profile", **options)
            page = context.pages[0]
            page.goto(folder_address(sample_folder) + "sheet.html")
            if visit == "first":
                fill(page)
            found = shown(page)
            context.close()

        assert found == pairs(FILLED)

    def test_an_emptied_field_leaves_the_record(self, sheet):
        sheet.locator("[name=name]").fill("Amina")
        sheet.locator("[name=name]").fill("")

        assert stored(sheet) == {}

    def test_words_typed_before_the_script_came_are_kept(self, visitor, sample):
        typing = "document.querySelector('[name=name]').value = 'early'"
        early = f"document.addEventListener('DOMContentLoaded', () => {{ {typing}; }})"
        page = visitor.open(sample + "sheet.html", before=early)

        assert stored(page) == {"name": "early"}

    def test_the_page_says_where_answers_are_kept_and_when(self, sheet):
        state = sheet.locator(".tw-answers__state")

        assert "Nothing is sent anywhere. Nothing written yet." in state.inner_text()
        sheet.locator("[name=name]").fill("Amina")
        assert re.search(r"Last saved at \d\d:\d\d\.$", state.inner_text())

    def test_breaks_in_an_answer_to_what_is_now_one_line_stay_visible(self, visitor, sample):
        record = {
            "program": "tis-toolkit",
            "format": "answers",
            "version": 1,
            "answers": {"sample": {"name": "Amina\nBob", "why": "One\r\ntwo"}},
        }
        page = visitor.open(sample + "checklist.html")
        page.evaluate("text => localStorage.setItem('tis-toolkit:answers:sample', text)", json.dumps(record))
        page.goto(sample + "sheet.html")

        assert page.locator("[name=name]").input_value() == "Amina / Bob"
        page.locator("[name=budget]").fill("5")
        page.reload()
        assert stored(page) == {"name": "Amina\nBob", "why": "One\r\ntwo", "budget": "5"}  # as it was

    def test_html_and_scripts_in_answers_stay_text(self, sheet):
        nasty = '</textarea><img src=x onerror="document.title=1"><script>document.title=2</script>'
        sheet.locator("[name=why]").fill(nasty)
        sheet.evaluate(
            "nasty => { const key = 'tis-toolkit:answers:sample'; const data = JSON.parse(localStorage[key]);"
            " data.answers.sample[nasty] = nasty; localStorage[key] = JSON.stringify(data); }",
            nasty,
        )
        sheet.reload()

        assert sheet.locator("[name=why]").input_value() == nasty
        assert nasty in sheet.locator(".tw-answers__earlier li").text_content()
        assert sheet.title() == "Sample"
        assert sheet.locator("form img").count() == 0

    def test_an_answer_to_a_question_that_is_gone_stays_and_is_shown(self, visitor, sample):
        record = {
            "program": "tis-toolkit",
            "format": "answers",
            "version": 1,
            "answers": {"sample": {"removed": "old words"}},
        }
        page = visitor.open(sample + "checklist.html")
        page.evaluate("text => localStorage.setItem('tis-toolkit:answers:sample', text)", json.dumps(record))
        page.goto(sample + "sheet.html")
        page.locator("[name=name]").fill("new")
        page.reload()

        assert stored(page) == {"removed": "old words", "name": "new"}
        page.get_by_text("One answer to a question from an earlier edition").click()
        assert page.get_by_text("removed: old words").is_visible()

    def test_answers_are_found_under_a_former_id_of_the_exercise(self, visitor, sample):
        record = {
            "program": "tis-toolkit",
            "format": "answers",
            "version": 1,
            "answers": {"old-sample": {"name": "Amina"}},
        }
        page = visitor.open(sample + "checklist.html")
        page.evaluate("text => localStorage.setItem('tis-toolkit:answers:old-sample', text)", json.dumps(record))
        page.goto(sample + "sheet.html")

        assert page.locator("[name=name]").input_value() == "Amina"
        page.locator("[name=budget]").fill("1")
        assert stored(page) == {"name": "Amina", "budget": "1"}

    def test_one_broken_worksheet_leaves_the_others_working_and_names_itself(self, visitor, sample):
        page = visitor.open(sample + "broken.html")
        page.locator("[name=name]").fill("Amina")

        assert stored(page) == {"name": "Amina"}
        assert len(visitor.complaints) == 1
        assert "tw-worksheet did not start on <form" in visitor.complaints.pop()

    def test_a_checklist_keeps_its_marks_under_a_small_bar(self, visitor, sample):
        page = visitor.open(sample + "checklist.html")
        page.get_by_label("Under way").check()
        page.get_by_label("Owner").fill("Desk 3")
        page.reload()

        assert stored(page, "checklist-sample") == {"meet/status": "under-way", "meet/owner": "Desk 3"}
        assert page.get_by_label("Under way").is_checked()
        assert page.get_by_role("button", name="Print").count() == 0

    def test_nothing_is_started_twice(self, sheet):
        sheet.evaluate("window.dispatchEvent(new Event('load'))")

        assert sheet.locator(".tw-answers").count() == 1


def test_a_saved_file_opens_on_another_computer(sheet, visitor, sample, tmp_path):
    fill(sheet)
    with sheet.expect_download() as download:
        press(sheet, "Save my work as a file")
    download.value.save_as(tmp_path / "carried.json")
    other = visitor.open(sample + "sheet.html", locale="fr")
    open_file(other, tmp_path / "carried.json")

    other.wait_for_function("document.querySelector('[name=name]').value === 'Amina'")
    said(other, "Opened carried.json. 10 answers came in.")
    assert stored(other) == FILLED
    assert shown(other) == pairs(FILLED)


class TestTwoTabs:
    # What is stored in one tab reaches the others through another process, so it takes a moment.
    DEAF = "window.addEventListener('storage', event => event.stopImmediatePropagation(), true);"
    BEHIND = """
      const getItem = Storage.prototype.getItem;
      Storage.prototype.getItem = function (key) { return window.behind ? null : getItem.call(this, key); };
      window.addEventListener('storage', (event) => window.behind && event.stopImmediatePropagation(), true);
      window.catchUp = () => {
        window.behind = false;
        window.dispatchEvent(new StorageEvent('storage', { key: 'tis-toolkit:answers:sample' }));
      };
    """

    @pytest.fixture
    def two(self, visitor, sample):
        """The same worksheet in two tabs."""
        first = visitor.open(sample + "sheet.html")
        return first, visitor.open(sample + "sheet.html", context=first.context, before=self.BEHIND)

    def test_what_the_other_tab_wrote_comes_in(self, two):
        first, second = two
        first.locator("[name=name]").fill("from the first")
        second.locator("[name=why]").fill("from the second")

        for tab in two:
            until_stored(tab, {"name": "from the first", "why": "from the second"})
            expect(tab.locator("[name=name]")).to_have_value("from the first")
            expect(tab.locator("[name=why]")).to_have_value("from the second")

    def test_what_one_stores_before_it_hears_of_the_other_loses_nothing(self, two):
        first, second = two
        second.evaluate("window.behind = true")
        first.locator("[name=name]").fill("from the first")
        second.locator("[name=why]").fill("from the second")
        second.evaluate("catchUp()")

        for tab in two:
            until_stored(tab, {"name": "from the first", "why": "from the second"})
        expect(second.locator("[name=name]")).to_have_value("from the first")

    def test_of_two_answers_to_one_question_the_later_counts(self, two):
        first, second = two
        second.evaluate("window.behind = true")
        first.locator("[name=name]").fill("the earlier")
        second.wait_for_timeout(5)  # so that the clock of the computer tells the two apart
        second.locator("[name=name]").fill("the later")
        second.evaluate("catchUp()")

        for tab in two:
            until_stored(tab, {"name": "the later"})
        expect(first.locator("[name=name]")).to_have_value("the later")

    def test_what_one_takes_away_does_not_come_back_from_the_other(self, two):
        first, second = two
        first.locator("[name=name]").fill("for a moment")
        expect(second.locator("[name=name]")).to_have_value("for a moment")
        second.locator("[name=name]").fill("")
        second.locator("[name=why]").fill("this stays")

        until_stored(first, {"why": "this stays"})
        expect(first.locator("[name=name]")).to_have_value("")
        first.locator("[name=why]").fill("and this")
        until_stored(second, {"why": "and this"})

    def test_it_is_merged_even_when_no_event_tells_of_the_other(self, visitor, sample):
        first = visitor.open(sample + "sheet.html", before=self.DEAF)
        second = visitor.open(sample + "sheet.html", context=first.context, before=self.DEAF)
        first.locator("[name=name]").fill("first")
        until_stored(second, {"name": "first"})
        second.locator("[name=name]").fill("second, later")
        until_stored(first, {"name": "second, later"})
        first.locator("[name=why]").fill("why")

        assert stored(first) == {"name": "second, later", "why": "why"}
        assert first.locator("[name=name]").input_value() == "second, later"


class TestClearing:
    def test_it_asks_first_and_escape_means_no(self, sheet):
        fill(sheet)
        press(sheet, "Clear")

        dialog = sheet.get_by_role("dialog", name="Clear all answers on this page?")
        assert dialog.is_visible()
        assert sheet.evaluate("document.activeElement.textContent") == "Cancel"
        sheet.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        assert sheet.evaluate("document.activeElement.textContent") == "Clear"
        assert stored(sheet) == FILLED

    def test_clearing_empties_fields_and_store_and_can_be_undone(self, sheet):
        fill(sheet)
        press(sheet, "Clear")
        sheet.get_by_role("dialog").get_by_role("button", name="Clear").click()

        said(sheet, "Cleared. 10 answers were removed.")
        assert shown(sheet) == []
        assert stored(sheet) == {}
        press(sheet, "Undo")
        assert shown(sheet) == pairs(FILLED)
        assert stored(sheet) == FILLED
        said(sheet, "Undone. Your answers are as they were before.")
        assert sheet.get_by_role("button", name="Undo").count() == 0

    def test_undo_leaves_what_was_written_since(self, sheet):
        fill(sheet)
        press(sheet, "Clear")
        sheet.get_by_role("dialog").get_by_role("button", name="Clear").click()
        said(sheet, "Cleared. 10 answers were removed.")
        sheet.locator("[name=name]").fill("written since")
        press(sheet, "Undo")

        assert stored(sheet) == {**FILLED, "name": "written since"}

    def test_an_empty_page_has_nothing_to_clear(self, sheet):
        press(sheet, "Clear")

        said(sheet, "Nothing written yet.")
        assert sheet.get_by_role("dialog").count() == 0


def test_the_whole_worksheet_works_with_the_keyboard_alone(sheet):
    for _ in range(4):
        sheet.keyboard.press("Tab")
        if sheet.evaluate("document.activeElement.textContent") == "Save my work as a file":
            break
    for name in ("Open a saved file", "Clear", "Print"):
        sheet.keyboard.press("Tab")
        assert sheet.evaluate("document.activeElement.textContent") == name
    sheet.keyboard.press("Tab")
    sheet.keyboard.type("Amina")
    for _ in range(4):  # why, budget, when (three parts, of which Tab reaches the first), then the options
        sheet.keyboard.press("Tab")
    sheet.locator("[name=plain]").first.focus()
    sheet.keyboard.press("Space")
    sheet.keyboard.press("ArrowDown")

    assert stored(sheet) == {"name": "Amina", "plain": "no"}


@pytest.mark.parametrize("width", [320, 1440])
def test_the_bar_fits_the_screen(visitor, sample, width):
    page = visitor.open(sample + "sheet.html", viewport={"width": width, "height": 800})

    assert page.evaluate("document.querySelector('.tw-answers').scrollWidth <= document.documentElement.clientWidth")
