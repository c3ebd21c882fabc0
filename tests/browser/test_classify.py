"""Items to sort into categories: what the judge says, and what a person sees, hears and prints."""

import pytest

from tests.browser.conftest import answer_file, folder_address, open_file, press, stored
from tests.browser.sample import THEME


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


@pytest.fixture(scope="module")
def judge(browser):
    """Calls the core in a blank page; None stands for an item without a category."""
    page = browser.new_page()
    page.add_script_tag(path=THEME / "classify" / "classify-core.js")
    script = """([right, chosen]) => {
      const { verdicts, ...sums } = twClassifyCore.judge(right, chosen.map(one => one === null ? undefined : one));
      return { verdicts: verdicts.map(one => one === undefined ? null : one), ...sums };
    }"""
    yield lambda right, chosen: page.evaluate(script, [right, chosen])
    page.close()


@pytest.mark.parametrize(
    ("chosen", "verdicts", "right", "placed"),
    [
        ([None, None, None], [None, None, None], 0, 0),
        (["x", None, None], [True, None, None], 1, 1),
        (["y", "y", None], [False, True, None], 1, 2),
        (["x", "y", "x"], [True, True, True], 3, 3),
        (["gone", "", "y"], [False, False, False], 0, 3),
    ],
    ids=["nothing", "one right", "one right and one not", "all right", "nothing that is right"],
)
def test_items_are_judged_one_by_one(judge, chosen, verdicts, right, placed):
    assert judge(["x", "y", "x"], chosen) == {"verdicts": verdicts, "right": right, "placed": placed}


def put(sheet, item, category):
    sheet.locator(f'[name="sort/{item}"][value={category}]').check()


def result(sheet, item):
    return sheet.get_by_role("group", name=item).get_by_role("status")


def field(sheet):
    return sheet.locator("#sample--sort-field")


TOTAL = ".tw-classify__total"


def test_each_item_is_answered_at_once_in_words_and_with_a_mark(sheet):
    put(sheet, "train", "abroad")
    assert result(sheet, "Train").inner_text() == "✗ Abroad: Look again. About trains."
    put(sheet, "train", "home")
    assert result(sheet, "Train").inner_text() == "✓ At home: Right. About trains."
    assert result(sheet, "Plane").inner_text() == ""
    assert stored(sheet) == {"sort/train": "home"}


def test_the_field_counts_what_is_right(sheet):
    assert field(sheet).locator(TOTAL).inner_text() == ""
    put(sheet, "train", "home")
    put(sheet, "plane", "home")
    assert field(sheet).locator(TOTAL).inner_text() == "You placed 1 of 2 items right so far."


def test_the_focus_stays_on_the_category_and_arrow_keys_change_it(sheet):
    put(sheet, "train", "home")
    sheet.keyboard.press("ArrowRight")

    assert sheet.evaluate("document.activeElement.value") == "abroad"
    assert "Look again" in result(sheet, "Train").inner_text()


def test_nothing_gives_the_answers_away_before(sheet):
    assert sheet.get_by_text("About planes.").count() == 0
    assert field(sheet).locator("details").count() == 0


def test_feedback_comes_back_without_being_read_aloud_and_clearing_takes_it_away(sheet):
    put(sheet, "train", "home")
    assert result(sheet, "Train").get_attribute("aria-live") == "polite"
    sheet.reload()
    assert result(sheet, "Train").inner_text() == "✓ At home: Right. About trains."
    assert result(sheet, "Train").get_attribute("aria-live") == "off"
    press(sheet, "Clear")
    sheet.get_by_role("dialog").get_by_role("button", name="Clear").click()
    sheet.wait_for_function("document.querySelector('.tw-classify__result').textContent === ''")
    assert field(sheet).locator(TOTAL).inner_text() == ""


def test_a_category_that_is_gone_leaves_its_item_open(sheet):
    open_file(sheet, answer_file({"sample": {"sort/train": "by-sea", "sort/plane": "abroad"}}))
    sheet.wait_for_selector(".tw-classify__verdict")

    assert result(sheet, "Train").inner_text() == ""
    assert result(sheet, "Plane").inner_text() == "✓ Abroad: Right. About planes."


def test_paper_shows_what_is_ticked_and_no_feedback(sheet):
    put(sheet, "train", "home")
    sheet.emulate_media(media="print")

    assert not result(sheet, "Train").locator("p").is_visible()
    assert not field(sheet).locator(TOTAL).is_visible()
    assert sheet.locator('[name="sort/train"]').first.is_visible()


def test_without_a_script_feedback_is_in_a_fold_below_the_items(visitor, sample):
    page = visitor.open(sample + "sheet.html", java_script_enabled=False)
    page.get_by_role("group", name="Train").get_by_label("At home").check()
    feedback = page.get_by_text("About planes.")

    assert not feedback.is_visible()
    page.locator(".tw-classify summary").click()
    assert feedback.is_visible()
