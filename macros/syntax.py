"""What is wrong with a text that is not YAML, in the words of a person with a text editor."""

from __future__ import annotations

import re

import yaml
from yaml.error import Mark, MarkedYAMLError
from yaml.reader import ReaderError

from .document import Document, Place
from .problem import Problem

_MISSING_COLON = (
    "missing-colon",
    "This line is not a field: a field has a name, a colon and a space.",
    (
        'Write it as "name: text". An item of a list starts with a dash and a space.\n'
        "A text that goes on over several lines must be indented below its name."
    ),
)
_INDENTATION = (
    "indentation",
    "This line does not stand at the same distance from the left as the lines it belongs to.",
    "Compare it with the lines above and below. The fields of one item all start below each other.",
)
_UNCLOSED_QUOTE = (
    "unclosed-quote",
    "A quotation mark is opened here and never closed.",
    "Add the closing quotation mark, or remove the opening one.",
)
_BACKSLASH = (
    "backslash",
    "In double quotes a backslash has a special meaning.",
    "Use single quotes, or write the backslash twice.",
)
SPECIAL = ("special-character", "A text cannot start with this character.", "Put the text in double quotes.")

# What PyYAML says, and what it means to a person with a text editor (PyYAML 6.0). In this order:
# (part of its text, our code, our message, our hint).
_SYNTAX: tuple[tuple[str, str, str, str], ...] = (
    ("found unexpected end of stream", *_UNCLOSED_QUOTE),
    ("found unexpected document separator", *_UNCLOSED_QUOTE),
    (
        "mapping values are not allowed",
        "colon-in-text",
        "A colon followed by a space stands inside this text, which makes the text look like a field.",
        "Put the whole text in double quotes. If it is two fields, write each on a line of its own.",
    ),
    ("alias", *SPECIAL),
    ("anchor", *SPECIAL),
    ("cannot start any token", *SPECIAL),
    ("while scanning a tag", *SPECIAL),
    ("while scanning a directive", *SPECIAL),
    ("while parsing a block node", *SPECIAL),
    ("mapping keys are not allowed", *SPECIAL),
    (
        "sequence entries are not allowed",
        "special-character",
        "A text cannot start with a dash and a space.",
        "Put the text in double quotes. If it is a list, start it on the next line.",
    ),
    (
        "while scanning a block scalar",
        "block-text",
        'After "|" or ">" the line ends, and the text starts on the next line.',
        "Move the text to the next line and indent it, or put it in double quotes.",
    ),
    ("unknown escape character", *_BACKSLASH),
    ("expected escape sequence", *_BACKSLASH),
    ("could not find expected ':'", *_MISSING_COLON),
    (
        "expected a single document",
        "several-documents",
        'A line "---" starts a second document here. A file holds one.',
        "Remove the line, or put the text in quotes.",
    ),
    (
        "while parsing a flow node",
        "brackets-split",
        "Square brackets hold short words with commas between them, and nothing else.",
        "Write each item on a line of its own that starts with a dash, without the brackets.",
    ),
    (
        "expected ',' or",
        "brackets-open",
        "A square or curly bracket is opened here and not closed, or a comma is missing.",
        "Close the bracket. If the text itself starts with a bracket, put it in double quotes.",
    ),
    ("expected <block end>", *_INDENTATION),
    ("expected '<document start>'", *_INDENTATION),
)
_TEXT_AFTER_QUOTE = (
    "text-after-quote",
    "Text goes on after the closing quotation mark.",
    'Put the whole text in the other kind of quotation marks: \'"Name" three offices\' or "The director\'s seats".',
)
_BRACKET = ("special-character", "A text cannot start with a bracket or a brace.", "Put the text in double quotes.")
_CURLY = 'Use straight quotation marks: ". The curly ones of a word processor have no effect here.'

# The start of a line up to its text: the dash of a list item and the name of a field.
_BEFORE_TEXT = r"\s*(?:- +)*(?:[\w-]+: +)?"


def syntax_problem(document: Document, text: str, offset: int) -> Problem:
    """Why `text`, which starts `offset` lines below the top of the file, is not YAML.

    Read again with PyYAML's own parser, because libyaml tells less about the cause (PyYAML 6.0).
    """
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except ReaderError as error:
        return _control_character(document, text, error.position, offset)
    except MarkedYAMLError as error:
        if error.problem_mark:
            return _marked_problem(document, error, error.problem_mark, offset)
    message = "The file cannot be read as YAML."
    return Problem(document.file, 0, 0, "yaml", message, "Compare it with an exercise that works.")


def _marked_problem(document: Document, error: MarkedYAMLError, found: Mark, offset: int) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    for part, code, message, hint in _SYNTAX:
        if part not in said:
            continue
        if code == "colon-in-text" and _is_field(document, found, offset):
            return _misplaced_field(document, found, offset)
        if code == "indentation" and (better := _not_indentation(document, found.line + offset)):
            return better
        # These are noticed only later; the context says where they begin.
        late = code in {"unclosed-quote", "brackets-open", "missing-colon"}
        mark = (late and error.context_mark) or found
        curly = code == "colon-in-text" and re.search("[“”]", document.lines[mark.line + offset])
        return _syntax_problem_at(document, mark, offset, code, message, _CURLY if curly else hint)
    message = f"This line cannot be read as YAML ({said.strip()})."
    hint = "Compare it with an exercise that works; look for quotation marks, colons and spaces."
    return _syntax_problem_at(document, found, offset, "yaml", message, hint)


def _not_indentation(document: Document, row: int) -> Problem | None:
    """A line that seems to stand in the wrong place because of a quotation mark or bracket in it or above it."""
    start = re.match(_BEFORE_TEXT, document.lines[row])
    column = start.end() if start else 0
    if document.lines[row][column : column + 1] in {"[", "{"}:
        return document.problem_at(Place(row + 1, column + 1), *_BRACKET)
    comment = re.search(r"\S.*\s(#.*)", document.lines[row - 1])
    if comment and ":" not in document.lines[row]:
        return comment_problem(document, Place(row, comment.start(1) + 1), comment[1])
    for quote in ('"', "'"):
        above = next((n for n in range(row - 1, -1, -1) if quote in document.lines[n]), None)
        opened = above is not None and re.fullmatch(f"{_BEFORE_TEXT}{quote}[^{quote}]*", document.lines[above])
        if above is not None and opened and quote in document.lines[row]:
            return document.problem_at(Place(above + 1, 1), *_UNCLOSED_QUOTE)
    if re.match(f"{_BEFORE_TEXT}[\"']", document.lines[row]):
        return document.problem_at(Place(row + 1, column + 1), *_TEXT_AFTER_QUOTE)
    return None


def _misplaced_field(document: Document, mark: Mark, offset: int) -> Problem:
    """A field that YAML took for the rest of the text above: it is indented, or the line above has no colon."""
    line, above = (document.lines[mark.line + offset - back] for back in (0, 1))
    if _indent(line) == _indent(above):
        place = Place(mark.line + offset, _indent(above) + 1)
        return document.problem_at(place, *_MISSING_COLON)
    return document.problem_at(Place(mark.line + offset + 1, _indent(line) + 1), *_INDENTATION)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_field(document: Document, mark: Mark, offset: int) -> bool:
    """Whether the colon belongs to a field at the start of its line, so that its indentation is what is wrong."""
    before = document.lines[mark.line + offset][: mark.column]
    return mark.line > 0 and re.fullmatch(r"\s*(- +)?[a-z_]+", before) is not None


def _syntax_problem_at(document: Document, mark: Mark, offset: int, code: str, message: str, hint: str) -> Problem:
    last = len(document.lines)
    place = Place(min(mark.line + 1 + offset, last), mark.column + 1)
    return document.problem_at(place, code, message, hint)


def comment_problem(document: Document, place: Place, rest: str) -> Problem:
    """The rest of a sentence that YAML takes for a comment."""
    message = f'A space and "#" start a comment, so "{rest}" is not part of the text.'
    hint = "Put the whole text in double quotes. A comment stands on a line of its own."
    return document.problem_at(place, "comment-cuts-text", message, hint)


def _control_character(document: Document, text: str, position: int, offset: int) -> Problem:
    line = text.count("\n", 0, position) + 1
    excerpt = re.sub(r"[^ -~\u00a0-\uffff]", "\ufffd", text.split("\n")[line - 1])
    message = "This line holds a character that cannot be shown, such as one from a word processor."
    return Problem(document.file, line + offset, 0, "control-character", message, "Type the line again.", excerpt)
