"""A source: one entry of exercises/sources.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .base import Id, Record, Text

Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Source(Record):
    """A document that somebody saw, and how much of it."""

    id: Id
    author: Text
    """A person or an institution."""
    short: Text | None = None
    """What a citation in the text shows instead of `author`."""
    year: Text
    """A year, or "n.d." when the document shows none."""
    title: Text
    publisher: Text | None = None
    address: Address | None = None
    """Where to find it."""
    seen: Literal["read", "opening", "secondary"]
    """Read, only its opening pages seen, or seen quoted elsewhere."""

    @property
    def label(self) -> str:
        """What a citation shows: "WTO, 2005"."""
        return f"{self.short or self.author}, {self.year}"
