"""What every worksheet field has, whatever its kind."""

from __future__ import annotations

from ..base import Id, Markdown, Practised, Record, Text


class FieldBase(Record):
    """One question on a worksheet."""

    id: Id
    """Stable name of the field; answers are saved under it, so it does not change."""
    prompt: Markdown
    """The question or instruction."""
    help: Markdown | None = None
    """A hint below the prompt, for the trainee."""
    good_answer: Markdown | None = None
    """What a good answer has, without giving it away, for trainees who work alone and have written theirs."""
    formerly: tuple[Id, ...] = ()
    """Ids that this field had before, so that saved answers find it."""
    practises: Practised = ()
    """The numbers of the objectives that it practises, counted from 1; only the facilitator sees them."""


class Labelled(Record):
    """Something with a name: a row, a role, a task, an item to place or to rank."""

    id: Id
    label: Text
    """The words that people read."""
