"""The two editions of the website: which pages each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathspec.gitignore import GitIgnoreSpec

from ..model.base import Edition

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FACILITATOR_PAGES = "facilitate/"


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
