"""New files that are valid from the first moment, and their places in the menu, a chapter and a pack."""

from __future__ import annotations

import re
from pathlib import Path

from .calls import exercise_pages, find_calls
from .check import reserved
from .load import Loaded, chapter_titles, load
from .model.base import ID_PATTERN

_STARTER = Path(__file__).parent / "starters" / "exercise.yml"


class NewFileError(Exception):
    """Why no new file was written, as a sentence for the person who asked for it."""


def new_exercise(project: Path, name: str) -> list[str]:
    """Write an exercise, its page, and its lines in the menu, a chapter and a pack for self-study.

    Returns what was written, relative to the project. Raises NewFileError, before anything is written, if the name is
    not an id, is reserved, is taken, or the menu has no line of another exercise to follow.
    """
    data, page = project / "exercises" / f"{name}.yml", project / "docs" / "part-3" / f"{name}.md"
    _refuse_bad_name(name)
    for path in (data, page):
        if path.exists():
            raise NewFileError(f"{path.relative_to(project).as_posix()} is already there. Choose another name.")
    menu = project / "mkdocs.yml"
    loaded = load(project)
    new_menu = _with_menu_line(menu.read_text("utf-8"), loaded, f"part-3/{name}.md")
    chapter = _some_chapter(loaded)
    starter = _STARTER.read_text("utf-8").replace("{title}", _title(name)).replace("{chapter}", chapter)
    changed = {
        f"exercises/{name}.yml": starter,
        f"docs/part-3/{name}.md": _page(name),
        "mkdocs.yml": new_menu,
        **_with_card(loaded, chapter, name),
        **_with_pack_item(project, loaded, name),
    }
    page.parent.mkdir(parents=True, exist_ok=True)
    for file, text in changed.items():
        (project / file).write_text(text, "utf-8", newline="\n")
    return [*changed]


def _refuse_bad_name(name: str) -> None:
    if not re.match(ID_PATTERN, name):
        message = f'"{name}" cannot be an id. Use small letters, digits and single hyphens, starting with a letter'
        raise NewFileError(f"{message}, such as: visit-the-regulator")
    if message := reserved(name):
        raise NewFileError(message)


def _some_chapter(loaded: Loaded) -> str:
    """A chapter that exists, for the starter to refer to."""
    chapters = [*chapter_titles(loaded.texts)]
    if not chapters:
        raise NewFileError("There is no chapter yet that an exercise could practise. Write one in docs/part-1 first.")
    return chapters[0]


def _with_menu_line(menu: str, loaded: Loaded, page: str) -> str:
    """mkdocs.yml with a line for the page after the last exercise in nav."""
    exercises = set(exercise_pages(loaded.texts).values())
    lines = [line for line in re.finditer(r"^( *- )(\S+\.md) *\n", menu, re.MULTILINE) if line[2] in exercises]
    if not lines:
        raise NewFileError("The nav in mkdocs.yml has no line of an exercise to put the new one after.")
    last = lines[-1]
    return f"{menu[: last.end()]}{last[1]}{page}\n{menu[last.end() :]}"


def _with_card(loaded: Loaded, chapter: str, name: str) -> dict[str, str]:
    """The chapter with a card of the exercise below its last one, where there is one."""
    file, text = f"docs/{chapter}.md", loaded.texts[f"{chapter}.md"]
    cards = [call.line for call in find_calls(file, text) if call.macro == "exercise_card"]
    if not cards:
        return {}
    return {file: _inserted(text, cards[-1], f'\n{{{{ exercise_card("{name}") }}}}\n')}


def _with_pack_item(project: Path, loaded: Loaded, name: str) -> dict[str, str]:
    """The first pack for self-study with the exercise before its last item; only there, nothing can run over."""
    for pack in loaded.toolkit.packs.values():
        if pack.self_study:
            document = loaded.document("packs", pack.id)
            last = document.places["days", len(pack.days) - 1, "items", len(pack.days[-1].items) - 1]
            indent = document.lines[last.line - 1].partition("-")[0]
            lines = f"{indent}- kind: exercise\n{indent}  exercise: {name}\n"
            return {document.file: _inserted((project / document.file).read_text("utf-8"), last.line - 1, lines)}
    return {}


def _inserted(text: str, after: int, new: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([*lines[:after], new, *lines[after:]])


def _title(name: str) -> str:
    words = name.replace("-", " ")
    return words[0].upper() + words[1:]


def _page(name: str) -> str:
    return (
        f'---\ndescription: "{_title(name)}: an exercise with a worksheet."\nhide:\n  - toc\n---\n\n'
        f'{{{{ exercise("{name}") }}}}\n'
    )
