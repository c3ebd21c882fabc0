"""The model → HTML, with our own Jinja environment, which escapes everything that is not HTML made here."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import agenda, text
from .keys import key_options, key_table
from .model import (
    Checklist,
    DebriefQuestion,
    Exercise,
    Key,
    LearningPath,
    Material,
    Pack,
    PathStep,
    Recommendation,
    Toolkit,
)
from .model.base import Edition
from .model.kinds import FieldBase, RankField, Row, ScaleField, TableField, WorksheetField
from .model.source import by_author, citation_labels

Strings = Mapping[str, Any]

# Where people plan what they do, unless another page calls action_plan().
_ACTION_PLAN = "my-work/action-plan.md"

_HERE = Path(__file__).parent


def read_strings() -> Strings:
    """Every word that a component shows, by component."""
    # The base loader keeps every value as the text that was typed, "no" included; libyaml's is ten times faster.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    strings: Strings = yaml.load((_HERE / "strings" / "en.yml").read_text("utf-8"), Loader=loader)  # noqa: S506
    return strings


class Renderer:
    """Makes the HTML of every component, for one edition.

    `chapters` maps a chapter id to its title, `pages` an exercise id to the page that shows it,
    both as paths below docs/; `reading` maps a chapter id to the minutes it takes to read.
    The trainee edition is rendered from exercises without their facilitator part, so that nothing of it can leak.
    """

    def __init__(
        self,
        toolkit: Toolkit,
        *,
        edition: Edition,
        edition_name: str,
        chapters: Mapping[str, str],
        pages: Mapping[str, str],
        reading: Mapping[str, int] = MappingProxyType({}),
        places: Mapping[str, str] | None = None,
        examples: tuple[WorksheetField, ...] = (),
        downloads: bool = False,
    ) -> None:
        self.toolkit = toolkit
        self.edition = edition
        self.edition_name = edition_name
        self.chapters = chapters
        self.pages = pages
        self.reading = reading
        self.places = places or {}
        self.examples = examples
        self.downloads = downloads
        self.strings = read_strings()
        self._labels = citation_labels(toolkit.sources.values())
        self._jinja = Environment(
            loader=FileSystemLoader(_HERE / "theme"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._jinja.filters["plain"] = text.to_plain

    def exercise(self, exercise_id: str, page: str) -> str:
        """The page of an exercise below its title, which `exercise_title` has."""
        exercise = self._exercise(exercise_id)
        return self._html(
            "exercise/exercise.html",
            page,
            exercise=exercise,
            group=self._group(exercise),
            materials=[self._material(material) for material in exercise.materials],
            chapters=[self._chapter(chapter, page) for chapter in exercise.chapters],
            keys=[self._key(exercise, key) for key in exercise.facilitator.keys] if exercise.facilitator else [],
            sources=[self.toolkit.sources[key] for key in exercise.sources],
            practised=self._practised,
            table_rows=self._table_rows,
            script_strings=self._script_strings("answers", *dict.fromkeys(field.kind for field in exercise.worksheet)),
        )

    def exercise_title(self, exercise_id: str) -> Markup:
        """The title of an exercise as HTML, for the page that shows it."""
        return Markup.escape(self.toolkit.exercises[exercise_id].title)

    def exercise_card(self, exercise_id: str, page: str) -> str:
        """A link to an exercise with its time, working form and first objective."""
        exercise = self._exercise(exercise_id)
        href = link(page, self.pages[exercise_id])
        return self._html("card/card.html", page, exercise=exercise, group=self._group(exercise), href=href)

    def workbook(self, page: str) -> str:
        """Every worksheet on one page, by theme, with the cover of the report that is printed from it."""
        order = {theme: number for number, theme in enumerate(self.strings["themes"])}
        exercises = sorted((self._exercise(one) for one in self.toolkit.exercises), key=lambda one: order[one.theme])
        kinds = {field.kind for exercise in exercises for field in exercise.worksheet}
        return self._html(
            "workbook/workbook.html",
            page,
            themes=[(theme, [one for one in exercises if one.theme == theme]) for theme in order],
            exercises=exercises,
            checklists=self._plan(page),
            plan_href="#worksheet-action-plan",
            href=lambda exercise: link(page, self.pages[exercise]),
            table_rows=self._table_rows,
            script_strings=self._script_strings("answers", "workbook", "plan", *sorted(kinds)),
        )

    def checklist(self, checklist_id: str, page: str) -> str:
        """The recommendations of a chapter, each with its status to tick."""
        return self._html(
            "checklist/checklist.html",
            page,
            checklist=self.toolkit.checklists[checklist_id],
            boxes=self.toolkit.boxes,
            script_strings=self._script_strings("answers"),
        )

    def action_plan(self, page: str) -> str:
        """Every recommendation of every checklist in one table, in the order of the chapters."""
        words = self._script_strings("answers", "plan")
        return self._html("plan/plan.html", page, checklists=self._plan(page), script_strings=words)

    def box(self, box_id: str, page: str) -> str:
        """A box inside a chapter: Markdown in an HTML frame, so that its text is treated like the chapter's."""
        box = self.toolkit.boxes[box_id]
        return self._render(
            "box/box.html",
            page,
            box=box,
            facts=Markup(self.box_facts(box_id)),
            body=Markup(_relative_links(box.body, box_page(box_id), page)),
            sources=Markup(self.box_sources(box_id)),
        )

    def box_facts(self, box_id: str) -> str:
        """Where, when, how strong the evidence is: the head of a box."""
        return self._html("box/facts.html", box_page(box_id), box=self.toolkit.boxes[box_id])

    def box_sources(self, box_id: str) -> str:
        """The sources of a box."""
        box = self.toolkit.boxes[box_id]
        return self._html("box/sources.html", box_page(box_id), sources=[self.toolkit.sources[s] for s in box.sources])

    def box_gallery(self, page: str) -> str:
        """All boxes, by title."""
        boxes = sorted(self.toolkit.boxes.values(), key=lambda box: box.title)
        words = self.strings
        filters = [
            ("region", words["gallery"]["region"], words["gallery"]["regions"]),
            ("theme", words["gallery"]["theme"], words["themes"]),
            ("kind", words["box"]["kind"], words["box"]["kinds"]),
            ("evidence", words["box"]["evidence"], words["box"]["grades"]),
        ]
        return self._html("gallery/gallery.html", page, boxes=boxes, filters=filters)

    def field_gallery(self, page: str) -> str:
        """One field of each kind, to try out; nothing of it is kept."""
        words = self._script_strings("answers", *dict.fromkeys(field.kind for field in self.examples))
        return self._html(
            "gallery/fields.html", page, fields=self.examples, table_rows=self._table_rows, script_strings=words
        )

    def recommendations(self, page: str) -> str:
        """Every recommendation, by those who can act on it and then in the order of the chapters."""
        found = [
            (one, f"{checklist.id}/{one.id}") for checklist in self._checklists() for one in checklist.recommendations
        ]
        groups = []
        for actor, title in self.strings["recommendations"]["actors"].items():
            own = [self.recommendation(reference, page) for one, reference in found if actor in one.actors]
            groups += [{"id": actor, "title": title, "recommendations": own}] if own else []
        return self._html("recommendations/recommendations.html", page, groups=groups)

    def recommendation(self, reference: str, page: str) -> dict[str, Any]:
        """One recommendation outside its checklist: what it says, and where to read more."""
        checklist_id, _, name = reference.partition("/")
        checklist = self.toolkit.checklists[checklist_id]
        one = next(item for item in checklist.recommendations if item.id == name)
        box = self.toolkit.boxes[one.box] if one.box else None
        return {
            "text": one.text,
            "first_step": one.first_step,
            "chapter": {
                "title": self.chapters[checklist.chapter],
                "href": link(page, f"{checklist.chapter}.md#{one.id}"),
            },
            "box": {"title": box.title, "href": link(page, box_page(box.id))} if box else None,
        }

    def assessment(self, page: str) -> str:
        """Every scale that leads to recommendations, to rate and to act on without the rest of its exercise."""
        return "\n\n".join(part for name in self.toolkit.exercises if (part := self._assess(name, page)))

    def cite(self, source_id: str, page: str) -> str:
        """A citation inside a sentence, leading to the list of sources."""
        source = self.toolkit.sources[source_id]
        href = link(page, f"reference/sources.md#{source_id}")
        return f'<span class="tw-cite">(<a href="{href}">{Markup.escape(self._labels[source.id])}</a>)</span>'

    def sources(self, page: str) -> str:
        """Every source, by author and year, with how much of it was seen."""
        ordered = sorted(self.toolkit.sources.values(), key=by_author)
        return self._html("sources/sources.html", page, sources=ordered, labels=self._labels)

    def pack(self, pack_id: str, page: str) -> str:
        """A session plan with its times; the facilitator's also with the materials and the answers."""
        pack = self.toolkit.packs[pack_id]
        facilitator = self.edition == "facilitator"
        pack = pack if facilitator else pack.for_trainees()
        return self._html(
            "pack/pack.html",
            page,
            pack=pack,
            agenda=[self._agenda_day(day, page) for day in agenda.agenda(self.toolkit, pack)],
            materials=agenda.materials(self.toolkit, pack) if facilitator else (),
            card_sets=[self._card_set(one) for one in agenda.card_sets(self.toolkit, pack)] if facilitator else [],
            downloads=self._downloads(pack, page) if self.downloads else [],
        )

    def learning_paths(self, page: str) -> str:
        """An index of the learning paths, and each of them with its steps to tick."""
        paths = sorted(self.toolkit.paths.values(), key=lambda path: path.position)
        renamed = {former: one.id for one in self.toolkit.exercises.values() for former in one.formerly}
        return self._html(
            "paths/paths.html",
            page,
            paths=[self._path(path, page) for path in paths],
            renamed=_json(renamed) if renamed else "",
            script_strings=self._script_strings("answers", "paths"),
        )

    def _assess(self, exercise_id: str, page: str) -> str:
        """The scales of one exercise that lead to recommendations, below a heading; nothing if it has none."""
        exercise = self._exercise(exercise_id)
        scales = [
            (number, field)
            for number, field in enumerate(exercise.worksheet, 1)
            if isinstance(field, ScaleField) and field.advised
        ]
        if not scales:
            return ""
        href = posixpath.relpath(self.pages[exercise_id], posixpath.dirname(page) or ".")
        words = self._script_strings("answers", "scale")
        html = self._html("assessment/assessment.html", page, exercise=exercise, scales=scales, script_strings=words)
        return f"## [{_escape_markdown(exercise.title)}]({href}) {{ #{exercise.id} }}\n\n{html}"

    def _exercise(self, exercise_id: str) -> Exercise:
        exercise = self.toolkit.exercises[exercise_id]
        return exercise if self.edition == "facilitator" else exercise.for_trainees()

    def _html(self, template: str, page: str, **values: object) -> str:
        """A component as one block of raw HTML: an empty line inside it would end the block for Python-Markdown."""
        return re.sub(r"\n\s*\n", "\n", self._render(template, page, **values)).strip()

    def _render(self, template: str, page: str, **values: object) -> str:
        """A component on one page; links in its texts are written as from docs/ and made relative to the page."""
        href = partial(_href, page)
        self._jinja.filters["markdown"] = partial(text.to_html, href=href)
        self._jinja.filters["inline"] = partial(text.to_inline_html, href=href)
        everywhere = {
            "t": _Words(self.strings),
            "edition_name": self.edition_name,
            "kept": self._kept,
            "workbook": link(page, self.places["workbook"]) if "workbook" in self.places else "",
            "box_href": lambda box_id: link(page, box_page(box_id)),
            "recommendation": lambda reference: self.recommendation(reference, page),
            "plan_href": link(page, self.places.get("action_plan", _ACTION_PLAN)),
        }
        return self._jinja.get_template(template).render(everywhere | values)

    def _key(self, exercise: Exercise, key: Key) -> dict[str, Any]:
        """What the facilitator sees of a key: labels instead of ids."""
        number, field = next((n, f) for n, f in enumerate(exercise.worksheet, 1) if f.id == key.field)
        return {
            "number": number,
            "prompt": field.prompt,
            "options": key_options(key, field),
            "ordered": isinstance(field, RankField),
            "table": key_table(key, field, self.strings["key"]),
            "text": key.text,
            "practised": self._practised(field),
        }

    def _practised(self, one: FieldBase | DebriefQuestion) -> str:
        """Which objectives a field or a debrief question practises, in words; nothing if it names none."""
        words = self.strings["facilitator"]["practises"]
        form: str = words["one" if len(one.practises) == 1 else "other"]
        return form.format(numbers=", ".join(map(str, one.practises))) if one.practises else ""

    def _kept(self, name: str, record: Exercise | Checklist, parts: Sequence[FieldBase | Recommendation]) -> Markup:
        """The attributes by which the scripts keep the answers of a worksheet, those under former ids included."""
        attributes = {
            "data-module": "tw-worksheet",
            "data-exercise": name,
            "data-title": record.title,
            "data-formerly": " ".join(name.removesuffix(record.id) + former for former in record.formerly),
            "data-renamed": _json({former: part.id for part in parts for former in part.formerly}),
            "data-edition": self.edition_name,
        }
        return Markup(" ").join(
            Markup('{}="{}"').format(key, value) for key, value in attributes.items() if value not in {"", "{}"}
        )

    def _group(self, exercise: Exercise) -> str:
        form: str = self.strings["exercise"]["forms"][exercise.group.form]
        if not exercise.group.size:
            return form
        whole: str = self.strings["exercise"]["form_with_size"]
        return whole.format(form=form, size=exercise.group.size)

    def _material(self, material: Material) -> str:
        words = self.strings["exercise"]
        quantity: str = words["per"][material.per].format(quantity=material.quantity)
        if material.in_pack:
            quantity = words["in_pack"].format(quantity=quantity)
        return f"{material.item} ({quantity})"

    def _chapter(self, chapter: str, page: str) -> dict[str, str]:
        return {"title": self.chapters[chapter], "href": link(page, f"{chapter}.md")}

    def _plan(self, page: str) -> list[dict[str, Any]]:
        return [self._plan_part(checklist, page) for checklist in self._checklists()]

    def _checklists(self) -> list[Checklist]:
        """All checklists, in the order of their chapters."""
        order = {chapter: place for place, chapter in enumerate(self.chapters)}
        return sorted(self.toolkit.checklists.values(), key=lambda checklist: order[checklist.chapter])

    def _plan_part(self, checklist: Checklist, page: str) -> dict[str, Any]:
        """A checklist as a part of the action plan."""
        chapter = self._chapter(checklist.chapter, page)
        folder = checklist.chapter.partition("/")[0]
        return {
            "record": checklist,
            "part": self.strings["plan"]["parts"].get(folder, folder),
            "chapter": chapter,
            "items": [self._plan_item(item, chapter["href"]) for item in checklist.recommendations],
        }

    def _plan_item(self, item: Recommendation, chapter_href: str) -> dict[str, Any]:
        box = self.toolkit.boxes[item.box] if item.box else None
        href = f"{chapter_href}#{item.id}"
        return {"id": item.id, "text": text.to_plain(item.text), "who": item.who, "href": href, "box": box}

    def _table_rows(self, field: TableField) -> tuple[Row, ...]:
        if field.rows:
            return field.rows
        label: str = self.strings["table"]["row"]
        return tuple(
            Row.model_construct(id=str(n), label=label.format(number=n)) for n in range(1, (field.blank_rows or 0) + 1)
        )

    def _agenda_day(self, day: agenda.AgendaDay, page: str) -> dict[str, Any]:
        lines = [self._agenda_item(item, page) for item in day.items]
        return {"title": day.title, "clock": bool(day.start), "lines": lines}

    def _card_set(self, one: agenda.CardSet) -> dict[str, Any]:
        title = self.toolkit.exercises[one.exercise].title
        return {"label": self.strings["pack"]["card_set"].format(cards=one.cards, title=title), "sets": one.sets}

    def _agenda_item(self, item: agenda.AgendaItem, page: str) -> dict[str, Any]:
        target = self.pages[item.exercise] if item.exercise else f"{item.chapter}.md" if item.chapter else ""
        names = ("start", "end", "minutes", "title", "kind", "note")
        return {name: getattr(item, name) for name in names} | {"href": link(page, target) if target else ""}

    def _path(self, path: LearningPath, page: str) -> dict[str, Any]:
        steps = [self._path_step(step, page) for step in path.steps]
        minutes = sum(step["minutes"] for step in steps)
        return {"id": path.id, "title": path.title, "who": path.who, "about": path.about} | {
            "steps": steps,
            "time": self.strings["paths"]["time"].format(count=len(steps), minutes=minutes),
        }

    def _path_step(self, step: PathStep, page: str) -> dict[str, Any]:
        """What a step shows; an exercise also says where its answers are, so that a script can count them."""
        common = {"key": step.key, "why": step.why}
        if step.exercise:
            exercise = self._exercise(step.exercise)
            href, fields = link(page, self.pages[exercise.id]), [field.id for field in exercise.worksheet]
            found = {"kind": "exercise", "title": exercise.title, "minutes": exercise.minutes, "fields": fields}
        else:
            chapter = step.chapter or ""
            href = link(page, f"{chapter}.md")
            found = {"kind": "chapter", "title": self.chapters[chapter], "minutes": self.reading[chapter], "fields": []}
        return common | found | {"href": href}

    def _downloads(self, pack: Pack, page: str) -> list[dict[str, str]]:
        kinds = ("participant", "facilitator") if self.edition == "facilitator" else ("participant",)
        return [
            {"label": self.strings["pack"][kind], "href": link(page, f"downloads/{pack.id}-{kind}.pdf")}
            for kind in kinds
        ]

    def _former(self) -> dict[str, list[str]]:
        """Under which names the answers of exercises and checklists may still be kept, by their present name."""
        exercises = {one.id: list(one.formerly) for one in self.toolkit.exercises.values()}
        checklists = {
            f"checklist-{one.id}": [f"checklist-{former}" for former in one.formerly]
            for one in self.toolkit.checklists.values()
        }
        return {name: former for name, former in (exercises | checklists).items() if former}

    def _script_strings(self, *parts: str) -> Markup:
        """The words that scripts show, as JSON that cannot end its script element."""
        words = {part: self.strings[part] for part in parts if part in self.strings}
        former = self._former()
        if former:
            words["former"] = former
        return Markup(_json(words).replace("<", "\\u003c"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def link(page: str, target: str) -> str:
    """The address of `target` as seen from `page`; both are paths below docs/, and `target` may have an anchor."""
    path, mark, anchor = target.partition("#")
    html = path.removesuffix(".md") + ".html" if path.endswith(".md") else path
    return posixpath.relpath(html, posixpath.dirname(page) or ".") + mark + anchor


def box_page(box_id: str) -> str:
    """The page of a box, below docs/."""
    return f"boxes/{box_id}.md"


def _href(page: str, address: str) -> str:
    return address if re.match(r"[a-z][a-z0-9+.-]*:|#", address) else link(page, address)


def _relative_links(markdown: str, written_for: str, shown_on: str) -> str:
    """Markdown links of one page, rewritten so that they work on another."""

    def move(match: re.Match[str]) -> str:
        path, mark, anchor = match[1].partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(written_for), path))
        return f"]({posixpath.relpath(target, posixpath.dirname(shown_on) or '.')}{mark}{anchor})"

    return re.sub(r"\]\((?![a-z]+:|#)([^)\s]+)\)", move, markdown)


def _escape_markdown(words: str) -> str:
    """Plain text as Markdown: what Markdown or HTML would read as markup becomes a character reference.

    A backslash would not do, because Python-Markdown shows it before "<" and "&" (Markdown 3.11).
    """
    return re.sub(r"[\\`*_{}\[\]<>&~^!#]", lambda match: f"&#{ord(match[0])};", words)


class _Words:
    """The strings with dots: {{ t.exercise.time }}; a missing one is an error, not an empty place."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __getitem__(self, name: str) -> Any:
        value = self._words[name]
        return _Words(value) if isinstance(value, Mapping) else value

    def items(self) -> list[tuple[str, Any]]:
        return list(self._words.items())
