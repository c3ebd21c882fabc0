"""The files of a project folder → the model, or Problems with the line of each mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .document import Document
from .document import Path as DataPath
from .explain import explain
from .model import Box, Checklist, Exercise, LearningPath, Pack, Source, Toolkit
from .model.base import ID_PATTERN
from .problem import Problem
from .read import conflicts, decode, read_yaml
from .text import to_plain

Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Loaded:
    """All that the files gave: the model of the good ones, and the mistakes of the others.

    `documents` holds every file by its path, so that later checks can point at lines.
    `texts` holds every Markdown page by its path below docs/, and `files` the paths of all files there.
    `menu` is mkdocs.yml, of which only the menus are used; None where there is none.
    `broken` holds the ids of files that have a mistake, by kind ("exercises", "boxes" …): they exist,
    so a reference to them is right. `unreadable` holds the kinds of which nothing is known, because the one
    file that lists them cannot be read.
    """

    toolkit: Toolkit = field(default_factory=Toolkit)
    documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    menu: Document | None = None
    broken: dict[str, set[str]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def document(self, kind: str, item: str) -> Document:
        """The file that a piece of data comes from."""
        return self.documents[FILES[kind].format(id=item)]

    def ids(self, kind: str) -> set[str]:
        """All ids of a kind, of good and of broken files."""
        return set(getattr(self.toolkit, kind)) | self.broken.get(kind, set())


FILES = {
    "exercises": "exercises/{id}.yml",
    "checklists": "exercises/checklists/{id}.yml",
    "packs": "exercises/packs/{id}.yml",
    "paths": "exercises/paths/{id}.yml",
    "boxes": "docs/boxes/{id}.md",
    "sources": "exercises/sources.yml",
}


def load(project: Path) -> Loaded:
    """Read every data file and Markdown page below `project`; never raises for what a file says."""
    loaded = Loaded()
    _load_sources(project, loaded)
    _load_folder(project, loaded, "exercises", Exercise)
    _load_folder(project, loaded, "checklists", Checklist)
    _load_folder(project, loaded, "packs", Pack)
    _load_folder(project, loaded, "paths", LearningPath)
    _load_texts(project, loaded)
    _load_boxes(loaded)
    _load_menu(project, loaded)
    return loaded


# Also names that are nearly right, so that nobody's file is passed over in silence.
_DATA_FILE = re.compile(r"[^.].*\.ya?ml(\.txt)?", re.IGNORECASE)


def _load_folder(project: Path, loaded: Loaded, kind: str, model: type[BaseModel]) -> None:
    folder = project / Path(FILES[kind]).parent
    for path in sorted(path for path in folder.glob("*") if _DATA_FILE.fullmatch(path.name)):
        if path.name == "sources.yml":
            continue
        if path.name.startswith("sources."):
            loaded.problems += _check_name(Document(path.relative_to(project).as_posix(), []), path)
            loaded.unreadable.add("sources")
            continue
        file = path.relative_to(project).as_posix()
        document = _read(loaded, file, path)
        problems = _check_name(document, path)
        _keep(loaded, kind, path.name.split(".")[0], document, problems, model)


def _read(loaded: Loaded, file: str, path: Path) -> Document:
    text, problems = decode(file, path.read_bytes())
    document = Document(file, []) if problems else read_yaml(file, text)
    document.problems = [*problems, *document.problems]
    loaded.documents[file] = document
    return document


def _check_name(document: Document, path: Path) -> list[Problem]:
    if path.suffix not in {".yml", ".md"}:
        # Notepad adds ".txt" where nobody sees it.
        message = f'The name of the file ends in "{path.suffix}". Only ".yml" is read.'
        return [Problem(document.file, 0, 0, "file-name", message, f'Rename it to "{path.name.split(".")[0]}.yml".')]
    if re.match(ID_PATTERN, path.stem):
        return []
    message = f'The file is called "{path.stem}", and the name of a file is its id.'
    hint = "An id has small letters, digits and single hyphens, and starts with a letter. Rename the file."
    return [Problem(document.file, 0, 0, "bad-id", message, hint)]


def _keep(
    loaded: Loaded, kind: str, item: str, document: Document, problems: list[Problem], model: type[BaseModel]
) -> None:
    """Put the model of one file into the toolkit, or its mistakes on the list."""
    problems = [*problems, *document.problems]
    record = None
    if document.data is not None:
        record, more = _validate(document, {**document.data, "id": item}, model)
        if "id" in document.data:
            message = 'The file has "id", but the name of the file is its id.'
            more.append(document.problem(("id",), "unknown-field", message, "Remove the line."))
        # What reading already found on a line is the cause of what the model finds there.
        known = {problem.line for problem in problems}
        problems += [problem for problem in more if problem.code == "missing-field" or problem.line not in known]
    loaded.problems += problems
    if record is None or problems:
        loaded.broken.setdefault(kind, set()).add(item)
    else:
        getattr(loaded.toolkit, kind)[item] = record


def _validate(document: Document, data: dict[str, Any], model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The model, or its mistakes.

    An id that comes from a file name is checked by `_check_name`, so a wrong one is not reported a second time.
    """
    safe = {**data, "id": data["id"] if re.match(ID_PATTERN, data["id"]) else "x"}
    try:
        return model.model_validate(safe), []
    except ValidationError as error:
        return None, explain(document, error, model)


def _load_sources(project: Path, loaded: Loaded) -> None:
    file = FILES["sources"]
    path = project / file
    if not path.exists():
        return
    document = _read(loaded, file, path)
    loaded.problems += document.problems
    if document.data is None:
        loaded.unreadable.add("sources")
    for key, entry in (document.data or {}).items():
        problems = _load_source(loaded, document, key, entry)
        loaded.problems += problems
        if problems:
            loaded.broken.setdefault("sources", set()).add(key)


def _load_source(loaded: Loaded, document: Document, key: str, entry: object) -> list[Problem]:
    if not isinstance(entry, dict):
        message = f'"{key}" should have fields below it: author, year, title, seen.'
        return [document.problem((key,), "wrong-type", message)]
    if "id" in entry:
        message = f'"{key}" has "id", but the name above its fields is its id.'
        return [document.problem((key, "id"), "unknown-field", message, "Remove the line.")]
    try:
        loaded.toolkit.sources[key] = Source.model_validate({**entry, "id": key})
    except ValidationError as error:
        return explain(document, error, Source, (key,))
    return []


def _load_texts(project: Path, loaded: Loaded) -> None:
    docs = project / "docs"
    loaded.files = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    for path in sorted(docs.rglob("*.md")):
        file = path.relative_to(project).as_posix()
        text, problems = decode(file, path.read_bytes())
        name = path.relative_to(docs).as_posix()
        loaded.problems += [*problems, *conflicts(file, text)]
        loaded.texts[name] = text
        if text.startswith("---") and not _is_box(name):
            loaded.problems += _page_problems(file, text)


def _load_menu(project: Path, loaded: Loaded) -> None:
    """The menu; that mkdocs.yml as a whole can be read is for MkDocs to say, which knows its special marks."""
    path = project / "mkdocs.yml"
    if path.exists():
        text, _ = decode(path.name, path.read_bytes())
        loaded.menu = read_yaml(path.name, text)


def menu_lines(menu: Document | None) -> dict[str, DataPath]:
    """The pages in the menu of trainees and in the one of facilitators, in their order, each with its place."""
    data = menu.data if menu else None
    if not isinstance(data, dict) or "nav" not in data:
        return {}
    extra = data.get("extra")
    facilitators = extra.get("facilitator_nav") if isinstance(extra, dict) else None
    lines = [*_entries(data["nav"], ("nav",)), *_entries(facilitators, ("extra", "facilitator_nav"))]
    return {page: path for path, page in lines if page.endswith(".md") and "://" not in page}


def _entries(value: object, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _entries(item, (*path, key))


def _page_problems(file: str, text: str) -> list[Problem]:
    """Mistakes in the fields at the top of a page, which MkDocs would show as text of the page instead."""
    text = text.replace("\r\n", "\n")
    match = FRONT_MATTER.match(text)
    if match:
        document = read_yaml(file, match.group(1), first_line=2)
        return [problem for problem in document.problems if problem.code != "empty-file"]
    message = 'The fields at the top of the page have no second line "---" below them.'
    return [Problem(file, 1, 1, "front-matter", message, "Write it between the fields and the text.", "---")]


def _is_box(name: str) -> bool:
    return name.startswith("boxes/") and name != "boxes/index.md"


def _load_boxes(loaded: Loaded) -> None:
    for name, text in loaded.texts.items():
        if not _is_box(name):
            continue
        file = f"docs/{name}"
        if file in {problem.file for problem in loaded.problems}:
            loaded.broken.setdefault("boxes", set()).add(Path(name).stem)
            continue
        document = read_front_matter(file, text)
        loaded.documents[file] = document
        _keep(loaded, "boxes", Path(name).stem, document, _check_name(document, Path(name)), Box)


FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def read_front_matter(file: str, text: str) -> Document:
    """The fields between the two lines "---" at the top of a page, with the rest of the page as `body`."""
    text = text.replace("\r\n", "\n")
    match = FRONT_MATTER.match(text)
    if not match:
        document = Document(file, text.splitlines())
        message = 'The page does not start with a line "---", the fields of the box, and a second line "---".'
        document.problems = [Problem(file, 1, 1, "front-matter", message, "Copy the top of another box.")]
        return document
    document = read_yaml(file, match.group(1), first_line=2)
    document.lines = text.splitlines()
    if document.data is not None:
        document.data["body"] = text[match.end() :].strip()
        if not document.data["body"]:
            message = 'The box has no text below the second line "---".'
            document.problems.append(Problem(file, 0, 0, "empty-field", message, "Write the text of the box there."))
    return document


def chapter_titles(texts: Mapping[str, str]) -> dict[str, str]:
    """The title of every chapter, by its id: the path below docs/ without ".md".

    Chapters are the pages of the folders part-1 and part-2, apart from the index of each. One without a heading
    has its id as title.
    """
    chapters = {
        name.removesuffix(".md"): text for name, text in texts.items() if re.match(r"part-[12]/(?!index)", name)
    }
    headings = {chapter: re.search(r"^# +(.+?) *$", text, re.MULTILINE) for chapter, text in chapters.items()}
    return {chapter: _plain(heading[1]) if heading else chapter for chapter, heading in headings.items()}


def _plain(heading: str) -> str:
    """A heading without the id in braces behind it and without markup."""
    return to_plain(re.sub(r" *\{[^}]*\} *$", "", heading))
