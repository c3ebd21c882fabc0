"""A session fits: its days have times, end when they should, and let people rest."""

from __future__ import annotations

from collections.abc import Iterator

from ..agenda import AgendaDay, agenda, clock, minutes_of
from ..document import Document, Path
from ..model import Pack, Toolkit
from ..problem import Problem

_MAX_STRETCH = 120
_MIDNIGHT = 24 * 60


def check_session(document: Document, pack: Pack) -> Iterator[Problem]:
    """What is wrong with the times and the answers as they are written."""
    yield from _self_study(document, pack)
    for index, day in enumerate(pack.days):
        if bool(day.start) != bool(day.end):
            one, other = ("start", "end") if day.start else ("end", "start")
            message = f'The day "{day.title}" has "{one}" and no "{other}".'
            hint = f'Write "{other}", too. A day that people go through in their own time has neither.'
            yield document.problem(("days", index, one), "session-times", message, hint)
        elif day.start and day.end and minutes_of(day.end) <= minutes_of(day.start):
            message = f'The day "{day.title}" starts at {day.start} and ends at {day.end}.'
            hint = "Write a later time below end:, of 24 hours: three in the afternoon is 15:00."
            yield document.problem(("days", index, "end"), "session-times", message, hint)
    for index, asked in enumerate(pack.learning):
        if asked.answer is None:
            message = f'Learning question {index + 1} has no "answer".'
            hint = "Write what a good answer says. Trainees never get it."
            yield document.problem(("learning", index), "missing-field", message, hint)


def _self_study(document: Document, pack: Pack) -> Iterator[Problem]:
    if pack.self_study and (pack.people, pack.groups) != (1, 1):
        count = f"people: {pack.people} and groups: {pack.groups}"
        message = f"No day has a start, so each person works alone, but the pack has {count}."
        hint = "Write people: 1 and groups: 1, or write when each day starts and ends."
        yield document.problem(("people",), "self-study", message, hint)


def check_agenda(toolkit: Toolkit, document: Document, pack: Pack) -> Iterator[Problem]:
    """What only the sum of the minutes shows; every exercise of the pack must be in the toolkit."""
    for index, (day, plan) in enumerate(zip(agenda(toolkit, pack), pack.days, strict=True)):
        if plan.start and plan.end and minutes_of(plan.end) > minutes_of(plan.start):
            yield from _overrun(document, day, plan.end, ("days", index))
            yield from _no_break(document, day, ("days", index))


def _overrun(document: Document, day: AgendaDay, planned: str, path: Path) -> Iterator[Problem]:
    ends = minutes_of(day.end or planned)
    over = ends - minutes_of(planned)
    if over > 0:
        message = f'The day "{day.title}" runs over by {_minutes(over)}: it should end at {planned}.'
        hint = f'Shorten its items, leave one out, or write end: "{clock(ends)}".'
        if ends >= _MIDNIGHT:
            hint = "Move some items to another day: these go on past midnight."
        yield document.problem((*path, "end"), "session-overrun", message, hint)


def _no_break(document: Document, day: AgendaDay, path: Path) -> Iterator[Problem]:
    """The items with which people sit too long; after each of them the count begins anew, as if a break stood there."""
    stretch = 0
    for index, item in enumerate(day.items):
        stretch = 0 if item.kind == "break" else stretch + item.minutes
        if stretch > _MAX_STRETCH:
            message = (
                f'On the day "{day.title}", people sit for {_minutes(stretch)} without a break '
                f'by the end of item {index + 1}, "{item.title}".'
            )
            alone = item.minutes > _MAX_STRETCH
            what = "Divide it in two" if alone else "Put a break before it"
            hint = f"{what}: at most {_MAX_STRETCH} minutes fit between two breaks."
            yield document.problem((*path, "items", index), "no-break", message, hint)
            stretch = 0 if alone else item.minutes


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
