"""One YAML text → plain data in which every value is the text that was typed, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .document import Document, Path, Place
from .problem import Problem
from .syntax import SPECIAL, comment_problem, syntax_problem


def decode(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, or the problem that it is not UTF-8."""
    if b"\0" in content:
        message = "The file is not plain text. A word processor or another encoding wrote it."
        hint = 'Save it as plain text with the encoding "UTF-8" (in Notepad: File, Save as, Encoding).'
        return "", [Problem(file, 0, 0, "not-utf8", message, hint)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        excerpt = content.splitlines()[line - 1].decode("cp1252", errors="replace")
        message = "This line holds a character that is not UTF-8 text."
        hint = 'Save the file again with the encoding "UTF-8" (in Notepad: File, Save as, Encoding).'
        return "", [Problem(file, line, 0, "not-utf8", message, hint, excerpt)]


def read_yaml(file: str, text: str, first_line: int = 1) -> Document:
    """The data of a YAML text that must be a mapping at the top.

    `first_line` is the line of the file on which `text` starts: front matter starts on line 2.
    """
    document = Document(file, [""] * (first_line - 1) + text.splitlines())
    document.problems = [*conflicts(file, text, first_line), *_tabs(document, first_line)]
    if not document.problems:
        _compose(document, text, first_line - 1)
    return document


# libyaml's parser where PyYAML has it, because it is fifteen times faster; both give the same nodes.
_FAST: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _compose(document: Document, text: str, offset: int) -> None:
    """Only the nodes of PyYAML are used, never its values: it would read "no" as False and "12:30" as 750."""
    try:
        root = yaml.compose(text, Loader=_FAST)
    except yaml.YAMLError:
        document.problems.append(syntax_problem(document, text, offset))
        return
    if root is None:
        message = "The file is empty."
        hint = "Write its fields, or delete the file. A valid starter: toolkit new exercise <name>"
        document.problems.append(Problem(document.file, 0, 0, "empty-file", message, hint))
        return
    document.data = _Builder(document, offset).build(root, ())
    if not isinstance(document.data, dict):
        found = "a list" if isinstance(document.data, list) else "one piece of text"
        message = f"The file holds {found}. It should hold fields: names, each with a colon and a space after it."
        place = Place(root.start_mark.line + offset + 1, root.start_mark.column + 1)
        document.problems.append(document.problem_at(place, "not-a-mapping", message))
        document.data = None


class _Builder:
    """Turns YAML nodes into data and notes places and mistakes on the way."""

    def __init__(self, document: Document, offset: int) -> None:
        self.document = document
        self.offset = offset
        self.seen: set[int] = set()

    def build(self, node: Node, path: Path) -> Any:
        # The file as a whole has no line of its own, so that "the file has no title" shows none.
        if path:
            self.document.places.setdefault(path, self.place(node))
        if id(node) in self.seen or self.starts_special(node):
            # An alias leads to the node that it repeats, so its own place is that of the field or item.
            self.refuse_special(self.document.places[path])
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return self.sequence(node, path)
        return self.scalar(node, path) if isinstance(node, ScalarNode) else None

    def starts_special(self, node: Node) -> bool:
        """Whether the text starts with "&" or "!", which PyYAML takes away together with the first word."""
        place = self.place(node)
        return self.document.lines[place.line - 1][place.column - 1 : place.column] in {"&", "!"}

    def place(self, node: Node) -> Place:
        return Place(node.start_mark.line + 1 + self.offset, node.start_mark.column + 1)

    def add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.document.problems.append(self.document.problem_at(place, code, message, hint))

    def refuse_special(self, place: Place) -> None:
        self.add(place, *SPECIAL)

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            place = self.place(key_node)
            if key in data:
                first = self.document.places[(*path, key)].line
                message = f'"{key}" stands twice here: on line {first} and on line {place.line}.'
                self.add(place, "duplicate-key", message, "Keep one of them.")
                continue
            self.document.places[(*path, key)] = place
            data[key] = self.build(value_node, (*path, key))
        return data

    def sequence(self, node: SequenceNode, path: Path) -> list[Any]:
        if node.flow_style:
            self.check_brackets(node)
        return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]

    def check_brackets(self, node: SequenceNode) -> None:
        """In square brackets every comma starts a new item, which cuts sentences to pieces without a word."""
        plain = [item for item in node.value if isinstance(item, ScalarNode) and not item.style]
        if not any(" " in item.value for item in plain):
            return
        pieces = "\n".join(f'  {number}. "{item.value}"' for number, item in enumerate(node.value, 1))
        message = f"In square brackets every comma starts a new item, so this is a list of {len(node.value)}:\n{pieces}"
        hint = "Write each item on a line of its own that starts with a dash, without the brackets."
        self.add(self.place(node), "brackets-split", message, hint)

    def scalar(self, node: ScalarNode, path: Path) -> str | None:
        if not node.style and node.value == "":
            self.check_only_comment(path)
            return None
        if not node.style:
            self.check_comment(node)
        return str(node.value)

    def check_only_comment(self, path: Path) -> None:
        """What looks like a text that starts with "#3", in a field that is empty because of it."""
        place = self.document.places[path]
        found = re.search(r"[:-]\s+(#\S.*)", self.document.lines[place.line - 1])
        if found:
            place = Place(place.line, found.start(1) + 1)
            self.document.problems.append(comment_problem(self.document, place, found[1]))

    def check_comment(self, node: ScalarNode) -> None:
        """A space and "#" in unquoted text start a comment, and the rest of the sentence is lost without a word.

        "minutes: 5  # to read" is a comment that is meant: one word, and a space after the mark.
        """
        row, column = node.end_mark.line + self.offset, node.end_mark.column
        rest = self.document.lines[row][column:] if row < len(self.document.lines) else ""
        if re.match(r"\s*#\S" if " " not in node.value else r"\s*#", rest):
            self.document.problems.append(comment_problem(self.document, Place(row + 1, column + 1), rest.strip()))


def conflicts(file: str, text: str, first_line: int = 1) -> Iterator[Problem]:
    """What git leaves behind when two people changed the same lines."""
    for number, line in enumerate(text.split("\n"), first_line):
        if re.match(r"<{7} ", line):
            message = "Two people changed the same lines, and both versions are still here, one below the other."
            hint = "Keep the right lines, and remove the lines that start with <<<<<<<, ======= and >>>>>>>."
            yield Problem(file, number, 1, "merge-conflict", message, hint, line)


# A tab before the text of a line: in its indentation, after a dash, or after the name of a field.
_TAB = re.compile(r" *(?:- *)*(?:[\w-]+: *)?\t")


def _tabs(document: Document, first_line: int) -> Iterator[Problem]:
    """One problem for the file, however many lines have a tab: their cause is one setting of the editor."""
    tabs = ((number, _TAB.match(line)) for number, line in enumerate(document.lines, 1) if number >= first_line)
    places = [Place(number, tab.end()) for number, tab in tabs if tab]
    if places:
        more = {1: "", 2: " 1 other line has one, too."}.get(
            len(places), f" {len(places) - 1} other lines have one, too."
        )
        message = f"This line has a tab where only spaces can stand.{more}"
        yield document.problem_at(places[0], "tab", message, "Replace each tab by two spaces.")
