"""The examples of worksheet fields in the editors' documentation, so that they can be tried out and not only read."""

from __future__ import annotations

import re

from pydantic import TypeAdapter, ValidationError

from .model.kinds import WorksheetField
from .read import read_yaml

EXAMPLES_PAGE = "editing/fields.md"

_BLOCK = re.compile(r"^```yaml[^\n]*\n(- id: .*?)^```", re.MULTILINE | re.DOTALL)
_FIELD: TypeAdapter[WorksheetField] = TypeAdapter(WorksheetField)


def field_examples(page: str) -> tuple[WorksheetField, ...]:
    """The fields that the YAML blocks of the page show, in their order; a block with a mistake is left out.

    tests/test_docs.py makes sure that none has a mistake.
    """
    found = []
    for block in _BLOCK.findall(page):
        document = read_yaml(EXAMPLES_PAGE, f"worksheet:\n{block}")
        try:
            found += [_FIELD.validate_python(field) for field in (document.data or {}).get("worksheet", ())]
        except ValidationError:
            continue
    return tuple(found)
