"""Worksheet fields and keys as plain data for Typst; each kind registers its own worksheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any

from ...keys import key_options, key_table
from ...model import Key
from ...model.kinds import FieldBase, RankField
from ...text import to_blocks

Data = dict[str, Any]
Words = Mapping[str, Any]

# Beyond this many columns, or this sum of relative widths, handwriting needs the long side of the paper.
UPRIGHT_COLUMNS = 5
UPRIGHT_WIDTH = 14

# Lines of text, of about 5 mm, that surely fit on one page; what may have more can be broken across pages.
PAGE_LINES = 36
_LINE_CHARACTERS = 64

# Columns narrower than this many letters of their longest word need hyphens: 72 bold letters fill the page.
_PAGE_LETTERS = 72

# The letters that the white edges of a cell take.
_EDGES = 3

# Characters of a cell that surely fits on one page.
ROW_CHARACTERS = 400


@singledispatch
def worksheet(field: FieldBase, words: Words) -> Data:
    """What the template of the kind prints; `words` is `print` of the strings.

    Every kind gives `kind` and `tall` (whether it may be taller than a page), and `wide: True` if it needs the
    long side of the paper.
    """
    raise NotImplementedError(f"{type(field).__name__} has no printed form")


@singledispatch
def answer(field: FieldBase, key: Key, words: Words) -> Data:
    """What the facilitator reads: the right options, sample rows and the text of a key; `words` are all strings."""
    table = key_table(key, field, words["key"])
    widths = _answer_widths([*zip(table.headings, *table.rows, strict=True)])
    return {
        "kind": "key",
        "options": [to_blocks(label) for label in key_options(key, field)],
        "ordered": isinstance(field, RankField),
        "headings": table.headings,
        "widths": widths,
        "part_words": sum(widths) > 1,
        "rows": [{"cells": row, "tall": any(len(cell) > ROW_CHARACTERS for cell in row)} for row in table.rows],
        "text": blocks(key.text),
    }


def _answer_widths(columns: list[tuple[str, ...]]) -> list[float]:
    """The part of the page that each column gets: room for its longest word, and more where the texts are long.

    The parts add up to more than 1 where the words are too long for all columns together.
    """
    if not columns:
        return []
    words = [(max(len(word) for cell in column for word in cell.split() or [""]) + _EDGES) for column in columns]
    least = [letters / _PAGE_LETTERS for letters in words]
    wishes = [min(84, max(12, *map(len, column))) for column in columns]
    rest = max(0.0, 1 - sum(least))
    return [one + rest * wish / sum(wishes) for one, wish in zip(least, wishes, strict=True)]


def question(number: int, field: FieldBase) -> Data:
    """The number and the words above every field."""
    return {"number": number, "prompt": to_blocks(field.prompt), "help": blocks(field.help)}


def part_words(headings: Iterable[str], widths: Iterable[float]) -> bool:
    """Whether a heading has a word that is too long for its column, so that words must be parted."""
    widths = list(widths)
    room = (_PAGE_LETTERS * width / sum(widths) for width in widths)
    return any(
        len(max(heading.split() or [""], key=len)) > letters for heading, letters in zip(headings, room, strict=True)
    )


def tall(*texts: str | None, extra: int = 0, characters: int = _LINE_CHARACTERS) -> bool:
    """Whether the texts, with `extra` lines, might be too tall for one page; a rough and careful count.

    `characters` is how many fit on a line.
    """
    lines = [line for text in texts if text for line in text.splitlines()]
    return extra + sum(1 + len(line) // characters for line in lines) > PAGE_LINES


def blocks(text: str | None) -> list[Data]:
    """The blocks of a text that may be absent."""
    return to_blocks(text) if text else []
