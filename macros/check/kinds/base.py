"""The rules of a worksheet field that need more than one of its values; each kind registers its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from ...document import Document, Path
from ...model.kinds import FieldBase
from ...problem import Problem


@singledispatch
def check_field(field: FieldBase, document: Document, path: Path) -> Iterator[Problem]:
    """The mistakes of one field, which begins at `path` in its file; a kind without rules of its own has none."""
    return iter(())
