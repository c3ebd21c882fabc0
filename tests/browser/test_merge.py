"""Merging answer files, for any answers: nothing is lost, twice is the same as once, and undo gives everything back."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.browser.sample import THEME

# A few names, so that both sides often have the same one; some that mean something else in JavaScript.
NAMES = st.sampled_from(["why", "list/1/who", "ratings/a", "__proto__", "constructor", "toString", "ünï/ق", ""])
TEXTS = st.text(min_size=1)
ANSWERS = st.one_of(TEXTS, st.lists(TEXTS, min_size=1, unique=True))
SHEETS = st.dictionaries(NAMES, ANSWERS)
CHOICES = st.dictionaries(NAMES, st.sampled_from(["mine", "theirs", "both"]))
ROUNDS = settings(max_examples=150, deadline=None, derandomize=True)

LONG = "سطر\n" * 25_000  # right to left, 100 kB in characters
HARNESS = """text => {
  const core = twAnswersCore;
  const data = JSON.parse(text);
  const copy = (sheet) => Object.assign(core.empty(), sheet);
  const take = (sheet) => core.take(sheet, copy(data.theirs), copy(data.choices), () => '\\n\\n');
  const after = copy(data.mine);
  const changes = take(after);
  const twice = copy(after);
  const again = take(twice);
  const undone = copy(after);
  core.undo(undone, changes);
  const compared = core.compare(copy(data.mine), copy(data.theirs), () => true);
  return JSON.stringify({ after, again, twice, undone, compared });
}"""


@pytest.fixture(scope="module")
def page(browser):
    page = browser.new_page()
    page.add_script_tag(path=THEME / "answers/answers-core.js")
    yield page
    page.close()


def merged(page, mine, theirs, choices):
    # As JSON, because Playwright would lose a key called "__proto__".
    data = json.dumps({"mine": mine, "theirs": theirs, "choices": choices})
    return json.loads(page.evaluate(HARNESS, data))


def same(one, other):
    """The order of ticks, and one tick alone or in a list, make no difference."""
    return sorted([one] if isinstance(one, str) else one) == sorted([other] if isinstance(other, str) else other)


def holds(answer, part):
    if isinstance(answer, list):
        return set([part] if isinstance(part, str) else part) <= set(answer)
    return part in answer


@ROUNDS
@given(mine=SHEETS, theirs=SHEETS, choices=CHOICES)
@example(mine={"why": "a"}, theirs={"why": "b"}, choices={"why": "both"})
@example(mine={"why": ["x", "y"]}, theirs={"why": ["y", "z"]}, choices={"why": "both"})
def test_no_answer_of_either_side_is_lost(page, mine, theirs, choices):
    after = merged(page, mine, theirs, choices)["after"]

    assert after.keys() == mine.keys() | theirs.keys()
    for name, answer in after.items():
        if name not in theirs or (name in mine and choices.get(name, "mine") == "mine"):
            assert same(answer, mine[name])
        elif name not in mine or choices[name] == "theirs":
            assert same(answer, theirs[name])
        else:
            assert holds(answer, mine[name])
            assert holds(answer, theirs[name])


@ROUNDS
@given(mine=SHEETS, theirs=SHEETS, choices=CHOICES)
@example(mine={"why": "a\n\nb"}, theirs={"why": "b"}, choices={"why": "both"})
@example(mine={"why": "b"}, theirs={"why": "a\n\nb"}, choices={"why": "both"})
def test_the_same_file_a_second_time_changes_nothing_more(page, mine, theirs, choices):
    result = merged(page, mine, theirs, choices)

    assert result["again"] == []
    assert result["twice"] == result["after"]


@ROUNDS
@given(mine=SHEETS, theirs=SHEETS, choices=CHOICES)
def test_undo_gives_back_what_was_there(page, mine, theirs, choices):
    assert merged(page, mine, theirs, choices)["undone"] == mine


@ROUNDS
@given(mine=SHEETS, theirs=SHEETS)
def test_every_answer_of_a_file_is_in_just_one_group(page, mine, theirs):
    groups = merged(page, mine, theirs, {})["compared"]

    assert sorted(name for names in groups.values() for name in names) == sorted(theirs)
    assert all(name in mine and not same(mine[name], theirs[name]) for name in groups["different"])


@ROUNDS
@given(answers=st.dictionaries(NAMES, SHEETS))
@example(answers={"sample": {"why": LONG, "name": "\u200f<b>'\"&\\ \x00 \U0001f600"}})
def test_what_is_saved_is_what_is_opened(page, answers):
    script = """text => {
      const file = twAnswersCore.write(JSON.parse(text), 'x', new Date(), 1);
      return JSON.stringify(twAnswersCore.read(file).answers);
    }"""

    assert json.loads(page.evaluate(script, json.dumps(answers))) == answers


@ROUNDS
@given(sheet=SHEETS, renamed=st.dictionaries(NAMES, st.sampled_from(["why", "new", "other"])))
def test_renaming_fields_loses_no_answer(page, sheet, renamed):
    script = """text => {
      const [sheet, renamed] = JSON.parse(text);
      return JSON.stringify(twAnswersCore.pick({ s: sheet }, 's', [], renamed));
    }"""
    found = json.loads(page.evaluate(script, json.dumps([sheet, renamed])))

    for name, answer in found.items():
        assert answer in sheet.values(), name
    for name, answer in sheet.items():
        head, mark, rest = name.partition("/")
        assert renamed.get(head, head) + mark + rest in found
        if head not in renamed:
            assert found[name] == answer
