"""What a key may say about each kind of field, and how it reads: labels instead of ids, for pages and packs alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from .model import Key
from .model.kinds import (
    ChoiceField,
    ClassifyField,
    FieldBase,
    GridField,
    Labelled,
    RaciField,
    RankField,
    ScoreField,
    TableField,
)
from .text import to_plain

RACI = ("R", "A", "C", "I", "AR")
"""The letters that a role may have for a task; "AR" is accountable and responsible at once."""

Labels = dict[str, str]


@dataclass(frozen=True)
class KeyForm:
    """The ids that a key to one field may use, each with its label.

    `rows` are given rows. Where the field has no `row_heading`, the words for its `kind` stand there; a column
    whose label is "" gets one from these words, too.
    `values` holds, by column, the only cells that are right in form; other columns take any text.
    """

    kind: str = ""
    options: Labels = field(default_factory=dict)
    row_heading: str = ""
    rows: Labels = field(default_factory=dict)
    columns: Labels = field(default_factory=dict)
    values: dict[str, Labels] = field(default_factory=dict)


@dataclass(frozen=True)
class KeyTable:
    """The sample rows of a key, ready to be shown; no headings means no table."""

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def key_table(key: Key, of: FieldBase, words: Mapping[str, Any]) -> KeyTable:
    """The headings and cells of the sample rows; a given row starts with its label. `words` is `key` of the strings."""
    if not key.rows:
        return KeyTable()
    form = key_form(of)
    first = [form.row_heading or str(words["rows"][form.kind])] if form.rows else []
    headings = [label or str(words["columns"][column]) for column, label in form.columns.items()]
    return KeyTable((*first, *headings), tuple(tuple(_cells(row, form)) for row in key.rows))


def key_options(key: Key, of: FieldBase) -> list[str]:
    """The labels of the options that the key names: the right ones, or for a rank all of them in order."""
    options = key_form(of).options
    ordered = key.options if isinstance(of, RankField) else [option for option in options if option in key.options]
    return [options[option] for option in ordered]


def _cells(row: Mapping[str, str], form: KeyForm) -> list[str]:
    start = [form.rows[row["row"]]] if form.rows else []
    cells = ((column, row.get(column, "")) for column in form.columns)
    return [*start, *(form.values.get(column, {}).get(value, value) for column, value in cells)]


@singledispatch
def key_form(of: FieldBase) -> KeyForm:
    """What a key to this field may name; nothing but a text for kinds that are not registered."""
    return KeyForm()


@key_form.register
def _(of: ChoiceField) -> KeyForm:
    return KeyForm(options={option.id: option.label for option in of.options})


@key_form.register
def _(of: RankField) -> KeyForm:
    return KeyForm(options=_labels(of.items))


@key_form.register
def _(of: ClassifyField) -> KeyForm:
    rows = {item.id: to_plain(item.text) for item in of.items}
    return KeyForm(kind=of.kind, rows=rows, columns={"category": ""}, values={"category": _labels(of.categories)})


@key_form.register
def _(of: TableField) -> KeyForm:
    return KeyForm(
        row_heading=of.row_heading or "",
        rows=_labels(of.rows),
        columns={column.id: column.label for column in of.columns},
        values={column.id: {option: option for option in column.options} for column in of.columns if column.options},
    )


@key_form.register
def _(of: ScoreField) -> KeyForm:
    points = [str(number) for number in range(1, of.points + 1)]
    criteria = {criterion.id: criterion.label for criterion in of.criteria}
    return KeyForm(
        kind=of.kind,
        rows=_labels(of.options),
        columns=({} if of.options else {"name": ""}) | criteria,
        values={criterion: dict(zip(points, points, strict=True)) for criterion in criteria},
    )


@key_form.register
def _(of: RaciField) -> KeyForm:
    letters = {letter: " + ".join(letter) for letter in RACI}
    return KeyForm(
        kind=of.kind,
        rows=_labels(of.tasks),
        columns=_labels(of.roles),
        values={role.id: letters for role in of.roles},
    )


@key_form.register
def _(of: GridField) -> KeyForm:
    levels = [str(number) for number in range(1, of.levels + 1)]
    return KeyForm(
        kind=of.kind,
        rows=_labels(of.items),
        columns=({} if of.items else {"name": ""}) | {"x": of.x.label, "y": of.y.label},
        values={axis: dict(zip(levels, levels, strict=True)) for axis in ("x", "y")},
    )


def _labels(items: tuple[Labelled, ...]) -> Labels:
    return {item.id: item.label for item in items}
