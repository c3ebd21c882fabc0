"""Packs in print: model → plain data → Typst → PDF, one for participants and one for the facilitator."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, singledispatch
from math import ceil
from pathlib import Path
from typing import Any, Literal

import typst

from ..agenda import AgendaItem, agenda, materials, step_times
from ..model import Checklist, Exercise, Facilitator, Group, Key, Pack, Recommendation, Source, Toolkit
from ..model.base import Edition
from ..model.kinds import ChoiceField, Column, FieldBase, ScaleField, TableField, TextField
from ..text import to_blocks, to_plain
from .editions import edition_date

Paper = Literal["a4", "letter"]
Data = dict[str, Any]

_TEMPLATES = Path(__file__).resolve().parent / "print"
_PAPERS = {"a4": "a4", "letter": "us-letter"}

# Beyond this many columns, or this sum of relative widths, handwriting needs the long side of the paper.
_UPRIGHT_COLUMNS = 5
_UPRIGHT_WIDTH = 14

# Lines of text, of about 5 mm, that surely fit on one page; what may have more can be broken across pages.
_PAGE_LINES = 36
_LINE_CHARACTERS = 64

# Columns narrower than this many letters of their longest word need hyphens: 72 bold letters fill the page.
_PAGE_LETTERS = 72
_POINT_LETTERS = 7

# Characters of an option that fit on one line in half the width of the page.
_SHORT_LABEL = 46

# Characters of an option that fit beside others in a cell, and of a cell that surely fits on one page.
_SHORT_OPTION = 9
_ROW_CHARACTERS = 400


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
    job = _Job(toolkit, pack, edition, paper, strings["print"], chapters, edition_name)
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
    words: Mapping[str, Any]
    chapters: Mapping[str, str]
    edition_name: str

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """Each exercise once, in the order of the session; without facilitator notes in the trainee edition.

        All pages are made from these, so a template cannot print a key that is not there.
        """
        found = (self.toolkit.exercises[name] for name in dict.fromkeys(self.pack.exercise_ids))
        return tuple(one if self.edition == "facilitator" else one.for_trainees() for one in found)

    def minutes(self, number: int) -> str:
        words = self.words["minutes"]
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
        "sources": _sources(job),
    }


def _agenda(job: _Job) -> list[Data]:
    return [
        {
            "title": day.title,
            "ends": job.words["agenda"]["ends"].format(time=day.end),
            "items": [_agenda_item(job, item) for item in day.items],
        }
        for day in agenda(job.toolkit, job.pack)
    ]


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
        "note": _blocks(item.note),
    }


def _preparation(job: _Job, places: Mapping[str, int]) -> Data:
    words, pack = job.words["facilitator"], job.pack
    pages = places["pages"]
    sheets = ceil(pages / 2)
    titles = {one.id: one.title for one in job.exercises}
    return {
        "copies": [
            words["print_packs"].format(packs=pack.people, pages=pages, sheets=sheets),
            words["print_total"].format(pages=pack.people * pages, sheets=pack.people * sheets),
            words["print_self"],
        ],
        "counted_for": words["counted_for"].format(people=pack.people, groups=pack.groups),
        "materials": [
            {"item": one.item, "quantity": one.quantity, "exercises": ", ".join(titles[id_] for id_ in one.exercises)}
            for one in materials(job.toolkit, pack)
        ],
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
        "steps": [
            {
                "title": step.title,
                "minutes": job.minutes(step.minutes),
                "text": to_blocks(step.text),
                "tall": _tall(step.text),
            }
            for step in exercise.steps
        ],
        "worksheet_title": words["worksheet_of"].format(title=exercise.title),
        "fields": [_question(n, field) | _worksheet(field, job.words) for n, field in enumerate(exercise.worksheet, 1)],
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
        "debrief": [to_blocks(text) for text in notes.debrief],
        "pitfalls": [to_blocks(text) for text in notes.pitfalls],
        "low_tech": to_blocks(notes.low_tech),
        "keys": _keys(exercise, notes),
    }


def _run(job: _Job, exercise: Exercise, notes: Facilitator) -> list[Data]:
    times = _step_times(job, exercise)
    return [
        {
            "time": time,
            "minutes": job.minutes(step.minutes),
            "title": step.title,
            "text": [block for note in notes.run if note.step == step.title for block in to_blocks(note.text)],
        }
        for step, time in zip(exercise.steps, times, strict=True)
    ]


def _step_times(job: _Job, exercise: Exercise) -> list[str]:
    """Clock times of the steps, from the first time that the exercise is in the agenda."""
    items = (item for day in agenda(job.toolkit, job.pack) for item in day.items)
    start = next(item.start for item in items if item.exercise == exercise.id)
    return [f"{begin}\N{EN DASH}{end}" for begin, end in step_times(exercise, start)]


def _keys(exercise: Exercise, notes: Facilitator) -> list[Data]:
    """The keys in the order of the worksheet; a self-check question has its answer in its options."""
    found: list[Data] = []
    for number, field in enumerate(exercise.worksheet, 1):
        keys = [key for key in notes.keys if key.field == field.id]
        if not keys and isinstance(field, ChoiceField) and field.self_check:
            keys = [Key(field=field.id)]
        found += [_question(number, field) | {"help": []} | _answer(field, key) for key in keys]
    return found


# ---- worksheet fields: one function for the page, one for the key -----------------------------------------------


def _question(number: int, field: FieldBase) -> Data:
    return {"number": number, "prompt": to_blocks(field.prompt), "help": _blocks(field.help)}


@singledispatch
def _worksheet(field: FieldBase, words: Mapping[str, Any]) -> Data:
    raise NotImplementedError(f"{type(field).__name__} has no printed form")


@singledispatch
def _answer(field: FieldBase, key: Key) -> Data:
    raise NotImplementedError(f"{type(field).__name__} has no printed key")


@_worksheet.register
def _(field: TextField, words: Mapping[str, Any]) -> Data:
    lines = field.lines if field.format == "paragraph" else 1
    return {
        "kind": "text",
        "format": field.format,
        "lines": lines,
        "tall": _tall(field.prompt, field.help, extra=2 * lines),
    }


@_answer.register
def _(field: TextField, key: Key) -> Data:
    return {"kind": "text", "text": _blocks(key.text)}


@_worksheet.register
def _(field: ChoiceField, words: Mapping[str, Any]) -> Data:
    # `correct` and `feedback` stay out: on paper nobody could answer first and read afterwards.
    return {
        "kind": "choice",
        "several": field.several,
        "columns": _choice_columns(field),
        "options": [to_blocks(one.label) for one in field.options],
        "tall": _tall(field.prompt, field.help, *(one.label for one in field.options), extra=len(field.options)),
    }


@_answer.register
def _(field: ChoiceField, key: Key) -> Data:
    right = set(key.options) or {option.id for option in field.options if option.correct}
    options = [
        {"label": to_blocks(one.label), "right": one.id in right, "feedback": _blocks(one.feedback)}
        for one in field.options
    ]
    return {"kind": "choice", "options": options, "text": _blocks(key.text)}


@_worksheet.register
def _(field: TableField, words: Mapping[str, Any]) -> Data:
    widths = _widths(field)
    rows = [row.label for row in field.rows] or [""] * (field.blank_rows or 0)
    return {
        "kind": "table",
        "columns": [_column(column, words["table"]) for column in field.columns],
        "row_heading": field.row_heading if field.rows else None,
        "rows": rows,
        "widths": widths,
        "part_words": _part_words(field),
        "tall_rows": any(len(row) > _ROW_CHARACTERS for row in rows),
        "wide": len(widths) > _UPRIGHT_COLUMNS or sum(widths) > _UPRIGHT_WIDTH,
        # A row is four lines high. A table of half a page may be broken: moved as a whole it would leave a gap.
        "tall": 4 * len(rows) > _PAGE_LINES // 2,
    }


@_answer.register
def _(field: TableField, key: Key) -> Data:
    labels = {row.id: row.label for row in field.rows}
    columns = [column.id for column in field.columns]
    heading = [field.row_heading or ""] if labels else []
    return {
        "kind": "table",
        "headings": heading + [column.label for column in field.columns],
        "widths": _widths(field),
        "part_words": _part_words(field),
        "rows": [
            {
                "cells": ([labels[row["row"]]] if labels else []) + [row.get(column, "") for column in columns],
                "tall": any(len(cell) > _ROW_CHARACTERS for cell in row.values()),
            }
            for row in key.rows
        ],
        "text": _blocks(key.text),
    }


@_worksheet.register
def _(field: ScaleField, words: Mapping[str, Any]) -> Data:
    best = len(field.points)
    counts = [len(dimension.statements) for dimension in field.dimensions]
    equal = len(set(counts)) == 1
    rings = [point * (counts[0] if equal else 1) for point in range(1, best + 1)]
    labels = ", ".join(dimension.label for dimension in field.dimensions)
    return {
        "kind": "scale",
        "points": field.points,
        "dimensions": [
            {
                "label": dimension.label,
                "about": _blocks(dimension.about),
                "statements": [to_blocks(statement.text) for statement in dimension.statements],
                "most": count * best,
                "tall": _tall(*(2 * one.text for one in dimension.statements), dimension.about, extra=count),
            }
            for dimension, count in zip(field.dimensions, counts, strict=True)
        ],
        "equal": equal,
        "rings": rings,
        "radar_text": words["scale"]["radar"].format(labels=labels, rings=best),
        "part_words": max(len(word) for point in field.points for word in point.split()) > _POINT_LETTERS,
        "tall": True,
    }


@_answer.register
def _(field: ScaleField, key: Key) -> Data:
    return {"kind": "scale", "text": _blocks(key.text)}


def _choice_columns(field: ChoiceField) -> int:
    """Two columns save a third of the paper where several options are all short."""
    labels = [to_plain(option.label) for option in field.options]
    return 2 if len(labels) >= 4 and max(map(len, labels)) <= _SHORT_LABEL else 1


def _column(column: Column, words: Mapping[str, Any]) -> Data:
    hints = {"number": words["number"], "date": words["date"], "choice": words["options"], "text": ""}
    return {
        "label": column.label,
        "hint": hints[column.format],
        "options": column.options,
        "short_options": all(len(option) <= _SHORT_OPTION for option in column.options),
    }


def _widths(field: TableField) -> list[float]:
    """Relative widths of all columns; printed row headings need a little more than a column of average width."""
    return ([2.5] if field.rows else []) + [column.width for column in field.columns]


def _part_words(field: TableField) -> bool:
    """Whether a heading has a word that is too long for its column, so that words must be parted."""
    widths = _widths(field)
    headings = [column.label for column in field.columns]
    if field.rows:
        headings.insert(0, " ".join([field.row_heading or "", *(row.label for row in field.rows)]))
    room = (_PAGE_LETTERS * width / sum(widths) for width in widths)
    return any(len(max(heading.split(), key=len)) > letters for heading, letters in zip(headings, room, strict=True))


# ---- checklists and sources -------------------------------------------------------------------------------------


def _checklist(job: _Job, checklist: Checklist) -> Data:
    return {
        "title": checklist.title,
        "kicker": job.words["checklist"]["kicker"].format(chapter=job.chapters[checklist.chapter]),
        "recommendations": [_recommendation(job, n, one) for n, one in enumerate(checklist.recommendations, 1)],
    }


def _recommendation(job: _Job, number: int, one: Recommendation) -> Data:
    box = job.toolkit.boxes[one.box].title if one.box else ""
    return {
        "number": number,
        "text": to_blocks(one.text),
        "why": to_blocks(one.why),
        "who": one.who,
        "first_step": to_blocks(one.first_step),
        "box": job.words["checklist"]["box"].format(box=box) if box else "",
        "tall": _tall(one.text, one.why, one.first_step, one.who, extra=10),
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


def _tall(*texts: str | None, extra: int = 0) -> bool:
    """Whether the texts, with `extra` lines, might be too tall for one page; a rough and careful count."""
    lines = [line for text in texts if text for line in text.splitlines()]
    return extra + sum(1 + len(line) // _LINE_CHARACTERS for line in lines) > _PAGE_LINES


def _blocks(text: str | None) -> list[Data]:
    return to_blocks(text) if text else []
