"""Words that need an explanation: abbreviations that nobody explains, and tooltips that would not read well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Loaded
from ..page import prose
from ..problem import Problem
from ..terms import marked_terms
from .places import at_line, included
from .texts import texts

_LIST = "includes/abbreviations.md"
_LISTED = re.compile(r"^\*\[([^\]\n]+)\]:", re.MULTILINE)

# Two to five capitals, or small letters among capitals (AfCFTA); part of an address, number or code is none.
_USED = re.compile(r"(?<![\w/.-])(?:[A-Z]{2,5}|[A-Z][a-z]{1,2}[A-Z]+)s?(?![\w/-])")
_ROMAN = re.compile(r"[IVX]+$")
# What is not read as prose: addresses behind links, ids and classes in braces.
_NOT_PROSE = re.compile(r"(?<=\])\([^)\n]*\)|\{[^}\n]*\}")

# The pages for editors speak of software, whose names look like abbreviations.
_FOR_EDITORS = ("editing/", "changes.md")

_LONGEST_TIP = 160
_LINKED = re.compile(r"\]\(|\{\{|`")

_HINT = f'Write it out once, with the letters in brackets: "World Trade Organization (WTO)"; or add it to docs/{_LIST}.'

_TIP_HINT = (
    f"It becomes a tooltip: give the meaning in one plain sentence of at most {_LONGEST_TIP} characters, "
    "and the rest in the next sentence."
)


def check_words(loaded: Loaded) -> Iterator[Problem]:
    """What nobody explains, and what a glossary explains in a form that does not fit into a tooltip."""
    yield from _abbreviations(loaded)
    for page, text in loaded.texts.items():
        for term, meaning in marked_terms(text).items():
            if message := _bad_tip(term, meaning):
                line = text.count("\n", 0, text.index(f"**{term}")) + 1
                yield at_line(loaded, page, line, "tooltip", message, _TIP_HINT)


def _bad_tip(term: str, meaning: str) -> str:
    if not meaning:
        return f'The meaning of "{term}" does not end with a full stop on its line.'
    if _LINKED.search(meaning):
        return f'The first sentence on "{term}" holds a link, a call or code.'
    return f'The first sentence on "{term}" has {len(meaning)} characters.' if len(meaning) > _LONGEST_TIP else ""


def _abbreviations(loaded: Loaded) -> Iterator[Problem]:
    """Each abbreviation that is used without an explanation, once for each page or record."""
    # "PACT II" explains "PACT", too.
    listed = {word for name in _LISTED.findall(loaded.texts.get(_LIST, "")) for word in name.split()}
    for page, text in loaded.texts.items():
        if not included(page) and not page.startswith(_FOR_EDITORS):
            for name, line in _unexplained(prose(text), listed):
                yield at_line(loaded, page, line, "undefined-abbreviation", _message(name), _HINT)
    for kind in ("exercises", "checklists", "packs", "paths"):
        for record in getattr(loaded.toolkit, kind).values():
            found = [*texts(record)]
            known = listed | _explained("\n".join(text for _, text in found))
            # The letters of a responsibility matrix are no words.
            for path, text in (one for one in found if "rows" not in one[0]):
                for name, _ in _unexplained(text, known):
                    known.add(name)
                    document = loaded.document(kind, record.id)
                    yield document.problem_in(path, name, "undefined-abbreviation", _message(name), _HINT)


def _message(name: str) -> str:
    return f'Nothing says what "{name}" means.'


def _explained(text: str) -> set[str]:
    """What stands in brackets, "the community (ELC)", or has brackets behind it, "ELC (the community)"."""
    inside = (word for words in re.findall(r"\(([^()]*)\)", text) for word in _USED.findall(words))
    return {_one(name) for name in [*inside, *re.findall(rf"({_USED.pattern})\W? \(", text)]}


def _unexplained(text: str, known: set[str]) -> Iterator[tuple[str, int]]:
    """Each abbreviation that is not known and not explained in the text itself, with the line of its first use."""
    text = _NOT_PROSE.sub(lambda match: " " * len(match[0]), text)
    known = known | _explained(text)
    for match in _USED.finditer(text):
        name = _one(match[0])
        if name not in known and not _ROMAN.match(name):
            known.add(name)
            yield name, text.count("\n", 0, match.start()) + 1


def _one(name: str) -> str:
    """The singular: "TSI" for "TSIs"."""
    return name.removesuffix("s")
