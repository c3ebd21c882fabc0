"""The field kind `scenario` in print."""

from __future__ import annotations

from ...model import Key
from ...model.kinds import ScenarioField
from ...model.kinds.scenario import Choice, Paragraph
from ...text import to_blocks
from .base import Data, Words, answer, blocks, tall, worksheet

# Characters on a line of a column; a column is half as wide as the page.
_COLUMN_CHARACTERS = 42


@worksheet.register
def _(field: ScenarioField, words: Words) -> Data:
    # Lessons stay out: whoever reads them before deciding has nothing left to decide.
    return {
        "kind": "scenario",
        "indicators": [
            {
                "label": words["scenario"]["starts"].format(label=one.label, start=one.start),
                "start": one.start,
                "most": one.most,
            }
            for one in field.indicators
        ],
        "paragraphs": [_paragraph(field, one, words["scenario"]) for one in field.paragraphs],
        "tall": True,
    }


@answer.register
def _(field: ScenarioField, key: Key, words: Words) -> Data:
    said = words["print"]["scenario"]
    taught = [one for one in field.paragraphs if any(choice.lesson for choice in one.choices)]
    return {
        "kind": "scenario",
        "text": blocks(key.text),
        "endings": [
            {"title": _title(field, one, said), "ending": said["endings"][one.ending]}
            for one in field.paragraphs
            if one.ending
        ],
        "lessons": [
            {
                "title": _title(field, one, said),
                "choices": [
                    {
                        "text": to_blocks(choice.text),
                        "goto": said["goto"].format(number=field.numbers[choice.goto]),
                        "lesson": blocks(choice.lesson),
                    }
                    for choice in one.choices
                ],
            }
            for one in taught
        ],
    }


def _paragraph(field: ScenarioField, paragraph: Paragraph, words: Words) -> Data:
    texts = (paragraph.title, paragraph.text, *(choice.text for choice in paragraph.choices))
    return {
        "title": _title(field, paragraph, words),
        "text": to_blocks(paragraph.text),
        "changes": _changes(field, paragraph, words),
        "choices": [
            {
                "text": to_blocks(choice.text),
                "needs": _needs(field, choice, words),
                "goto": words["goto"].format(number=field.numbers[choice.goto]),
            }
            for choice in paragraph.choices
        ],
        "ending": words["endings"][paragraph.ending] if paragraph.ending else "",
        "tall": tall(*texts, extra=3, characters=_COLUMN_CHARACTERS),
    }


def _title(field: ScenarioField, paragraph: Paragraph, words: Words) -> str:
    number = field.numbers[paragraph.id]
    numbered: str = words["paragraph"].format(number=number)
    return f"{number}. {paragraph.title}" if paragraph.title else numbered


def _changes(field: ScenarioField, paragraph: Paragraph, words: Words) -> str:
    effects = [(one.label, paragraph.effects[one.id]) for one in field.indicators if one.id in paragraph.effects]
    # A real minus sign: a hyphen could be taken for a dash between two words.
    return " · ".join(words["change"].format(label=label, by=f"{by:+}".replace("-", "−")) for label, by in effects)


def _needs(field: ScenarioField, choice: Choice, words: Words) -> str:
    needs = [(one.label, choice.needs[one.id]) for one in field.indicators if one.id in choice.needs]
    return " ".join(words["only_if"].format(label=label, least=least) for label, least in needs)
