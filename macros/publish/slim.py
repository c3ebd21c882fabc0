"""Takes out of a built website what no page of it uses, because every kilobyte costs a reader time and money."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import rjsmin
import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

# Material ships these for development and for other languages; no page of ours loads them.
_UNUSED = ("assets/javascripts/**/*.map", "assets/stylesheets/**/*.map", "assets/javascripts/lunr", "sitemap.xml.gz")
_MATERIAL = "assets"

_WORD = re.compile(r"[A-Za-z_][\w-]*")
# Words of a script that are no class of ours: its own short variables, which the colours of code would mistake for
# theirs, and the parts of Material that act on pages only where mkdocs.yml switches them on. In a page all words count
# that stand in its tags and scripts; the prose may speak of cards and grids as much as it likes.
_NO_CLASS = re.compile(r"\w{1,3}$|keys$|inline$|mermaid|tabbed-|md-(?:annotation|code__|source__|tags?\b|tag-|version)")
# Holds transitions back while the colours change. Material sets it for a moment on every visit, and each time the
# browser works out the style of every element of the page again: a tenth to a fifth of the time a page needs.
_COSTLY = "[data-md-color-switching]"
# Kinds of Material's admonitions have everyday names; a page uses one only where its class says so.
_KIND = re.compile(r"(?:abstract|bug|danger|example|failure|info|note|question|quote|success|tip|warning)$")
_ADMONITION = re.compile(r'class="admonition ([\w-]+)')
_TAG = re.compile(r"<script\b.*?</script>|<[^>]*>", re.DOTALL)
_CLASS_OR_ID = re.compile(r"[.#]((?:[A-Za-z_-]|\\.)(?:[\w-]|\\.)*)")
# Elements in which white space counts.
_AS_IT_IS = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"\[[^\]]*\]")
_ATTRIBUTE_VALUE = re.compile(r"""\[[\w-]+=["']?([A-Za-z_][\w-]*)["']?\]""")
# What stands in brackets decides nothing: ":is(.a, .b)" needs only one of the two, and ":not(.a)" none.
_ARGUMENT = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_VARIABLE_USE = re.compile(r"var\(\s*(--[\w-]+)")
# A custom property with its value: a value may hold addresses, texts and brackets with semicolons inside.
_VALUE = r"""(?:url\((?:"[^"]*"|'[^']*'|[^)"'])*\)|"[^"]*"|'[^']*'|[^;{}"'(]|\([^)]*\))*"""
_VARIABLE = re.compile(rf"(?<=[{{;])\s*(--[\w-]+):{_VALUE}(?:;|(?=\}}))")


def slim(site: Path) -> None:
    """Remove unused files and style rules, and what only people read in our scripts, from the website in `site`."""
    for pattern in _UNUSED:
        for path in sorted(site.glob(pattern)):
            _remove(path)
    words = frozenset(_words(site))
    sheets = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.css"))}
    for path, css in slim_css(sheets, words).items():
        path.write_text(css, "utf-8", newline="\n")
    for path in sorted(site.rglob("*.html")):
        path.write_text(slim_page(path.read_text("utf-8")), "utf-8", newline="\n")
    for path in sorted(site.rglob("*.js")):
        if path.relative_to(site).parts[0] != _MATERIAL and path.name != "search_index.js":
            path.write_text(slim_script(path.read_text("utf-8")), "utf-8", newline="\n")


def slim_page(html: str) -> str:
    """The page without indentation and empty lines, which only a person who reads its source would see.

    What stands in elements that show white space as it is stays.
    """
    parts = _AS_IT_IS.split(html)
    return "".join(part if index % 2 else re.sub(r"\s*\n\s*", "\n", part) for index, part in enumerate(parts))


def slim_css(sheets: dict[Path, str], words: frozenset[str]) -> dict[Path, str]:
    """Style sheets with only the rules whose classes, ids and attribute values all occur in `words`.

    Of the variables, those stay that these rules use.

    `words` are all words of the pages and scripts: a class that a script puts together from pieces ("md-" + name)
    is not among them, and its rules would be lost. Material 9.8 and our own scripts write theirs in one piece.
    The sheets are looked at together, because one sets a variable that another uses.
    """
    kept = {path: _used_rules(css, words) for path, css in sheets.items()}
    while (fewer := _used_variables(kept, words)) != kept:
        kept = fewer
    return kept


def _used_rules(css: str, words: frozenset[str]) -> str:
    return "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), words))


def _used_variables(sheets: dict[Path, str], words: frozenset[str]) -> dict[Path, str]:
    """The sheets without the custom properties that none of them and no script uses."""
    used = {name for css in sheets.values() for name in _VARIABLE_USE.findall(css)} | words

    def keep(match: re.Match[str]) -> str:
        return match[0] if match[1] in used else ""

    return {path: _VARIABLE.sub(keep, css) for path, css in sheets.items()}


def slim_script(script: str) -> str:
    """The script without comments and white space that only people read."""
    return str(rjsmin.jsmin(script)) + "\n"


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _words(site: Path) -> Iterator[str]:
    for path in site.rglob("*"):
        if path.suffix == ".html":
            yield from page_words(path.read_text("utf-8"))
        if path.suffix == ".js" and not path.name.startswith("search_index"):
            words = _WORD.findall(path.read_text("utf-8"))
            yield from (word for word in words if not _KIND.match(word) and not _NO_CLASS.match(word))


def page_words(html: str) -> Iterator[str]:
    """The words of a page that may be a class, an id or the value of an attribute."""
    for tag in _TAG.findall(html):
        yield from (word for word in _WORD.findall(tag) if not _KIND.match(word))
    yield from _ADMONITION.findall(html)


def _rules(nodes: list[Node], words: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield _style_rule(node, words)
        elif isinstance(node, AtRule) and node.content is not None and node.at_keyword in {"media", "supports"}:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            kept = "".join(_rules(inside, words))
            if kept:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{kept}}}"
        else:
            yield node.serialize()


def _style_rule(rule: QualifiedRule, words: frozenset[str]) -> str:
    selectors = [part for part in _split(tinycss2.serialize(rule.prelude)) if _is_used(part, words)]
    if not selectors:
        return ""
    inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    declarations = "".join(f"{node.serialize().strip()};" for node in inside)
    return f"{','.join(part.strip() for part in selectors)}{{{declarations}}}"


def _is_used(selector: str, words: frozenset[str]) -> bool:
    if _COSTLY in selector:
        return False
    outside = _ARGUMENT.sub("", selector)
    values = _ATTRIBUTE_VALUE.findall(outside)
    names = _CLASS_OR_ID.findall(_ATTRIBUTE.sub("", outside))
    return words.issuperset(values) and words.issuperset(name.replace("\\", "") for name in names)


def _split(selectors: str) -> list[str]:
    """A list of selectors at its commas, but not at those inside brackets: ":is(a, b), c" has two."""
    parts, depth = [""], 0
    for character in selectors:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "," and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts
