"""Text in data: CommonMark for every medium, and nothing that runs."""

import pytest

from macros.text import links, to_blocks, to_html, to_inline_html, to_plain


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<div>\n\nblock\n\n</div>",
        "a <b>bold</b> word",
        "&lt;script&gt;",
        "<!-- comment -->",
    ],
)
def test_html_in_text_is_shown_as_typed(typed):
    html = to_html(typed)

    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "<div" not in html
    assert "<!--" not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:x", "data:text/html,x"])
def test_a_link_that_would_run_something_is_no_link(address):
    assert "<a" not in to_html(f"[press]({address})")


def test_links_are_rewritten_for_the_page():
    html = to_html("See [the chapter](part-1/a.md).", lambda address: f"../{address}")

    assert html == '<p>See <a href="../part-1/a.md">the chapter</a>.</p>'


def test_inline_text_of_two_paragraphs_stays_in_one_element():
    assert to_inline_html("One.\n\n*Two.*") == "One.<br><em>Two.</em>"


def test_plain_text_has_the_words_only():
    assert to_plain("**Bold** and `code`\n\n- a [link](x)\n  goes on") == "Bold and code a link goes on"


def test_links_are_found_in_every_part():
    assert list(links("[a](one)\n\n- [b](two)\n\n> [c](three)")) == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("typed", "block"),
    [
        ("words", {"type": "paragraph", "content": [{"type": "text", "text": "words"}]}),
        ("two\nlines", {"type": "paragraph", "content": [{"type": "text", "text": t} for t in ("two", " ", "lines")]}),
        ("## Head", {"type": "heading", "level": 2, "content": [{"type": "text", "text": "Head"}]}),
        ("```\na  b\n```", {"type": "code", "text": "a  b"}),
        ("***", {"type": "rule"}),
        (
            "> said",
            {"type": "quote", "blocks": [{"type": "paragraph", "content": [{"type": "text", "text": "said"}]}]},
        ),
        (
            "3. third",
            {
                "type": "list",
                "ordered": True,
                "start": 3,
                "items": [[{"type": "paragraph", "content": [{"type": "text", "text": "third"}]}]],
            },
        ),
        (
            "[l](a.md)",
            {
                "type": "paragraph",
                "content": [{"type": "link", "href": "a.md", "content": [{"type": "text", "text": "l"}]}],
            },
        ),
        ("`c`", {"type": "paragraph", "content": [{"type": "code", "text": "c"}]}),
    ],
)
def test_blocks_for_print(typed, block):
    assert to_blocks(typed) == [block]


@pytest.mark.parametrize("typed", ["#set page()", "$x$", "@name", "a\\b", '#import "x"'])
def test_typst_markup_is_only_text_in_blocks(typed):
    (block,) = to_blocks(typed)

    assert "".join(inline["text"] for inline in block["content"]) == typed
