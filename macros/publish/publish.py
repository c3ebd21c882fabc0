"""Fills dist/: first the packs, then the websites with their zips, each side by side on all cores."""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ..load import Loaded, chapter_titles, load
from ..model.base import Edition
from ..render import read_strings
from .packs import Paper, pack_pdf
from .site import build_site
from .zips import zip_site

Part = Literal["web", "facilitator", "zips", "packs"]
PARTS: tuple[Part, ...] = ("packs", "web", "facilitator", "zips")

_FOLDERS: dict[Edition, Part] = {"trainee": "web", "facilitator": "facilitator"}
_PACK_NAMES: dict[Edition, str] = {"trainee": "participant", "facilitator": "facilitator"}

Pdfs = dict[Edition, dict[str, bytes]]


@dataclass(frozen=True)
class Publication:
    """What is published from where to where; every process of the work gets a copy."""

    project: Path
    out: Path
    packs: tuple[str, ...]
    paper: Paper
    edition_name: str


def publish(publication: Publication, parts: tuple[Part, ...], started: Callable[[int], None]) -> Iterator[str]:
    """Do the work for `parts` and yield the name of each piece that is done; `started` is told their number first.

    Only the parts that are asked for are written; a zip builds its website elsewhere when dist/ does not get it.
    Raises what the first piece raises that fails: CannotPrintError, or an exception of MkDocs.
    """
    sites = [edition for edition, part in _FOLDERS.items() if part in parts or "zips" in parts]
    started(len(publication.packs) * len(_PACK_NAMES) + len(sites))
    # A new process starts clean on every system; a copy of this one would also copy its locks and open files.
    context = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as scratch,
        ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=_start) as pool,
    ):
        pdfs: Pdfs = {"trainee": {}, "facilitator": {}}
        # The longest packs have the most pages in the facilitator's edition, so these come first.
        packs = {
            pool.submit(_pack, publication, pack, edition): (edition, f"{pack}-{name}.pdf")
            for edition, name in reversed(_PACK_NAMES.items())
            for pack in publication.packs
        }
        for done in as_completed(packs):
            edition, name = packs[done]
            pdfs[edition][name] = done.result()
            yield name
        if "packs" in parts:
            _write_packs(publication.out, pdfs)
        websites = {
            pool.submit(_site, publication, edition, parts, _downloads(edition, pdfs), Path(scratch)): edition
            for edition in sites
        }
        for site in as_completed(websites):
            site.result()
            yield f"{websites[site]} website"


def _start() -> None:
    # MkDocs says here which page and which link stopped it.
    logging.basicConfig(format="%(levelname)s - %(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)


@cache
def _content(project: Path) -> Loaded:
    return load(project)


def _pack(publication: Publication, pack: str, edition: Edition) -> bytes:
    loaded = _content(publication.project)
    return pack_pdf(
        loaded.toolkit,
        loaded.toolkit.packs[pack],
        edition=edition,
        paper=publication.paper,
        strings=read_strings(),
        chapters=chapter_titles(loaded.texts),
        edition_name=publication.edition_name,
    )


def _write_packs(out: Path, pdfs: Pdfs) -> None:
    folder = _empty(out / "packs")
    for name, content in (pdfs["trainee"] | pdfs["facilitator"]).items():
        (folder / name).write_bytes(content)


def _downloads(edition: Edition, pdfs: Pdfs) -> dict[str, bytes]:
    found = pdfs["trainee"] | (pdfs["facilitator"] if edition == "facilitator" else {})
    # In one order, whichever was finished first.
    return dict(sorted(found.items()))


def _site(
    publication: Publication, edition: Edition, parts: tuple[Part, ...], downloads: dict[str, bytes], scratch: Path
) -> None:
    part, out = _FOLDERS[edition], publication.out
    folder = _empty((out if part in parts else scratch) / part)
    build_site(publication.project, folder, edition=edition, downloads=downloads)
    if "zips" in parts:
        out.mkdir(parents=True, exist_ok=True)
        zip_site(folder, out / f"{edition}-offline.zip")


def _empty(folder: Path) -> Path:
    """The folder with nothing in it, so that no page of an earlier build stays behind."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
