"""What guards the text: short sentences, headings in order, links that lead somewhere, chapters easy to read."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median

from pydantic import BaseModel

from ..calls import Call, find_calls
from ..document import Document
from ..load import Loaded, chapter_titles
from ..page import Heading, headings, page_links, sentences
from ..problem import Problem, did_you_mean, nearest
from ..reading import count_words, reading_ease
from .places import at_line, included, target, whole
from .texts import texts
from .whole import Calls, check_whole
from .words import check_words

_MAX_WORDS = 45
_SHORTER = f"Make two or three sentences of it: at most {_MAX_WORDS} words each, better 20."
_HEADING_IDS = "Write the words of the heading in small letters, with hyphens for spaces."
_HARD_MEDIAN, _HARD_CHAPTER = 45, 35

# Macros that bring headings and ids which nobody knows before the page is built.
_BRING_IDS = frozenset({"exercise", "pack", "field_gallery", "workbook", "assessment", "action_plan", "learning_paths"})
# Footnotes, parts of other files, and headings that hold a call.
_UNKNOWN_IDS = re.compile(r"^\[\^|--8<--|^#.*\{\{", re.MULTILINE)


def check_prose(loaded: Loaded, wrong: Collection[str]) -> Iterator[Problem]:
    """The mistakes of the text; `wrong` are the files with mistakes that are known already.

    Such a file is left in peace where the first mistake may be the cause of what is found.
    """
    calls = {page: [*find_calls(f"docs/{page}", text)] for page, text in loaded.texts.items() if not included(page)}
    good = {page: found for page, found in calls.items() if f"docs/{page}" not in wrong}
    yield from check_whole(loaded, good, complete=len(good) == len(calls) and not loaded.broken.get("exercises"))
    yield from _long_sentences(loaded)
    yield from check_words(loaded)
    for page, found in good.items():
        yield from _headings(loaded, page, found)
        yield from _links(loaded, page, good)
    yield from _hard_chapters(loaded)


def chapter_ease(loaded: Loaded) -> dict[str, int]:
    """The reading ease of every chapter that has enough text for it."""
    found = page_ease(loaded)
    return {chapter: found[f"{chapter}.md"] for chapter in chapter_titles(loaded.texts) if f"{chapter}.md" in found}


def page_ease(loaded: Loaded) -> dict[str, int]:
    """The reading ease of every page that has enough text for it."""
    found = {page: reading_ease(text) for page, text in loaded.texts.items() if not included(page)}
    return {page: ease for page, ease in found.items() if ease is not None}


# ------------------------------------------------------------------------------------------ sentences and headings


def _long_sentences(loaded: Loaded) -> Iterator[Problem]:
    unread = {problem.file for problem in loaded.problems}
    for page, text in loaded.texts.items():
        if f"docs/{page}" not in unread and not included(page):
            for line, _, message in _too_long(text):
                yield at_line(loaded, page, line, "long-sentence", message, _SHORTER)
    for kind in ("exercises", "checklists", "packs", "paths", "boxes"):
        for record in getattr(loaded.toolkit, kind).values():
            yield from _long_in_data(loaded.document(kind, record.id), record)


def _long_in_data(document: Document, record: BaseModel) -> Iterator[Problem]:
    for path, text in texts(record):
        # The body of a box has been read with its page.
        for _, start, message in _too_long(text) if path != ("body",) else ():
            yield document.problem_in(path, " ".join(start.split()[:2]), "long-sentence", message, _SHORTER)


def _too_long(text: str) -> Iterator[tuple[int, str, str]]:
    """The line and the first words of each sentence that is too long, and the message."""
    # Most texts are short, and need not be taken apart.
    if len(text.split()) <= _MAX_WORDS // 2:
        return
    for sentence in sentences(text):
        words = count_words(sentence.text)
        if words > _MAX_WORDS:
            start = " ".join(sentence.text.split()[:6])
            yield sentence.line, start, f'The sentence "{start} …" has {words} words.'


def _headings(loaded: Loaded, page: str, calls: Sequence[Call]) -> Iterator[Problem]:
    macros = {call.macro for call in calls}
    found = [heading for heading in headings(loaded.texts[page]) if not heading.framed]
    # A box has its title above its text, and no headings.
    if page.removeprefix("boxes/").removesuffix(".md") not in loaded.ids("boxes"):
        yield from _title(
            loaded, page, [heading for heading in found if heading.level == 1], brought="exercise" in macros
        )
    for above, heading in [] if macros & _BRING_IDS else pairwise(found):
        if heading.level > above.level + 1:
            message = f'"{heading.words}" has {heading.level} signs "#", and the heading above it {above.level}.'
            hint = f'Write "{"#" * (above.level + 1)}" in front of it, because readers follow the levels as a path.'
            yield at_line(loaded, page, heading.line, "heading-level", message, hint)


def _title(loaded: Loaded, page: str, titles: Sequence[Heading], *, brought: bool) -> Iterator[Problem]:
    """A page without a title, or with more than one; an exercise has `brought` its own."""
    if not titles and not brought:
        hint = 'Begin its text with a line such as "# Who is who in government".'
        yield whole(f"docs/{page}", "heading-level", "The page has no title.", hint)
    for heading in titles if brought else titles[1:]:
        message = f'"{heading.words}" is a second title; a page has one.'
        hint = 'Write "##" in front of it. An exercise brings its own title.'
        yield at_line(loaded, page, heading.line, "heading-level", message, hint)


def _hard_chapters(loaded: Loaded) -> Iterator[Problem]:
    ease = chapter_ease(loaded)
    hint = "Make long sentences short, and take shorter words. Of 100 points, plain English has 60."
    hard = [chapter for chapter, points in ease.items() if points < _HARD_CHAPTER]
    for chapter in hard:
        message = f"The chapter is very hard to read: its reading ease is {ease[chapter]}."
        yield whole(f"docs/{chapter}.md", "hard-to-read", message, hint)
    if ease and not hard and median(ease.values()) < _HARD_MEDIAN:
        message = f"The chapters are hard to read: half of them have a reading ease below {_HARD_MEDIAN}."
        yield whole("docs", "hard-to-read", message, hint)


# --------------------------------------------------------------------------------------------------------- links


def _links(loaded: Loaded, page: str, calls: Calls) -> Iterator[Problem]:
    for line, address in page_links(loaded.texts[page]):
        if re.match(r"[a-z][a-z0-9+.-]*:|/", address, re.IGNORECASE):
            continue
        file, anchor = target(page, address)
        if file not in loaded.files:
            message = f'The page links to "{address}", and there is no file docs/{file}.'
            yield at_line(loaded, page, line, "broken-link", message, _as_from(page, nearest(file, loaded.files)))
        elif anchor and (known := _anchors(loaded, file, calls)) and anchor not in known:
            message = f'The page links to "{address}", and docs/{file} has no heading or entry "{anchor}".'
            hint = did_you_mean(anchor, known) or _HEADING_IDS
            yield at_line(loaded, page, line, "broken-link", message, hint)


def _as_from(page: str, file: str) -> str:
    """The advice to link to `file`, written as seen from `page`."""
    if not file:
        return 'On a page, links are written as seen from the page itself: "../part-1/index.md".'
    return f'Did you mean "{posixpath.relpath(file, posixpath.dirname(page) or ".")}"?'


def _anchors(loaded: Loaded, file: str, calls: Calls) -> set[str]:
    """The ids that a page has; none where nobody knows them all before the page is built."""
    text, found = loaded.texts.get(file, ""), calls.get(file, ())
    if file not in calls or _UNKNOWN_IDS.search(text) or any(_brings_unknown(loaded, call) for call in found):
        return set()
    named = {*re.findall(r"\{[^{}\n]*?#([\w-]+)[^{}\n]*\}", text), *re.findall(r"""\b(?:id|name)=["']([^"']+)""", text)}
    return named | _heading_ids([*headings(text)]) | _component_ids(loaded, calls[file])


def _brings_unknown(loaded: Loaded, call: Call) -> bool:
    """Whether a call brings ids that nobody knows: what a checklist with a mistake holds is not known, either."""
    broken = call.macro == "checklist" and call.argument not in loaded.toolkit.checklists
    return broken or call.macro in _BRING_IDS or (call.macro == "sources" and "sources" in loaded.unreadable)


def _heading_ids(found: Sequence[Heading]) -> set[str]:
    """The ids of headings; the second of two equal ones has "_1" behind it."""
    counts = Counter(heading.id for heading in found)
    return {f"{name}_{number}" if number else name for name, count in counts.items() for number in range(count)}


def _component_ids(loaded: Loaded, calls: Sequence[Call]) -> set[str]:
    ids = loaded.ids("sources") if any(call.macro == "sources" for call in calls) else set()
    for call in calls:
        if call.macro == "checklist" and (checklist := loaded.toolkit.checklists.get(call.argument)):
            ids = ids | {item.id for item in checklist.recommendations}
    return ids
