"""Carrying work in a file: saving, opening, conflicts, and files that are not what they should be."""

import json
import re
from pathlib import Path

import fastjsonschema
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import answer_file, folder_address, open_file, press, said, stored

ROOT = Path(__file__).parents[2]
MINE = {"name": "mine", "why": "mine"}


@pytest.fixture
def sample(sample_folder):
    """From a folder only; test_worksheet.py carries a file in both ways."""
    return folder_address(sample_folder)


@pytest.fixture
def written(sheet):
    """The sample worksheet with two answers on it."""
    for name, value in MINE.items():
        sheet.locator(f"[name={name}]").fill(value)
    return sheet


SCHEMA = json.loads((ROOT / "docs/editing/answer-file.schema.json").read_text("utf-8"))
as_documented = fastjsonschema.compile(SCHEMA)


def answer(page, choice):
    page.get_by_role("dialog").get_by_role("button", name=choice).click()


def test_work_is_saved_as_a_file_of_the_documented_form(written):
    with written.expect_download() as download:
        press(written, "Save my work as a file")
    file = download.value

    assert re.fullmatch(r"sample-\d{4}-\d\d-\d\d\.json", file.suggested_filename)
    said(written, f"Saved as the file {file.suggested_filename}.")
    data = json.loads(Path(file.path()).read_text("utf-8"))
    as_documented(data)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", data.pop("saved"))
    assert data == {
        "program": "tis-toolkit",
        "format": "answers",
        "version": 1,
        "edition": "test",
        "answers": {"sample": MINE},
    }


def test_with_nothing_written_there_is_nothing_to_save(sheet):
    press(sheet, "Save my work as a file")

    said(sheet, "Nothing written yet.")


def test_new_answers_come_in_and_equal_ones_stay(written):
    open_file(written, answer_file({"sample": {"name": "mine", "many": ["blue"], "list/5/who": "row five"}}))
    written.wait_for_selector('[name="list/5/who"]')

    said(written, "Opened work.json. 2 answers came in.")
    assert stored(written) == {**MINE, "many": ["blue"], "list/5/who": "row five"}
    assert written.locator('[name="list/5/who"]').input_value() == "row five"
    assert written.locator("[name=many][value=blue]").is_checked()


def test_the_same_file_again_changes_nothing_and_says_so(written):
    open_file(written, answer_file({"sample": MINE}))

    written.wait_for_function("document.querySelector('.tw-answers__message').textContent")
    said(written, "Opened work.json. It holds the answers that are already here.")


@pytest.mark.parametrize(
    ("choice", "kept", "sentence"),
    [
        ("Keep mine", {"name": "mine", "why": "mine", "budget": "5"}, "Opened work.json. One answer came in."),
        (
            "Take the one from the file",
            {"name": "theirs", "why": "mine", "budget": "5"},
            "Opened work.json. 2 answers came in.",
        ),
        (
            "Keep both, mine first",
            {"name": "mine / theirs", "why": "mine", "budget": "5"},
            "Opened work.json. 2 answers came in.",
        ),
    ],
)
def test_where_answers_differ_the_person_chooses(written, choice, kept, sentence):
    open_file(written, answer_file({"sample": {"name": "theirs", "budget": "5"}}))
    dialog = written.get_by_role("dialog", name="One answer in the file differs from the one on this page.")
    dialog.wait_for()

    assert stored(written) == MINE
    dialog.get_by_role("group", name="Your name").get_by_label(choice).check()
    answer(written, "Use these choices")
    said(written, sentence)
    assert stored(written) == kept
    assert written.evaluate("document.activeElement.textContent") == "Open a saved file"


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_a_file_with_differences_can_be_left_closed(written, way):
    open_file(written, answer_file({"sample": {"name": "theirs", "budget": "5"}}))
    written.get_by_role("dialog").wait_for()
    answer(written, "Cancel") if way == "Cancel" else written.keyboard.press("Escape")

    said(written, "work.json was not opened. Your answers on this page are unchanged.")
    assert stored(written) == MINE
    assert written.locator("[name=name]").input_value() == "mine"


def test_differences_are_shown_in_the_words_of_the_page(sheet):
    sheet.locator("[name=plain][value=yes]").check()
    sheet.locator("[name=many][value=red]").check()
    sheet.locator('[name="list/1/kind"]').select_option("Ministry")
    open_file(sheet, answer_file({"sample": {"plain": "no", "many": ["blue", "gone"], "list/1/kind": "Regulator"}}))
    dialog = sheet.get_by_role("dialog")
    dialog.wait_for()

    plain = dialog.get_by_role("group", name="Any", exact=True)
    assert plain.get_by_role("radio").count() == 2
    assert "Yes" in plain.inner_text()
    assert "No" in plain.inner_text()
    assert "Blue, gone" in dialog.get_by_role("group", name="Many", exact=True).inner_text()
    assert "Regulator" in dialog.get_by_role("group", name="List · Row 1 · Kind").inner_text()


def test_ticks_of_both_sides_can_be_kept(sheet):
    sheet.locator("[name=many][value=red]").check()
    open_file(sheet, answer_file({"sample": {"many": ["blue"]}}))
    sheet.get_by_label("Keep both, mine first").check()
    answer(sheet, "Use these choices")

    assert stored(sheet) == {"many": ["red", "blue"]}
    assert sheet.locator("[name=many]:checked").count() == 2


def test_one_press_chooses_the_same_side_for_all(written):
    open_file(written, answer_file({"sample": {"name": "theirs", "why": "theirs"}}))
    answer(written, "The file’s for all")
    answer(written, "Use these choices")

    assert stored(written) == {"name": "theirs", "why": "theirs"}


def test_html_in_a_file_is_text_in_the_dialog(written):
    nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    open_file(written, answer_file({"sample": {"name": nasty}}))
    written.get_by_role("dialog").wait_for()

    assert nasty in written.get_by_role("dialog").inner_text()
    assert written.locator("dialog img").count() == 0
    assert written.title() == "Sample"


def test_opening_can_be_undone_in_one_press(written):
    open_file(written, answer_file({"sample": {"name": "theirs", "why": "theirs", "budget": "5"}}))
    answer(written, "The file’s for all")
    answer(written, "Use these choices")
    press(written, "Undo")

    assert stored(written) == MINE
    assert written.locator("[name=name]").input_value() == "mine"
    assert written.evaluate("document.activeElement.textContent") == "Save my work as a file"


def test_what_was_written_after_opening_survives_undo(written):
    open_file(written, answer_file({"sample": {"budget": "5", "when": "2026-11-22"}}))
    written.wait_for_function("document.querySelector('[name=budget]').value === '5'")
    written.locator("[name=budget]").fill("6")
    press(written, "Undo")

    assert stored(written) == {**MINE, "budget": "6"}


def test_answers_for_other_worksheets_are_counted_and_left_in_the_file(written):
    open_file(written, answer_file({"sample": {"budget": "5"}, "another": {"a": "1", "b": "2"}}))

    expect(written.get_by_role("status").first).to_contain_text(
        "2 answers in the file belong to other pages. Open the file in the workbook to take them over."
    )
    assert stored(written) == {**MINE, "budget": "5"}


def test_answers_for_questions_that_are_gone_are_kept_and_shown(written):
    open_file(written, answer_file({"sample": {"removed": "old words"}}))
    written.get_by_text("One answer to a question from an earlier edition").click()

    assert written.get_by_text("removed: old words").is_visible()
    assert stored(written) == {**MINE, "removed": "old words"}


def test_odd_names_in_a_file_are_kept_and_do_no_harm(written):
    rows = written.locator("[data-grows] tbody tr").count()
    odd = dict.fromkeys(
        ["list/61/who", "list/0/who", "list/1e3/who", "list/3/other", "list/3", "__proto__", "constructor"], "odd"
    )
    open_file(written, answer_file({"sample": odd}))
    written.get_by_text("7 answers to questions from an earlier edition").wait_for()

    assert stored(written) == {**MINE, **odd}
    assert written.locator("[data-grows] tbody tr").count() == rows


WHOLE = answer_file({"sample": {"name": "theirs"}})["buffer"]
BAD = [
    pytest.param(b"", "work.json could not be read. It may have been cut off while copying.", id="empty"),
    pytest.param(WHOLE[:-9], "work.json could not be read. It may have been cut off while copying.", id="cut off"),
    pytest.param(
        b"\x89PNG\r\n\x1a\n\x00\xff",
        "work.json could not be read. It may have been cut off while copying.",
        id="a picture",
    ),
    pytest.param(
        b'{"answers": {"sample": {"name": "theirs"}}}', "work.json was not made by this toolkit.", id="foreign"
    ),
    pytest.param(b" " * 8_000_001, "work.json was not made by this toolkit.", id="far too big"),
    pytest.param(
        WHOLE.replace(b'"version": 1', b'"version": 2'),
        "work.json was saved by a newer edition of the toolkit. Open it with that edition.",
        id="newer",
    ),
    pytest.param(
        WHOLE.replace(b'"version": 1', b'"version": "x"'), "work.json is damaged, so it was not opened.", id="damaged"
    ),
    pytest.param(
        answer_file({"other": {"a": "b"}})["buffer"],
        "work.json holds no answers for this page.",
        id="of another exercise",
    ),
    pytest.param(
        answer_file({"sample": {"name": 5, "why": None}})["buffer"],
        "work.json holds no answers for this page.",
        id="values of the wrong type",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), BAD)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(written, tmp_path, content, sentence):
    path = tmp_path / "work.json"  # on the disk, because the big one would be long on its way to the browser
    path.write_bytes(content)
    open_file(written, path)

    expect(written.get_by_role("status").first).to_contain_text(sentence)
    assert stored(written) == MINE
    written.locator("[name=budget]").fill("3")
    assert stored(written) == {**MINE, "budget": "3"}


def test_a_refused_file_can_be_chosen_again_after_it_was_mended(written):
    for content in (WHOLE[:-9], answer_file({"sample": {"budget": "9"}})["buffer"]):
        open_file(written, {"name": "work.json", "mimeType": "application/json", "buffer": content})

    written.wait_for_function("document.querySelector('[name=budget]').value === '9'")
