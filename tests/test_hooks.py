"""Components come into a page after Markdown and the search, each as it was made."""

from types import SimpleNamespace

import pytest

from macros.hooks import on_page_content, on_page_context, set_aside

SEEN = '<div id="sheet"><p>a *star* &amp; more</p></div>'
LEFT_OUT = '<div data-search-exclude><p id="inside">words</p></div>'


@pytest.fixture
def page():
    return SimpleNamespace(meta={}, present_anchor_ids={"heading"}, content=None)


def test_the_search_reads_a_component_unless_it_says_otherwise(page):
    markdown = f"Before\n\n{set_aside(page, SEEN)}\n\n{set_aside(page, LEFT_OUT)}\n\nAfter"
    page.content = on_page_content(markdown, page)
    assert SEEN in page.content
    assert LEFT_OUT not in page.content
    on_page_context({}, page)

    assert page.content == f"Before\n\n{SEEN}\n\n{LEFT_OUT}\n\nAfter"


def test_links_may_lead_to_the_anchors_of_every_component(page):
    for component in (SEEN, LEFT_OUT):
        set_aside(page, component)
    on_page_content("", page)

    assert page.present_anchor_ids == {"heading", "sheet", "inside"}


def test_a_page_without_components_stays_as_it_is(page):
    page.content = on_page_content("<p>Words</p>", page)
    on_page_context({}, page)

    assert (page.content, page.present_anchor_ids) == ("<p>Words</p>", {"heading"})
