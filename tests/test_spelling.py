"""No misspelt word that codespell knows, in anything that people read."""

import subprocess
import sys

from tests.conftest import PROJECT

TEXTS = ("docs", "exercises", "macros/strings", "macros/starters", "README.md", "CONTRIBUTING.md")


def spell(*paths):
    command = [sys.executable, "-m", "codespell_lib", "--toml", str(PROJECT / "pyproject.toml"), *paths]
    return subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True).stdout


def test_no_word_is_misspelt():
    assert spell(*TEXTS) == ""


def test_a_misspelt_word_would_be_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("The goverment replies.\n", "utf-8")

    assert "goverment ==> government" in spell(str(page))
