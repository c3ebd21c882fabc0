"""A pack: a session plan made of exercises, talks, breaks and other items, with computed clock times."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import ChapterId, Clock, Id, Markdown, Record, Text


class ExerciseItem(Record):
    """An exercise; its title and minutes come from the exercise itself."""

    kind: Literal["exercise"]
    exercise: Id
    note: Markdown | None = None


class TalkItem(Record):
    """A short talk on a chapter."""

    kind: Literal["talk"]
    title: Text
    chapter: ChapterId
    minutes: Annotated[int, Field(ge=1)]
    note: Markdown | None = None


class OtherItem(Record):
    """Anything else: opening, break, energiser, discussion, evaluation."""

    kind: Literal["opening", "break", "energiser", "discussion", "evaluation"]
    title: Text
    minutes: Annotated[int, Field(ge=1)]
    note: Markdown | None = None


PackItem = Annotated[ExerciseItem | TalkItem | OtherItem, Field(discriminator="kind")]


class PackDay(Record):
    """One day, or half-day, from its start."""

    title: Text
    start: Clock
    items: Annotated[tuple[PackItem, ...], Field(min_length=1)]


class Pack(Record):
    """A session plan; its id is the name of its file."""

    id: Id
    title: Text
    summary: Markdown
    audience: Text
    people: Annotated[int, Field(ge=1)]
    """How many participants the materials are counted for."""
    groups: Annotated[int, Field(ge=1)]
    """How many groups they work in."""
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    days: Annotated[tuple[PackDay, ...], Field(min_length=1)]
    checklists: tuple[Id, ...] = ()
    """Checklists that participants take home."""

    @property
    def exercise_ids(self) -> tuple[str, ...]:
        """The exercises in the order of the session."""
        return tuple(i.exercise for day in self.days for i in day.items if isinstance(i, ExerciseItem))
