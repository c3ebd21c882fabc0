"""The field kind `score` in print."""

from __future__ import annotations

from ...model.kinds import ScoreField
from .base import PAGE_LINES, ROW_CHARACTERS, UPRIGHT_COLUMNS, Data, Words, blocks, part_words, tall, worksheet

# Relative widths: a cell holds one number, the first column words, the last a sum with what is possible.
_OPTION, _SCORE, _TOTAL = 2.5, 1.2, 1.6


@worksheet.register
def _(field: ScoreField, words: Words) -> Data:
    words = words["score"]
    widths = [_OPTION, *(_SCORE for _ in field.criteria), _TOTAL]
    options = [option.label for option in field.options] or [""] * (field.blank_options or 0)
    headings = [" ".join([words["option"], *options]), *(one.label for one in field.criteria), words["total"]]
    return {
        "kind": "score",
        "how": words["how"].format(points=field.points),
        "how_own": words["how_own"].format(total=field.weights_total) if field.own_weights else "",
        "criteria": [
            {"label": one.label, "weight": words["weight"].format(weight=one.weight), "about": blocks(one.about)}
            for one in field.criteria
        ],
        "options": options,
        "of": words["of"].format(most=field.points * field.weights_total),
        "widths": widths,
        "part_words": part_words(headings, widths),
        "tall_rows": any(len(option) > ROW_CHARACTERS for option in options),
        "wide": len(field.criteria) > UPRIGHT_COLUMNS,
        # A row is four lines high. A table of half a page may be broken: moved as a whole it would leave a gap.
        "tall": tall(*(one.about for one in field.criteria), extra=4 * len(options) + PAGE_LINES // 2),
    }
