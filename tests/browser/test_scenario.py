"""The scenario: what a path leads to, and the story as somebody plays it, goes back in it and finishes it."""

import pytest

from tests.browser.conftest import answer_file, folder_address, open_file, press, stored
from tests.browser.sample import THEME

# Start ⇄ middle → one of two endings; the way to the good one needs trust.
STORY = {
    "indicators": [{"id": "trust", "start": 2, "most": 3}],
    "paragraphs": [
        {
            "id": "start",
            "effects": {},
            "choices": [
                {"id": "kind", "goto": "middle", "needs": {}},
                {"id": "rude", "goto": "bad", "needs": {}},
            ],
        },
        {
            "id": "middle",
            "effects": {"trust": 5},
            "choices": [
                {"id": "back", "goto": "start", "needs": {}},
                {"id": "ask", "goto": "good", "needs": {"trust": 3}},
                {"id": "dream", "goto": "good", "needs": {"trust": 4}},
                {"id": "lost", "goto": "nowhere", "needs": {}},
            ],
        },
        {"id": "good", "effects": {}, "ending": "good", "choices": []},
        {"id": "bad", "effects": {"trust": -9}, "ending": "bad", "choices": []},
    ],
}
REPLAY = """([story, path]) => {
  const { finished, play, cut } = twScenarioCore.replay(story, path);
  return { at: play.at.id, trust: play.values.trust, cut, path: twScenarioCore.path([...finished, play]).join(' '),
    finished: finished.map((one) => one.at.id) };
}"""


@pytest.fixture(scope="module")
def core(browser):
    page = browser.new_page()
    page.add_script_tag(path=THEME / "scenario" / "scenario-core.js")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("path", "at", "trust", "kept"),
    [
        ("", "start", 2, ""),
        ("  ", "start", 2, ""),
        ("kind", "middle", 3, "kind"),
        ("rude", "bad", 0, "rude"),
        ("kind ask", "good", 3, "kind ask"),
        ("kind back kind back rude", "bad", 0, "kind back kind back rude"),
    ],
    ids=["nothing", "spaces", "not above the most", "not below 0", "what it needs is there", "round and round"],
)
def test_a_path_leads_to_its_paragraph(core, path, at, trust, kept):
    found = core.evaluate(REPLAY, [STORY, path])

    assert found == {"at": at, "trust": trust, "cut": False, "path": kept, "finished": []}


@pytest.mark.parametrize(
    ("path", "at", "kept"),
    [
        ("gone", "start", ""),
        ("ask", "start", ""),
        ("kind dream", "middle", "kind"),
        ("kind lost", "middle", "kind"),
        ("kind gone ask", "middle", "kind"),
        ("kind ask back", "good", "kind ask"),
        ("__proto__ constructor", "start", ""),
        ("<script> \\ \n", "start", ""),
    ],
    ids=[
        "unknown",
        "of another paragraph",
        "not enough",
        "no such paragraph",
        "rest",
        "after the end",
        "names",
        "signs",
    ],
)
def test_a_path_that_does_not_fit_is_followed_as_far_as_it_does(core, path, at, kept):
    found = core.evaluate(REPLAY, [STORY, path])

    assert (found["at"], found["path"], found["cut"]) == (at, kept, True)


@pytest.mark.parametrize(
    ("path", "finished", "at", "kept"),
    [
        ("kind ask rude", ["good"], "bad", "kind ask rude"),
        ("rude kind", ["bad"], "middle", "rude kind"),
        ("rude kind ask rude", ["bad", "good"], "bad", "rude kind ask rude"),
        ("rude gone kind", ["bad"], "middle", "rude kind"),
    ],
)
def test_after_an_ending_the_path_begins_anew(core, path, finished, at, kept):
    found = core.evaluate(REPLAY, [STORY, path])

    assert (found["finished"], found["at"], found["path"], found["cut"]) == (finished, at, kept, False)


def test_each_step_knows_what_was_there_before_and_after(core):
    steps = core.evaluate("story => twScenarioCore.replay(story, 'kind ask').play.steps", STORY)

    assert [(one["at"]["id"], one["choice"]["id"]) for one in steps] == [("start", "kind"), ("middle", "ask")]
    assert [(one["before"], one["after"]) for one in steps] == [
        ({"trust": 2}, {"trust": 3}),
        ({"trust": 3}, {"trust": 3}),
    ]


# ---------------------------------------------------------------------------------------------- on the page


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


@pytest.fixture
def story(sheet):
    return sheet.locator("#sample--story-field")


def lines(element):
    return [line for line in element.inner_text().split("\n") if line]


def focused(sheet):
    return sheet.evaluate("document.activeElement.textContent")


def test_one_paragraph_is_shown_with_its_choices_and_without_its_lessons(sheet, story):
    assert story.get_by_role("heading").all_inner_texts() == ["At the desk"]
    assert story.get_by_role("button").all_inner_texts() == ["Answer now.", "Wait."]
    assert story.get_by_role("meter", name="Trust").get_attribute("aria-valuetext") == "2 of 3"
    assert "Answering helps." not in sheet.content()


def test_a_choice_is_kept_and_the_focus_goes_to_the_new_paragraph(sheet, story):
    press(sheet, "Answer now.")

    assert stored(sheet)["story"] == "answer"
    assert focused(sheet) == "Paragraph 2"
    assert {"You talk.", "Trust +1", "Trust 3 of 3"} <= set(lines(story))


def test_it_is_played_by_keyboard_alone(sheet):
    sheet.get_by_role("button", name="Wait.").focus()
    sheet.keyboard.press("Enter")
    assert focused(sheet) == "Silence"
    sheet.keyboard.press("Tab")
    assert focused(sheet) == "Sleep."
    sheet.keyboard.press("Enter")
    assert focused(sheet) == "Alone"


def test_a_choice_that_is_not_open_says_what_is_missing(sheet, story):
    press(sheet, "Wait.")

    assert "Ask for help." in lines(story)
    assert "Needs Trust 3 or more; you have 1." in lines(story)
    assert story.get_by_role("button", name="Ask for help.").count() == 0


def test_one_step_back_takes_the_last_choice_back(sheet, story):
    press(sheet, "Answer now.")
    press(sheet, "Hang up.")
    press(sheet, "One step back")
    assert stored(sheet)["story"] == "answer"
    press(sheet, "One step back")
    assert focused(sheet) == "At the desk"
    assert "story" not in stored(sheet)
    assert story.get_by_role("button", name="One step back").count() == 0


def test_at_an_ending_the_whole_way_is_told_with_its_lessons(sheet, story):
    press(sheet, "Answer now.")
    press(sheet, "Hang up.")
    press(sheet, "Sleep.")

    assert lines(story.locator("ol")) == [
        *("At the desk", "You chose: Answer now.", "Trust +1", "What this shows: Answering helps."),
        *("Paragraph 2", "You chose: Hang up.", "Trust −1", "What this shows: Hanging up costs."),
        *("Silence", "You chose: Sleep."),
    ]
    assert {"Alone", "The story ends badly.", "Trust 2 of 3", "You have seen 1 of 2 endings."} <= set(lines(story))


def test_the_way_so_far_is_in_a_fold(sheet, story):
    press(sheet, "Answer now.")
    story.get_by_text("The way so far").click()

    assert lines(story.locator("ol"))[-1] == "What this shows: Answering helps."


def finish(sheet):
    press(sheet, "Wait.")
    press(sheet, "Sleep.")


def test_starting_again_loses_nothing(sheet, story):
    finish(sheet)
    press(sheet, "Start again")
    assert focused(sheet) == "At the desk"
    assert stored(sheet)["story"] == "wait sleep"
    press(sheet, "Answer now.")
    assert stored(sheet)["story"] == "wait sleep answer"
    press(sheet, "One step back")
    assert focused(sheet) == "At the desk"
    press(sheet, "Answer now.")
    press(sheet, "Go back to the ending")
    assert focused(sheet) == "Alone"
    assert stored(sheet)["story"] == "wait sleep"


def test_a_second_ending_stands_beside_the_first(sheet, story):
    finish(sheet)
    press(sheet, "Start again")
    press(sheet, "Answer now.")
    press(sheet, "Promise.")
    sheet.reload()

    assert {"Friends", "The story ends well.", "You have seen 2 of 2 endings."} <= set(lines(story))
    story.get_by_text("The way you took before: Alone").click()
    assert "You chose: Sleep." in lines(story)


def test_after_a_reload_the_story_goes_on_without_moving_the_focus(sheet, story):
    press(sheet, "Answer now.")
    sheet.reload()

    assert story.get_by_role("heading").inner_text() == "Paragraph 2"
    assert focused(sheet) != "Paragraph 2"


def test_an_opened_file_and_clear_move_the_story(sheet, story):
    open_file(sheet, answer_file({"sample": {"story": "wait"}}))
    story.get_by_role("heading", name="Silence").wait_for()
    press(sheet, "Clear")
    sheet.get_by_role("dialog").get_by_role("button", name="Clear").click()
    story.get_by_role("heading", name="At the desk").wait_for()


def test_a_way_that_the_story_no_longer_has_is_followed_as_far_as_it_fits(sheet, story):
    open_file(sheet, answer_file({"sample": {"story": "answer retired promise", "name": "kept"}}))
    story.get_by_role("heading", name="Paragraph 2").wait_for()

    assert "The story has changed since you were here." in story.inner_text()
    assert stored(sheet)["name"] == "kept"
    # Until the person goes on, even the part that does not fit is kept.
    assert stored(sheet)["story"] == "answer retired promise"
    press(sheet, "Promise.")
    assert stored(sheet)["story"] == "answer promise"


def test_a_saved_path_can_be_put_into_words(sheet):
    labels = sheet.evaluate("JSON.parse(document.querySelector('[name=story]').dataset.labels)")

    assert labels["answer"] == "Answer now."
    assert len(labels) == 6


def test_without_scripts_the_paragraphs_are_numbered_and_linked(visitor, sample):
    page = visitor.open(sample + "sheet.html", java_script_enabled=False)
    story = page.locator("#sample--story-field")
    first = story.locator(".tw-scenario__paragraph").first

    assert story.get_by_role("heading").all_inner_texts() == [
        *("1. At the desk", "Paragraph 2", "3. Silence", "4. Friends", "5. Alone"),
    ]
    assert lines(first)[-2:] == ["Answer now. Go to 2", "Wait. Go to 3"]
    first.get_by_role("link", name="Go to 3").click()
    assert page.url.endswith("#sample--story--silence")
    assert not page.get_by_text("Answering helps.").is_visible()
    page.get_by_text("After the story").click()
    assert page.get_by_text("Answering helps.").is_visible()


def test_paper_shows_the_paragraphs_until_somebody_has_begun(sheet, story):
    sheet.emulate_media(media="print")
    assert story.get_by_text("Nobody calls.").first.is_visible()
    sheet.emulate_media(media="screen")
    press(sheet, "Answer now.")
    sheet.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    sheet.emulate_media(media="print")
    assert story.locator("ol").is_visible()
    assert not story.get_by_text("Nobody calls.").first.is_visible()
    assert not story.get_by_role("button").first.is_visible()
    sheet.emulate_media(media="screen")
    sheet.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not story.locator("ol").is_visible()


def test_firefox_plays_it_too(fox, sample):
    fox.goto(sample + "sheet.html")
    fox.click(fox.find("button", "Answer now."))
    fox.reload()
    fox.click(fox.find("button", "Promise."))

    assert fox.evaluate("document.activeElement.textContent") == "Friends"
    assert fox.evaluate("document.querySelector('[name=story]').value") == "answer promise"


LONG = """() => {
  const story = { indicators: [], paragraphs: [] };
  for (let n = 0; n < 60; n += 1) {
    const choices = [{ id: 'c' + n, goto: 'p' + (n + 1) % 60, needs: {} }];
    story.paragraphs.push({ id: 'p' + n, effects: {}, choices });
  }
  return twScenarioCore.replay(story, Array.from({ length: 6000 }, (_, n) => 'c' + n % 60).join(' ')).play.steps.length;
}"""


def test_a_very_long_path_is_no_burden(core):
    assert core.evaluate(LONG) == 6000
