"""The action plan as HTML: its order, its links, and the names under which the marks of chapters are kept."""

import re

import pytest

from macros import _in_menu_order
from macros.calls import exercise_pages
from macros.document import Document
from macros.load import Loaded, chapter_titles
from macros.model import Checklist, Toolkit
from macros.render import Renderer
from tests.examples import RECOMMENDATION


def checklist(name, chapter):
    values = {"id": name, "title": name, "chapter": chapter, "recommendations": [RECOMMENDATION]}
    return Checklist.model_validate(values)


def plan(toolkit, chapters, pages):
    renderer = Renderer(toolkit, edition="trainee", edition_name="2026.11", chapters=chapters, pages=pages)
    return renderer.action_plan("my-work/action-plan.md")


def test_checklists_stand_in_the_order_of_the_chapters():
    chapters = {"part-2/b": "B", "part-1/z": "Z", "part-1/a": "A"}
    names = {"first": "part-1/a", "second": "part-1/z", "third": "part-2/b"}
    toolkit = Toolkit(checklists={name: checklist(name, chapter) for name, chapter in names.items()})

    assert re.findall(r'data-exercise="checklist-(\w+)"', plan(toolkit, chapters, {})) == ["third", "second", "first"]


@pytest.mark.parametrize(
    ("nav", "order"),
    [
        pytest.param(["part-1/b.md", {"Title": "part-1/a.md"}], ["part-1/b", "part-1/a", "part-1/c"], id="flat"),
        pytest.param(
            [{"Part": ["part-1/index.md", {"C": "part-1/c.md"}]}], ["part-1/c", "part-1/a", "part-1/b"], id="deep"
        ),
        pytest.param(None, ["part-1/a", "part-1/b", "part-1/c"], id="no menu"),
    ],
)
def test_chapters_are_ordered_as_in_the_menu_and_others_come_last(nav, order):
    menu = Document("mkdocs.yml", [])
    menu.data = {"nav": nav} if nav else {}
    texts = {f"part-1/{name}.md": f"# {name}" for name in "abc"}

    assert list(_in_menu_order(Loaded(texts=texts, menu=menu))) == order


def test_every_recommendation_is_there_under_the_names_of_its_chapter(loaded):
    toolkit = loaded.toolkit
    pages = exercise_pages(loaded.texts)
    chapters = chapter_titles(loaded.texts)
    renderer = Renderer(toolkit, edition="trainee", edition_name="2026.11", chapters=chapters, pages=pages)
    found = renderer.action_plan("my-work/action-plan.md")

    for one in toolkit.checklists.values():
        chapter = renderer.checklist(one.id, f"{one.chapter}.md")
        names = r'<(?:input|textarea|select)[^>]* name="([^"]+)"'
        body = found.partition(f'data-exercise="checklist-{one.id}"')[2].partition("</tbody>")[0]
        assert set(re.findall(names, body)) == set(re.findall(names, chapter))
        for item in one.recommendations:
            assert f'href="../{one.chapter}.html#{item.id}"' in body
            assert f'id="{item.id}"' in chapter
