"""Rules that need more than one value or more than one file: sums, references, keys, and calls in the pages."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel

from .. import text
from ..calls import BLOCK_MACROS, Call, find_calls
from ..document import Document, Path
from ..load import FRONT_MATTER, Loaded, chapter_titles
from ..model import Checklist, Exercise, Key, Pack, PathStep, Recommendation
from ..model.base import ID_PATTERN
from ..model.kinds import FieldBase, ScaleField
from ..problem import Problem, did_you_mean, nearest, one_of
from .key import check_key
from .kinds import check_field
from .objectives import check_objectives
from .prose import check_prose
from .roles import check_roles
from .session import check_agenda, check_session
from .texts import texts

# Pages below docs/ that only the facilitator edition has; publish/editions.py leaves them out of the other.
FACILITATOR_PAGES = "facilitate/"

# Under these names the answers of other pages are kept.
_RESERVED = frozenset({"action-plan", "paths", "report"})

# Mistakes of a field after which nobody knows which ids it should have, and what they make look wrong.
_CAUSES = frozenset({"duplicate-id", "score-options", "table-rows"})
_FOLLOWS = frozenset(
    {
        "endless-loop",
        "key-order",
        "no-good-ending",
        "unknown-choice",
        "unknown-column",
        "unknown-indicator",
        "unknown-option",
        "unknown-paragraph",
        "unknown-row",
        "unreached-paragraph",
    }
)

# What a reference of each kind is called in a message.
_NOUNS = {
    "exercises": "exercise",
    "checklists": "checklist",
    "packs": "pack",
    "boxes": "box",
    "sources": "source",
    "chapters": "chapter",
}


def check(loaded: Loaded) -> list[Problem]:
    """Every mistake of the project, those of loading included, in file order."""
    problems = {
        *loaded.problems,
        *_exercises(loaded),
        *_checklists(loaded),
        *_packs(loaded),
        *_paths(loaded),
        *_boxes(loaded),
        *_pages(loaded),
    }
    return sorted(problems | {*check_prose(loaded, {problem.file for problem in problems})})


# ---------------------------------------------------------------------------------------------- exercises


def _exercises(loaded: Loaded) -> Iterator[Problem]:
    yield from _former_files(loaded, "exercises")
    for exercise in loaded.toolkit.exercises.values():
        document = loaded.document("exercises", exercise.id)
        if message := reserved(exercise.id):
            yield Problem(document.file, 0, 0, "reserved-id", message, "Rename the file, its page and its calls.")
        yield from _duplicate_ids(document, exercise)
        yield from _minutes(document, exercise)
        for index, field in enumerate(exercise.worksheet):
            yield from _field(document, exercise, index)
            if isinstance(field, ScaleField):
                yield from _advised(loaded, document, field, ("worksheet", index))
        yield from check_objectives(document, exercise)
        yield from check_roles(document, exercise)
        yield from _facilitator(document, exercise)
        yield from _references(loaded, document, "chapters", exercise.chapters, ("chapters",))
        yield from _references(loaded, document, "sources", exercise.sources, ("sources",))
        yield from _links(loaded, document, exercise)
        yield from _former(document, exercise.formerly, loaded.ids("exercises"), "an exercise", ())
        yield from _former_parts(document, exercise.worksheet, "worksheet", "a field")


def reserved(exercise: str) -> str:
    """Why an exercise cannot have this id; an empty text if it can."""
    if exercise in _RESERVED or exercise.startswith("checklist-"):
        return f'An exercise cannot be called "{exercise}", because the toolkit keeps other answers under this name.'
    return ""


def _field(document: Document, exercise: Exercise, index: int) -> Iterator[Problem]:
    """The mistakes of one field and of its key, without those that only follow from others."""
    field, path = exercise.worksheet[index], ("worksheet", index)
    problems = [*_duplicate_ids(document, field, path), *check_field(field, document, path)]
    alone = [one.id for one in exercise.worksheet].count(field.id) == 1
    for number, key in enumerate(exercise.facilitator.keys if exercise.facilitator else ()):
        if key.field == field.id and alone:
            problems += check_key(document, key, field, ("facilitator", "keys", number))
    follows = _FOLLOWS if any(problem.code in _CAUSES for problem in problems) else frozenset()
    yield from (problem for problem in problems if problem.code not in follows)


def _doubled(items: Sequence[FieldBase | Recommendation]) -> bool:
    """Whether an id stands twice, so that another, to which something may refer, is probably missing."""
    return len({item.id for item in items}) < len(items)


def _minutes(document: Document, exercise: Exercise) -> Iterator[Problem]:
    total = sum(step.minutes for step in exercise.steps)
    if total != exercise.minutes:
        message = f"The steps add up to {total} minutes, but the exercise says {exercise.minutes}."
        hint = f"Write minutes: {total}, or change the minutes of the steps."
        yield document.problem(("minutes",), "minutes-sum", message, hint)


def _former_parts(
    document: Document, parts: Sequence[FieldBase | Recommendation], name: str, noun: str
) -> Iterator[Problem]:
    taken = {part.id for part in parts}
    former: set[str] = set()
    for index, part in enumerate(parts):
        yield from _former(document, part.formerly, taken, noun, (name, index))
        for place, one in enumerate(part.formerly):
            if one in former:
                message = f'"{one}" is below formerly a second time, and its answers can have one new home only.'
                yield document.problem((name, index, "formerly", place), "duplicate-id", message, "Remove one line.")
        former.update(part.formerly)


def _former_files(loaded: Loaded, kind: Literal["exercises", "checklists"]) -> Iterator[Problem]:
    """A former id that two files claim."""
    records: Mapping[str, Exercise | Checklist] = getattr(loaded.toolkit, kind)
    first: dict[str, str] = {}
    for record in records.values():
        document = loaded.document(kind, record.id)
        for index, former in enumerate(record.formerly):
            other = first.setdefault(former, document.file)
            if other != document.file:
                message = f'"{former}" is below formerly in {other}, too, and its answers can have one new home only.'
                yield document.problem(("formerly", index), "duplicate-id", message, "Remove one of the two lines.")


def _former(
    document: Document, formerly: Iterable[str], taken: Container[str], noun: str, path: Path
) -> Iterator[Problem]:
    """A former id that something else has now: its answers would belong to two."""
    for index, former in enumerate(formerly):
        if former in taken:
            message = f'"{former}" is below formerly, but {noun} of that name is there and keeps its answers.'
            yield document.problem((*path, "formerly", index), "duplicate-id", message, "Remove the line.")


def _duplicate_ids(document: Document, record: BaseModel, path: Path = ()) -> Iterator[Problem]:
    """Two items of one list with the same id: answers of one would be saved over those of the other."""
    for name in type(record).model_fields:
        items = getattr(record, name)
        if not isinstance(items, tuple):
            continue
        first: dict[str, int] = {}
        for index, item in enumerate(items):
            if not isinstance(item, BaseModel):
                continue
            place = (*path, name, index)
            yield from _duplicate_ids(document, item, place)
            item_id = getattr(item, "id", None)
            if item_id in first:
                line = document.places[(*path, name, first[item_id], "id")].line
                message = f'The id "{item_id}" is used twice in {name}: the first is on line {line}.'
                yield document.problem((*place, "id"), "duplicate-id", message, "Give each its own id.")
            elif item_id:
                first[item_id] = index


def _facilitator(document: Document, exercise: Exercise) -> Iterator[Problem]:
    if exercise.facilitator is None:
        message = 'The exercise has no "facilitator", the part with the notes and keys.'
        hint = "Write it below the worksheet. Nothing in it ever reaches trainees."
        yield document.problem((), "missing-field", message, hint)
        return
    titles = [step.title for step in exercise.steps]
    for index, note in enumerate(exercise.facilitator.run):
        if note.step not in titles:
            message = f'Run note {index + 1} is about the step "{note.step}", which the exercise does not have.'
            hint = did_you_mean(note.step, titles) or f"The steps are: {one_of(titles)}."
            yield document.problem(("facilitator", "run", index, "step"), "unknown-step", message, hint)
    yield from _keys(document, exercise, exercise.facilitator.keys)


def _keys(document: Document, exercise: Exercise, keys: tuple[Key, ...]) -> Iterator[Problem]:
    fields = {field.id: field for field in exercise.worksheet}
    # A field whose name is misspelt in its key has one mistake, not two.
    answered = {key.field if key.field in fields else nearest(key.field, fields) for key in keys}
    for index, key in enumerate(keys):
        path: Path = ("facilitator", "keys", index)
        field = fields.get(key.field)
        if key.field in [other.field for other in keys[:index]]:
            message = f'Key {index + 1} answers the field "{key.field}" a second time.'
            yield document.problem((*path, "field"), "key-twice", message, "Put both answers into one key.")
        if field is None and not _doubled(exercise.worksheet):
            message = f'Key {index + 1} answers the field "{key.field}", which the worksheet does not have.'
            hint = did_you_mean(key.field, fields) or f"The fields are: {one_of(fields)}."
            yield document.problem((*path, "field"), "unknown-field-id", message, hint)
    for field_id in fields.keys() - answered:
        message = f'No key answers the field "{field_id}".'
        hint = "Add one below keys:, with a sample answer or how to read the results."
        yield document.problem(("facilitator", "keys"), "missing-key", message, hint)


# ---------------------------------------------------------------- checklists, packs, boxes and references


def _checklists(loaded: Loaded) -> Iterator[Problem]:
    yield from _former_files(loaded, "checklists")
    for checklist in loaded.toolkit.checklists.values():
        document = loaded.document("checklists", checklist.id)
        yield from _duplicate_ids(document, checklist)
        yield from _former(document, checklist.formerly, loaded.ids("checklists"), "a checklist", ())
        yield from _former_parts(document, checklist.recommendations, "recommendations", "a recommendation")
        yield from _reference(loaded, document, "chapters", checklist.chapter, ("chapter",))
        yield from _links(loaded, document, checklist)
        for index, item in enumerate(checklist.recommendations):
            if item.box:
                yield from _reference(loaded, document, "boxes", item.box, ("recommendations", index, "box"))


def _packs(loaded: Loaded) -> Iterator[Problem]:
    for pack in loaded.toolkit.packs.values():
        document = loaded.document("packs", pack.id)
        problems = [*_pack_references(loaded, document, pack)]
        yield from problems
        yield from _links(loaded, document, pack)
        yield from check_session(document, pack)
        if not problems and set(pack.exercise_ids) <= loaded.toolkit.exercises.keys():
            yield from check_agenda(loaded.toolkit, document, pack)


def _pack_references(loaded: Loaded, document: Document, pack: Pack) -> Iterator[Problem]:
    yield from _references(loaded, document, "checklists", pack.checklists, ("checklists",))
    for number, day in enumerate(pack.days):
        for index, item in enumerate(day.items):
            path: Path = ("days", number, "items", index)
            if item.kind == "exercise":
                yield from _reference(loaded, document, "exercises", item.exercise, (*path, "exercise"))
            if item.kind == "talk":
                yield from _reference(loaded, document, "chapters", item.chapter, (*path, "chapter"))


def _paths(loaded: Loaded) -> Iterator[Problem]:
    taken: dict[int, str] = {}
    for path in loaded.toolkit.paths.values():
        document = loaded.document("paths", path.id)
        yield from _links(loaded, document, path)
        other = taken.setdefault(path.position, document.file)
        if other != document.file:
            message = f"{other} has the position {path.position}, too."
            yield document.problem(("position",), "duplicate-id", message, "Give each path a position of its own.")
        first: dict[str, int] = {}
        for index, step in enumerate(path.steps):
            yield from _path_step(loaded, document, step, index)
            if bool(step.chapter) != bool(step.exercise) and first.setdefault(step.key, index) != index:
                message = f'Step {index + 1} repeats step {first[step.key] + 1}, "{step.exercise or step.chapter}".'
                place: Path = ("steps", index, "exercise" if step.exercise else "chapter")
                yield document.problem(place, "step-twice", message, "Remove one of the two.")


def _path_step(loaded: Loaded, document: Document, step: PathStep, index: int) -> Iterator[Problem]:
    place: Path = ("steps", index)
    if step.chapter and step.exercise:
        message = f"Step {index + 1} names both a chapter and an exercise."
        yield document.problem(place, "path-step", message, "Make two steps of it, each with a dash of its own.")
    elif step.chapter:
        yield from _reference(loaded, document, "chapters", step.chapter, (*place, "chapter"))
    elif step.exercise:
        yield from _reference(loaded, document, "exercises", step.exercise, (*place, "exercise"))
    else:
        message = f"Step {index + 1} names neither a chapter nor an exercise."
        hint = 'Write one of the two, such as "chapter: part-1/structures-government".'
        yield document.problem(place, "path-step", message, hint)


def _boxes(loaded: Loaded) -> Iterator[Problem]:
    for box in loaded.toolkit.boxes.values():
        document = loaded.document("boxes", box.id)
        yield from _references(loaded, document, "sources", box.sources, ("sources",))
        # MkDocs puts the title of a page into menus as it is, where "<" would start HTML (MkDocs 1.6).
        if re.search("[<>]", box.title):
            message = 'The title of a box cannot hold "<" or ">", because the menu would read it as HTML.'
            yield document.problem(("title",), "title-markup", message, "Write it in words.")
        for number, line in enumerate(document.lines, 1):
            if re.match(r" {0,3}#{1,6}", line) and number > _body_line(document):
                message = "A box has no headings, because it is shown inside chapters."
                yield Problem(
                    document.file, number, 1, "box-heading", message, "Start a paragraph with **bold words.**", line
                )


def _body_line(document: Document) -> int:
    match = FRONT_MATTER.match("\n".join(document.lines))
    return match.group().count("\n") if match else 0


def _references(loaded: Loaded, document: Document, kind: str, items: tuple[str, ...], path: Path) -> Iterator[Problem]:
    for index, item in enumerate(items):
        yield from _reference(loaded, document, kind, item, (*path, index))


def _reference(loaded: Loaded, document: Document, kind: str, item: str, path: Path) -> Iterator[Problem]:
    known = chapter_titles(loaded.texts).keys() if kind == "chapters" else loaded.ids(kind)
    if item not in known and kind not in loaded.unreadable:
        noun = _NOUNS[kind]
        yield document.problem(path, f"unknown-{noun}", f'There is no {noun} "{item}".', _guess(item, known, noun))


def _advised(loaded: Loaded, document: Document, field: ScaleField, path: Path) -> Iterator[Problem]:
    """The recommendations that a scale leads to; what a checklist with a mistake holds is not known."""
    for number, dimension in enumerate(field.dimensions):
        for index, advice in enumerate(dimension.advice):
            for position, name in enumerate(advice.recommendations):
                if problem := _recommendation(loaded, name):
                    place = ("dimensions", number, "advice", index, "recommendations", position)
                    yield document.problem((*path, *place), "unknown-recommendation", *problem)


def _recommendation(loaded: Loaded, name: str) -> tuple[str, str] | None:
    """What is wrong with the name of a recommendation, and what to write."""
    checklist, _, item = name.partition("/")
    checklists = loaded.toolkit.checklists
    known = [f"{one.id}/{recommendation.id}" for one in checklists.values() for recommendation in one.recommendations]
    if name in known or (checklist in loaded.ids("checklists") and checklist not in checklists):
        return None
    if checklist in checklists and _doubled(checklists[checklist].recommendations):
        return None
    if checklist not in checklists:
        hint = did_you_mean(name, known) or _guess(checklist, loaded.ids("checklists"), "checklist")
        return f'There is no recommendation "{name}", because there is no checklist "{checklist}".', hint
    items = [recommendation.id for recommendation in checklists[checklist].recommendations]
    hint = did_you_mean(item, items) or f"Its recommendations are: {one_of(items)}."
    return f'The checklist "{checklist}" has no recommendation "{item}".', hint


def _guess(item: str, known: Iterable[str], noun: str) -> str:
    known = list(known)
    names = f"The {noun} ids are: {one_of(known)}." if 0 < len(known) <= 12 else ""
    return did_you_mean(item, known) or names


def _links(loaded: Loaded, document: Document, record: BaseModel) -> Iterator[Problem]:
    """Links in data are written as from docs/, and lead to pages that exist; neither calls nor HTML work there."""
    for path, markdown in texts(record):
        if "{{" in markdown:
            message = "A call works on a page only; here readers would see its braces."
            hint = "Write a link, or list the source below sources:."
            yield document.problem_in(path, "{{", "macro-call", message, hint)
        if tag := next(text.tags(markdown), ""):
            message = f'HTML does not work here: readers would see "{tag}" as you typed it.'
            hint = "Write **bold**, *italic* or [words](address), and leave a line empty between paragraphs."
            yield document.problem_in(path, tag, "html-in-text", message, hint)
        for address in text.links(markdown):
            yield from _link(loaded, document, address, path)


def _link(loaded: Loaded, document: Document, address: str, path: Path) -> Iterator[Problem]:
    page = address.partition("#")[0]
    if not page or "://" in address or address.startswith("mailto:"):
        return
    if page.startswith(FACILITATOR_PAGES) and not _private(path):
        message = f'The text links to "{address}", which trainees do not have.'
        hint = "Remove the link, or move it to a part that only facilitators get."
        yield document.problem_in(path, address, "broken-link", message, hint)
    elif page not in loaded.texts:
        message = f'The text links to "{address}", and docs/ has no page "{page}".'
        hint = did_you_mean(page, loaded.texts) or 'Write the address as from docs/: "part-1/index.md".'
        if page.startswith("www."):
            hint = 'An address on the web starts with "https://".'
        yield document.problem_in(path, address, "broken-link", message, hint)


def _private(path: Path) -> bool:
    """Whether the text at this place is for facilitators only."""
    return path[0] == "facilitator" or (path[0], path[-1]) in {("cards", "brief"), ("learning", "answer")}


# ------------------------------------------------------------------------------------- calls in the pages


def _pages(loaded: Loaded) -> Iterator[Problem]:
    injected: dict[str, Call] = {}
    wrong = {problem.file for problem in loaded.problems}
    # The home of an exercise is in part-3, so a second call elsewhere is the one to change.
    for page in sorted(loaded.texts, key=lambda page: not page.startswith("part-3/")):
        for call in find_calls(f"docs/{page}", loaded.texts[page]):
            problems = [*_call(loaded, call), *_second(call, injected)]
            wrong |= {problem.file for problem in problems}
            yield from problems
    for exercise in loaded.ids("exercises") - injected.keys():
        # A misspelt call and a bad file name are one mistake each, not two.
        if f"docs/part-3/{exercise}.md" in wrong or not re.match(ID_PATTERN, exercise):
            continue
        message = f'No page shows the exercise "{exercise}".'
        line = f'{{{{ exercise("{exercise}") }}}}'
        hint = f"Make docs/part-3/{exercise}.md with the line {line} and add it to nav in mkdocs.yml."
        yield Problem(f"exercises/{exercise}.yml", 0, 0, "exercise-not-shown", message, hint)


def _second(call: Call, injected: dict[str, Call]) -> Iterator[Problem]:
    if call.macro != "exercise":
        return
    first = injected.setdefault(call.argument, call)
    if first is not call:
        message = f'The exercise "{call.argument}" is already on {first.file}, line {first.line}.'
        hint = "An exercise stands on one page, so that its answers have one home. Here, use exercise_card."
        yield call.problem("exercise-twice", message, hint)


def _call(loaded: Loaded, call: Call) -> Iterator[Problem]:
    if call.mistake:
        yield call.problem("macro-call", call.mistake, call.hint)
        return
    if call.macro in BLOCK_MACROS and re.match(r"docs/boxes/(?!index\.md)", call.file):
        message = f"{call.macro}() cannot stand in a box, which itself stands inside chapters."
        yield call.problem("macro-in-block", message, "Only cite() stands in a box. Write a link instead.")
        return
    if call.macro in BLOCK_MACROS and not call.alone:
        message = f"{call.macro}() must stand alone on its line, at its very beginning."
        hint = (
            "Take it out of the list, the frame or the sentence. Inside an indented block, its lines would fall apart."
        )
        if f"`{{{{{call.macro}" in call.excerpt.replace(" ", ""):
            message = "A call is read inside code, too."
            hint = "To show it as an example, write {% raw %} before it and {% endraw %} after it."
            yield call.problem("macro-in-block", message, hint)
            return
        yield call.problem("macro-in-block", message, hint)
    kind = BLOCK_MACROS.get(call.macro, "sources" if call.macro == "cite" else "")
    if kind and call.argument not in loaded.ids(kind) and kind not in loaded.unreadable:
        noun = _NOUNS[kind]
        hint = _guess(call.argument, loaded.ids(kind), noun)
        yield call.problem(f"unknown-{noun}", f'There is no {noun} "{call.argument}".', hint)
