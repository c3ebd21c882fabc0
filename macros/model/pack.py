"""A pack: a session plan made of exercises, talks, breaks and other items, with computed clock times."""

from __future__ import annotations

from typing import Annotated, Literal, Self

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
    """One day, or half-day, from its start to its end; without both, people go through it in their own time."""

    title: Text
    start: Clock | None = None
    """When it starts: "09:00"."""
    end: Clock | None = None
    """When it ends at the latest: "13:00"."""
    items: Annotated[tuple[PackItem, ...], Field(min_length=1)]


class LearningQuestion(Record):
    """A question at the end that shows what people have learned."""

    question: Markdown
    """The question, which everybody gets."""
    answer: Markdown | None = None
    """What a good answer says. Absent in the trainee edition only; every file has it."""


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
    room: Markdown
    """How to set up the room: tables, walls, light, power."""
    days: Annotated[tuple[PackDay, ...], Field(min_length=1)]
    checklists: tuple[Id, ...] = ()
    """Checklists that participants take home."""
    learning: Annotated[tuple[LearningQuestion, ...], Field(min_length=3)]
    """Questions on the evaluation form that show what people have learned."""
    follow_up: Annotated[tuple[Markdown, ...], Field(min_length=3)]
    """Questions that are asked 90 days later."""

    @property
    def exercise_ids(self) -> tuple[str, ...]:
        """The exercises in the order of the session."""
        return tuple(i.exercise for day in self.days for i in day.items if isinstance(i, ExerciseItem))

    @property
    def self_study(self) -> bool:
        """Whether people go through all of it in their own time."""
        return not any(day.start or day.end for day in self.days)

    def for_trainees(self) -> Self:
        """The same pack with nothing in it that only the facilitator may see."""
        return self.model_copy(
            update={"learning": tuple(one.model_copy(update={"answer": None}) for one in self.learning)}
        )
