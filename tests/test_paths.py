"""Learning paths: loaded in their order, with minutes that nobody typed."""

import re

import pytest

from macros.calls import exercise_pages
from macros.check import check
from macros.load import chapter_titles, load
from macros.model import LearningPath, PathStep, Toolkit
from macros.reading import WORDS_A_MINUTE, count_words, reading_minutes
from macros.render import Renderer
from tests.examples import exercise_with
from tests.test_render import Page

HOSTILE = "<script>alert(1)</script> & سلام"


def path(name, *steps, position=1, **changes):
    data = {"id": name, "position": position, "title": f"Path {name}", "who": "All", "about": "You can see."}
    return LearningPath.model_validate({**data, "steps": steps, **changes})


def rendered(*paths, page="start/index.md"):
    field = {"kind": "text", "id": "why", "prompt": "Why?"}
    exercise = exercise_with(field, {**field, "id": "how"})
    renderer = Renderer(
        Toolkit(exercises={"sample": exercise}, paths={one.id: one for one in paths}),
        edition="trainee",
        edition_name="2026.11",
        chapters={"part-1/one": f"One {HOSTILE}", "part-2/two": "Two"},
        pages={"sample": "part-3/sample.md"},
        reading={"part-1/one": 20, "part-2/two": 15},
    )
    return renderer.learning_paths(page)


CHAPTER = {"chapter": "part-1/one", "why": HOSTILE}
EXERCISE = {"exercise": "sample"}


# --------------------------------------------------------------------------------------------------- reading time


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 5), (1, 5), (5 * WORDS_A_MINUTE, 5), (5 * WORDS_A_MINUTE + 1, 10), (2200, 20)],
)
def test_reading_time_is_rounded_up_to_five_minutes(words, minutes):
    assert reading_minutes("word " * words) == minutes


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One two three.", 3),
        ("---\ntitle: Not read\n---\nTwo words\n", 2),
        ("---\r\ntitle: Not read\r\n---\r\nTwo words\r\n", 2),
        ('Said {{ cite("w120") }} here\n\n{{ box("a-box") }}\n', 2),
        ('{% if edition == "facilitator" %}\nYes\n{% endif %}\n', 1),
        ("See [the chapter](../part-1/structures-government.md) now", 4),
        ("![A map of offices](map.svg)", 4),
        ("## A heading { #an-id }", 2),
        ("| One | Two |\n| --- | --- |\n| Three | 4 |", 4),
        ("<div markdown>\nWord\n</div>", 1),
        ("don't, sub-sector and W/120", 4),
        ("Ünïted **bold** `code`", 3),
    ],
)
def test_only_what_people_read_counts_as_words(markdown, words):
    assert count_words(markdown) == words


# ------------------------------------------------------------------------------------------------ the real content


def test_every_path_of_the_toolkit_is_shown_once_and_in_its_order(loaded):
    chapters = chapter_titles(loaded.texts)
    reading = {chapter: reading_minutes(loaded.texts[f"{chapter}.md"]) for chapter in chapters}
    html = Renderer(
        loaded.toolkit,
        edition="trainee",
        edition_name="2026.11",
        chapters=chapters,
        pages=exercise_pages(loaded.texts),
        reading=reading,
    ).learning_paths("start/index.md")
    shown = re.findall(r'data-path="([^"]+)"', html)

    assert sorted(shown) == sorted(loaded.toolkit.paths)
    assert [loaded.toolkit.paths[name].position for name in shown] == sorted(
        one.position for one in loaded.toolkit.paths.values()
    )
    assert all(step.why for one in loaded.toolkit.paths.values() for step in one.steps)


def test_a_broken_path_does_not_hide_the_others(project, tmp_path):
    folder = tmp_path / "exercises" / "paths"
    folder.mkdir(parents=True)
    good = (project / "exercises/paths/trade-ministry.yml").read_text("utf-8")
    (folder / "good.yml").write_text(good, "utf-8")
    (folder / "bad.yml").write_text(good.replace("position: 1", "position: 0"), "utf-8")

    found = load(tmp_path)

    assert list(found.toolkit.paths) == ["good"]
    assert [problem.code for problem in found.problems] == ["out-of-range"]
    assert {problem.code for problem in check(found)} == {"out-of-range", "unknown-chapter", "unknown-exercise"}


# ------------------------------------------------------------------------------------------------------- the page


def test_paths_stand_by_position():
    steps = (CHAPTER, EXERCISE)
    html = rendered(path("b", *steps, position=2), path("a", *steps, position=3), path("c", *steps, position=1))

    assert re.findall(r'data-path="(\w)"', html) == ["c", "b", "a"]
    assert re.findall(r'href="#path-(\w)"', html) == ["c", "b", "a"]


def test_the_time_of_a_path_is_added_up_from_its_steps():
    html = rendered(path("a", CHAPTER, EXERCISE, {"chapter": "part-2/two"}))

    assert re.findall(r'data-minutes="(\d+)"', html) == ["20", "5", "15"]
    assert html.count("3 steps, about 40 minutes") == 2


def test_a_step_has_the_same_name_in_every_path():
    html = rendered(path("a", CHAPTER, EXERCISE), path("b", EXERCISE, CHAPTER))

    assert re.findall(r'name="([^"]+)" value="done"', html) == ["part-1--one", "sample", "sample", "part-1--one"]


@pytest.mark.parametrize(
    ("step", "key"),
    [({"exercise": "four-modes"}, "four-modes"), ({"chapter": "part-1/a-b"}, "part-1--a-b"), ({"why": "None."}, "")],
    ids=["exercise", "chapter", "neither"],
)
def test_the_name_of_a_step_has_no_slash_which_would_mean_a_part_of_a_field(step, key):
    assert PathStep.model_validate(step).key == key


def test_an_exercise_names_its_fields_and_a_chapter_has_none():
    page = Page(rendered(path("a", CHAPTER, EXERCISE)))
    chapter, exercise = (one for one in page.all("li") if "data-step" in one)

    assert "data-sheet" not in chapter
    assert (exercise["data-sheet"], exercise["data-fields"]) == ("sample", "why how")


def test_links_lead_from_the_page_that_shows_the_paths():
    html = rendered(path("a", CHAPTER, EXERCISE))

    assert '<a href="../part-1/one.html">' in html
    assert '<a href="../part-3/sample.html">' in html


def test_the_page_is_well_formed_labelled_and_runs_nothing_that_was_typed():
    html = rendered(
        path("a", CHAPTER, EXERCISE, title=HOSTILE, who=HOSTILE, about=HOSTILE), path("b", EXERCISE, CHAPTER)
    )
    page = Page(html)

    assert (page.wrong, page.open) == ([], [])
    assert len(page.ids) == len(set(page.ids))
    assert len(page.all("label")) == len(page.all("input")) == 4
    assert {one["aria-labelledby"] for one in page.all("section")} <= set(page.ids)
    assert [one for one in page.all("script") if one.get("type") != "application/json"] == []
    assert "\n\n" not in html
