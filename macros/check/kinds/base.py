"""The rules of a worksheet field that need more than one of its values; each kind registers its own.

Below the entry stand the rules that several kinds share.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import singledispatch

from ...document import Document, Path
from ...model.kinds import FieldBase
from ...problem import Problem


@singledispatch
def check_field(field: FieldBase, document: Document, path: Path) -> Iterator[Problem]:
    """The mistakes of one field, which begins at `path` in its file; a kind without rules of its own has none."""
    return iter(())


def reserved(field: FieldBase, name: str, taken: Container[str], document: Document, path: Path) -> Iterator[Problem]:
    """Ids in the list `name` that already mean something in saved answers or in a row of a key."""
    for index, item in enumerate(getattr(field, name)):
        if item.id in taken:
            message = f'The id "{item.id}" cannot be used in {name}, because the toolkit itself uses it there.'
            hint = f"Write a longer one, such as {item.id}-1."
            yield document.problem((*path, name, index, "id"), "reserved-id", message, hint)


def listed_or_blank(
    field: FieldBase, name: str, noun: str, document: Document, path: Path, code: str = "table-rows"
) -> Iterator[Problem]:
    """Either the editor writes the list `name`, or trainees do: then `blank_…` says how many."""
    listed, blank = getattr(field, name), getattr(field, f"blank_{name}")
    if bool(listed) == bool(blank):
        message = f'{noun} has either "{name}" (each with id and label) or "blank_{name}" (a number).'
        yield document.problem(path, code, message, "Remove one of them." if listed else "Write one of them.")


def without_answers(
    field: FieldBase, name: str, answers: tuple[str, ...], document: Document, path: Path
) -> Iterator[Problem]:
    """What only a self-check may hold, in the list `name` of a field without one: it would be sent to trainees."""
    for index, item in enumerate(getattr(field, name)):
        for answer in answers:
            if answer in item.model_fields_set:
                noun = name.removesuffix("s").capitalize()
                message = f'{noun} {index + 1} has "{answer}", but the field does not say self_check: yes.'
                hint = "Write self_check: yes in the field, or move the answer to keys: below facilitator:."
                yield document.problem((*path, name, index, answer), "self-check", message, hint)


def unique_in_all(
    field: FieldBase, outer: str, inner: str, whole: str, document: Document, path: Path
) -> Iterator[Problem]:
    """Ids in the lists `inner` of all items of `outer` are different, because answers are saved by them alone."""
    noun = inner.removesuffix("s")
    first: dict[str, tuple[int, int]] = {}
    for number, group in enumerate(getattr(field, outer)):
        for index, item in enumerate(getattr(group, inner)):
            place = (*path, outer, number, inner, index, "id")
            other, line = first.setdefault(item.id, (number, document.places[place].line))
            # Twice in one list is found by `_duplicate_ids`.
            if other != number:
                message = f'The {noun} id "{item.id}" is used twice in this {whole}: the first is on line {line}.'
                yield document.problem(place, "duplicate-id", message, f"Give each {noun} its own id.")
