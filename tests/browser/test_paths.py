"""Learning paths on a page: ticks that agree everywhere, and how far one has come."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import answer_file, folder_address, open_file, press, stored
from tests.browser.sample import THEME


@pytest.fixture(scope="module")
def progress(browser):
    page = browser.new_page()
    page.add_script_tag(path=THEME / "paths/paths-core.js")
    yield lambda steps: page.evaluate("steps => twPathsCore.progress(steps)", steps)
    page.close()


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([], {"done": 0, "count": 0, "minutes": 0}),
        ([(False, 20), (False, 35)], {"done": 0, "count": 2, "minutes": 55}),
        ([(True, 20), (False, 35)], {"done": 1, "count": 2, "minutes": 35}),
        ([(True, 20), (True, 35)], {"done": 2, "count": 2, "minutes": 0}),
    ],
    ids=["no steps", "nothing done", "some", "all"],
)
def test_what_is_done_and_what_is_left_is_counted(progress, steps, found):
    assert progress([{"done": done, "minutes": minutes} for done, minutes in steps]) == found


@pytest.fixture
def paths(visitor, sample):
    """The sample page with the path "short" (exercise, chapter two) and the path "long" (chapter one, and the same)."""
    return visitor.open(sample + "paths.html")


def box(page, path, name):
    return page.locator(f'[data-path="{path}"] [name="{name}"]')


def said(page, path):
    return page.locator(f'[data-path="{path}"] .tw-path__progress').inner_text().strip()


def keep(page, answers, exercise="sample"):
    """Puts answers to an exercise into the store, as its own page would."""
    text = json.loads(answer_file({exercise: answers})["buffer"])
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [f"tis-toolkit:answers:{exercise}", json.dumps(text)]
    )


def test_a_step_is_done_on_every_path_at_once_and_is_stored_once(paths):
    box(paths, "short", "sample").check()

    assert box(paths, "long", "sample").is_checked()
    assert stored(paths, "paths") == {"sample": ["done"]}
    assert said(paths, "short") == "1 of 2 steps done, about 15 minutes left"
    assert said(paths, "long") == "1 of 3 steps done, about 35 minutes left"


def test_a_tick_taken_back_on_another_path_is_gone_everywhere(paths):
    box(paths, "short", "part-2--two").check()
    box(paths, "long", "part-2--two").uncheck()

    assert not box(paths, "short", "part-2--two").is_checked()
    assert not stored(paths, "paths")
    assert said(paths, "short") == "0 of 2 steps done, about 20 minutes left"


def test_ticks_come_back_after_a_reload_with_the_progress(paths):
    for name in ("sample", "part-2--two"):
        box(paths, "long", name).check()
    paths.reload()

    assert box(paths, "short", "sample").is_checked()
    assert said(paths, "short") == "All 2 steps done"
    assert said(paths, "long") == "2 of 3 steps done, about 20 minutes left"
    assert paths.locator('[data-card="short"]').inner_text().endswith("2 of 2 steps done")


def test_a_step_can_be_ticked_with_the_keyboard_and_the_result_is_told_once(paths):
    box(paths, "long", "part-1--one").focus()
    paths.keyboard.press("Space")

    expect(paths.locator(".tw-paths > [role=status]")).to_have_text("1 of 3 steps done, about 20 minutes left")
    assert paths.evaluate("document.activeElement.name") == "part-1--one"


def test_nothing_is_told_before_the_person_does_something(paths):
    assert paths.locator(".tw-paths > [role=status]").inner_text() == ""
    assert said(paths, "long") == "0 of 3 steps done, about 40 minutes left"
    assert paths.locator(".tw-paths__progress").all_inner_texts() == ["", ""]


def test_an_opened_file_and_a_cleared_page_are_redrawn(paths):
    open_file(paths, answer_file({"paths": {"part-2--two": ["done"]}}))
    expect(box(paths, "short", "part-2--two")).to_be_checked()
    assert said(paths, "long") == "1 of 3 steps done, about 25 minutes left"

    press(paths, "Clear")
    paths.get_by_role("dialog").get_by_role("button", name="Clear").click()
    expect(box(paths, "short", "part-2--two")).not_to_be_checked()
    assert said(paths, "long") == "0 of 3 steps done, about 40 minutes left"


def test_an_exercise_shows_how_many_questions_are_answered_on_its_own_page(paths):
    count = len(paths.locator("[data-fields]").first.get_attribute("data-fields").split())
    keep(paths, {"name": "Ada", "list/1/who": "Bank", "list/2/who": "Port", "nameless": "x", "gone": "y"})
    paths.reload()

    assert paths.locator(".tw-path__answered").all_inner_texts() == [f"· 2 of {count} questions begun"] * 2


def test_it_counts_again_when_another_tab_stores_an_answer(paths, sample):
    other = paths.context.new_page()
    other.goto(sample + "sheet.html")
    other.locator("[name=name]").fill("Ada")

    expect(paths.locator(".tw-path__answered").first).to_contain_text("1 of")
    other.close()


@pytest.mark.parametrize("kept", ["", "{", "null", "[]", '{"program":"tis-toolkit","answers":5}'])
def test_unreadable_work_of_an_exercise_counts_as_none(visitor, sample, kept):
    paths = visitor.open(sample + "paths.html")
    paths.evaluate("text => localStorage.setItem('tis-toolkit:answers:sample', text)", kept)
    paths.reload()

    assert paths.locator(".tw-path__answered").all_inner_texts() == ["", ""]
    assert said(paths, "long") == "0 of 3 steps done, about 40 minutes left"


@pytest.mark.parametrize("value", ["done", ["later"], ["done", "later"], "x"])
def test_old_or_foreign_values_of_a_step_break_nothing(visitor, sample, value):
    paths = visitor.open(sample + "paths.html")
    keep(paths, {"sample": value, "a-step-that-is-gone": ["done"]}, "paths")
    paths.reload()

    assert box(paths, "long", "sample").is_checked() == ("done" in value)
    box(paths, "long", "part-1--one").check()
    assert stored(paths, "paths")["a-step-that-is-gone"] == ["done"]


def test_without_scripts_it_is_a_list_with_boxes_and_no_empty_progress(visitor, sample):
    paths = visitor.open(sample + "paths.html", java_script_enabled=False)

    assert paths.get_by_role("checkbox", name="Done (Sample)").count() == 2
    assert paths.locator(".tw-path__progress").count() == 0
    paths.get_by_role("link", name="Path long").click()
    assert paths.url.endswith("#path-long")


@pytest.mark.parametrize("begun", [False, True], ids=["empty", "begun"])
def test_on_paper_the_progress_shows_only_on_paths_that_somebody_began(paths, begun):
    if begun:
        box(paths, "long", "part-1--one").check()
    paths.emulate_media(media="print")

    assert paths.locator('[data-path="long"] .tw-path__progress').is_visible() == begun
    assert not paths.locator('[data-path="short"] .tw-path__progress').is_visible()
    assert not paths.get_by_role("navigation").is_visible()


def test_a_path_under_the_header_is_not_hidden_when_one_jumps_to_it(visitor, site):
    page = visitor.open(site + "start/index.html")
    page.get_by_role("navigation", name="Find your path").get_by_role("link", name="Civil society").click()
    header = page.locator(".md-header").bounding_box()

    assert page.locator("#path-civil-society").bounding_box()["y"] >= header["y"] + header["height"] - 1


def test_firefox_keeps_the_ticks_of_a_local_file(fox, sample_folder):
    fox.goto(folder_address(sample_folder) + "paths.html")
    fox.click(fox.find("checkbox", "Done (Chapter one)"))
    fox.reload()

    assert fox.evaluate("() => document.querySelector('[data-path=long] .tw-path__progress').textContent.trim()") == (
        "1 of 3 steps done, about 20 minutes left"
    )
