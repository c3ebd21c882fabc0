"""What was read from one file: its data, with the place of every value, so that a mistake can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .problem import Problem

Path = tuple[str | int, ...]
"""The way to a value: names of fields and numbers of items, from 0."""


@dataclass(frozen=True)
class Place:
    """Where a value stands; both count from 1."""

    line: int
    column: int


@dataclass
class Document:
    """What one file holds: its data, the place of every key and list item, and its mistakes.

    `data` is None when the text cannot be understood at all; then `problems` says why.
    """

    file: str
    lines: list[str]
    data: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Path, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the value that `path` leads to, or at its nearest parent that has a place."""
        while path and path not in self.places:
            path = path[:-1]
        place = self.places.get(path, Place(0, 0))
        return self.problem_at(place, code, message, hint)

    def problem_in(self, path: Path, words: str, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the line of the text at `path` that holds `words`, which may be far below its name."""
        start = self.places.get(path, Place(0, 0)).line
        end = min((place.line for place in self.places.values() if place.line > start), default=len(self.lines) + 1)
        for line in range(max(start, 1), end):
            if words in self.lines[line - 1]:
                return self.problem_at(Place(line, self.lines[line - 1].index(words) + 1), code, message, hint)
        return self.problem(path, code, message, hint)

    def problem_at(self, place: Place, code: str, message: str, hint: str = "") -> Problem:
        """A problem at a place, with the line itself."""
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Problem(self.file, place.line, place.column, code, message, hint, excerpt)
