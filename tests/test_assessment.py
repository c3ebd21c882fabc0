"""From low totals to recommendations: what the advice of the real content leads to, and the page that shows it all."""

import re

import pytest

from macros.calls import exercise_pages
from macros.load import chapter_titles
from macros.model.kinds import ScaleField
from macros.render import Renderer
from tests.examples import exercise_with, renderer


@pytest.fixture
def site(loaded):
    chapters = chapter_titles(loaded.texts)
    pages = exercise_pages(loaded.texts)
    return Renderer(loaded.toolkit, edition="trainee", edition_name="2026.11", chapters=chapters, pages=pages)


def advised(loaded):
    fields = [field for exercise in loaded.toolkit.exercises.values() for field in exercise.worksheet]
    return sorted({name for field in fields if isinstance(field, ScaleField) for name in field.advised})


def test_every_recommendation_that_is_advised_stands_in_its_chapter_under_the_anchor_of_the_link(loaded, site):
    names = advised(loaded)
    for name in names:
        checklist, item = name.split("/")
        chapter = f"{loaded.toolkit.checklists[checklist].chapter}.md"

        assert f'checklist("{checklist}")' in loaded.texts[chapter]
        assert f'id="{item}"' in site.checklist(checklist, chapter)
        assert site.recommendation(name, "my-work/assessment.md")["chapter"]["href"].endswith(f".html#{item}")

    assert names


def test_the_page_of_assessments_links_to_the_exercise_and_keeps_answers_under_its_name(site):
    page = site.assessment("my-work/assessment.md")

    assert page.startswith("## [Health check of your mechanism](../part-3/health-check.md) { #health-check }\n\n<div")
    assert re.search(r'<form [^>]*data-exercise="health-check"[^>]* data-part ', page)
    assert page.count('class="tw-field ') == 1
    # An empty line would end the block of HTML for Python-Markdown.
    assert "\n\n" not in page.split("\n\n", 1)[1]


def test_a_scale_without_advice_is_not_on_the_page_of_assessments():
    statement = {"id": "written", "text": "It is written down."}
    dimensions = [{"id": "mandate", "label": "Mandate", "statements": [statement]}]
    scale = {"id": "a", "kind": "scale", "prompt": "True?", "points": ["No", "Yes"], "dimensions": dimensions}

    assert renderer(exercise_with(scale)).assessment("my-work/assessment.md") == ""
