"""Packs in print: model → plain data → Typst → PDF, one for participants and one for the facilitator."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import Any, Literal

import typst

from ..agenda import AgendaDay, AgendaItem, agenda, card_sets, materials, step_times, working_minutes
from ..model import (
    Checklist,
    DebriefQuestion,
    Exercise,
    Facilitator,
    Group,
    Key,
    Pack,
    Recommendation,
    RoleCard,
    Source,
    Toolkit,
)
from ..model.base import Edition
from ..model.kinds import FieldBase
from ..text import to_blocks, to_plain
from .editions import edition_date
from .kinds import answer, blocks, question, tall, worksheet

Paper = Literal["a4", "letter"]
Data = dict[str, Any]

_TEMPLATES = Path(__file__).resolve().parent / "print"
_PAPERS = {"a4": "a4", "letter": "us-letter"}


class CannotPrintError(Exception):
    """The pack has a character that the printed font lacks; the message speaks to an editor."""


def pack_pdf(
    toolkit: Toolkit,
    pack: Pack,
    *,
    edition: Edition,
    paper: Paper,
    strings: Mapping[str, Any],
    chapters: Mapping[str, str],
    edition_name: str,
) -> bytes:
    """The PDF of one pack; the same input gives the same bytes.

    `chapters` has the title of every chapter by its id. Every exercise, checklist, box and source that the
    pack names must be in `toolkit`, which `macros.check` makes sure of.
    """
    job = _Job(toolkit, pack, edition, paper, strings, chapters, edition_name)
    try:
        return _pdf(_compiler(job), edition_date(edition_name))
    except typst.TypstError as error:
        # PDF/UA forbids characters without a shape, so Typst stops and names the first one (Typst 0.15).
        missing = re.search(r'the text `"(.+?)"` could not be displayed', str(error))
        if not missing:
            raise
        raise CannotPrintError(
            f'The pack "{pack.id}" has the character {missing[1]}, which the font of the printed packs does not have. '
            "Take it out, or write it in other letters."
        ) from error


@dataclass(frozen=True)
class _Job:
    """What every part of one PDF needs to know."""

    toolkit: Toolkit
    pack: Pack
    edition: Edition
    paper: Paper
    strings: Mapping[str, Any]
    chapters: Mapping[str, str]
    edition_name: str

    @property
    def words(self) -> Mapping[str, Any]:
        """The words that packs print."""
        words: Mapping[str, Any] = self.strings["print"]
        return words

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """Each exercise once, in the order of the session; without facilitator notes in the trainee edition.

        All pages are made from these, so a template cannot print a key that is not there.
        """
        found = (self.toolkit.exercises[name] for name in dict.fromkeys(self.pack.exercise_ids))
        return tuple(one if self.edition == "facilitator" else one.for_trainees() for one in found)

    @property
    def plan(self) -> Pack:
        """The session; without the answers to its questions in the trainee edition."""
        return self.pack if self.edition == "facilitator" else self.pack.for_trainees()

    def minutes(self, number: int) -> str:
        return self._counted("minutes", number)

    def length(self, minutes: int) -> str:
        """A length of time as people say it: "3 hours 30 minutes"."""
        hours, rest = divmod(minutes, 60)
        parts = [self._counted("hours", hours)] * bool(hours) + [self.minutes(rest)] * bool(rest)
        return " ".join(parts)

    def _counted(self, unit: str, number: int) -> str:
        words = self.words[unit]
        return str(words["one"] if number == 1 else words["many"].format(n=number))


# ---- Typst ----------------------------------------------------------------------------------------------------


def _compiler(job: _Job) -> typst.Compiler:
    return typst.Compiler(
        _TEMPLATES / "pack.typ",
        root=_TEMPLATES,
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(_document(job), ensure_ascii=False)},
    )


def _pdf(compiler: typst.Compiler, timestamp: datetime) -> bytes:
    pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=timestamp)
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


def _places(job: _Job) -> dict[str, int]:
    """The page of every exercise and worksheet in the participant pack, and under "pages" their number.

    Laying out the participant pack is the only way to know; it costs no PDF.
    """
    found = json.loads(_compiler(replace(job, edition="trainee")).query("<place>", field="value"))
    return {place["name"]: place["page"] for place in found}


# ---- the document ---------------------------------------------------------------------------------------------


def _document(job: _Job) -> Data:
    pack, words = job.pack, job.words
    places = _places(job) if job.edition == "facilitator" else {}
    pack_label = words["pack"][job.edition]
    return {
        "words": words,
        "edition": job.edition,
        "paper": _PAPERS[job.paper],
        "title": pack.title,
        "full_title": f"{pack.title}: {pack_label}",
        "pack_label": pack_label,
        "edition_label": words["edition"].format(edition=job.edition_name),
        "description": to_plain(pack.summary),
        "summary": to_blocks(pack.summary),
        "audience": words["cover"]["audience"].format(audience=pack.audience),
        "objectives": pack.objectives,
        "agenda": _agenda(job),
        "preparation": _preparation(job, places) if places else None,
        "exercises": [_exercise(job, number, one, places) for number, one in enumerate(job.exercises, 1)],
        "checklists": [_checklist(job, job.toolkit.checklists[name]) for name in pack.checklists],
        "recommendations": _recommendations(job),
        "good_answers": _good_answers(job),
        "forms": _forms(job),
        "sources": _sources(job),
    }


def _agenda(job: _Job) -> list[Data]:
    return [
        {
            "title": day.title,
            "clock": bool(day.start),
            "ends": _ends(job, day),
            "items": [_agenda_item(job, item) for item in day.items],
        }
        for day in agenda(job.toolkit, job.pack)
    ]


def _ends(job: _Job, day: AgendaDay) -> str:
    words = job.words["agenda"]
    return str(words["ends"].format(time=day.end) if day.end else words["total"].format(length=job.length(day.minutes)))


def _agenda_item(job: _Job, item: AgendaItem) -> Data:
    words = job.words["agenda"]
    kind = words["kinds"][item.kind]
    about = words["chapter"].format(chapter=job.chapters[item.chapter]) if item.chapter else kind
    return {
        "start": item.start,
        "end": item.end,
        "minutes": item.minutes,
        "title": item.title,
        "kind": item.kind,
        "about": "" if about.casefold() in item.title.casefold() else about,
        "exercise": item.exercise,
        "note": blocks(item.note),
    }


def _preparation(job: _Job, places: Mapping[str, int]) -> Data:
    words, pack = job.words["facilitator"], job.pack
    titles = {one.id: one.title for one in job.exercises}
    counted_for = words["counted_for_one"] if pack.self_study else words["counted_for"]
    return {
        "copies": _copies(job, places["pages"]),
        "room": to_blocks(pack.room),
        "counted_for": counted_for.format(people=pack.people, groups=pack.groups),
        "materials": [
            {"item": one.item, "quantity": one.quantity, "exercises": ", ".join(titles[id_] for id_ in one.exercises)}
            for one in materials(job.toolkit, pack)
        ],
        "card_sets": [
            {"exercise": one.exercise, "title": titles[one.exercise], "cards": one.cards, "sets": one.sets}
            for one in card_sets(job.toolkit, pack)
        ],
    }


def _copies(job: _Job, pages: int) -> list[str]:
    words, people, sheets = job.words["facilitator"], job.pack.people, ceil(pages / 2)
    if job.pack.self_study:
        return [words["print_alone"].format(pages=pages, sheets=sheets), words["print_self"]]
    return [
        words["print_packs"].format(packs=people, pages=pages, sheets=sheets),
        words["print_total"].format(pages=people * pages, sheets=people * sheets),
        words["print_self"],
    ]


def _forms(job: _Job) -> Data:
    """What people fill in at the end and 90 days later, and what they take home."""
    pack, words = job.plan, job.words["evaluation"]
    # To half an hour: nobody certifies minutes.
    length = job.length(max(30, round(working_minutes(job.toolkit, pack) / 30) * 30))
    return {
        "title": pack.title,
        "how": words["how_alone" if pack.self_study else "how"],
        "statements": words["statements_alone" if pack.self_study else "statements"],
        "objectives": pack.objectives,
        "learning": [{"question": to_blocks(one.question), "answer": blocks(one.answer)} for one in pack.learning],
        "follow_up": [to_blocks(one) for one in pack.follow_up],
        "length": job.words["certificate"]["length"].format(length=length),
    }


# ---- one exercise ---------------------------------------------------------------------------------------------


def _exercise(job: _Job, number: int, exercise: Exercise, places: Mapping[str, int]) -> Data:
    words = job.words["exercise"]
    chapters = ", ".join(job.chapters[chapter] for chapter in exercise.chapters)
    return {
        "id": exercise.id,
        "title": exercise.title,
        "kicker": words["kicker"].format(
            n=number, minutes=job.minutes(exercise.minutes), group=_group(job, exercise.group)
        ),
        "practises": words["chapters"].format(chapters=chapters),
        "objectives": exercise.objectives,
        "brief": to_blocks(exercise.brief),
        "roles": [{"title": card.title, "public": to_blocks(card.public)} for card in exercise.cards],
        "steps": [
            {
                "title": step.title,
                "minutes": job.minutes(step.minutes),
                "text": to_blocks(step.text),
                "tall": tall(step.text),
            }
            for step in exercise.steps
        ],
        "worksheet_title": words["worksheet_of"].format(title=exercise.title),
        "fields": [question(n, field) | worksheet(field, job.words) for n, field in enumerate(exercise.worksheet, 1)],
        "notes": _notes(job, exercise, exercise.facilitator, places) if exercise.facilitator else None,
    }


def _group(job: _Job, group: Group) -> str:
    words = job.words["group"]
    if group.form == "groups" and group.size:
        return str(words["groups_of"].format(size=group.size))
    return str(words[group.form])


def _notes(job: _Job, exercise: Exercise, notes: Facilitator, places: Mapping[str, int]) -> Data:
    words = job.words["facilitator"]
    return {
        "title": words["notes_of"].format(title=exercise.title),
        "key_title": words["keys_of"].format(title=exercise.title),
        "pages": words["pages"].format(
            task=places[f"exercise-{exercise.id}"], worksheet=places[f"worksheet-{exercise.id}"]
        ),
        "prepare": [to_blocks(text) for text in notes.prepare],
        "run": _run(job, exercise, notes),
        "debrief": [_asked(job, one) for one in notes.debrief],
        "pitfalls": [to_blocks(text) for text in notes.pitfalls],
        "low_tech": to_blocks(notes.low_tech),
        "cards": [_card(card) for card in exercise.cards],
        "keys": _keys(job, exercise, notes),
    }


def _asked(job: _Job, one: DebriefQuestion) -> Data:
    return {"question": to_blocks(one.question), "practises": _practised(job, one)}


def _practised(job: _Job, one: FieldBase | DebriefQuestion) -> str:
    """Which objectives a field or a debrief question practises, in words; nothing if it names none."""
    words = job.words["facilitator"]["practises"]
    form: str = words["one" if len(one.practises) == 1 else "other"]
    return form.format(numbers=", ".join(map(str, one.practises))) if one.practises else ""


def _card(card: RoleCard) -> Data:
    return {"title": card.title, "public": to_blocks(card.public), "brief": blocks(card.brief)}


def _run(job: _Job, exercise: Exercise, notes: Facilitator) -> list[Data]:
    rows = []
    for step, time in zip(exercise.steps, _step_times(job, exercise), strict=True):
        texts = [note.text for note in notes.run if note.step == step.title]
        words = [block for text in texts for block in to_blocks(text)]
        minutes = job.minutes(step.minutes)
        rows.append({"time": time, "minutes": minutes, "title": step.title, "text": words, "tall": tall(*texts)})
    return rows


def _step_times(job: _Job, exercise: Exercise) -> list[str]:
    """Clock times of the steps, from the first time that the exercise is in the agenda."""
    items = (item for day in agenda(job.toolkit, job.pack) for item in day.items)
    start = next(item.start for item in items if item.exercise == exercise.id)
    if not start:
        return [""] * len(exercise.steps)
    return [f"{begin}\N{EN DASH}{end}" for begin, end in step_times(exercise, start)]


def _keys(job: _Job, exercise: Exercise, notes: Facilitator) -> list[Data]:
    """The keys in the order of the worksheet; a self-check question has its answer in itself."""
    found: list[Data] = []
    for number, field in enumerate(exercise.worksheet, 1):
        keys = [key for key in notes.keys if key.field == field.id]
        if not keys and getattr(field, "self_check", False):
            keys = [Key(field=field.id)]
        common = question(number, field) | {"help": [], "practises": _practised(job, field)}
        found += [common | answer(field, key, job.strings) for key in keys]
    return found


# ---- checklists and sources -------------------------------------------------------------------------------------


def _checklist(job: _Job, checklist: Checklist) -> Data:
    return {
        "title": checklist.title,
        "kicker": job.words["checklist"]["kicker"].format(chapter=job.chapters[checklist.chapter]),
        "recommendations": [_recommendation(job, n, one) for n, one in enumerate(checklist.recommendations, 1)],
    }


def _recommendations(job: _Job) -> Data:
    """The text of every recommendation, by the name that the advice of a scale gives it."""
    return {
        f"{checklist.id}/{one.id}": to_blocks(one.text)
        for checklist in job.toolkit.checklists.values()
        for one in checklist.recommendations
    }


def _good_answers(job: _Job) -> list[Data]:
    """What a person who works alone compares with; in a workshop, the others and the facilitator do that."""
    exercises = job.exercises if job.pack.self_study else ()
    found = (
        {
            "title": one.title,
            "fields": [
                {"number": number, "text": to_blocks(field.good_answer)}
                for number, field in enumerate(one.worksheet, 1)
                if field.good_answer
            ],
        }
        for one in exercises
    )
    return [one for one in found if one["fields"]]


def _recommendation(job: _Job, number: int, one: Recommendation) -> Data:
    box = job.toolkit.boxes[one.box].title if one.box else ""
    return {
        "number": number,
        "text": to_blocks(one.text),
        "why": to_blocks(one.why),
        "who": one.who,
        "first_step": to_blocks(one.first_step),
        "box": job.words["checklist"]["box"].format(box=box) if box else "",
        "tall": tall(one.text, one.why, one.first_step, one.who, extra=10),
    }


def _sources(job: _Job) -> list[Data]:
    used = dict.fromkeys(name for exercise in job.exercises for name in exercise.sources)
    found = sorted((job.toolkit.sources[name] for name in used), key=lambda one: (one.author.casefold(), one.year))
    return [_source(job, one) for one in found]


def _source(job: _Job, source: Source) -> Data:
    address = source.address or ""
    return {
        "author": source.author,
        "year": source.year,
        "title": source.title,
        "publisher": source.publisher or "",
        "address": address,
        "linked": address.startswith(("https://", "http://")),
        "seen": job.words["sources"]["seen"][source.seen],
    }
