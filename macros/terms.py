"""A Markdown extension: the first use of a term on a page becomes a link to the glossary, with its meaning as tooltip.

An abbreviation is marked at its first use only, too: a line below each of seventy letters helps nobody.

The terms are those that the glossary marks: `**Market access.**{ .tip } Its meaning. More about it.`
A link, and not `<abbr>`, because it can be reached by keyboard and by touch, and leads to more than the tooltip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from .page import slug

# Its address from the folder of all pages.
_GLOSSARY = "/reference/glossary.md"

_MARKED = re.compile(r"^\*\*(?P<term>[^*\n]+?)\.?\*\*\{ *\.tip *\} *(?P<meaning>[^\n]+)", re.MULTILINE)
_SENTENCE = re.compile(r".+?[.!?](?= |$)")

# HTML inside a line is put aside, with a mark in its place, and its text stays: "<a>" and "</a>" are two marks.
_ASIDE = HTML_PLACEHOLDER_RE.pattern
_OPENS, _CLOSES = re.compile(r"<(?:a|cite|code|q|span)\b"), re.compile(r"</(?:a|cite|code|q|span)\b")

# A heading is a place and not a use; a link cannot hold a link; code is no prose.
_CLOSED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "abbr", "cite", "code", "pre", "script", "style", "svg"})


def marked_terms(glossary: str) -> dict[str, str]:
    """The terms that the text of a glossary marks, each with the first sentence of its meaning, in plain text."""
    found = ((match["term"], _SENTENCE.match(match["meaning"].strip())) for match in _MARKED.finditer(glossary))
    return {term: sentence[0] if sentence else "" for term, sentence in found}


class _Terms(Treeprocessor):
    def __init__(self, md: Markdown, meanings: Mapping[str, str]) -> None:
        super().__init__(md)
        self._meanings = {term.lower(): meaning for term, meaning in meanings.items()}
        self._plurals = {_plural(term): term for term in self._meanings}
        longest_first = sorted(meanings, key=len, reverse=True)
        words = "|".join(_form(term) for term in longest_first)
        self._use = re.compile(rf"{_ASIDE}|(?<![\w-])(?P<term>{words})(?![\w-])")
        self._depth = 0

    def run(self, root: Element) -> None:
        entries = [(one, strong) for one in root.iter("p") for strong in one.iterfind("strong[@class='tip']")]
        for entry, strong in entries:
            entry.set("id", slug("".join(strong.itertext())))
        # The glossary explains itself.
        if self._meanings and not entries:
            self._link(root, set())

    def _link(self, element: Element, seen: set[str]) -> None:
        if element.tag in _CLOSED:
            return
        children = list(element)
        element.text = self._linked(element.text, element, 0, seen)
        for child in children:
            self._link(child, seen)
            child.tail = self._linked(child.tail, element, list(element).index(child) + 1, seen)
            if child.tag == "abbr":
                self._explain_once(element, child, seen)

    def _explain_once(self, parent: Element, abbreviation: Element, seen: set[str]) -> None:
        """Turn an abbreviation that the page has explained already into plain text."""
        letters = abbreviation.text or ""
        if letters not in seen:
            seen.add(letters)
            return
        place = list(parent).index(abbreviation)
        text = letters + (abbreviation.tail or "")
        if place:
            parent[place - 1].tail = (parent[place - 1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text
        parent.remove(abbreviation)

    def _linked(self, text: str | None, parent: Element, place: int, seen: set[str]) -> str:
        """What stays of `text` before the first link; the links go into `parent` from `place` on."""
        text, texts, end = text or "", [], 0
        for match, term in self._first_uses(text, seen):
            texts.append(text[end : match.start()])
            title = {"title": self._meanings[term]}
            link = Element("a", {"class": "tw-term", "href": f"{_GLOSSARY}#{slug(term)}"} | title)
            link.text = match[0]
            parent.insert(place + len(texts) - 1, link)
            end = match.end()
        before, *after = [*texts, text[end:]]
        for link, tail in zip(parent[place:], after, strict=False):
            link.tail = tail
        return before

    def _first_uses(self, text: str, seen: set[str]) -> Iterator[tuple[re.Match[str], str]]:
        for match in self._use.finditer(text):
            if match["term"] is None:
                self._enter(str(self.md.htmlStash.rawHtmlBlocks[int(match[1])]))
            elif not self._depth:
                term = " ".join(match["term"].lower().split())
                term = self._plurals.get(term, term)
                if term not in seen:
                    seen.add(term)
                    yield match, term

    def _enter(self, html: str) -> None:
        """Count how deep one is in HTML that holds no links; the whole of a component is one piece."""
        self._depth = max(0, self._depth + len(_OPENS.findall(html)) - len(_CLOSES.findall(html)))


def _form(term: str) -> str:
    """A pattern for one term: only its first letter may change, because "Regulatory Audits" is the name of a paper."""
    forms = "|".join(re.escape(form[1:]) for form in (term, _plural(term)))
    return f"(?i:{term[:1]})(?:{forms})".replace(r"\ ", r"\s+")


def _plural(term: str) -> str:
    return f"{term[:-1]}ies" if re.search(r"[^aeiou]y$", term) else f"{term}s"


class TermsExtension(Extension):
    """`glossary` is the file that marks the terms; tests give another one."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"glossary": ["docs/reference/glossary.md", "The file that marks the terms"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Read the glossary, and have the finished tree of each page looked through."""
        meanings = marked_terms(Path(self.getConfig("glossary")).read_text("utf-8"))
        # After the abbreviations (7), and before MkDocs notes the ids of a page (5) and turns its links round (0).
        md.treeprocessors.register(_Terms(md, meanings), "terms", 6)


def makeExtension(**settings: Any) -> TermsExtension:  # noqa: N802 - the name is Python-Markdown's
    """What Python-Markdown calls for the name of this module."""
    return TermsExtension(**settings)
