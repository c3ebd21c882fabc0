"""A checklist: the recommendations of one chapter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import ChapterId, Id, Markdown, Record, Text

Actor = Literal[
    "trade-ministry",
    "negotiators",
    "committee",
    "regulators",
    "line-ministries",
    "mission",
    "parliament",
    "business",
    "civil-society",
    "support-institutions",
]
"""Who can act, as readers look for themselves on the page of all recommendations."""


class Recommendation(Record):
    """One thing to do, by somebody, with a first step."""

    id: Id
    text: Markdown
    """The recommendation, starting with a verb."""
    why: Markdown
    who: Text
    """Who acts."""
    actors: Annotated[tuple[Actor, ...], Field(min_length=1)]
    """Under which readers it stands on the page of all recommendations."""
    first_step: Markdown
    """Something that costs nothing and can be done this week."""
    box: Id | None = None
    """The good-practice box that shows it."""
    formerly: tuple[Id, ...] = ()
    """Ids that it had before, so that saved marks find it."""


class Checklist(Record):
    """The recommendations of one chapter; its id is the name of its file."""

    id: Id
    title: Text
    chapter: ChapterId
    recommendations: Annotated[tuple[Recommendation, ...], Field(min_length=1)]
    formerly: tuple[Id, ...] = ()
    """Ids that this checklist had before, so that saved marks find it."""
