"""What a page or a text says, without running anything: its headings, links and sentences, each with its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .load import FRONT_MATTER
from .text import to_plain

_FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})[^`\n]*\n.*?(?:^[ >]*\1[`~]* *$|\Z)", re.DOTALL | re.MULTILINE)
_CALLS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")

_HEADING = re.compile(r"^(?P<indent> *)(?P<level>#{1,6})(?!#)(?P<words>.+?)#* *$", re.MULTILINE)
_LINK = re.compile(
    r"\]\( *<?(?P<to>[^)\s>]+)>?(?: +[\"'][^)]*)?\)|^ {0,3}\[(?!\^)[^\]\n]+\]: *<?(?P<at>[^\s>]+)", re.MULTILINE
)

# Lines that hold nothing to read: the markers of frames and tabs, HTML, addresses and abbreviations below the text.
_MARKER = re.compile(r" *(?:!!!|\?\?\?|===|<[/a-z]|\*?\[(?!\^)[^\]]+\]: |[-*_=]{3,} *$)|\s*$")
_ITEM = re.compile(r"[ >]*(?:(?:[-*+]|\d+[.)]) +|\[\^[^\]]+\]: +|> ?)+")
_END = re.compile(r"[.!?…][\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_`]*[A-Z0-9À-Þ])")

_Kind = Literal["nothing", "item", "more", "fragment"]


@dataclass(frozen=True)
class Heading:
    """A line of "#" signs; an explicit id in braces is already away from `words`."""

    line: int
    level: int
    words: str
    id: str
    framed: bool
    """Whether it is indented, inside a frame or a list."""


@dataclass(frozen=True)
class Sentence:
    """What one full stop ends, or what stands alone: a heading or the cell of a table is a `fragment`."""

    line: int
    text: str
    fragment: bool = False


def headings(markdown: str) -> Iterator[Heading]:
    """The headings of a page in their order."""
    text = _without(markdown, _FENCE)
    for match in _HEADING.finditer(text):
        words, _, attributes = match["words"].partition("{")
        named = re.match(r":? *[^}]*?#([\w-]+)", attributes)
        line = text.count("\n", 0, match.start()) + 1
        name = named[1] if named else slug(to_plain(words))
        yield Heading(line, len(match["level"]), words.strip(), name, framed=bool(match["indent"]))


def slug(words: str) -> str:
    """The id that Python-Markdown gives to a heading of these words (its `toc.slugify`)."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def page_links(markdown: str) -> Iterator[tuple[int, str]]:
    """The line and the address of every link and picture, not of those in code."""
    text = prose(markdown)
    for match in _LINK.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match["to"] or match["at"]


def prose(markdown: str) -> str:
    """The page with blanks for its front matter, code and calls: every other character stays in its place."""
    return _without(markdown, _FENCE, _CALLS, _CODE)


def sentences(markdown: str) -> Iterator[Sentence]:
    """The sentences of the text, without code, calls and markers; every item and cell begins a new one."""
    first, block = 1, ""
    for line, kind, text in _lines(_without(markdown, _FENCE, _CALLS)):
        if kind == "more" and block:
            block += f"\n{text}"
            continue
        yield from _split(first, block)
        first, block = line, text if kind in {"item", "more"} else ""
        if kind == "fragment" and text.strip():
            yield Sentence(line, text.strip(), fragment=True)
    yield from _split(first, block)


def _lines(text: str) -> Iterator[tuple[int, _Kind, str]]:
    """Each line, or each cell of a table, with what it is."""
    for number, line in enumerate(text.split("\n"), 1):
        if _MARKER.match(line):
            yield number, "nothing", ""
        elif heading := _HEADING.match(line):
            yield number, "fragment", heading["words"].partition("{")[0]
        elif line.lstrip(" >").startswith("|"):
            yield from ((number, "fragment", cell) for cell in re.split(r"(?<!\\)\|", line))
        elif item := _ITEM.match(line):
            quote = set(item[0]) <= {" ", ">"}
            yield number, "more" if quote else "item", line[item.end() :] or " "
        else:
            yield number, "more", line


def _split(first: int, block: str) -> Iterator[Sentence]:
    start = 0
    for end in [*(match.end() for match in _END.finditer(block)), len(block)]:
        if text := " ".join(block[start:end].split()):
            yield Sentence(first + block.count("\n", 0, start), text)
        start = end


def _without(markdown: str, *patterns: re.Pattern[str]) -> str:
    """The text with blanks for its front matter and for all that is found, so that lines and columns stay."""
    text = markdown.replace("\r\n", "\n")
    for pattern in (FRONT_MATTER, *patterns):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text
