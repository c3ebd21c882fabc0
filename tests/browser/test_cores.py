"""The parts that know no page, called with plain data. They run in a blank page of a real browser."""

import json

import pytest

from tests.browser.sample import THEME

NOW = "2026-11-22T10:00:00.000Z"
MINE = {"same": "a", "other": "mine", "empty-there": "kept", "ticked": ["x", "y"]}


@pytest.fixture(scope="module")
def call(browser):
    """Calls a function of a core: call("twAnswersCore.count", {...})."""
    page = browser.new_page()
    for core in ("answers/answers-core.js", "choice/choice-core.js"):
        page.add_script_tag(path=THEME / core)

    def run(function, *arguments):
        script = "([path, args]) => { const [place, name] = path.split('.'); return window[place][name](...args); }"
        return page.evaluate(script, [function, list(arguments)])

    run.page = page
    yield run
    page.close()


def text(answers=None, **changes):
    return json.dumps(
        {
            "program": "tis-toolkit",
            "format": "answers",
            "version": 1,
            "edition": "test",
            "saved": NOW,
            "answers": answers or {},
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("stored", "problem"),
    [
        pytest.param("", "unreadable", id="empty"),
        pytest.param("{", "unreadable", id="cut off"),
        pytest.param(text({"a": {"b": "c"}})[:-3], "unreadable", id="cut off near the end"),
        pytest.param("null", "foreign", id="null"),
        pytest.param("[]", "foreign", id="a list"),
        pytest.param('"words"', "foreign", id="words"),
        pytest.param(text(program="other"), "foreign", id="of another program"),
        pytest.param(text(format="pack"), "foreign", id="another kind of file"),
        pytest.param(text(version=2), "newer", id="a newer version"),
        pytest.param(text(version=0), "damaged", id="an older version, which never was"),
        pytest.param(text(version=None), "damaged", id="no version"),
        pytest.param(text(answers=[1]), "damaged", id="answers that are a list"),
    ],
)
def test_what_cannot_be_read_is_told_apart(call, stored, problem):
    assert call("twAnswersCore.read", stored) == {"problem": problem}


def test_what_was_written_is_read_back(call):
    answers = {"sample": {"name": "<b>Ünï</b> ✓", "many": ["red", "blue"]}, "other": {"x": "1"}}

    written = call.page.evaluate(f"answers => twAnswersCore.write(answers, 'test', new Date('{NOW}'))", answers)

    assert json.loads(written) == json.loads(text(answers))
    assert call("twAnswersCore.read", written) == {"answers": answers, "saved": NOW, "recent": {}}


def test_the_mark_that_windows_editors_put_in_front_does_no_harm(call):
    assert call("twAnswersCore.read", "\ufeff" + text({"a": {"b": "c"}}))["answers"] == {"a": {"b": "c"}}


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        ("words", "words"),
        (" ", " "),
        ("", None),
        (5, None),
        (True, None),
        (None, None),
        ({"a": "b"}, None),
        ([], None),
        ([1, "x", ""], ["x"]),
        ([[]], None),
    ],
    ids=str,
)
def test_only_words_and_lists_of_words_are_answers(call, raw, answer):
    assert call("twAnswersCore.clean", raw) == answer


def test_names_that_mean_something_to_javascript_are_only_names(call):
    pair = '"__proto__":{"polluted":"1"},"sample":{"__proto__":"x","constructor":"y"}'
    hostile = '{"program":"tis-toolkit","format":"answers","version":1,"answers":{' + pair + "}}"
    script = """text => {
      const read = twAnswersCore.read(text).answers;
      const mine = twAnswersCore.empty();
      twAnswersCore.take(mine, read.sample, Object.keys(read.sample));
      const back = JSON.parse(twAnswersCore.write(read, '', new Date(0))).answers;
      return [({}).polluted, Object.keys(read), Object.keys(mine), mine.constructor, Object.keys(back)];
    }"""

    assert call.page.evaluate(script, hostile) == [
        None, ["__proto__", "sample"], ["__proto__", "constructor"], "y", ["__proto__", "sample"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("theirs", "group"),
    [
        pytest.param({"new": "n"}, "added", id="new"),
        pytest.param({"same": "a"}, "same", id="same"),
        pytest.param({"ticked": ["y", "x"]}, "same", id="the same boxes in another order"),
        pytest.param({"other": "theirs"}, "different", id="different"),
        pytest.param({"ticked": ["x"]}, "different", id="fewer boxes"),
        pytest.param({"gone-field": "g"}, "gone", id="a field that the page no longer has"),
    ],
)
def test_a_file_is_compared_name_by_name(call, theirs, group):
    found = call.page.evaluate(
        "([mine, theirs]) => twAnswersCore.compare(mine, theirs, name => !name.startsWith('gone'))", [MINE, theirs]
    )

    assert found == {"added": [], "same": [], "different": [], "gone": [], group: list(theirs)}


def test_taking_over_can_be_undone_except_where_one_has_written_since(call):
    script = """mine => {
      const theirs = {other: 'theirs', fresh: 'new', late: 'x'};
      const changes = twAnswersCore.take(mine, theirs, {other: 'theirs'}, () => ' ');
      const taken = {...mine};
      mine.late = 'written since';
      return [taken, twAnswersCore.undo(mine, changes), mine];
    }"""

    taken, undone, after = call.page.evaluate(script, MINE)

    assert taken == {**MINE, "other": "theirs", "fresh": "new", "late": "x"}
    assert undone == ["other", "fresh"]
    assert after == {**MINE, "late": "written since"}


def test_another_tab_wins_except_for_what_is_not_stored_here_yet(call):
    merged = call(
        "twAnswersCore.merge", {"a": "tab", "b": "tab", "c": "tab"}, {"a": "old", "b": "typed here"}, ["b", "c"]
    )

    assert merged == {"a": "tab", "b": "typed here"}


MINUTE = 60_000
THEN = 1_795_341_600_000  # NOW in milliseconds


@pytest.mark.parametrize(
    ("mine", "theirs", "names"),
    [
        pytest.param({"why": THEN - 5}, {}, ["why"], id="they did not know of it"),
        pytest.param({"why": THEN - 5}, {"why": THEN - 9}, ["why"], id="they knew an earlier change"),
        pytest.param({"why": THEN - 5}, {"why": THEN - 5}, [], id="they knew it"),
        pytest.param({"why": THEN - 5}, {"why": THEN}, [], id="theirs is the later change"),
        pytest.param({"why": THEN + 5}, {}, ["why"], id="it came after they stored"),
        pytest.param({"why": THEN - MINUTE}, {}, [], id="by then every tab had heard of it"),
        pytest.param({"why": THEN + MINUTE}, {}, [], id="the clock was set back since"),
        pytest.param({"why": THEN - 5, "name": THEN - 5}, {"name": THEN - 5}, ["why"], id="one of two"),
        pytest.param({}, {"why": THEN}, [], id="nothing was changed here"),
    ],
)
def test_what_another_tab_cannot_have_seen_when_it_stored(call, mine, theirs, names):
    assert call("twAnswersCore.unseen", mine, theirs, NOW) == names


@pytest.mark.parametrize("saved", ["", "soon"])
def test_without_a_time_nothing_can_be_said_about_what_was_seen(call, saved):
    assert call("twAnswersCore.unseen", {"why": THEN}, {}, saved) == []


def test_times_of_changes_are_stored_for_a_minute(call):
    times = {"old": THEN - MINUTE, "new": THEN - 5, "of another clock": THEN + MINUTE}

    assert call("twAnswersCore.latest", times, THEN) == {"new": THEN - 5}
    assert call("twAnswersCore.read", text(recent=times))["recent"] == {"new": THEN - 5}
    assert call("twAnswersCore.read", text(recent=["why"], saved="soon"))["recent"] == {}


def test_answers_saved_under_a_former_id_are_found_and_newer_ones_go_first(call):
    answers = {"old": {"a": "old", "b": "old"}, "sample": {"b": "now"}, "other": {"c": "no"}}

    assert call("twAnswersCore.pick", answers, "sample", ["old"]) == {"a": "old", "b": "now"}


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        pytest.param({"old": "a"}, {"new": "a"}, id="a field"),
        pytest.param({"old/1/x": "a"}, {"new/1/x": "a"}, id="a cell"),
        pytest.param({"older": "a"}, {"older": "a"}, id="a field whose name begins alike"),
        pytest.param({"new": "now", "old": "a"}, {"new": "now"}, id="the present name goes first"),
        pytest.param({"toString": "a"}, {"toString": "a"}, id="a name that every object has"),
    ],
)
def test_answers_of_a_renamed_field_are_found_under_its_new_name(call, sheet, found):
    assert call("twAnswersCore.pick", {"s": sheet}, "s", [], {"old": "new"}) == found


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        ("a", "b", "a\n\nb"),
        ("a\n\nb", "b", "a\n\nb"),
        ("b", "a\n\nb", "a\n\nb"),
        ("a", "a", "a"),
        (["x"], ["y", "x"], ["x", "y"]),
        ("x", ["y"], ["x", "y"]),
    ],
)
def test_both_answers_are_kept_once(call, mine, theirs, kept):
    assert call("twAnswersCore.both", mine, theirs, "\n\n") == kept


def test_a_field_counts_as_answered_if_any_part_of_it_is(call):
    sheet = {"ratings/a": "1", "ratings/b": "2", "why": "x", "whyever": "y"}

    assert call("twAnswersCore.answered", sheet, ["ratings", "why", "when"]) == 2


@pytest.mark.parametrize(
    ("work", "reminds"),
    [
        ({"unsafe": True, "used": 0, "changed": 10}, True),
        ({"unsafe": True, "used": 0, "changed": 9}, False),
        ({"unsafe": False, "used": 0, "changed": 500}, False),
        ({"unsafe": False, "used": 4_000_000, "changed": 10}, True),
    ],
)
def test_a_file_is_recommended_after_real_work_where_it_could_get_lost(call, work, reminds):
    assert call("twAnswersCore.remind", work) is reminds


@pytest.mark.parametrize(
    ("saved", "shown"),
    [("2026-11-22T14:05:59", "14:05"), ("2026-11-21T09:00:00", "2026-11-21, 09:00"), ("soon", ""), ("", "")],
)
def test_the_time_of_saving_has_a_day_unless_it_is_today(call, saved, shown):
    assert call.page.evaluate("saved => twAnswersCore.moment(saved, new Date('2026-11-22T18:00:00'))", saved) == shown


def test_a_file_is_named_after_the_exercise_and_the_day_on_the_clock(call):
    assert (
        call.page.evaluate("twAnswersCore.fileName('four-modes', new Date(2026, 0, 5, 23, 59))")
        == "four-modes-2026-01-05.json"
    )


@pytest.mark.parametrize(
    ("ticked", "judged"),
    [
        ([], {"shown": [], "right": 0, "total": 2, "complete": False}),
        (["c", "a"], {"shown": ["a", "c"], "right": 2, "total": 2, "complete": True}),
        (["a", "b", "c"], {"shown": ["a", "b", "c"], "right": 2, "total": 2, "complete": False}),
        (["b"], {"shown": ["b"], "right": 0, "total": 2, "complete": False}),
    ],
    ids=["nothing", "just the right ones", "too many", "a wrong one"],
)
def test_ticked_options_are_judged(call, ticked, judged):
    options = [{"id": "a", "correct": True}, {"id": "b", "correct": False}, {"id": "c", "correct": True}]

    assert call("twChoiceCore.judge", options, ticked) == judged
