"""One YAML text → plain data in which every value is the text that was typed, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLStreamError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from .problem import Problem

Path = tuple[str | int, ...]


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

    def problem_at(self, place: Place, code: str, message: str, hint: str = "") -> Problem:
        """A problem at a place, with the line itself."""
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Problem(self.file, place.line, place.column, code, message, hint, excerpt)


def decode(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, or the problem that it is not UTF-8."""
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
    document.problems = [*_tabs(document, first_line)]
    if not document.problems:
        _compose(document, text, first_line - 1)
    return document


def _compose(document: Document, text: str, offset: int) -> None:
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        document.problems.append(_syntax_problem(document, error, offset))
        return
    except (ReaderError, YAMLStreamError):
        message = "The file holds a character that cannot be shown, such as one from a word processor."
        document.problems.append(Problem(document.file, 0, 0, "control-character", message, "Type the text again."))
        return
    if root is None:
        message = "The file is empty."
        hint = "Write its fields, or delete the file. A valid starter: toolkit new exercise <name>"
        document.problems.append(Problem(document.file, 0, 0, "empty-file", message, hint))
        return
    document.data = _Builder(document, offset).build(root, ())
    if not isinstance(document.data, dict):
        found = "a list" if isinstance(document.data, list) else "one piece of text"
        message = f'The file holds {found}. It should hold fields, one a line, such as "title: Who regulates what?".'
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
        if id(node) in self.seen or node.anchor:
            self.refuse_alias(node)
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return self.sequence(node, path)
        return self.scalar(node) if isinstance(node, ScalarNode) else None

    def place(self, node: Node) -> Place:
        return Place(node.start_mark.line + 1 + self.offset, node.start_mark.column + 1)

    def add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.document.problems.append(self.document.problem_at(place, code, message, hint))

    def refuse_alias(self, node: Node) -> None:
        message = 'A text that starts with "&" or "*" has a special meaning here.'
        self.add(self.place(node), "special-character", message, "Put the text in double quotes.")

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
        plain = [item for item in node.value if isinstance(item, ScalarNode) and item.style is None]
        if not any(" " in item.value for item in plain):
            return
        pieces = "\n".join(f'  {number}. "{item.value}"' for number, item in enumerate(node.value, 1))
        message = f"In square brackets every comma starts a new item, so this is a list of {len(node.value)}:\n{pieces}"
        hint = "Write each item on a line of its own that starts with a dash, without the brackets."
        self.add(self.place(node), "brackets-split", message, hint)

    def scalar(self, node: ScalarNode) -> str | None:
        if node.style is None:
            self.check_comment(node)
            if node.value == "":
                return None
        return str(node.value)

    def check_comment(self, node: ScalarNode) -> None:
        """A space and "#" in unquoted text start a comment, and the rest of the sentence is lost without a word."""
        line = self.document.lines[node.end_mark.line + self.offset] if node.value else ""
        rest = line[node.end_mark.column :]
        if re.match(r"\s+#\S", rest):
            place = Place(node.end_mark.line + 1 + self.offset, node.end_mark.column + 1)
            message = f'A space and "#" start a comment, so "{rest.strip()}" is not part of the text.'
            self.add(place, "comment-cuts-text", message, "Put the whole text in double quotes.")


def _tabs(document: Document, first_line: int) -> Iterator[Problem]:
    for number, line in enumerate(document.lines, 1):
        indent = line[: len(line) - len(line.lstrip())]
        if number >= first_line and "\t" in indent:
            message = "This line is indented with a tab. Only spaces can be used."
            place = Place(number, indent.index("\t") + 1)
            yield document.problem_at(place, "tab", message, "Replace the tab by two spaces for each level.")


_MISSING_COLON = (
    "missing-colon",
    "A field needs a colon and a space after its name, and this line has none.",
    'Write it as "name: text". A text that goes on over several lines must be indented below its name.',
)
_INDENTATION = (
    "indentation",
    "This line does not stand at the same distance from the left as the lines it belongs to.",
    "Use the same number of spaces for all fields of one item.",
)

# What ruamel.yaml says, and what it means to a person with a text editor (ruamel.yaml 0.19). In this order:
# (part of its text, our code, our message, our hint).
_SYNTAX: tuple[tuple[str, str, str, str], ...] = (
    (
        "found unexpected end of stream",
        "unclosed-quote",
        "A quotation mark is opened here and never closed.",
        "Add the closing quotation mark, or remove the opening one.",
    ),
    (
        "found unexpected document separator",
        "unclosed-quote",
        "A quotation mark is opened here and never closed.",
        "Add the closing quotation mark, or remove the opening one.",
    ),
    (
        "mapping values are not allowed",
        "colon-in-text",
        "A colon followed by a space stands inside this text, which makes the text look like a field.",
        "Put the whole text in double quotes.",
    ),
    (
        "alias",
        "special-character",
        'A text that starts with "&" or "*" has a special meaning here.',
        "Put the text in double quotes.",
    ),
    (
        "anchor",
        "special-character",
        'A text that starts with "&" or "*" has a special meaning here.',
        "Put the text in double quotes.",
    ),
    (
        "cannot start any token",
        "special-character",
        "A text cannot start with this character.",
        "Put the text in double quotes.",
    ),
    (
        "unknown escape character",
        "backslash",
        "In double quotes a backslash has a special meaning.",
        "Use single quotes, or write the backslash twice.",
    ),
    ("could not find expected ':'", *_MISSING_COLON),
    (
        "expected a single document",
        "several-documents",
        'A line "---" starts a second document here. A file holds one.',
        "Remove the line, or put the text in quotes.",
    ),
    (
        "expected ',' or",
        "brackets-open",
        "A square or curly bracket is opened here and not closed, or a comma is missing.",
        "Close the bracket. If the text itself starts with a bracket, put it in double quotes.",
    ),
    (
        "found '<scalar>'",
        "text-after-quote",
        "Text goes on after the closing quotation mark, or this line is not indented like the ones around it.",
        "Put the quotation marks around the whole text, or write one field a line.",
    ),
    ("expected <block end>", *_INDENTATION),
)


def _syntax_problem(document: Document, error: MarkedYAMLError, offset: int) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    for part, code, message, hint in _SYNTAX:
        if part not in said:
            continue
        if code == "colon-in-text" and _is_field(document, error.problem_mark, offset):
            return _misplaced_field(document, error.problem_mark, offset)
        mark = error.context_mark if code in {"unclosed-quote", "brackets-open"} else error.problem_mark
        return _syntax_problem_at(document, mark, offset, code, message, hint)
    message = f"This line cannot be read as YAML ({said.strip()})."
    hint = "Compare it with an exercise that works; look for quotation marks, colons and spaces."
    return _syntax_problem_at(document, error.problem_mark, offset, "yaml", message, hint)


def _misplaced_field(document: Document, mark: StreamMark, offset: int) -> Problem:
    """A field that YAML took for the rest of the text above: it is indented, or the line above has no colon."""
    line, above = (document.lines[mark.line + offset - back] for back in (0, 1))
    if _indent(line) == _indent(above):
        place = Place(mark.line + offset, _indent(above) + 1)
        return document.problem_at(place, *_MISSING_COLON)
    return document.problem_at(Place(mark.line + offset + 1, _indent(line) + 1), *_INDENTATION)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_field(document: Document, mark: StreamMark, offset: int) -> bool:
    """Whether the colon belongs to a field at the start of its line, so that its indentation is what is wrong."""
    before = document.lines[mark.line + offset][: mark.column]
    return mark.line > 0 and re.fullmatch(r"\s*(- +)?[a-z_]+", before) is not None


def _syntax_problem_at(
    document: Document, mark: StreamMark, offset: int, code: str, message: str, hint: str
) -> Problem:
    last = len(document.lines)
    place = Place(min(mark.line + 1 + offset, last), mark.column + 1)
    return document.problem_at(place, code, message, hint)
