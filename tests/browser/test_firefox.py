"""Firefox gives every local file a store of its own: answers must be kept there too, and be carried in files."""

import json
import re

import pytest

from tests.browser.conftest import answer_file, folder_address, stored
from tests.browser.firefox import start_firefox
from tests.browser.test_worksheet import FILL, FILLED, fill, pairs, shown

SAVE, OPEN, CLEAR = "Save my work as a file", "Open a saved file", "Clear"
OWN_STORE = "In this browser each page keeps its own answers"
FULL = "This device has no room left, so your latest words are not saved yet."
FORBIDDEN = "This browser does not let this page keep answers."


@pytest.fixture
def folder(sample_folder):
    return folder_address(sample_folder)


@pytest.fixture
def sheet(fox, folder):
    """The sample worksheet, just opened from a folder."""
    fox.goto(folder + "sheet.html")
    return fox


def press(fox, name):
    fox.click(fox.find("button", name))


def saved(fox):
    return fox.download(lambda: press(fox, SAVE))


def open_file(fox, path):
    fox.open_file(lambda: press(fox, OPEN), path)


def written(tmp_path, answers):
    path = tmp_path / "work.json"
    path.write_bytes(answer_file(answers)["buffer"])
    return path


def says(fox, text):
    """Waits until the page says this to everybody: people who see it and people who hear it."""
    script = "text => [...document.querySelectorAll('[role=status]')].some(one => one.innerText.includes(text))"
    fox.wait_for(script, text)


def clear(fox):
    """Clears the page as a person does, who then answers the question."""
    press(fox, CLEAR)
    fox.click(fox.find("button", CLEAR, inside=fox.find("dialog")))
    fox.wait_for("!document.querySelector('dialog')")


def visible(fox, text):
    return text in fox.evaluate("document.body.innerText")


class TestTheRule:
    """If one of these fails, none of the others in this file says anything."""

    def test_what_one_local_file_keeps_another_does_not_see(self, fox, folder):
        fox.goto(folder + "checklist.html")
        fox.evaluate("localStorage.setItem('mark', 'kept')")
        fox.goto(folder + "sheet.html")

        assert fox.evaluate("localStorage.getItem('mark')") is None
        fox.goto(folder + "checklist.html")
        assert fox.evaluate("localStorage.getItem('mark')") == "kept"
        fox.reload()
        assert fox.evaluate("localStorage.getItem('mark')") == "kept"

    def test_on_a_server_all_pages_share_one_store(self, fox, sample_server):
        fox.goto(sample_server + "checklist.html")
        fox.evaluate("localStorage.setItem('mark', 'kept')")
        fox.goto(sample_server + "sheet.html")

        assert fox.evaluate("localStorage.getItem('mark')") == "kept"

    def test_each_test_begins_with_an_empty_store(self, firefox, folder):
        for _ in range(2):
            with firefox.visit() as tab:
                tab.goto(folder + "checklist.html")
                assert tab.evaluate("localStorage.length") == 0
                tab.evaluate("localStorage.setItem('mark', 'kept')")


@pytest.mark.parametrize(
    ("mistake", "complaint"),
    [
        ("console.error('first')", "first"),
        ("console.warn('second')", "second"),
        ("void setTimeout(() => { throw new Error('third') })", "Error: third"),
        ("fetch('http://example.org/').catch(() => {})", "A request left: http://example.org/"),
    ],
)
def test_what_should_not_happen_is_noticed(firefox, folder, mistake, complaint):
    with firefox.visit() as tab:
        tab.goto(folder + "sheet.html")
        tab.evaluate(mistake)
        tab.evaluate("new Promise(done => setTimeout(done, 50))")

    assert complaint in firefox.complaints()


class TestAWorksheet:
    def test_what_is_typed_and_ticked_is_kept_at_once_and_survives_a_reload(self, sheet):
        for name in ("name", "why", "budget"):
            sheet.fill(sheet.control(name), FILL[name])
        sheet.click(sheet.find("radio", "Yes"))
        sheet.reload()

        assert stored(sheet) == {**{name: FILL[name] for name in ("name", "why", "budget")}, "plain": "yes"}
        assert dict(shown(sheet)) == stored(sheet)

    @pytest.mark.parametrize("place", ["folder", "sample_server"])
    def test_every_kind_of_answer_survives_a_reload(self, fox, request, place):
        fox.goto(request.getfixturevalue(place) + "sheet.html")
        fill(fox)
        fox.reload()

        assert stored(fox) == FILLED
        assert shown(fox) == pairs(FILLED)

    def test_answers_survive_going_to_another_page_and_back(self, sheet, folder):
        fill(sheet)
        sheet.goto(folder + "checklist.html")
        sheet.evaluate("void setTimeout(() => history.back())")
        sheet.wait_for("location.pathname.endsWith('sheet.html')")

        assert shown(sheet) == pairs(FILLED)

    def test_it_says_what_is_special_about_a_local_file(self, sheet):
        assert visible(sheet, OWN_STORE)

    def test_on_a_server_it_does_not(self, fox, sample_server):
        fox.goto(sample_server + "sheet.html")

        assert not visible(fox, OWN_STORE)
        assert visible(fox, "Nothing is sent anywhere.")

    def test_work_carried_in_a_file_comes_back_without_a_question(self, sheet):
        fill(sheet)
        path = saved(sheet)
        clear(sheet)
        assert shown(sheet) == []
        open_file(sheet, path)
        says(sheet, f"Opened {path.name}. 10 answers came in.")

        assert not sheet.evaluate("Boolean(document.querySelector('dialog'))")
        assert shown(sheet) == pairs(FILLED)
        assert stored(sheet) == FILLED

    def test_a_saved_file_has_the_documented_form(self, sheet):
        fill(sheet)
        path = saved(sheet)

        assert re.fullmatch(r"sample-\d{4}-\d\d-\d\d(\(\d+\))?\.json", path.name)
        data = json.loads(path.read_text("utf-8"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", data.pop("saved"))
        assert data == {
            "program": "tis-toolkit",
            "format": "answers",
            "version": 1,
            "edition": "test",
            "answers": {"sample": FILLED},
        }

    def test_where_a_file_differs_it_asks_and_escape_changes_nothing(self, sheet, tmp_path):
        sheet.fill(sheet.control("name"), "mine")
        open_file(sheet, written(tmp_path, {"sample": {"name": "theirs", "budget": "5"}}))
        sheet.find("dialog")

        assert re.search(r"\bdiffer", sheet.evaluate("document.querySelector('dialog').innerText"))
        assert sheet.evaluate("document.querySelector('dialog').contains(document.activeElement)")
        sheet.press("Escape")
        sheet.wait_for("!document.querySelector('dialog')")
        assert sheet.evaluate("document.activeElement.textContent") == OPEN
        assert stored(sheet) == {"name": "mine"}
        assert dict(shown(sheet)) == {"name": "mine"}

    def test_two_tabs_of_one_file_do_not_overwrite_each_other(self, sheet, folder):
        other = sheet.another()
        other.goto(folder + "sheet.html")
        sheet.fill(sheet.control("name"), "from the first")
        other.fill(other.control("why"), "from the second")

        for tab in (sheet, other):
            tab.wait_for("document.querySelector('[name=why]').value === 'from the second'")
            tab.wait_for("document.querySelector('[name=name]').value === 'from the first'")
            assert stored(tab) == {"name": "from the first", "why": "from the second"}

    def test_when_the_store_is_full_one_sentence_says_so_until_there_is_room(self, sheet):
        sheet.evaluate(
            """() => {
              for (let size = 2 ** 22; size; size = Math.floor(size / 2)) {
                try { while (true) localStorage.setItem('filler' + size + localStorage.length, 'x'.repeat(size)); }
                catch (error) { /* no room for this size: try a smaller one */ }
              }
            }"""
        )
        sheet.fill(sheet.control("name"), "Amina")

        says(sheet, FULL)
        sheet.evaluate("localStorage.clear()")
        sheet.fill(sheet.control("why"), "Because")
        assert stored(sheet) == {"name": "Amina", "why": "Because"}
        assert not visible(sheet, FULL)


def test_answers_survive_a_restart_of_the_browser(firefox_path, folder, tmp_path):
    with start_firefox(firefox_path, tmp_path) as firefox:
        tab = firefox.tab()
        tab.goto(folder + "sheet.html")
        fill(tab)
    with start_firefox(firefox_path, tmp_path) as firefox:
        tab = firefox.tab()
        tab.goto(folder + "sheet.html")

        assert shown(tab) == pairs(FILLED)


def test_where_the_store_is_switched_off_one_sentence_says_so(firefox_path, folder, tmp_path):
    with start_firefox(firefox_path, tmp_path, **{"dom.storage.enabled": False}) as firefox, firefox.visit() as tab:
        tab.goto(folder + "sheet.html")

        says(tab, FORBIDDEN)
        tab.fill(tab.control("name"), "Amina")
        assert json.loads(saved(tab).read_text("utf-8"))["answers"] == {"sample": {"name": "Amina"}}
        assert firefox.complaints() == []


class TestTheBuiltSite:
    def test_search_finds_a_word_and_opens_its_page(self, fox, trainee_site):
        fox.goto(folder_address(trainee_site) + "part-3/four-modes.html")
        fox.press("/")
        fox.type("council")
        fox.wait_for("document.querySelector('.md-search-result__link')")
        page = fox.evaluate("document.querySelector('.md-search-result__link').pathname")
        fox.evaluate("void document.querySelector('.md-search-result__link').click()")
        fox.wait_for("page => location.pathname === page && document.readyState === 'complete'", page)

        assert "council" in fox.evaluate("document.querySelector('main').innerText").lower()

    @pytest.mark.parametrize("place", ["folder", "server"])
    def test_an_exercise_keeps_its_answers(self, fox, request, place):
        site = request.getfixturevalue("site_server") if place == "server" else None
        fox.goto((site or folder_address(request.getfixturevalue("trainee_site"))) + "part-3/four-modes.html")
        field = "document.querySelector('form.tw-worksheet textarea')"
        fox.fill(fox.control(fox.evaluate(f"{field}.name")), "Words that matter")
        fox.reload()

        assert fox.evaluate(f"{field}.value") == "Words that matter"
        assert visible(fox, OWN_STORE) == (place == "folder")

    def test_each_exercise_of_a_folder_has_a_store_of_its_own(self, fox, trainee_site):
        site = folder_address(trainee_site)
        fox.goto(site + "part-3/four-modes.html")
        fox.fill(fox.control(fox.evaluate("document.querySelector('form.tw-worksheet textarea').name")), "Mine")
        fox.goto(site + "part-3/health-check.html")

        assert fox.evaluate("Object.keys(localStorage).filter(key => key.includes(':answers:'))") == []
