"""Every text of a record, with its place."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ..document import Path


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a record, with its path in the file."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
