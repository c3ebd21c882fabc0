"""The command `toolkit`: check the content, publish it, start a new file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median

# Material announces its end of life on import; this is its documented switch.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from .check import check as check_content
from .check.prose import chapter_ease, page_ease
from .load import Loaded, load
from .new import NewFileError, new_exercise
from .problem import report
from .publish.packs import CannotPrintError, Paper
from .publish.publish import PARTS, Part, Publication
from .publish.publish import publish as run_publish
from .publish.site import set_build_date


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tis-toolkit")
def main() -> None:
    """Trade in Services Coordination Toolkit: check, publish and extend it."""


@main.command()
@click.option("--ease", is_flag=True, help="Also show the reading ease of every page, the hardest first.")
def check(*, ease: bool) -> None:
    """Show every mistake in the content, with its place and what to do."""
    loaded = _good_content(_project(), outcome="Nothing was changed.")
    counts = {
        kind: len(getattr(loaded.toolkit, kind))
        for kind in ("exercises", "checklists", "packs", "boxes", "paths", "sources")
    }
    counts["pages"] = len(loaded.texts)
    click.echo("No problems. Read: " + ", ".join(f"{kind} {count}" for kind, count in counts.items()) + ".")
    if found := chapter_ease(loaded):
        hardest = min(found, key=lambda chapter: found[chapter])
        middle = f"median of chapters {median(found.values()):.0f}"
        click.echo(f"Reading ease (Flesch): {middle}; lowest: {hardest} {found[hardest]}.")
    if ease:
        pages = page_ease(loaded)
        click.echo("\n".join(f"{pages[page]:5}  docs/{page}" for page in sorted(pages, key=lambda page: pages[page])))


@main.command()
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Make only this; can be given several times.")
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Paper of the packs."
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("dist"), show_default=True, help="Folder to fill.")
def publish(only: tuple[Part, ...], paper: Paper, out: Path) -> None:
    """Make the websites, the offline zips and the printed packs."""
    project = _project()
    loaded = _good_content(project, outcome="Nothing was published.")
    out = out.absolute()
    # The extensions of Markdown find the abbreviations and the glossary from here, wherever one calls the command.
    os.chdir(project)
    edition_name = str(load_config(str(project / "mkdocs.yml")).extra["edition_name"])
    set_build_date(edition_name)
    publication = Publication(project, out, tuple(loaded.toolkit.packs), paper, edition_name)
    try:
        _show_progress(publication, only or PARTS)
    except CannotPrintError as error:
        raise click.ClickException(f"{error} What is in {out} is not complete.") from error
    except (MkDocsException, Abort) as error:
        reason = str(error).rstrip("!.") or "MkDocs stopped"
        raise click.ClickException(f"{reason}. What is in {out} is not complete.") from error
    click.echo(f"Published to {out}{os.sep}")
    for path in sorted(out.glob("*")):
        click.echo(f"  {_size(path):>9}  {path.name}{os.sep if path.is_dir() else ''}")


@main.group()
def new() -> None:
    """Start a new file that is valid from the first moment."""


@new.command()
@click.argument("name")
def exercise(name: str) -> None:
    """Start an exercise: its data, its page, and its lines in the menu, a chapter and a pack for self-study.

    NAME is the id and the name of the file: small letters, digits and hyphens.
    """
    try:
        written = new_exercise(_project(), name)
    except NewFileError as error:
        raise click.ClickException(str(error)) from error
    click.echo("Written:\n" + "\n".join(f"  {file}" for file in written))
    click.echo(f"Now open exercises/{name}.yml, write your exercise, and run: toolkit check")


def _project() -> Path:
    """The folder with mkdocs.yml: this one, or the nearest one above."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").exists() and (folder / "exercises").is_dir():
            return folder
    message = "There is no toolkit here. Go to the folder that holds mkdocs.yml and exercises, and run this again."
    raise click.ClickException(message)


def _good_content(project: Path, *, outcome: str) -> Loaded:
    loaded = load(project)
    problems = check_content(loaded)
    if problems:
        click.echo(report(problems, outcome=outcome), err=True)
        sys.exit(1)
    return loaded


def _show_progress(publication: Publication, parts: tuple[Part, ...]) -> None:
    with click.progressbar(length=0, label="Publishing", item_show_func=str) as bar:

        def started(number: int) -> None:
            bar.length = number

        for name in run_publish(publication, parts, started):
            bar.update(1, name)


def _size(path: Path) -> str:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return f"{sum(file.stat().st_size for file in files) / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
