"""The field kind `raci` in print."""

from __future__ import annotations

from ...model.kinds import RaciField
from .base import PAGE_LINES, ROW_CHARACTERS, Data, Words, part_words, worksheet

# More roles than this need the long side of the paper: a cell holds one letter, but the heading needs its words.
_UPRIGHT_ROLES = 6


@worksheet.register
def _(field: RaciField, words: Words) -> Data:
    tasks = [task.label for task in field.tasks]
    widths = [max(2.0, len(field.roles) * 0.4), *(1.0 for _ in field.roles)]
    headings = [" ".join([words["raci"]["task"], *tasks]), *(role.label for role in field.roles)]
    return {
        "kind": "raci",
        "roles": [role.label for role in field.roles],
        "tasks": tasks,
        "widths": widths,
        "part_words": part_words(headings, widths),
        "tall_rows": any(len(task) > ROW_CHARACTERS for task in tasks),
        "wide": len(field.roles) > _UPRIGHT_ROLES,
        # A row is two lines high. A table of half a page may be broken: moved as a whole it would leave a gap.
        "tall": 2 * len(tasks) > PAGE_LINES // 2,
    }
