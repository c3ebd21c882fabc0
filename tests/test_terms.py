"""Terms of the glossary on other pages: the first use is a link with the meaning, in prose only."""

import re

import pytest
from markdown import Markdown

from macros.terms import marked_terms

GLOSSARY = """# Glossary

**Market access.**{ .tip } The question of who may enter a market. More in the chapter.

**Red line.**{ .tip } What a country does not promise, "whatever" it is offered.

**Red line meeting.**{ .tip } A meeting about red lines.

**Professional body.**{ .tip } A body that admits people to a profession.

**Offer.** A draft promise, not marked.
"""


@pytest.fixture
def page(tmp_path):
    (tmp_path / "glossary.md").write_text(GLOSSARY, "utf-8")
    settings = {"glossary": str(tmp_path / "glossary.md")}

    def convert(text):
        extensions = ["abbr", "attr_list", "tables", "macros.terms"]
        return Markdown(extensions=extensions, extension_configs={"macros.terms": settings}).convert(text)

    return convert


def linked(html):
    return re.findall(r'<a class="tw-term" [^>]*>([^<]*)</a>', html)


def test_the_tooltip_is_the_first_sentence():
    assert marked_terms(GLOSSARY) == {
        "Market access": "The question of who may enter a market.",
        "Red line": 'What a country does not promise, "whatever" it is offered.',
        "Red line meeting": "A meeting about red lines.",
        "Professional body": "A body that admits people to a profession.",
    }


def test_the_first_use_leads_to_the_glossary_and_later_uses_stay_plain(page):
    html = page("Ask about market access.\n\nThen market access again, and a red line.")

    assert html == (
        '<p>Ask about <a class="tw-term" href="/reference/glossary.md#market-access" '
        'title="The question of who may enter a market.">market access</a>.</p>\n'
        '<p>Then market access again, and a <a class="tw-term" href="/reference/glossary.md#red-line" '
        'title="What a country does not promise, &quot;whatever&quot; it is offered.">red line</a>.</p>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Red lines are few.", ["Red lines"]),
        ("A red\nline.", ["red\nline"]),
        ("Professional bodies, and one professional body.", ["Professional bodies"]),
        ('See <a href="x.html">market access</a> or market access.', ["market access"]),
        ("The red line meeting is on Monday, the red line is not.", ["red line meeting", "red line"]),
        ("**Market access** and *red line*", ["Market access", "red line"]),
        ("| Word |\n| --- |\n| a red line |", ["red line"]),
        ("- first market access\n- then a red line, and a market access", ["market access", "red line"]),
    ],
)
def test_a_term_is_found_in_any_prose(page, text, expected):
    assert linked(page(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Market access",
        "[market access](chapter.md)",
        "`market access`",
        "    market access",
        "The paper *On Market Access* is a name.",
        "A red-line pen, a bored line and a market-access fee.",
        "An offer is not marked.",
        "![red line](picture.svg)",
        'Read <a href="x.html">on <em>market access</em></a> or <cite>Market access</cite>.',
    ],
)
def test_a_name_a_heading_a_link_and_code_stay_as_they_are(page, text):
    assert linked(page(text)) == []


def test_nothing_of_the_text_is_lost(page):
    text = "Before market access, between *red line* and red lines, [after](x.md) market access."

    assert (
        re.sub("<[^>]+>", "", page(text))
        == "Before market access, between red line and red lines, after market access."
    )


def test_an_abbreviation_is_explained_once_and_its_text_stays(page):
    html = page("The WTO, *the WTO* and WTO market access. WTO\n\nWTO members\n\n*[WTO]: World Trade Organization")

    assert html.count("<abbr") == 1
    assert re.sub("<[^>]+>", "", html) == "The WTO, the WTO and WTO market access. WTO\nWTO members"
    assert linked(html) == ["market access"]


def test_the_glossary_itself_gets_places_to_link_to_and_no_links(page):
    html = page(GLOSSARY)

    assert '<p id="market-access"><strong class="tip">Market access.</strong>' in html
    assert linked(html) == []


def test_a_glossary_without_marked_terms_changes_no_page(tmp_path):
    (tmp_path / "glossary.md").write_text("**Offer.** A draft.", "utf-8")
    settings = {"macros.terms": {"glossary": str(tmp_path / "glossary.md")}}

    assert Markdown(extensions=["macros.terms"], extension_configs=settings).convert("An offer") == "<p>An offer</p>"
