"""Keys name what their field has, all of it where the order counts, and say the same as its feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from ..document import Document, Path
from ..keys import RACI, KeyForm, key_form
from ..model import Key
from ..model.kinds import ChoiceField, ClassifyField, FieldBase, RaciField, RankField
from ..problem import Problem, did_you_mean, one_of


def check_key(document: Document, key: Key, field: FieldBase, path: Path) -> Iterator[Problem]:
    """The mistakes of one key, which begins at `path`."""
    form = key_form(field)
    if not (key.text or key.options or key.rows):
        message = f'The key to "{key.field}" holds no answer.'
        yield document.problem(path, "missing-key", message, 'Write "text", or "options", or "rows".')
    for index, option in enumerate(key.options):
        yield from _known(document, option, form.options, (*path, "options", index), "option", key.field)
    if set(key.options) <= form.options.keys():
        yield from _agree(field, key, document, path)
    for index, row in enumerate(key.rows):
        yield from _row(document, key.field, row, form, (*path, "rows", index))


def _row(document: Document, field: str, row: dict[str, str], form: KeyForm, path: Path) -> Iterator[Problem]:
    if form.rows and "row" not in row:
        message = f"Row {int(path[-1]) + 1} of the key does not say which row of the field it fills."
        yield document.problem(path, "unknown-row", message, f"Write row: and one of: {one_of(form.rows)}.")
    for name, value in row.items():
        if name == "row":
            yield from _known(document, value, form.rows, (*path, "row"), "row", field)
        elif name not in form.columns:
            yield from _known(document, name, form.columns, (*path, name), "column", field)
        elif name in form.values and value not in form.values[name]:
            message = f'The key says "{value}" in the column "{name}", and the field does not offer that.'
            hint = did_you_mean(value, form.values[name]) or f"It offers: {one_of(form.values[name])}."
            yield document.problem((*path, name), "unknown-option", message, hint)


@singledispatch
def _agree(field: FieldBase, key: Key, document: Document, path: Path) -> Iterator[Problem]:
    """What the key and the field must say alike: a self-check and the key cannot tell two different things."""
    return iter(())


@_agree.register
def _(field: ChoiceField, key: Key, document: Document, path: Path) -> Iterator[Problem]:
    if not key.options or not field.self_check:
        return
    right = {option.id for option in field.options if option.correct}
    if right and right != set(key.options):
        message = f'The key to "{key.field}" says {one_of(key.options)}, but correct: yes stands at {one_of(right)}.'
        yield document.problem((*path, "options"), "key-differs", message, "Correct the one that is wrong.")


@_agree.register
def _(field: ClassifyField, key: Key, document: Document, path: Path) -> Iterator[Problem]:
    known = {category.id for category in field.categories}
    right = {item.id: item.category for item in field.items if field.self_check and item.category in known}
    for index, row in enumerate(key.rows):
        item, category = row.get("row"), row.get("category")
        if item in right and category in known and category != right[item]:
            message = f'The key says {category} for "{item}", but category: of this item says {right[item]}.'
            place = (*path, "rows", index, "category")
            yield document.problem(place, "key-differs", message, "Correct the one that is wrong.")


@_agree.register
def _(field: RankField, key: Key, document: Document, path: Path) -> Iterator[Problem]:
    ids = [item.id for item in field.items]
    if not key.options or sorted(key.options) == sorted(ids):
        return
    wrong = {
        "leaves out": [one for one in ids if one not in key.options],
        "repeats": [one for one in ids if key.options.count(one) > 1],
    }
    parts = " and ".join(f"{verb} {', '.join(found)}" for verb, found in wrong.items() if found)
    hint = "Name each item of the field once, the first place on top."
    yield document.problem((*path, "options"), "key-order", f'The key to "{key.field}" {parts}.', hint)


@_agree.register
def _(_field: RaciField, key: Key, document: Document, path: Path) -> Iterator[Problem]:
    """A sample matrix is a good one: in every row one role answers for the task, and one at least does the work."""
    for index, row in enumerate(key.rows):
        letters = {role: letter for role, letter in row.items() if role != "row"}
        # A letter that is not one, or a row without its task, is a mistake of its own.
        if "row" not in row or not set(letters.values()) <= set(RACI):
            continue
        answer = [role for role, letter in letters.items() if "A" in letter]
        task, place = row["row"], (*path, "rows", index)
        if len(answer) != 1:
            found = f"{len(answer)} roles with an A ({', '.join(answer)})" if answer else "no role with an A"
            message = f'In the key to "{key.field}", the task "{task}" has {found}.'
            hint = "Give A or AR to exactly one role: the one that answers for the task."
            yield document.problem(place, "raci-key", message, hint)
        if not any("R" in letter for letter in letters.values()):
            message = f'In the key to "{key.field}", the task "{task}" has no role with an R.'
            hint = "Give R to a role that does the work, or AR to the one that also answers for it."
            yield document.problem(place, "raci-key", message, hint)


def _known(
    document: Document, value: str, known: Iterable[str], path: Path, noun: str, field: str
) -> Iterator[Problem]:
    known = list(known)
    if value in known:
        return
    message = f'The key names the {noun} "{value}", which the field "{field}" does not have.'
    hint = did_you_mean(value, known) or (f"It has: {one_of(known)}." if known else f"It has no {noun}s.")
    yield document.problem(path, f"unknown-{noun}", message, hint)
