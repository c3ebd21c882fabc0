"""The field kind `classify` in print."""

from __future__ import annotations

from ...model import Key
from ...model.kinds import ClassifyField, FieldBase
from ...text import to_blocks
from .base import PAGE_LINES, ROW_CHARACTERS, Data, Words, answer, blocks, part_words, tall, worksheet

# Widths in letters: the whole table, the least for the items, and the least and the most for a category.
_TABLE = 72
_ITEMS = 24
_LEAST = 9
_MOST = 15


@worksheet.register
def _(field: ClassifyField, words: Words) -> Data:
    labels = [category.label for category in field.categories]
    widths = _widths(labels)
    return {
        "kind": "classify",
        "categories": labels,
        "items": [to_blocks(item.text) for item in field.items],
        "widths": widths,
        "part_words": part_words([words["classify"]["item"], *labels], widths),
        "tall_rows": _tall_rows(field),
        # A row is two lines high at least. A table of half a page may be broken: moved as a whole it would leave a gap.
        "tall": 2 * len(field.items) > PAGE_LINES // 2 or tall(*(2 * item.text for item in field.items)),
    }


@answer.register
def _(field: ClassifyField, key: Key, words: Words) -> Data:
    """Without self_check the key says it all; with it, each item has its category and feedback."""
    if not field.self_check:
        return answer.dispatch(FieldBase)(field, key, words)
    labels = {category.id: category.label for category in field.categories}
    items = [
        {"item": to_blocks(one.text), "category": labels[one.category or ""], "feedback": blocks(one.feedback)}
        for one in field.items
    ]
    return {"kind": "classify", "items": items, "tall_rows": _tall_rows(field), "text": blocks(key.text)}


def _widths(labels: list[str]) -> list[float]:
    """The items take what the categories leave, and each of these is as wide as its longest word, within reason."""
    longest = max(len(word) for label in labels for word in label.split())
    room = (_TABLE - _ITEMS) / len(labels)
    width = min(max(longest + 2, _LEAST), _MOST, room)
    return [_TABLE - width * len(labels), *(width for _ in labels)]


def _tall_rows(field: ClassifyField) -> bool:
    texts = (text for item in field.items for text in (item.text, item.feedback) if text)
    return any(len(text) > ROW_CHARACTERS for text in texts)
