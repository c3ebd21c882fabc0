"""Places in pages, for the rules that read pages as text."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from ..document import Document, Place
from ..load import Loaded
from ..problem import Problem


def included(page: str) -> bool:
    """Whether a file is only a part of pages."""
    return page.startswith("includes/")


def whole(file: str, code: str, message: str, hint: str) -> Problem:
    """A problem of a file as a whole."""
    return Problem(file, 0, 0, code, message, hint)


def at_line(loaded: Loaded, page: str, line: int, code: str, message: str, hint: str) -> Problem:
    """A problem at a line of a page."""
    lines = loaded.texts[page].replace("\r\n", "\n").split("\n")
    return Document(f"docs/{page}", lines).problem_at(Place(line, 1), code, message, hint)


def target(page: str, address: str) -> tuple[str, str]:
    """The file below docs/ that a link on `page` leads to, and the anchor in it."""
    path, _, anchor = unquote(address).partition("#")
    path = path.partition("?")[0]
    return (posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page), anchor
