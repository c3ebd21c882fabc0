"""Components as HTML: labelled, escaped, and with links that work on the page they stand on."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from macros.calls import exercise_pages
from macros.keys import key_table
from macros.load import chapter_titles
from macros.model import Key, Pack
from macros.model.kinds import KINDS, WorksheetField
from macros.render import Renderer, link, read_strings
from tests.examples import COMPONENTS, EXAMPLES, exercise_with, renderer

VOID = {"input", "br", "hr", "img", "meta", "link", "option"}


class Page(HTMLParser):
    """The elements of a page, with their attributes, and whether all are closed in order."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.open = []
        self.wrong = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def all(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def test_every_field_kind_has_examples():
    assert {path.stem for path in COMPONENTS.glob("*.yml")} == set(KINDS)


@pytest.mark.parametrize("field", EXAMPLES)
def test_an_example_is_well_formed_and_every_control_is_labelled(field):
    page = Page(renderer(exercise_with(field)).exercise("sample", "part-3/sample.md"))
    labelled = {attributes.get("for") for attributes in page.all("label")}
    unseen = {"radio", "checkbox", "hidden"}
    controls = [one for one in page.all("input", "textarea", "select") if one.get("type") not in unseen]

    assert page.wrong == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    for control in controls:
        names = control.get("aria-labelledby", "").split()
        assert control.get("id") in labelled or (names and set(names) <= set(page.ids)), control
        # The numbers of a rank are for paper; a script takes them away and keeps the order in one hidden control.
        assert control.get("name") or "tw-rank__number" in control["class"]


@pytest.mark.parametrize("field", EXAMPLES)
def test_an_example_runs_nothing_that_was_typed(field):
    page = Page(renderer(exercise_with(field)).exercise("sample", "part-3/sample.md"))

    assert [one for one in page.all("script") if one.get("type") != "application/json"] == []
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == [
        "onsubmit" for _ in page.all("form")
    ]


@pytest.mark.parametrize("field", EXAMPLES)
def test_an_example_is_a_field_of_the_model(field):
    assert TypeAdapter(WorksheetField).validate_python(field).kind in KINDS


@pytest.mark.parametrize(
    ("kind", "parts", "heading"),
    [
        ("classify", "items", "Item"),
        ("grid", "items", "Entry"),
        ("raci", "tasks", "Task"),
        ("score", "options", "Option"),
    ],
)
def test_the_given_rows_of_a_key_have_the_heading_of_their_kind(kind, parts, heading):
    values = next(one.values[0] for one in EXAMPLES if one.values[0]["kind"] == kind and one.values[0].get(parts))
    key = Key(field=values["id"], rows=({"row": values[parts][0]["id"]},))

    table = key_table(key, TypeAdapter(WorksheetField).validate_python(values), read_strings()["key"])

    assert table.headings[0] == heading


def test_the_title_for_the_page_has_its_characters_as_typed():
    exercise = exercise_with({"kind": "text", "id": "a", "prompt": "Why?"})

    assert renderer(exercise).exercise_title("sample") == "Sample &lt;b&gt;title&lt;/b&gt;"


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("index.md", "part-1/a.md", "part-1/a.html"),
        ("part-1/a.md", "part-1/b.md#top", "b.html#top"),
        ("part-1/a.md", "index.md", "../index.html"),
        ("a/b/c.md", "downloads/x.pdf", "../../downloads/x.pdf"),
    ],
)
def test_a_link_is_relative_to_its_page(page, target, address):
    assert link(page, target) == address


def test_a_box_in_a_chapter_links_from_the_chapter(loaded):
    box = Renderer(
        loaded.toolkit,
        edition="trainee",
        edition_name="2026.11",
        chapters=chapter_titles(loaded.texts),
        pages=exercise_pages(loaded.texts),
    ).box("senegal-cnnci", "part-2/mandate-legal-basis.md")

    assert 'href="../boxes/senegal-cnnci.html"' in box


def test_every_word_of_the_interface_is_a_text():
    def texts(value):
        if isinstance(value, dict):
            value = list(value.values())
        return [word for item in value for word in texts(item)] if isinstance(value, list) else [value]

    assert [word for word in texts(read_strings()) if not isinstance(word, str) or not word] == []


# Words whose keys are made of data, or of two parts, where they are used.
MADE = ("box.kinds.", "checklist.states.", "plan.parts.", "opening.differ_all_")


def keys(words, path=()):
    """The dotted path to every text; the forms of one text for several numbers count as one."""
    if isinstance(words, dict) and "other" not in words:
        return [key for name, part in words.items() for key in keys(part, (*path, name))]
    return [".".join(path)]


def test_every_word_of_the_interface_is_used():
    """By its path in a template (`t.…`, or `words.…` for the words of one part), or by its name in quotes."""
    macros = Path(__file__).parent.parent / "macros"
    files = [path for path in macros.rglob("*.*") if path.suffix in {".html", ".js", ".py", ".typ"}]
    code = "\n".join(path.read_text("utf-8").replace(".format(", "(") for path in files)
    used = set(re.findall(r"\bt\.([\w.]+)|\bwords\.([\w.]+)|[\"']([\w-]+)[\"']", code))
    found = {one for groups in used for one in groups}
    unused = [key for key in keys(read_strings()) if not found & {key, key.partition(".")[2], key.rpartition(".")[2]}]

    assert [key for key in unused if not key.startswith(MADE)] == []


def words_outside(template):
    """Words of a template that stand neither in a tag nor in Jinja."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", template, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
    return " ".join(re.findall(r"[A-Za-z]{2,}", text))


def test_no_component_shows_words_that_are_not_in_the_strings():
    """A letter outside a tag and outside Jinja in a template would be a word that cannot be translated."""
    theme = Path(__file__).parent.parent / "macros" / "theme"
    found = {}
    for path in sorted(theme.glob("*/*.html")):
        if path.parent.name == "partials":
            continue
        words = words_outside(path.read_text("utf-8"))
        if words:
            found[path.name] = words

    assert found == {}


def play():
    """An exercise with role cards and with all that facilitators have."""
    note = {"prepare": ["Read."], "run": [{"step": "Do", "text": "Go."}], "pitfalls": ["None."], "low_tech": "Talk."}
    plain = exercise_with({"kind": "text", "id": "a", "prompt": "Why?", "practises": [1, 2]})
    return plain.model_validate(
        {
            **plain.model_dump(),
            "cards": [{"id": "head", "title": "Head", "public": "Speaks first.", "brief": "Wants a **quiet** vote."}],
            "facilitator": {
                **note,
                "debrief": [{"question": "Who won?", "practises": [2]}, {"question": "Who lost?"}],
                "keys": [{"field": "a", "text": "Because."}],
            },
        }
    )


@pytest.mark.parametrize("macro", ["exercise", "exercise_card", "workbook"])
def test_a_trainee_sees_the_roles_and_nothing_of_their_private_briefs(macro):
    here = renderer(play())

    html = here.workbook("my-work/a.md") if macro == "workbook" else getattr(here, macro)("sample", "part-3/a.md")

    assert ("<dt>Head</dt><dd><p>Speaks first.</p>" in html) == (macro == "exercise")
    assert "quiet" not in html
    assert "ractises objective" not in html


def test_a_facilitator_opens_each_role_card_and_sees_what_practises_an_objective():
    html = renderer(play(), "facilitator").exercise("sample", "part-3/a.md")

    assert "<summary>Head</summary>" in html
    assert "Wants a <strong>quiet</strong> vote." in html
    assert 'Who won? <span class="tw-practises">Practises objective 2.</span>' in html
    assert "<li>Who lost?</li>" in html
    assert html.count("Practises objectives 1, 2.") == 1


def session(**changes):
    return Pack.model_validate(
        {
            "id": "hour",
            "title": "Hour",
            "summary": "Talk.",
            "audience": "All",
            "people": 6,
            "groups": 2,
            "room": "Two **round** tables.",
            "objectives": ["See"],
            "days": [{"title": "Day", "items": [{"kind": "exercise", "exercise": "sample"}], **changes}],
            "learning": [{"question": f"Question {n}?", "answer": "A quiet answer."} for n in (1, 2, 3)],
            "follow_up": ["Whom did you ring?"] * 3,
        }
    )


def session_page(edition, **changes):
    here = renderer(play(), edition)
    here.toolkit.packs["hour"] = session(**changes)
    return here.pack("hour", "part-3/hour.md")


@pytest.mark.parametrize(("edition", "answers"), [("trainee", 0), ("facilitator", 3)])
def test_the_page_of_a_session_has_its_room_and_questions_and_the_answers_for_facilitators(edition, answers):
    html = session_page(edition, start="09:00", end="10:00")

    assert "Two <strong>round</strong> tables." in html
    assert html.count("Whom did you ring?") == 3
    assert "Question 3?" in html
    assert html.count("A quiet answer.") == answers
    assert ("Set of 1 role cards" in html) == (edition == "facilitator")


@pytest.mark.parametrize(("times", "cells"), [({"start": "09:00", "end": "10:00"}, 3), ({}, 2)], ids=["clock", "alone"])
def test_a_session_shows_clock_times_only_where_it_has_them(times, cells):
    html = session_page("trainee", **times)

    assert len(Page(html).all("th")) - 1 == cells
    assert ("09:00–09:05" in html) == bool(times)
    assert ("in their own time" in html) == (not times)
