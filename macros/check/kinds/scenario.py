"""Rules of the field kind `scenario`: the numbers of the story, and whether one can walk through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...document import Document, Path
from ...model.kinds import ScenarioField
from ...model.kinds.scenario import Choice, Paragraph
from ...problem import Problem, did_you_mean, nearest, one_of
from .base import check_field, unique_in_all

Ways = Mapping[str, Iterable[str]]
"""Where each paragraph leads to, by id."""


@check_field.register
def _(field: ScenarioField, document: Document, path: Path) -> Iterator[Problem]:
    yield from _starts(field, document, path)
    yield from unique_in_all(field, "paragraphs", "choices", "story", document, path)
    for index, paragraph in enumerate(field.paragraphs):
        place: Path = (*path, "paragraphs", index)
        yield from _effects(field, paragraph, document, place)
        yield from _exits(field, paragraph, document, place)
        for number, choice in enumerate(paragraph.choices):
            yield from _needs(field, choice, document, (*place, "choices", number))
    yield from _story(field, document, path)


# ------------------------------------------------------------------------------------------- indicators


def _starts(field: ScenarioField, document: Document, path: Path) -> Iterator[Problem]:
    for index, indicator in enumerate(field.indicators):
        if indicator.start > indicator.most:
            message = f'The indicator "{indicator.id}" starts at {indicator.start}, but its most is {indicator.most}.'
            hint = "Write a smaller start, or a larger most."
            yield document.problem((*path, "indicators", index, "start"), "out-of-range", message, hint)


def _effects(field: ScenarioField, paragraph: Paragraph, document: Document, path: Path) -> Iterator[Problem]:
    for name, value in paragraph.effects.items():
        place: Path = (*path, "effects", name)
        yield from _indicator(field, name, f'The paragraph "{paragraph.id}" has an effect on', document, place)
        if value == 0:
            message = f'In the paragraph "{paragraph.id}", the effect on "{name}" is 0, which changes nothing.'
            yield document.problem(place, "no-effect", message, "Write a number such as 1 or -1, or remove the line.")


def _needs(field: ScenarioField, choice: Choice, document: Document, path: Path) -> Iterator[Problem]:
    most = {indicator.id: indicator.most for indicator in field.indicators}
    for name, least in choice.needs.items():
        place: Path = (*path, "needs", name)
        yield from _indicator(field, name, f'The choice "{choice.id}" needs', document, place)
        if least > most.get(name, least):
            message = f'The choice "{choice.id}" needs {least} of "{name}", which never has more than {most[name]}.'
            yield document.problem(place, "out-of-range", message, f"Write {most[name]} or less.")
        if least < 1:
            message = f'The choice "{choice.id}" needs {least} of "{name}", which everybody always has.'
            yield document.problem(place, "out-of-range", message, "Write 1 or more, or remove the line.")


def _indicator(field: ScenarioField, name: str, who: str, document: Document, place: Path) -> Iterator[Problem]:
    known = [indicator.id for indicator in field.indicators]
    if name not in known:
        message = f'{who} "{name}", and no indicator has this id.'
        names = f"The indicators are: {one_of(known)}." if known else "Describe it below indicators: of the field."
        yield document.problem(place, "unknown-indicator", message, did_you_mean(name, known) or names)


# ------------------------------------------------------------------------------------------------- exits


def _exits(field: ScenarioField, paragraph: Paragraph, document: Document, path: Path) -> Iterator[Problem]:
    """How one leaves a paragraph: by choices that lead somewhere, or because the story ends there."""
    known = field.numbers
    if not paragraph.choices and not paragraph.ending:
        message = f'The paragraph "{paragraph.id}" has no choices and no ending, so the story stops there.'
        yield document.problem(path, "dead-end", message, "Add choices, or write ending: good, mixed or bad.")
    if paragraph.choices and paragraph.ending:
        message = f'The paragraph "{paragraph.id}" has an ending and choices.'
        hint = "A story goes on or it ends: remove one of the two."
        yield document.problem((*path, "ending"), "ending-with-choices", message, hint)
    if paragraph.choices and all(choice.needs for choice in paragraph.choices):
        message = f'Every choice of the paragraph "{paragraph.id}" has needs, so a trainee with too little is stuck.'
        yield document.problem((*path, "choices"), "only-with-needs", message, "Add a choice without needs.")
    for number, choice in enumerate(paragraph.choices):
        if choice.goto not in known:
            message = f'The choice "{choice.id}" goes to the paragraph "{choice.goto}", which the story does not have.'
            hint = did_you_mean(choice.goto, known) or f"The paragraphs are: {one_of(known)}."
            yield document.problem((*path, "choices", number, "goto"), "unknown-paragraph", message, hint)


# ----------------------------------------------------------------------------------- the story as a whole


def _story(field: ScenarioField, document: Document, path: Path) -> Iterator[Problem]:
    """What only the whole shows. A wrong goto counts as the one that was meant, so that one mistake is told once."""
    known = field.numbers
    guesses = {choice.goto: nearest(choice.goto, known) for choice in field.choices if choice.goto not in known}
    ways = {one.id: [guesses.get(choice.goto, choice.goto) for choice in one.choices] for one in field.paragraphs}
    reached = _reach(ways, field.paragraphs[0].id)
    # A goto that is like no paragraph could lead anywhere, and a paragraph without exits is told already.
    if all(guesses.values()):
        yield from _unreached([one for one in known if one not in reached], ways, field, document, path)
    exits = {one.id for one in field.paragraphs if one.ending or not one.choices} | {""}
    trapped = [one for one in known if one in reached and not exits & _reach(ways, one)]
    if trapped and field.paragraphs[0].id not in trapped:
        yield from _loops(trapped, ways, field, document, path)
    elif all(guesses.values()):
        yield from _good_ending(reached, field, document, path)


def _reach(ways: Ways, start: str) -> set[str]:
    """Every paragraph that one can get to from `start`, itself included."""
    reached, waiting = {start}, [start]
    while waiting:
        new = set(ways.get(waiting.pop(), ())) - reached
        reached |= new
        waiting += new
    return reached


def _unreached(
    unreached: list[str], ways: Ways, field: ScenarioField, document: Document, path: Path
) -> Iterator[Problem]:
    """The first paragraph of each part of the story that is cut off; it explains what follows from there."""
    told: set[str] = set()
    for one in unreached:
        after = _reach(ways, one)
        before = {other for other in unreached if one in _reach(ways, other)}
        if one not in told and before <= after:
            told |= after
            message = f'Nobody can come to the paragraph "{one}": no way leads to it from the first paragraph.'
            hint = f"Write goto: {one} in a choice, or remove the paragraph."
            place: Path = (*path, "paragraphs", field.numbers[one] - 1)
            yield document.problem(place, "unreached-paragraph", message, hint)


def _loops(trapped: list[str], ways: Ways, field: ScenarioField, document: Document, path: Path) -> Iterator[Problem]:
    """Each ring of paragraphs that nobody can leave; what leads into it is explained by it."""
    told: set[str] = set()
    for one in trapped:
        ring = _reach(ways, one)
        if one in told or any(one not in _reach(ways, other) for other in ring):
            continue
        told |= ring
        names = [f'"{name}" (line {_line(name, field, document, path)})' for name in trapped if name in ring]
        message = f"These paragraphs lead only to one another, so the story never ends: {', '.join(names)}."
        if len(names) == 1:
            message = f"The paragraph {names[0]} leads only to itself, so the story never ends."
        place: Path = (*path, "paragraphs", field.numbers[one] - 1)
        yield document.problem(place, "endless-loop", message, "Let a choice lead out of it, towards an ending.")


def _good_ending(reached: set[str], field: ScenarioField, document: Document, path: Path) -> Iterator[Problem]:
    """A story that nobody can end well teaches that trying is no use."""
    endings = {one.ending for one in field.paragraphs if one.id in reached and not one.choices}
    # A dead end may be meant as a good ending, and a good ending that nobody reaches is told already.
    if None in endings or any(one.ending == "good" for one in field.paragraphs):
        return
    message = "No ending of the story is good." if endings else "No way through the story leads to an ending."
    hint = "Write at least one way that leads to a paragraph with ending: good."
    yield document.problem((*path, "paragraphs"), "no-good-ending", message, hint)


def _line(name: str, field: ScenarioField, document: Document, path: Path) -> int:
    return document.places[(*path, "paragraphs", field.numbers[name] - 1, "id")].line
