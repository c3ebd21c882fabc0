"""A learning path: chapters to read and exercises to do, in an order that fits one kind of reader."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import ChapterId, Id, Markdown, Record, Text


class PathStep(Record):
    """A chapter to read or an exercise to do; its title and minutes come from there.

    Two fields of which one is filled, instead of `kind:`, because they are less to type; `check` sees to it that
    there is exactly one.
    """

    chapter: ChapterId | None = None
    exercise: Id | None = None
    why: Text | None = None
    """One sentence: why this step, for this reader."""

    @property
    def key(self) -> str:
        """The name that its tick is saved under, the same in every path; "--" occurs in no id of an exercise."""
        return self.exercise or (self.chapter or "").replace("/", "--")


class LearningPath(Record):
    """A way through the toolkit for one kind of reader; its id is the name of its file."""

    id: Id
    position: Annotated[int, Field(ge=1)]
    """The place on the page: 1 comes first."""
    title: Text
    """The reader, in a few words."""
    who: Text
    """The people whom it is for, more closely."""
    about: Markdown
    """What a person can do afterwards, in one or two sentences."""
    steps: Annotated[tuple[PathStep, ...], Field(min_length=2)]
    """The chapters and exercises, in their order."""
