"""Puts components into pages when Markdown is done with them.

A worksheet is hundreds of HTML elements that Markdown would only read and hand on, three times over; that took a
seventh of a build. MkDocs loads this file by itself: it may not import from the package.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_KEPT = "components"
_PLACE = re.compile(r'<div data-component="(\d+)"></div>')
_ID = re.compile(r'\sid="([^"]+)"')


def set_aside(page: Page, html: str) -> str:
    """Keep a component of a page; what is returned holds its place in the Markdown."""
    kept = page.meta.setdefault(_KEPT, [])
    kept.append(html)
    return f'<div data-component="{len(kept) - 1}"></div>'


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """The components that the search reads, and the anchors of all, which MkDocs compares links with."""
    anchors = (anchor for component in page.meta.get(_KEPT, []) for anchor in _ID.findall(component))
    page.present_anchor_ids = (page.present_anchor_ids or set()).union(anchors)
    return _fill(html, page, lambda component: not _is_left_out_of_search(component))


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    """The others, now that the search has read the page: hooks come after the plugins."""
    page.content = _fill(page.content or "", page, _is_left_out_of_search)
    return context


def _is_left_out_of_search(component: str) -> bool:
    return "data-search-exclude" in component.partition(">")[0]


def _fill(html: str, page: Page, chosen: Callable[[str], bool]) -> str:
    def put(place: re.Match[str]) -> str:
        component: str = page.meta[_KEPT][int(place[1])]
        return component if chosen(component) else place[0]

    return _PLACE.sub(put, html)
