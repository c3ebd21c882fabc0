"""A source: one entry of exercises/sources.yml."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from string import ascii_lowercase
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


def by_author(source: Source) -> tuple[str, str, str]:
    """The order of a bibliography: author, year, title."""
    return (source.label.casefold(), source.label, source.title)


def citation_labels(sources: Iterable[Source]) -> dict[str, str]:
    """What a citation of each source shows, by id; letters tell works of one author and year apart: "WTO, 2015b"."""
    labels: dict[str, str] = {}
    for label, group in groupby(sorted(sources, key=by_author), lambda source: source.label):
        same = [source.id for source in group]
        labels |= {name: label + _letter(number, label) if len(same) > 1 else label for number, name in enumerate(same)}
    return labels


def _letter(number: int, label: str) -> str:
    """The letter "a" for 0, and "aa" after "z"; a hyphen keeps it apart from "n.d."."""
    letters = ascii_lowercase[number % 26] * (number // 26 + 1)
    return letters if label[-1].isdigit() else f"-{letters}"
