"""Text in data files: CommonMark without raw HTML, parsed once, for HTML pages and for print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

# Raw HTML stays off so that "<script>" in a file is shown as typed, never run.
# Pictures need alternative text and a file that every medium can reach; they belong in chapters.
_PARSER = MarkdownIt("commonmark", {"html": False}).disable("image")
_HTML = RendererHTML()

# What people write who know a little HTML; "<" before a number or another word is a sign.
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|kbd|li|mark|ol|p|pre|s|small|span"
    r"|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)

Block = dict[str, Any]
Href = Callable[[str], str]


def to_html(markdown: str, href: Href = str) -> Markup:
    """HTML for block-level text; `href` turns the address of each link into the one for this page."""
    tokens = _PARSER.parse(markdown)
    _rewrite(tokens, href)
    return Markup(_HTML.render(tokens, _PARSER.options, {}).strip())


def to_inline_html(markdown: str, href: Href = str) -> Markup:
    """HTML without a paragraph around it, for text of one paragraph inside a label, heading or cell.

    Text of several paragraphs is joined with line breaks, because a <p> may not stand there.
    """
    tokens = [token for token in _PARSER.parse(markdown) if token.type == "inline"]
    _rewrite(tokens, href)
    parts = [_HTML.renderInline(token.children or [], _PARSER.options, {}) for token in tokens]
    return Markup("<br>".join(parts))


def to_plain(markdown: str) -> str:
    """The words alone, for titles, search and tests."""
    return " ".join("".join(_words(token)) for token in _PARSER.parse(markdown) if token.type == "inline")


def to_blocks(markdown: str) -> list[Block]:
    """The text as nested lists and mappings, which Typst reads as JSON.

    A block has a `type`: paragraph, heading, list, quote, code or rule; an inline: text, strong, emphasis,
    code, link or break.
    """
    return [_block(node) for node in SyntaxTreeNode(_PARSER.parse(markdown)).children]


def links(markdown: str) -> Iterator[str]:
    """The address of every link."""
    # Most texts have none, and parsing them all takes a tenth of a build.
    if "](" not in markdown and "<" not in markdown and "]:" not in markdown:
        return
    for token in _PARSER.parse(markdown):
        for child in token.children or []:
            if child.type == "link_open":
                yield str(child.attrs["href"])


def tags(markdown: str) -> Iterator[str]:
    """Every HTML tag outside code: readers see it as it was typed."""
    if not _TAG.search(markdown):
        return
    for token in _PARSER.parse(markdown):
        for child in token.children or []:
            if child.type == "text":
                yield from _TAG.findall(child.content)


def _rewrite(tokens: list[Token], href: Href) -> None:
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open":
                child.attrs["href"] = href(str(child.attrs["href"]))


def _words(token: Token) -> Iterator[str]:
    for child in token.children or []:
        if child.type in {"text", "code_inline"}:
            yield child.content
        elif child.type in {"softbreak", "hardbreak"}:
            yield " "


def _block(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "paragraph":
            return {"type": "paragraph", "content": _inlines(node)}
        case "heading":
            return {"type": "heading", "level": int(node.tag[1]), "content": _inlines(node)}
        case "bullet_list" | "ordered_list":
            return {
                "type": "list",
                "ordered": node.type == "ordered_list",
                "start": int(node.attrs.get("start", 1)),
                "items": [[_block(child) for child in item.children] for item in node.children],
            }
        case "blockquote":
            return {"type": "quote", "blocks": [_block(child) for child in node.children]}
        case "fence" | "code_block":
            return {"type": "code", "text": node.content.rstrip("\n")}
        case "hr":
            return {"type": "rule"}
    raise NotImplementedError(f"CommonMark block {node.type!r} has no printed form")


def _inlines(node: SyntaxTreeNode) -> list[Block]:
    """The inlines of a paragraph or heading, whose only child is the node `inline`."""
    return [_inline(child) for child in node.children[0].children] if node.children else []


def _inline(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "text":
            return {"type": "text", "text": node.content}
        case "softbreak":
            return {"type": "text", "text": " "}
        case "hardbreak":
            return {"type": "break"}
        case "code_inline":
            return {"type": "code", "text": node.content}
        case "strong":
            return {"type": "strong", "content": [_inline(child) for child in node.children]}
        case "em":
            return {"type": "emphasis", "content": [_inline(child) for child in node.children]}
        case "link":
            return {
                "type": "link",
                "href": str(node.attrs["href"]),
                "content": [_inline(child) for child in node.children],
            }
    raise NotImplementedError(f"CommonMark inline {node.type!r} has no printed form")
