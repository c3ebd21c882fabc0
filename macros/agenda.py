"""What a pack adds up to: clock times and materials, computed from the model for the website and for print."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil

from .model import Exercise, ExerciseItem, Material, Pack, PackDay, TalkItem, Toolkit
from .model.pack import PackItem


@dataclass(frozen=True)
class AgendaItem:
    """One line of the agenda; `start` and `end` are times of day such as "09:00", absent in self-study."""

    start: str | None
    end: str | None
    minutes: int
    title: str
    kind: str
    exercise: str | None = None
    chapter: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class AgendaDay:
    """One day with its items in order, from its start to the end of its last item."""

    title: str
    start: str | None
    end: str | None
    minutes: int
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class MaterialTotal:
    """One thing to bring, the number of it for the whole pack, and the exercises that need it."""

    item: str
    quantity: int
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class CardSet:
    """The role cards of one exercise, and how many sets of them the pack needs."""

    exercise: str
    cards: int
    sets: int


def clock(minutes: int) -> str:
    """Minutes since midnight as a time of day: 545 is "09:05". After midnight it goes on with "24:00"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(time: str) -> int:
    """The inverse of `clock`: "09:05" is 545."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def agenda(toolkit: Toolkit, pack: Pack) -> tuple[AgendaDay, ...]:
    """The days of the pack with computed times; every exercise in it must be in the toolkit."""
    return tuple(_day(toolkit, day) for day in pack.days)


def working_minutes(toolkit: Toolkit, pack: Pack) -> int:
    """The time that people work: all of the agenda without its breaks."""
    return sum(item.minutes for day in agenda(toolkit, pack) for item in day.items if item.kind != "break")


def materials(toolkit: Toolkit, pack: Pack) -> tuple[MaterialTotal, ...]:
    """Everything to bring besides the packs, in the order of its first use.

    Items are equal when they differ only in capitals and spaces. What is used up is added up, also for an exercise
    that is run twice; of what can be used again, the most that one exercise needs is enough.
    """
    used: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    names: dict[str, str] = {}
    users: dict[str, list[str]] = {}
    for exercise in (toolkit.exercises[name] for name in pack.exercise_ids):
        for material in exercise.materials:
            if material.in_pack:
                continue
            key = " ".join(material.item.casefold().split())
            names.setdefault(key, material.item)
            needed = _needed(material, exercise, pack)
            if material.reusable:
                kept[key] = max(kept[key], needed)
            else:
                used[key] += needed
            users.setdefault(key, []).append(exercise.id)
    return tuple(
        MaterialTotal(name, used[key] + kept[key], tuple(dict.fromkeys(users[key]))) for key, name in names.items()
    )


def card_sets(toolkit: Toolkit, pack: Pack) -> tuple[CardSet, ...]:
    """The role cards to cut out, in the order of the session; cards are used again when an exercise is run twice."""
    exercises = (toolkit.exercises[name] for name in dict.fromkeys(pack.exercise_ids))
    return tuple(CardSet(one.id, len(one.cards), _rounds(one, pack)) for one in exercises if one.cards)


def step_times(exercise: Exercise, start: str) -> tuple[tuple[str, str], ...]:
    """Start and end of each step when the exercise starts at `start`."""
    now = minutes_of(start)
    times = []
    for step in exercise.steps:
        times.append((clock(now), clock(now + step.minutes)))
        now += step.minutes
    return tuple(times)


def _rounds(exercise: Exercise, pack: Pack) -> int:
    """How many groups work at the same time; a role play has a group for each full set of roles."""
    of_roles = max(1, pack.people // len(exercise.cards)) if exercise.cards else pack.groups
    return {
        "alone": pack.people,
        "pairs": ceil(pack.people / 2),
        "groups": of_roles,
        "plenary": 1,
    }[exercise.group.form]


def _needed(material: Material, exercise: Exercise, pack: Pack) -> int:
    times = {"person": pack.people, "group": _rounds(exercise, pack), "room": 1}
    return material.quantity * times[material.per]


def _day(toolkit: Toolkit, day: PackDay) -> AgendaDay:
    passed = 0
    items = []
    for item in day.items:
        items.append(_item(toolkit, item, day, passed))
        passed += items[-1].minutes
    return AgendaDay(day.title, day.start, _time(day, passed), passed, tuple(items))


def _time(day: PackDay, passed: int) -> str | None:
    """The time of day when so many minutes have passed."""
    return clock(minutes_of(day.start) + passed) if day.start else None


def _item(toolkit: Toolkit, item: PackItem, day: PackDay, passed: int) -> AgendaItem:
    if isinstance(item, ExerciseItem):
        exercise = toolkit.exercises[item.exercise]
        title, minutes = exercise.title, exercise.minutes
    else:
        title, minutes = item.title, item.minutes
    return AgendaItem(
        start=_time(day, passed),
        end=_time(day, passed + minutes),
        minutes=minutes,
        title=title,
        kind=item.kind,
        exercise=item.exercise if isinstance(item, ExerciseItem) else None,
        chapter=item.chapter if isinstance(item, TalkItem) else None,
        note=item.note,
    )
