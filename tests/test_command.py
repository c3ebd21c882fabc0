"""The command `toolkit`, as a person uses it."""

import re
import shutil

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.check import check
from macros.load import load


def run(*arguments):
    return CliRunner().invoke(main, arguments)


@pytest.fixture(name="copy")
def copy_of_the_project(project, tmp_path, monkeypatch):
    """A copy to break; the working folder is inside it."""
    for name in ("docs", "exercises", "macros/theme", "macros/hooks.py", "mkdocs.yml"):
        source = project / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_says_what_it_looked_at_when_all_is_well(copy, loaded):
    kinds = ("exercises", "checklists", "packs", "boxes", "paths", "sources")
    counts = ", ".join(f"{kind} {len(getattr(loaded.toolkit, kind))}" for kind in kinds)

    result = run("check")

    assert result.exit_code == 0
    assert result.output.startswith(f"No problems. Read: {counts}, pages {len(loaded.texts)}.\n")
    line = r"Reading ease \(Flesch\): median of chapters \d\d; lowest: part-[12]/[a-z-]+ \d\d\.\n"
    assert re.fullmatch(line, result.output.splitlines(keepends=True)[1])


def test_check_shows_the_reading_ease_of_every_page_the_hardest_first(copy):
    rows = [line.split() for line in run("check", "--ease").output.splitlines()[2:]]
    scores = [int(score) for score, _ in rows]

    assert "docs/part-1/networks.md" in [page for _, page in rows]
    assert len(rows) > 80
    assert scores == sorted(scores)


def test_check_works_from_a_folder_below(copy, monkeypatch):
    monkeypatch.chdir(copy / "docs" / "part-1")

    assert run("check").exit_code == 0


def test_check_shows_every_mistake_and_exits_with_1(copy):
    (copy / "exercises" / "four-modes.yml").write_text("titel: x\n", "utf-8")
    (copy / "docs" / "index.md").write_text('{{ excercise("four-modes") }}\n', "utf-8")

    result = run("check")

    assert result.exit_code == 1
    assert 'There is no macro "excercise".' in result.stderr
    assert 'The file has "titel"' in result.stderr
    assert result.stderr.endswith("2 files. Nothing was changed.\n")


def test_outside_a_toolkit_one_sentence_says_where_to_go(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    result = run("check")

    assert result.exit_code == 1
    assert result.output == (
        "Error: There is no toolkit here. Go to the folder that holds mkdocs.yml and exercises, and run this again.\n"
    )


def test_publish_does_nothing_when_the_content_has_mistakes(copy):
    (copy / "exercises" / "four-modes.yml").write_text("titel: x\n", "utf-8")

    result = run("publish")

    assert result.exit_code == 1
    assert "Nothing was published." in result.stderr
    assert not (copy / "dist").exists()


def test_publish_only_packs_makes_the_packs_and_nothing_else(copy):
    result = run("publish", "--only", "packs", "--paper", "letter")

    assert result.exit_code == 0, result.output
    packs = [path.stem for path in (copy / "exercises" / "packs").iterdir()]
    assert {path.relative_to(copy / "dist").as_posix() for path in (copy / "dist").rglob("*.*")} == {
        f"packs/{pack}-{whose}.pdf" for pack in packs for whose in ("participant", "facilitator")
    }


@pytest.mark.parametrize("wrong", [("--only", "web2"), ("--paper", "a5")], ids=" ".join)
def test_publish_refuses_an_option_it_does_not_know(copy, wrong):
    result = run("publish", *wrong)

    assert result.exit_code == 2
    assert f"'{wrong[1]}' is not one of" in result.output


def give_every_day_a_clock(project):
    for path in (project / "exercises" / "packs").iterdir():
        text = path.read_text("utf-8")
        hours = r'\1    start: "00:00"\n    end: "23:59"\n'
        path.write_text(re.sub(r"^(  - title: .*\n)(?!    start)", hours, text, flags=re.MULTILINE), "utf-8")


def test_new_exercise_is_valid_from_the_first_moment(copy):
    result = run("new", "exercise", "visit-the-regulator")

    loaded = load(copy)

    assert result.exit_code == 0, result.output
    assert check(loaded) == []
    assert loaded.toolkit.exercises["visit-the-regulator"].title == "Visit the regulator"
    assert "- part-3/impact-sheet.md\n          - part-3/visit-the-regulator.md\n" in (copy / "mkdocs.yml").read_text()
    assert loaded.toolkit.packs["self-study"].exercise_ids[-1] == "visit-the-regulator"
    assert loaded.toolkit.packs["self-study"].days[-1].items[-1].kind == "evaluation"


def test_without_a_pack_for_self_study_the_editor_is_told_that_a_new_exercise_needs_one(copy):
    give_every_day_a_clock(copy)

    run("new", "exercise", "visit-the-regulator")

    found = check(load(copy))

    assert [one.code for one in found if one.file == "exercises/visit-the-regulator.yml"] == ["exercise-in-no-pack"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Visit Regulator", '"Visit Regulator" cannot be an id.'),
        ("../outside", '"../outside" cannot be an id.'),
        ("four-modes", "exercises/four-modes.yml is already there. Choose another name."),
        ("report", 'cannot be called "report", because the toolkit keeps other answers under this name.'),
        ("action-plan", 'cannot be called "action-plan", because the toolkit keeps other answers under this name.'),
    ],
)
def test_new_exercise_refuses_a_name_and_writes_nothing(copy, name, message):
    before = sorted(copy.rglob("*"))

    result = run("new", "exercise", name)

    assert result.exit_code == 1
    assert message in result.output
    assert sorted(copy.rglob("*")) == before


def test_new_exercise_says_so_when_the_menu_has_no_place_for_it(copy):
    (copy / "mkdocs.yml").write_text("site_name: x\n", "utf-8")

    result = run("new", "exercise", "visit-the-regulator")

    assert result.exit_code == 1
    assert "The nav in mkdocs.yml has no line of an exercise" in result.output
    assert not (copy / "exercises" / "visit-the-regulator.yml").exists()
