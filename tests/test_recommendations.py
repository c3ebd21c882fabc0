"""The page of all recommendations: each reader finds what is for them, with a first step and the way to the reason."""

import re
from typing import get_args

from macros.calls import exercise_pages
from macros.load import chapter_titles
from macros.model.checklist import Actor
from macros.render import Renderer, read_strings


def page(loaded):
    return Renderer(
        loaded.toolkit,
        edition="trainee",
        edition_name="2026.11",
        chapters=chapter_titles(loaded.texts),
        pages=exercise_pages(loaded.texts),
    ).recommendations("reference/recommendations.md")


def section(html, actor):
    return re.search(rf'<h2 id="for-{actor}">.*?(?=<h2|\Z)', html, re.DOTALL)[0]


def test_every_actor_has_words_and_at_least_one_recommendation(loaded):
    html = page(loaded)

    assert set(get_args(Actor)) == set(read_strings()["recommendations"]["actors"])
    assert all("<li>" in section(html, actor) for actor in get_args(Actor))


def test_a_recommendation_stands_under_each_of_its_actors_and_leads_to_its_chapter(loaded):
    html = page(loaded)
    for checklist in loaded.toolkit.checklists.values():
        for one in checklist.recommendations:
            for actor in get_args(Actor):
                address = f'href="../{checklist.chapter}.html#{one.id}"'

                assert (address in section(html, actor)) == (actor in one.actors), (one.id, actor)
