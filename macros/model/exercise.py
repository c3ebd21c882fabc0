"""An exercise: the trainee's task and worksheet, and apart from them what only the facilitator sees."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field

from .base import ChapterId, Id, Markdown, Practised, Record, Text, Theme
from .kinds import WorksheetField


class Group(Record):
    """How people work together."""

    form: Literal["alone", "pairs", "groups", "plenary"]
    size: Text | None = None
    """People in a group, as text: "4 to 6"."""


class Material(Record):
    """One thing to bring."""

    item: Text
    quantity: Annotated[int, Field(ge=1)] = 1
    per: Literal["person", "group", "room"] = "group"
    in_pack: bool = False
    """Printed in the participant pack, so that a session does not list it again."""
    reusable: bool = False
    """Left over when the exercise is done: a session brings it once for all of its exercises."""


class Step(Record):
    """A timed part of the exercise."""

    title: Text
    minutes: Annotated[int, Field(ge=1)]
    text: Markdown


class RoleCard(Record):
    """The part that one person plays."""

    id: Id
    """A short lasting name, such as "director-general"."""
    title: Text
    """The role: "Director-General of the Communications Commission"."""
    public: Markdown
    """What everybody may know about the role, in one or two sentences."""
    brief: Markdown | None = None
    """What only the person who plays the role knows. Absent in the trainee edition only; every file has it."""


class Key(Record):
    """The answer, or a sample answer, to one worksheet field."""

    field: Id
    """The id of the field that this answers."""
    options: tuple[Id, ...] = ()
    """For a choice field: the ids of the right options."""
    rows: tuple[dict[Id, Text], ...] = ()
    """For a table field: sample rows, each a mapping of column id to text; `row` names a fixed row."""
    text: Markdown | None = None
    """A sample answer, or why the answer is right, or how to read the results."""


class RunNote(Record):
    """What the facilitator does during one step."""

    step: Text
    """The title of the step, as in `steps`."""
    text: Markdown


class DebriefQuestion(Record):
    """A question for the discussion afterwards."""

    question: Markdown
    """The question, as you ask it."""
    practises: Practised = ()
    """The numbers of the objectives that it practises, counted from 1."""


class Facilitator(Record):
    """Everything that trainees do not get, in any form."""

    prepare: Annotated[tuple[Markdown, ...], Field(min_length=1)]
    run: Annotated[tuple[RunNote, ...], Field(min_length=1)]
    debrief: Annotated[tuple[DebriefQuestion, ...], Field(min_length=1)]
    """Questions for the discussion afterwards."""
    pitfalls: Annotated[tuple[Markdown, ...], Field(min_length=1)]
    keys: Annotated[tuple[Key, ...], Field(min_length=1)]
    low_tech: Markdown
    """How to run it with no projector, no copies and no power."""


class Exercise(Record):
    """One exercise; its id is the name of its file."""

    id: Id
    title: Text
    theme: Theme
    chapters: Annotated[tuple[ChapterId, ...], Field(min_length=1)]
    """The chapters that it practises."""
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What one can see a person do afterwards; each starts with a verb."""
    audience: Text
    group: Group
    minutes: Annotated[int, Field(ge=5)]
    """The sum of the minutes of the steps."""
    materials: tuple[Material, ...] = ()
    brief: Markdown
    """The situation and the task."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    worksheet: Annotated[tuple[WorksheetField, ...], Field(min_length=1)]
    cards: tuple[RoleCard, ...] = ()
    """The roles that people play, one card for each person in a group."""
    facilitator: Facilitator | None = None
    """Absent in the trainee edition only; every file has it."""
    sources: tuple[Id, ...] = ()
    formerly: tuple[Id, ...] = ()
    """Ids that this exercise had before, so that saved answers find it."""

    def for_trainees(self) -> Self:
        """The same exercise with nothing in it that only the facilitator may see."""
        cards = tuple(card.model_copy(update={"brief": None}) for card in self.cards)
        return self.model_copy(update={"cards": cards, "facilitator": None})
