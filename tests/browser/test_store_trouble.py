"""When the browser cannot keep answers, or kept what cannot be read: nothing is lost, and one sentence says so."""

import json
from pathlib import Path

import pytest

from tests.browser.conftest import folder_address, press, said, stored

KEY = "tis-toolkit:answers:sample"
FULL = """
  const setItem = Storage.prototype.setItem;
  window.full = true;
  Storage.prototype.setItem = function (...args) {
    if (window.full) throw new DOMException('No room', 'QuotaExceededError');
    return setItem.apply(this, args);
  };
"""
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('No', 'SecurityError'); } });"
)
ABSENT = "Object.defineProperty(window, 'localStorage', { value: null });"
RECORD = {"program": "tis-toolkit", "format": "answers", "version": 1, "answers": {"sample": {"name": "before"}}}
NEWER = json.dumps({**RECORD, "version": 2})


@pytest.fixture
def sample(sample_folder):
    """From a folder only: the store is the browser's, and the code is the same."""
    return folder_address(sample_folder)


def with_stored(visitor, sample, text):
    """The sample worksheet, opened on a device that keeps `text` for it."""
    page = visitor.open(sample + "checklist.html", locale="en")  # a store of its own
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto(sample + "sheet.html")
    return page


def set_aside(page):
    return page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('tis-toolkit:set-aside:sample:'))"
        ".map(key => localStorage[key])"
    )


def downloaded(page, button):
    with page.expect_download() as download:
        press(page, button)
    return Path(download.value.path()).read_text("utf-8")


def test_when_the_store_is_full_the_page_says_so_and_a_later_save_succeeds(visitor, sample):
    page = visitor.open(sample + "sheet.html", before=FULL)
    page.locator("[name=name]").fill("one")
    page.locator("[name=why]").fill("two")

    said(
        page,
        "This device has no room left, so your latest words are not saved yet. Press “Save my work as a file” now.",
    )
    assert page.locator(".tw-answers__note").get_attribute("data-problem") == ""
    assert not page.get_by_text("Nothing written yet.").is_visible()
    assert json.loads(downloaded(page, "Save my work as a file"))["answers"]["sample"] == {"name": "one", "why": "two"}
    page.evaluate("window.full = false")
    page.locator("[name=budget]").fill("3")
    assert stored(page) == {"name": "one", "why": "two", "budget": "3"}
    said(page, "")
    assert "Last saved at" in page.locator(".tw-answers__state").inner_text()


def test_when_the_store_is_full_leaving_asks_first_until_the_work_is_in_a_file(visitor, sample):
    page = visitor.open(sample + "sheet.html", before=FULL)
    page.locator("[name=name]").click()
    page.keyboard.type("one")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    downloaded(page, "Save my work as a file")
    page.reload()
    assert asked == []
    page.locator("[name=name]").click()
    page.keyboard.type("two")
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("state", [FORBIDDEN, ABSENT], ids=["forbidden", "absent"])
def test_when_the_store_is_forbidden_the_page_says_so_at_once_and_works(visitor, sample, state):
    page = visitor.open(sample + "sheet.html", before=state)

    said(
        page,
        "This browser does not let this page keep answers. Press “Save my work as a file” before you close the page.",
    )
    assert not page.get_by_text("Your answers are kept on this device").is_visible()
    page.locator("[name=name]").fill("one")
    assert json.loads(downloaded(page, "Save my work as a file"))["answers"]["sample"] == {"name": "one"}
    press(page, "Clear")
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    press(page, "Undo")
    assert page.locator("[name=name]").input_value() == "one"


UNREADABLE = [
    "null",
    "{",
    "[]",
    '{"program": "other"}',
    json.dumps({**RECORD, "version": 0}),
    json.dumps({**RECORD, "answers": "none"}),
]


@pytest.mark.parametrize(
    "text", UNREADABLE, ids=["null", "cut off", "a list", "foreign", "older version", "answers of the wrong type"]
)
def test_stored_text_that_cannot_be_read_is_set_aside_and_offered(visitor, sample, text):
    page = with_stored(visitor, sample, text)

    said(page, "The work that was kept on this device for this page could not be read. It was set aside, not deleted.")
    assert downloaded(page, "Save the set-aside work as a file") == text
    page.locator("[name=name]").fill("new")
    assert stored(page) == {"name": "new"}
    assert set_aside(page) == [text]


def test_the_work_of_a_newer_edition_is_set_aside_and_still_offered_later(visitor, sample):
    page = with_stored(visitor, sample, NEWER)

    said(page, "The work kept on this device was saved by a newer edition. It was set aside, not deleted.")
    page.locator("[name=name]").fill("new")
    page.reload()
    assert page.locator("[name=name]").input_value() == "new"
    assert downloaded(page, "Save the set-aside work as a file") == NEWER


def test_looking_at_the_page_with_an_old_edition_leaves_the_newer_work_in_place(visitor, sample):
    page = with_stored(visitor, sample, NEWER)
    page.reload()

    assert page.evaluate("key => localStorage.getItem(key)", KEY) == NEWER


def test_a_second_set_aside_does_not_overwrite_the_first(visitor, sample):
    page = with_stored(visitor, sample, "{")
    page.locator("[name=name]").fill("new")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, NEWER])
    page.reload()
    page.locator("[name=name]").fill("newer")

    assert sorted(set_aside(page)) == ["{", NEWER]


@pytest.mark.parametrize("text", ["", None], ids=["empty text", "nothing"])
def test_an_empty_store_is_an_empty_worksheet_without_a_message(visitor, sample, text):
    page = with_stored(visitor, sample, text) if text is not None else visitor.open(sample + "sheet.html")

    said(page, "")
    assert page.locator("[name=name]").input_value() == ""


def test_values_of_the_wrong_type_in_the_store_are_harmless(visitor, sample):
    odd = {
        "name": 5,
        "plain": {"a": "b"},
        "many": "red",
        "why": ["a", "b"],
        "budget": "no number",
        "when": "soon",
        "list/1/kind": "Nobody",
    }
    page = with_stored(visitor, sample, json.dumps({**RECORD, "answers": {"sample": odd}}))
    page.locator("[name=name]").fill("new")
    # Chromium mentions once more that neither is a number or a date.
    visitor.complaints = [complaint for complaint in visitor.complaints if "The specified value" not in complaint]

    assert page.locator("[name=many][value=red]").is_checked()
    assert stored(page)["budget"] == "no number"
    assert stored(page)["list/1/kind"] == "Nobody"


def test_work_stays_when_the_browser_forgets_its_data_while_the_page_is_open(sheet):
    sheet.locator("[name=name]").fill("one")
    sheet.evaluate("localStorage.clear()")
    sheet.locator("[name=why]").fill("two")

    assert stored(sheet) == {"name": "one", "why": "two"}
