"""The two editions of the website: which pages each has, and the date that it carries."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pathspec.gitignore import GitIgnoreSpec

from ..check import FACILITATOR_PAGES
from ..model.base import Edition

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def edition_of(config: MkDocsConfig) -> Edition:
    """The edition that `extra.edition` in mkdocs.yml names; anything but "facilitator" gives the trainees'."""
    return "facilitator" if config.extra.get("edition") == "facilitator" else "trainee"


def adapt(config: MkDocsConfig, edition: Edition) -> None:
    """Add the facilitator's pages to the menu, or leave them out of the build altogether."""
    if edition == "facilitator":
        config.nav = [*(config.nav or []), *config.extra["facilitator_nav"]]
        return
    always = config.exclude_docs or GitIgnoreSpec.from_lines([])
    config.exclude_docs = always + GitIgnoreSpec.from_lines([FACILITATOR_PAGES])


def edition_date(edition_name: str) -> datetime:
    """The first day of the month that an edition is named after, in UTC: "2026.11" is 1 November 2026.

    Everything published carries this date, because the time of the run would make every run different.
    """
    found = re.match(r"(\d{4})\.(\d{1,2})\b", edition_name)
    if found and 1 <= int(found[2]) <= 12:
        return datetime(int(found[1]), int(found[2]), 1, tzinfo=UTC)
    return datetime(2026, 1, 1, tzinfo=UTC)
