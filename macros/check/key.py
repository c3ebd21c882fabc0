"""Keys name what their field has, and say the same as its feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..document import Document, Path
from ..keys import KeyForm, key_form
from ..model import Key
from ..model.kinds import ChoiceField, FieldBase
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
        yield from _agree(document, key, field, path)
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


def _agree(document: Document, key: Key, field: FieldBase, path: Path) -> Iterator[Problem]:
    """A self-check and the facilitator's key must not tell two different things."""
    if not key.options or not isinstance(field, ChoiceField) or not field.self_check:
        return
    right = {option.id for option in field.options if option.correct}
    if right and right != set(key.options):
        message = f'The key to "{key.field}" says {one_of(key.options)}, but correct: yes stands at {one_of(right)}.'
        yield document.problem((*path, "options"), "key-differs", message, "Correct the one that is wrong.")


def _known(
    document: Document, value: str, known: Iterable[str], path: Path, noun: str, field: str
) -> Iterator[Problem]:
    known = list(known)
    if value in known:
        return
    message = f'The key names the {noun} "{value}", which the field "{field}" does not have.'
    hint = did_you_mean(value, known) or (f"It has: {one_of(known)}." if known else f"It has no {noun}s.")
    yield document.problem(path, f"unknown-{noun}", message, hint)
