"""Every mistake that an editor can make, as a file, and beside it the whole report that comes back.

`bad/project/` is a small project without mistakes. A file in `bad/<folder>/` takes the place of one of its
files; a folder in `bad/overlays/` is laid over the project. To see a new message, or to accept a changed one:
UPDATE_EXPECTED=1 pytest tests/test_bad_files.py, and then read the difference as an editor would.
"""

import os
import re
import shutil
from pathlib import Path
from textwrap import indent

import pytest

from macros.check import check
from macros.load import load
from macros.problem import report
from macros.read import read_yaml
from macros.text import to_html

BAD = Path(__file__).parent / "bad"

# Which file of the project a bad file replaces, by the folder that the bad file is in.
REPLACED = {
    "exercises": "exercises/sample.yml",
    "checklists": "exercises/checklists/sample.yml",
    "packs": "exercises/packs/sample.yml",
    "paths": "exercises/paths/sample.yml",
    "sources": "exercises/sources.yml",
    "boxes": "docs/boxes/sample-box.md",
    "chapters": "docs/part-1/sample.md",
    "pages": "docs/start/page.md",
    "menus": "mkdocs.yml",
}
MISTAKES = sorted(path for folder in REPLACED for path in (BAD / folder).iterdir() if path.suffix != ".txt")
OVERLAYS = sorted(path for path in (BAD / "overlays").iterdir() if path.is_dir())


@pytest.fixture
def project(tmp_path):
    """A copy of the small project without mistakes."""
    return shutil.copytree(BAD / "project", tmp_path / "project")


def what_the_editor_reads(project):
    problems = check(load(project))
    return report(problems) + "\n" if problems else ""


def name(path):
    return f"{path.parent.name}/{path.stem}"


def compare_with_file(text, expected):
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(text, "utf-8", newline="\n")

    assert text, "nobody is told about this mistake"
    assert text == expected.read_text("utf-8")


def test_the_small_project_has_no_mistakes(project):
    assert what_the_editor_reads(project) == ""


@pytest.mark.parametrize("mistake", MISTAKES, ids=name)
def test_a_mistake_comes_back_in_an_editors_words(mistake, project):
    shutil.copy(mistake, project / REPLACED[mistake.parent.name])

    compare_with_file(what_the_editor_reads(project), mistake.with_suffix(".txt"))


@pytest.mark.parametrize("folder", OVERLAYS, ids=name)
def test_mistakes_in_several_files_and_in_file_names_come_back_in_file_order(folder, project):
    shutil.copytree(folder, project, dirs_exist_ok=True)

    compare_with_file(what_the_editor_reads(project), folder.with_suffix(".txt"))


def test_every_expected_report_has_its_mistake():
    reports = {path.with_suffix("") for path in BAD.rglob("*.txt")}

    assert reports == {path.with_suffix("") for path in [*MISTAKES, *OVERLAYS]}


# ------------------------------------------------- mistakes that need more than one file beside them


@pytest.mark.parametrize(
    ("name", "ending"),
    [("sample.yaml", ".yaml"), ("sample.yml.txt", ".txt"), ("sample.YML", ".YML")],
    ids=["yaml", "notepad", "capitals"],
)
def test_a_file_name_with_another_ending_is_not_passed_over(name, ending, project):
    (project / "exercises/packs/sample.yml").rename(project / "exercises/packs" / name)

    assert what_the_editor_reads(project) == (
        f"exercises/packs/{name}\n"
        f'  The name of the file ends in "{ending}". Only ".yml" is read.\n'
        '  Rename it to "sample.yml".\n'
        "  See docs/editing/errors.md#file-name\n"
        "\n"
        "1 problem in 1 file. The site was not built.\n"
    )


def test_a_misspelt_call_on_the_page_of_an_exercise_is_one_mistake(project):
    (project / "docs/part-3/sample.md").write_text('{{ exercises("sample") }}\n', "utf-8")

    assert what_the_editor_reads(project) == (
        "docs/part-3/sample.md, line 1\n"
        '    1 | {{ exercises("sample") }}\n'
        '  There is no macro "exercises".\n'
        '  Did you mean "exercise"?\n'
        "  See docs/editing/errors.md#macro-call\n"
        "\n"
        "1 problem in 1 file. The site was not built.\n"
    )


# ------------------------------------------------------------------------- what looks strange and is no mistake


@pytest.mark.parametrize("typed", ["no", "yes", "12:30", "1.10", "2026-11-22", "null", "~", "0x1F", "1e3", "true"])
def test_a_text_comes_out_as_it_was_typed(typed, project):
    data = project / "exercises/sample.yml"
    data.write_text(data.read_text("utf-8").replace("title: Three seats", f"title: {typed}"), "utf-8")

    loaded = load(project)

    assert not check(loaded)
    assert loaded.toolkit.exercises["sample"].title == typed


@pytest.mark.parametrize(
    "typed",
    [
        '"The rule: ask first"',
        "'The \"rule\" is to ask'",
        '"Case #3"',
        '"- a dash"',
        "Ask first; then write",
        "The C# office",
        "At 09:00 sharp",
        "50% of seats",
        "Fewer than 10 (< 10) or a <name>",
        "Bold is `<b>`, see <https://example.org/b>",
        "Ask (or write) [both]",
        "Wer fragt, gewinnt – à Genève, 世界",
        "|\n    On a new line: yes, #3 & [more]",
        ">-\n    Folded: this * too",
    ],
)
def test_text_that_is_written_with_care_is_no_mistake(typed, project):
    data = project / "exercises/sample.yml"
    data.write_text(
        data.read_text("utf-8").replace("audience: Officials of trade ministries", f"audience: {typed}"), "utf-8"
    )

    assert what_the_editor_reads(project) == ""


def test_comments_on_lines_of_their_own_and_windows_line_ends_are_no_mistake(project):
    data = project / "exercises/sample.yml"
    text = "# A comment\n" + data.read_text("utf-8").replace("steps:\n", "# The minutes add up.\nsteps:  # in order\n")
    data.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert what_the_editor_reads(project) == ""


def test_what_a_page_may_hold_besides_calls_is_no_mistake(project):
    page = project / "docs/part-1/sample.md"
    text = page.read_text("utf-8")
    extra = (
        "\n## Words { #words }\n"
        '\n{% if edition == "facilitator" %}\nFor you.\n{% else %}\nFor them.\n{% endif %}\n'
        '\n`{% raw %}{{ box("any-id") }}{% endraw %}` and {{ edition }} and {one} brace.\n'
    )
    page.write_text(text + extra, "utf-8")

    assert what_the_editor_reads(project) == ""


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>"),
        ("R&D < 5", "<p>R&amp;D &lt; 5</p>"),
        ('<img src="x" onerror="alert(1)">', "<p>&lt;img src=&quot;x&quot; onerror=&quot;alert(1)&quot;&gt;</p>"),
    ],
    ids=["script", "markup", "signs", "picture"],
)
def test_html_in_a_text_is_shown_as_it_was_typed(typed, html):
    assert html in to_html(typed)
    assert "<script" not in to_html(typed)


def test_a_link_to_a_script_is_no_link():
    assert "href" not in to_html("[x](javascript:alert(1))")


# -------------------------------------------------------------------- what the editors' pages tell them to write


def examples(page):
    """Every YAML example of a page, indented so that a list can be read as well as fields."""
    text = (BAD.parent.parent / "docs" / "editing" / page).read_text("utf-8")
    return [indent(block, "  ") for block in re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)]


@pytest.mark.parametrize("page", ["errors.md", "fields.md", "index.md"])
def test_the_right_examples_of_the_editors_pages_can_be_read(page):
    right = [example for example in examples(page) if not example.startswith("  # Wrong")]

    assert right
    assert [problem for example in right for problem in read_yaml(page, f"example:\n{example}").problems] == []


def test_wrong_examples_of_signs_and_spaces_cannot_be_read():
    text = (BAD.parent.parent / "docs" / "editing" / "errors.md").read_text("utf-8")
    signs = text[text.index("## Reading the file") : text.index("## Fields")]
    wrong = re.findall(r"^```yaml\n(# Wrong.*?)^```", signs, re.MULTILINE | re.DOTALL)

    assert len(wrong) > 5
    assert [example for example in wrong if not read_yaml("errors.md", example).problems] == []
