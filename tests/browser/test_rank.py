"""Items to put in order: how an order is read and changed, and what a person sees, hears and prints."""

import pytest

from tests.browser.conftest import answer_file, folder_address, open_file, press, stored

CORE = "rank"

IDS = ["law", "people", "money"]


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


@pytest.mark.parametrize(
    ("stored", "order", "kept"),
    [
        ("", ["law", "people", "money"], False),
        ("money law people", ["money", "law", "people"], True),
        ("money", ["money", "law", "people"], True),
        ("money gone law", ["money", "law", "people"], True),
        ("money money law money", ["money", "law", "people"], True),
        ("  people\n money ", ["people", "money", "law"], True),
        ("gone __proto__ constructor", ["law", "people", "money"], False),
    ],
    ids=["nothing", "an order", "too few", "an unknown one", "twice the same", "spaces", "nothing that is known"],
)
def test_an_order_is_read_whatever_is_stored(call, stored, order, kept):
    assert call("order", stored, IDS) == order
    assert call("isKept", stored, IDS) is kept


@pytest.mark.parametrize(
    ("item", "by", "order"),
    [
        ("law", 1, ["people", "law", "money"]),
        ("money", -1, ["law", "money", "people"]),
        ("law", -1, IDS),
        ("money", 1, IDS),
        ("gone", 1, IDS),
    ],
    ids=["down", "up", "up from the top", "down from the bottom", "unknown"],
)
def test_an_item_moves_by_one_place_as_far_as_there_is_one(call, item, by, order):
    assert call("move", IDS, item, by) == order


def items(sheet):
    return sheet.locator(".tw-rank__label").all_inner_texts()


def order(sheet):
    return (stored(sheet) or {}).get("order")


def status(sheet):
    return sheet.locator("#sample--order-field [role=status]").text_content()


def state(sheet):
    return sheet.locator(".tw-rank__state span").inner_text()


def test_an_untouched_list_is_no_answer_until_the_person_keeps_it(sheet):
    assert items(sheet) == ["Law", "People", "Money"]
    assert order(sheet) is None
    assert state(sheet).startswith("This order is not your answer yet.")
    press(sheet, "Keep this order")
    assert order(sheet) == "law people money"
    assert state(sheet) == status(sheet) == "This order is kept as your answer."
    assert sheet.evaluate("document.activeElement.textContent") == "Keep this order"


def test_a_move_is_stored_and_said_once(sheet):
    press(sheet, "Move down: Law")

    assert items(sheet) == ["People", "Law", "Money"]
    assert order(sheet) == "people law money"
    assert status(sheet) == "Law: place 2 of 3"
    assert state(sheet) == "This order is kept as your answer."


def test_the_pressed_button_keeps_the_focus_to_the_end_of_the_list_and_beyond(sheet):
    button = sheet.get_by_role("button", name="Move down: Law", exact=True)
    button.focus()
    losses = "document.querySelector('.tw-rank').addEventListener('focusout', () => { window.lost = true })"
    sheet.evaluate(losses)
    for _ in range(3):
        sheet.keyboard.press("Enter")

    assert items(sheet) == ["People", "Money", "Law"]
    assert button.evaluate("button => button === document.activeElement && !window.lost")
    assert button.get_attribute("aria-disabled") == "true"
    assert status(sheet) == "Law: place 3 of 3"


def test_arrow_keys_move_the_item_of_the_button(sheet):
    sheet.get_by_role("button", name="Move down: Money", exact=True).focus()
    sheet.keyboard.press("ArrowUp")
    sheet.keyboard.press("ArrowUp")
    sheet.keyboard.press("ArrowUp")

    assert items(sheet) == ["Money", "Law", "People"]
    assert sheet.evaluate("document.activeElement.getAttribute('aria-label')") == "Move down: Money"


def test_an_order_comes_back_and_clearing_takes_it_away(sheet):
    press(sheet, "Move up: Money")
    sheet.reload()
    assert items(sheet) == ["Law", "Money", "People"]
    assert status(sheet) == ""
    press(sheet, "Clear")
    sheet.get_by_role("dialog").get_by_role("button", name="Clear").click()
    sheet.wait_for_selector(".tw-rank:not(.tw-rank--kept)")
    assert items(sheet) == ["Law", "People", "Money"]
    assert state(sheet).startswith("This order is not your answer yet.")


def test_a_damaged_order_keeps_what_it_can(sheet):
    open_file(sheet, answer_file({"sample": {"order": "money gone money"}}))
    sheet.wait_for_selector(".tw-rank--kept")

    assert items(sheet) == ["Money", "Law", "People"]


def place_on_paper(sheet):
    script = "item => getComputedStyle(item, '::before').content"
    return sheet.locator(".tw-rank__item").first.evaluate(script)


def test_paper_has_numbers_for_a_kept_order_and_empty_boxes_otherwise(sheet):
    sheet.emulate_media(media="print")
    assert place_on_paper(sheet) == '""'
    assert sheet.locator(".tw-rank__numbers").is_visible()
    assert not sheet.get_by_role("button", name="Keep this order").is_visible()
    sheet.emulate_media(media="screen")
    press(sheet, "Keep this order")
    sheet.emulate_media(media="print")
    assert "counter" in place_on_paper(sheet)
    assert not sheet.locator(".tw-rank__numbers").is_visible()


def test_without_a_script_each_item_takes_a_number(visitor, sample):
    page = visitor.open(sample + "sheet.html", java_script_enabled=False)
    page.get_by_role("spinbutton", name="People (place 1 to 3)").fill("1")

    assert page.get_by_text("1 = Most urgent").is_visible()
    assert page.locator(".tw-rank").get_by_role("spinbutton").count() == 3


def test_the_stored_ids_have_their_words_beside_them(sheet):
    labels = sheet.locator("input[name=order]").evaluate("input => JSON.parse(input.dataset.labels)")

    assert labels == {"law": "Law", "people": "People", "money": "Money"}
