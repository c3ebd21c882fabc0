"""What every kind of data shares: frozen, strict records and the types of their fields."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


class Record(BaseModel):
    """Base of all data: cannot be changed after loading and refuses fields it does not know."""

    # Docstrings of attributes become descriptions: error messages and the editors' page are made from them.
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def one_line(text: str) -> str:
    """The words with one space between them."""
    return " ".join(text.split())


ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A stable name: small letters, digits and single hyphens, starting with a letter."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(one_line)]
"""One line of plain text; a line break in it counts as a space."""

RecommendationId = Annotated[str, StringConstraints(pattern=ID_PATTERN[:-1] + "/" + ID_PATTERN[1:])]
"""A recommendation: the id of its checklist, a slash and its own id: "mandate-legal-basis/signed-text"."""

Markdown = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""CommonMark without raw HTML; may hold several paragraphs. Parsed by `macros.text`."""

ChapterId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+$")]
"""A chapter's path below docs/, without ".md": "part-1/structures-government"."""

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, 24 hours: "09:00"."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A date: "2026-11-22"."""

Practised = tuple[Annotated[int, Field(ge=1)], ...]
"""Numbers of objectives of the exercise, counted from 1."""

Theme = Literal["map", "diagnose", "design", "negotiate", "implement", "network"]

Edition = Literal["trainee", "facilitator"]
"""Who a website or a pack is for; only the facilitator's holds notes and keys."""
