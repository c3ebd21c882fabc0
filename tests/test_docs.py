"""The documentation agrees with the code: every code, kind, setting, macro and command has its place."""

import re

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter

from macros.__main__ import main
from macros.calls import MACROS
from macros.check.session import check_session
from macros.examples import EXAMPLES_PAGE, field_examples
from macros.model import Pack
from macros.model.kinds import KINDS, WorksheetField
from macros.problem import CODES
from macros.read import read_yaml
from tests.conftest import PROJECT

EDITING = PROJECT / "docs" / "editing"


def read(name):
    return (PROJECT / name).read_text("utf-8")


def test_every_problem_has_its_paragraph_and_every_paragraph_its_problem():
    anchors = re.findall(r"^##+ .*\{ *#([a-z0-9-]+) *\}", read("docs/editing/errors.md"), re.MULTILINE)

    assert sorted(anchors) == sorted(CODES)


def test_every_problem_is_shown_by_a_bad_file():
    shown = " ".join(path.read_text("utf-8") for path in (PROJECT / "tests" / "bad").rglob("*.txt"))

    assert [code for code in sorted(CODES) if f"errors.md#{code}\n" not in shown] == []


def test_every_macro_is_in_the_table_of_macros():
    page = read("docs/editing/index.md")

    assert [name for name in MACROS if f"{name}(" not in page] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_kind_has_a_section_with_each_of_its_settings(kind):
    page = read("docs/editing/fields.md")
    section = re.search(rf"^## .*`{kind}`.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)

    assert section, f"docs/editing/fields.md has no heading with `{kind}`"
    assert [
        name for name in KINDS[kind].model_fields if f"`{name}`" not in section[0] and f"`{name}:" not in section[0]
    ] == []


def yaml_examples():
    page = read("docs/editing/fields.md")
    return re.findall(r"^```yaml[^\n]*\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def test_the_examples_of_fields_are_valid():
    fields = [example for example in yaml_examples() if example.startswith("- ")]
    kinds = set()
    for example in fields:
        document = read_yaml("example", f"worksheet:\n{example}")
        assert document.problems == [], example
        for field in document.data["worksheet"]:
            kinds.add(TypeAdapter(WorksheetField).validate_python(field).kind)

    assert kinds == set(KINDS)


def test_the_example_of_a_session_plan_is_valid():
    (example,) = re.findall(
        r"^```yaml\n(title: (?:(?!```).)*^days:.*?)^```", read("docs/editing/index.md"), re.MULTILINE | re.DOTALL
    )

    pack = Pack.model_validate({"id": "example", **read_yaml("example", example).data})

    assert [problem.message for problem in check_session(read_yaml("example", example), pack)] == []


def test_every_kind_can_be_tried_out_on_a_page():
    fields = field_examples(read(f"docs/{EXAMPLES_PAGE}"))

    assert {field.kind for field in fields} == set(KINDS)
    assert len(fields) == len({field.id for field in fields})
    assert "{{ field_gallery() }}" in read("docs/editing/gallery.md")


@pytest.mark.parametrize("command", ["check", "publish", "new exercise"])
def test_every_command_is_in_the_readme_and_has_help(command):
    assert f"toolkit {command}" in read("README.md")
    assert CliRunner().invoke(main, [*command.split(), "--help"]).exit_code == 0


def test_the_readme_names_every_target_of_make():
    targets = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[1].split()
    page = read("README.md")

    assert [target for target in targets if f"make {target}" not in page] == []


def test_ci_runs_the_commands_of_the_readme():
    assert "make test" in read(".ci/run")
    assert "make test" in read("README.md")


def test_a_page_that_editors_are_sent_to_is_in_the_menu():
    menu = read("mkdocs.yml")

    assert [path.name for path in EDITING.glob("*.md") if f"editing/{path.name}" not in menu] == []


def test_requirements_are_locked_with_hashes_and_without_addresses():
    for name in ("requirements.txt", "requirements-test.txt"):
        text = read(name)
        pins = re.findall(r"^[a-z0-9._-]+==", text, re.MULTILINE)

        assert len(pins) > 20
        assert "--hash=sha256:" in text
        assert "http" not in text
        assert "index" not in text.split("\n", 2)[2]
