"""What guards the text: no false alarm, and the units below it: sentences, headings, links, syllables."""

import re
import shutil
from pathlib import Path

import markdown
import pytest

from macros.check import check
from macros.check.prose import chapter_ease
from macros.load import load
from macros.page import headings, page_links, sentences
from macros.reading import reading_ease, syllables

SAMPLE = Path(__file__).parent / "bad" / "project"


@pytest.fixture(name="sample")
def small_project(tmp_path):
    """A copy of the small project without mistakes."""
    return shutil.copytree(SAMPLE, tmp_path / "project")


def messages(project):
    return [problem.message for problem in check(load(project))]


def add(file, text):
    file.write_text(file.read_text("utf-8") + text, "utf-8")


# ------------------------------------------------------------------------------------------------------ sentences


def texts(markdown_text):
    return [(sentence.line, sentence.text) for sentence in sentences(markdown_text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("One here. Two\nthere!", [(1, "One here."), (1, "Two there!")]),
        ("---\ndescription: x\n---\n\nOne\nsentence.", [(5, "One sentence.")]),
        ("```yaml\n# no: heading\n```\n\nText.", [(5, "Text.")]),
        ('A claim {{ cite("x") }}.\n\n{{ box("y") }}\n', [(1, "A claim .")]),
        ("## Title { #id }\nText.", [(1, "Title"), (2, "Text.")]),
        ("We need:\n\n- one,\n- two\n  of them.", [(1, "We need:"), (3, "one,"), (4, "two of them.")]),
        ("| A | B \\| C |\n| --- | --- |\n", [(1, "A"), (1, "B \\| C"), (2, "---"), (2, "---")]),
        ('!!! success "Key points"\n\n    - One.\n    - Two.', [(3, "One."), (4, "Two.")]),
        ("> He said: go.\n> She went.", [(1, "He said: go."), (2, "She went.")]),
        ("It costs 1.5 points, i.e. little.", [(1, "It costs 1.5 points, i.e. little.")]),
        ("**The problem.** Nobody knew.", [(1, "**The problem.**"), (1, "Nobody knew.")]),
        ("Windows.\r\n\r\nLines.", [(1, "Windows."), (3, "Lines.")]),
        ("Text.\n\n*[GATS]: A long name\n[1]: https://example.org\n", [(1, "Text.")]),
        ("", []),
    ],
)
def test_a_text_is_read_as_its_sentences(written, read):
    assert texts(written) == read


def test_what_is_not_read_as_words_makes_no_sentence_long(sample):
    words = "word " * 40
    add(
        sample / "docs/start/page.md",
        f"\n{words}[x](https://example.org/{'a-' * 30}b) of {{{{ edition }}}} `{words[:10]}`.\n"
        f"\n| {words} | {words} |\n| --- | --- |\n| {words} | {words} |\n"
        f"\n```text\n{words}{words}\n```\n\n- {words}\n- {words}\n\n## {words}\n\n{words}\n",
    )

    assert messages(sample) == []


@pytest.mark.parametrize(("words", "found"), [(45, 0), (46, 1)])
def test_a_sentence_has_at_most_45_words(sample, words, found):
    add(sample / "docs/start/page.md", "\n" + "word " * words + "\n")

    assert len(messages(sample)) == found


def test_a_cell_is_counted_by_itself(sample):
    add(sample / "docs/start/page.md", f"\n| A | {'word ' * 46} |\n| --- | --- |\n")

    assert messages(sample) == ['The sentence "word word word word word word …" has 46 words.']


# ------------------------------------------------------------------------------------------- headings and links


@pytest.mark.parametrize(
    "words",
    [
        "Words: `text`",
        "Côte d'Ivoire & Togo",
        "_First_ and **second**",
        "A [link](x.md) here",
        "3 – the “rule”",
        "`snake_case`, W/120?",
        "Named { #own }",
        "Named { .look #own }",
        "A dash - and  spaces",
    ],
)
def test_a_heading_has_the_id_that_the_site_gives_it(words):
    html = markdown.markdown(f"## {words}", extensions=["toc", "attr_list"])

    assert [heading.id for heading in headings(f"## {words}")] == re.findall(r'id="([^"]*)"', html)


def test_links_are_found_with_their_lines_and_not_in_code():
    text = (
        "[a](x.md) and ![b](p.svg 'title')\n\n`[c](no.md)` and [d][1]\n\n```\n[e](no.md)\n```\n\n[1]: y.md#z\n"
        "[^1]: A note.\n"
    )

    assert [*page_links(text)] == [(1, "x.md"), (1, "p.svg"), (9, "y.md#z")]


@pytest.mark.parametrize(
    "address",
    [
        "../part-1/sample.md#who-holds-the-rules",
        "../part-1/sample.md#make-a-list",
        "../reference/sources.md#sample-report",
        "../part-3/sample.md#brief",
        "../index.md#sample-agenda",
        "../boxes/sample-box.md",
        "#twice_1",
        "#named",
        "#by-hand",
        "page.md",
        "../part-1/sample.md?x#make-a-list",
        "https://example.org/#x",
        "mailto:someone@example.org",
    ],
)
def test_a_link_that_leads_somewhere_is_no_mistake(sample, address):
    add(
        sample / "docs/start/page.md",
        f'\n[x]({address})\n\n## Twice\n\n## Twice\n\n## Other {{ #named }}\n\n<a id="by-hand"></a>\n',
    )

    assert messages(sample) == []


def test_a_footnote_and_an_unknown_anchor_beside_it_say_nothing(sample):
    add(sample / "docs/start/page.md", "\nA claim[^1]. [Back](#fnref:1)\n\n[^1]: A note.\n")

    assert messages(sample) == []


def test_an_anchor_of_a_broken_checklist_is_not_known(sample):
    add(sample / "docs/start/page.md", "\n[x](../part-1/sample.md#anything)\n")
    (sample / "exercises/checklists/sample.yml").write_text("titel: x\n", "utf-8")

    assert [message for message in messages(sample) if "anything" in message] == []


def test_levels_below_what_a_component_brings_are_no_mistake(sample):
    add(sample / "docs/start/page.md", "\n{{ learning_paths() }}\n\n#### After a path\n")

    assert messages(sample) == []


def test_a_title_beside_an_exercise_is_a_second_one(sample):
    add(sample / "docs/part-3/sample.md", "\n# Title\n")

    assert messages(sample) == ['"Title" is a second title; a page has one.']


# ------------------------------------------------------------------------------------------------- the whole


def test_a_link_in_a_chapter_shows_a_box_too(sample):
    chapter = sample / "docs/part-1/sample.md"
    checklist = sample / "exercises/checklists/sample.yml"
    checklist.write_text(checklist.read_text("utf-8").replace("    box: sample-box\n", ""), "utf-8")
    text = chapter.read_text("utf-8")
    chapter.write_text(text.replace('{{ box("sample-box") }}', "[x](../boxes/sample-box.md)"), "utf-8")
    assert messages(sample) == []

    chapter.write_text(text.replace('{{ box("sample-box") }}', ""), "utf-8")
    assert messages(sample) == ['No chapter shows the box "sample-box" or links to it.']


def test_a_checklist_may_also_stand_on_a_page_that_is_no_chapter(sample):
    add(sample / "docs/start/page.md", '\n{{ checklist("sample") }}\n')

    assert messages(sample) == []


def test_a_checklist_that_stands_only_on_another_page_is_missing_on_its_chapter(sample):
    chapter = sample / "docs/part-1/sample.md"
    chapter.write_text(chapter.read_text("utf-8").replace('{{ checklist("sample") }}', ""), "utf-8")
    add(sample / "docs/start/page.md", '\n{{ checklist("sample") }}\n')

    assert messages(sample) == ["The chapter lacks its checklist."]


def test_a_checklist_on_the_wrong_chapter_is_one_mistake(sample):
    chapter = sample / "docs/part-1/sample.md"
    text = chapter.read_text("utf-8")
    (sample / "docs/part-1/other.md").write_text(text, "utf-8")
    add(sample / "mkdocs.yml", "  - part-1/other.md\n")
    chapter.write_text(text.replace('{{ checklist("sample") }}', ""), "utf-8")

    assert messages(sample) == ['The checklist "sample" belongs to docs/part-1/sample.md, as its line "chapter:" says.']


@pytest.mark.parametrize("file", ["docs/start/page.md", "docs/boxes/sample-box.md", "exercises/sample.yml"])
def test_nothing_is_called_left_over_while_a_file_that_may_use_it_is_broken(sample, file):
    add(sample / "exercises/sources.yml", "other-report:\n  author: X\n  year: 2025\n  title: Y\n  seen: read\n")
    assert messages(sample) == ['Nothing uses the source "other-report".']

    add(sample / file, '\n{{ cite("other-reports") }}\n' if file.endswith("page.md") else "\n<<<<<<< mine\n")
    assert [message for message in messages(sample) if "other-report" in message and "uses" in message] == []


def test_the_menu_of_facilitators_counts_and_parts_of_pages_do_not(sample):
    (sample / "docs/facilitate").mkdir()
    (sample / "docs/facilitate/index.md").write_text("# Run a session\n", "utf-8")
    (sample / "docs/includes").mkdir()
    (sample / "docs/includes/abbreviations.md").write_text("*[GATS]: Agreement\n", "utf-8")
    assert messages(sample) == ["The page is not in the menu, so nobody finds it."]

    add(
        sample / "mkdocs.yml",
        "extra:\n  edition: !ENV [X, trainee]\n  facilitator_nav:\n    - Facilitate:\n        - facilitate/index.md\n",
    )
    assert messages(sample) == []


@pytest.mark.parametrize(
    "menu", [None, "site_name: x\n", "nav: [\n", "- x\n"], ids=["none", "no nav", "broken", "list"]
)
def test_without_a_menu_nobody_is_told_about_it(sample, menu):
    (sample / "mkdocs.yml").unlink()
    if menu is not None:
        (sample / "mkdocs.yml").write_text(menu, "utf-8")

    assert messages(sample) == []


# --------------------------------------------------------------------------------------------- reading ease

SYLLABLES = {
    1: "the asked one made called rules firms states role",
    2: "needed table little people measures changes licence office special being buying client trial whether",
    3: "services ministry government offices committee created various radio period ideas employee mutual invited",
    4: "regulator exercises economic operation",
    5: "association administrative ministerial",
}


@pytest.mark.parametrize(("word", "number"), [(word, n) for n, words in SYLLABLES.items() for word in words.split()])
def test_the_syllables_of_a_word(word, number):
    assert syllables(word) == number


def test_plain_text_is_easier_than_the_language_of_offices():
    plain = "Ask the bank first. It knows the rules. Write down what it says. " * 10
    office = "Administrative coordination necessitates institutional accountability. " * 30

    assert reading_ease(plain) > 90
    assert reading_ease(office) < 0


def test_too_little_text_has_no_reading_ease():
    assert reading_ease("One short sentence.") is None
    assert reading_ease(f"| {'word ' * 200} |") is None


def test_every_chapter_has_a_reading_ease(loaded):
    ease = chapter_ease(loaded)

    assert len(ease) > 1
    assert all(35 <= points <= 100 for points in ease.values())
