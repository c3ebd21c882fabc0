"""What belongs together is together: chapters have all their parts, and nothing is left over that nobody would find."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from ..calls import Call
from ..load import Loaded, chapter_titles, menu_lines
from ..model import Checklist
from ..page import page_links
from ..problem import Problem, did_you_mean, nearest
from .places import target, whole

Calls = Mapping[str, Sequence[Call]]

# What every chapter has besides a checklist and an exercise, as it is written there.
_FRAMES = {
    "the objectives": '!!! abstract "Objectives"',
    "the key points": '!!! success "Key points"',
}


def check_whole(loaded: Loaded, good: Calls, *, complete: bool) -> Iterator[Problem]:
    """What is missing or left over, as far as the pages without known mistakes tell.

    Unless these are all pages and exercises (`complete`), nobody can say that something is not used.
    """
    yield from _chapters(loaded, good)
    yield from _menu(loaded, good)
    if complete:
        yield from _unshown_boxes(loaded, good)
        yield from _unused_sources(loaded, good)
        yield from _unlinked_exercises(loaded, good)
        if not loaded.broken.get("packs"):
            yield from _unpacked_exercises(loaded)


# ----------------------------------------------------------------------------------- chapters and their parts


def _chapters(loaded: Loaded, calls: Calls) -> Iterator[Problem]:
    pages = (f"{chapter}.md" for chapter in chapter_titles(loaded.texts))
    chapters = {page: calls[page] for page in pages if page in calls}
    for page in chapters:
        if missing := _missing(loaded, page, chapters):
            message = f"The chapter lacks {_list([*missing])}."
            hint = "Write, where it belongs:\n" + "\n".join(f"  {line}" for line in missing.values())
            yield whole(f"docs/{page}", "chapter-part", message, hint)
    for checklist in loaded.toolkit.checklists.values():
        if f"{checklist.chapter}.md" in chapters:
            yield from _elsewhere(checklist, chapters)
            yield from _unshown(checklist, calls)


def _missing(loaded: Loaded, page: str, chapters: Calls) -> dict[str, str]:
    """The parts that a chapter does not have, each with the line that makes it."""
    text, macros, chapter = loaded.texts[page], {call.macro for call in chapters[page]}, page.removesuffix(".md")
    missing = {part: line for part, line in _FRAMES.items() if not re.search(rf"^{line} *\r?$", text, re.MULTILINE)}
    own = [one.id for one in loaded.toolkit.checklists.values() if one.chapter == chapter]
    # A checklist that stands on a wrong chapter has one mistake, not two.
    if "checklist" not in macros and not any(_calls_of(one, chapters) for one in own):
        name = own[0] if own else posixpath.basename(chapter)
        missing["its checklist"] = f'{{{{ checklist("{name}") }}}}'
    if "exercise_card" not in macros:
        fit = [one.id for one in loaded.toolkit.exercises.values() if chapter in one.chapters]
        missing["the card of an exercise"] = f'{{{{ exercise_card("{[*fit, "id-of-an-exercise"][0]}") }}}}'
    return missing


def _list(words: Sequence[str]) -> str:
    """The words as a sentence has them: "a, b and c"."""
    return " and ".join([", ".join(words[:-1])] * (len(words) > 1) + [*words[-1:]])


def _calls_of(checklist: str, calls: Calls) -> list[Call]:
    every = (call for found in calls.values() for call in found)
    return [call for call in every if call.macro == "checklist" and call.argument == checklist]


def _elsewhere(checklist: Checklist, chapters: Calls) -> Iterator[Problem]:
    """The calls of a checklist on other chapters than its own."""
    home = f"docs/{checklist.chapter}.md"
    for call in _calls_of(checklist.id, chapters):
        if call.file != home:
            message = f'The checklist "{checklist.id}" belongs to {home}, as its line "chapter:" says.'
            hint = f'Move the call there, or change "chapter:" in exercises/checklists/{checklist.id}.yml.'
            yield call.problem("checklist-elsewhere", message, hint)


def _unshown(checklist: Checklist, calls: Calls) -> Iterator[Problem]:
    """A checklist whose chapter shows another; a chapter that shows none is told to call this one."""
    page = f"{checklist.chapter}.md"
    if not _calls_of(checklist.id, calls) and any(call.macro == "checklist" for call in calls[page]):
        message = f'No page shows the checklist "{checklist.id}".'
        line = f'{{{{ checklist("{checklist.id}") }}}}'
        hint = f"Write {line} on docs/{page}, or move its recommendations and delete the file."
        yield whole(f"exercises/checklists/{checklist.id}.yml", "checklist-not-shown", message, hint)


# ------------------------------------------------------------------------------------------- what is left over


def _unshown_boxes(loaded: Loaded, calls: Calls) -> Iterator[Problem]:
    chapters = {f"{chapter}.md" for chapter in chapter_titles(loaded.texts)}
    shown = {call.argument for page in chapters for call in calls[page] if call.macro == "box"}
    linked = {target(page, address)[0] for page in chapters for _, address in page_links(loaded.texts[page])}
    linked |= {f"boxes/{item.box}.md" for one in loaded.toolkit.checklists.values() for item in one.recommendations}
    for box in loaded.toolkit.boxes:
        if box not in shown and f"boxes/{box}.md" not in linked:
            message = f'No chapter shows the box "{box}" or links to it.'
            hint = f'Write {{{{ box("{box}") }}}} in the chapter where it helps, or a link to it.'
            yield whole(f"docs/boxes/{box}.md", "box-not-shown", message, hint)


def _unused_sources(loaded: Loaded, calls: Calls) -> Iterator[Problem]:
    used = {call.argument for found in calls.values() for call in found if call.macro == "cite"}
    used |= {source for exercise in loaded.toolkit.exercises.values() for source in exercise.sources}
    used |= {source for box in loaded.toolkit.boxes.values() for source in box.sources}
    for source in loaded.toolkit.sources.keys() - used:
        message = f'Nothing uses the source "{source}".'
        hint = f'Write {{{{ cite("{source}") }}}} behind what it shows, or delete its entry.'
        yield loaded.document("sources", source).problem((source,), "unused-source", message, hint)


def _unlinked_exercises(loaded: Loaded, calls: Calls) -> Iterator[Problem]:
    """Exercises without a card in a chapter, where readers learn what they practise."""
    cards = {page: {call.argument for call in found if call.macro == "exercise_card"} for page, found in calls.items()}
    linked = {name for page, names in cards.items() if page.startswith(("part-1/", "part-2/")) for name in names}
    for exercise in loaded.toolkit.exercises.values():
        pages = [f"{chapter}.md" for chapter in exercise.chapters]
        # A chapter that lacks a card altogether is told so.
        if exercise.id not in linked and all(cards.get(page) for page in pages):
            message = f'No chapter of part 1 or 2 has a card for the exercise "{exercise.id}".'
            hint = f'Write {{{{ exercise_card("{exercise.id}") }}}} where it fits, for example in docs/{pages[0]}.'
            yield whole(f"exercises/{exercise.id}.yml", "exercise-not-linked", message, hint)


def _unpacked_exercises(loaded: Loaded) -> Iterator[Problem]:
    """Exercises that no session has, so that no pack prints them."""
    packed = {name for pack in loaded.toolkit.packs.values() for name in pack.exercise_ids}
    if packed - loaded.ids("exercises"):
        # A misspelt name is told where it stands.
        return
    for exercise in loaded.toolkit.exercises.keys() - packed:
        message = f'No pack has the exercise "{exercise}", so that nobody gets it on paper.'
        hint = f"Write below items: in a file in exercises/packs:\n  - kind: exercise\n    exercise: {exercise}"
        yield whole(f"exercises/{exercise}.yml", "exercise-in-no-pack", message, hint)


# ------------------------------------------------------------------------------------------------------- menu


def _menu(loaded: Loaded, good: Calls) -> Iterator[Problem]:
    lines = menu_lines(loaded.menu)
    if not loaded.menu or not lines:
        return
    misspelt = {page: nearest(page, loaded.texts.keys() - lines) for page in lines if page not in loaded.texts}
    for page in misspelt:
        message = f'The menu has "{page}", and there is no file docs/{page}.'
        hint = did_you_mean(page, loaded.texts.keys() - lines) or "Correct the line, or delete it."
        yield loaded.menu.problem(lines[page], "unknown-page", message, hint)
    for page in good.keys() - lines - {*misspelt.values()}:
        nav = "facilitator_nav" if page.startswith("facilitate/") else "nav"
        hint = f'Add the line "- {page}" to {nav} in mkdocs.yml, where readers will look for it.'
        yield whole(f"docs/{page}", "not-in-menu", "The page is not in the menu, so nobody finds it.", hint)
