"""The field kind `scenario`: a story in numbered paragraphs, in which the trainee decides how it goes on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..base import Id, Markdown, Record, Text
from .base import FieldBase


class Indicator(Record):
    """Something that decisions raise and lower: trust, evidence, time left."""

    id: Id
    label: Text
    start: Annotated[int, Field(ge=0, le=20)]
    """Its value at the beginning."""
    most: Annotated[int, Field(ge=1, le=20)] = 10
    """Its highest value; the lowest is 0."""


class Choice(Record):
    """One way to go on."""

    id: Id
    """Different in the whole scenario; the path that somebody took is saved as a list of these."""
    text: Markdown
    """What the trainee decides, on one line."""
    goto: Id
    """The paragraph that follows."""
    needs: dict[Id, int] = Field(default_factory=dict)
    """Offered only if each indicator named here has at least this value."""
    lesson: Markdown | None = None
    """For the debrief: what the decision shows."""


class Paragraph(Record):
    """One paragraph of the story: choices, or an ending."""

    id: Id
    title: Text | None = None
    text: Markdown
    effects: dict[Id, int] = Field(default_factory=dict)
    """What reaching this paragraph adds to the indicators, or takes away: -1."""
    choices: tuple[Choice, ...] = ()
    ending: Literal["good", "mixed", "bad"] | None = None
    """For a paragraph without choices: how the story ends."""


class ScenarioField(FieldBase):
    """A branching story with a debrief of the path taken. On paper: numbered paragraphs with "go to"."""

    kind: Literal["scenario"]
    indicators: Annotated[tuple[Indicator, ...], Field(max_length=4)] = ()
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=2)]
    """The first one is the beginning."""

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each paragraph, by its id: what "go to" names on paper."""
        return {paragraph.id: number for number, paragraph in enumerate(self.paragraphs, 1)}

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice of the story, in the order of the file."""
        return tuple(choice for paragraph in self.paragraphs for choice in paragraph.choices)

    @property
    def lessons(self) -> tuple[Choice, ...]:
        """The choices that say what they show."""
        return tuple(choice for choice in self.choices if choice.lesson)
