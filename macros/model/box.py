"""A box: the front matter of one good-practice page in docs/boxes/, and its text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Day, Id, Markdown, Record, Text, Theme


class Box(Record):
    """One practice in one place; its id is the name of its file."""

    id: Id
    title: Text
    place: Text
    """The country, or the regional community."""
    region: Literal["africa", "asia", "pacific", "americas", "europe", "global"]
    kind: Literal["good practice", "mixed", "caution"]
    theme: Theme
    period: Text
    """The years that the box speaks of: "2001 to 2024"."""
    status: Text
    """What is known of the practice today."""
    evidence: Literal["strong", "medium", "weak"]
    checked: Day
    """When somebody last compared the text with its sources, or with notes taken from them."""
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    summary: Text
    """One sentence for the gallery."""
    body: Markdown
    """The text of the page."""
