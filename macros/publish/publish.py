"""Fills dist/ step by step: packs, websites, zips."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from ..load import Loaded, chapter_titles
from ..model.base import Edition
from ..render import read_strings
from .packs import Paper, pack_pdf
from .site import build_site
from .zips import zip_site

Part = Literal["web", "facilitator", "zips", "packs"]
PARTS: tuple[Part, ...] = ("packs", "web", "facilitator", "zips")

_FOLDERS: dict[Edition, Part] = {"trainee": "web", "facilitator": "facilitator"}
_PACK_NAMES: dict[Edition, str] = {"trainee": "participant", "facilitator": "facilitator"}


@dataclass(frozen=True)
class Step:
    """One piece of work with its name for the progress bar."""

    name: str
    run: Callable[[], None]


class Publisher:
    """Makes what people take away, below `out`; only the parts that are asked for are written there."""

    def __init__(self, project: Path, loaded: Loaded, out: Path, *, paper: Paper, edition_name: str) -> None:
        self.project = project
        self.loaded = loaded
        self.out = out
        self.paper = paper
        self.edition_name = edition_name
        self.pdfs: dict[Edition, dict[str, bytes]] = {"trainee": {}, "facilitator": {}}
        self.sites: dict[Edition, Path] = {}

    def steps(self, parts: tuple[Part, ...], scratch: Path) -> Iterator[Step]:
        """The work for `parts`, in order; a zip builds its website in `scratch` when dist/ does not get it."""
        for edition, name in _PACK_NAMES.items():
            for pack in self.loaded.toolkit.packs:
                yield Step(f"{pack}-{name}.pdf", partial(self._pack, pack, edition))
        if "packs" in parts:
            yield Step("packs", self._write_packs)
        for edition, part in _FOLDERS.items():
            if part in parts or "zips" in parts:
                folder = self.out / part if part in parts else scratch / part
                yield Step(f"{edition} website", partial(self._site, edition, folder))
            if "zips" in parts:
                yield Step(f"{edition}-offline.zip", partial(self._zip, edition))

    def _pack(self, pack_id: str, edition: Edition) -> None:
        self.pdfs[edition][f"{pack_id}-{_PACK_NAMES[edition]}.pdf"] = pack_pdf(
            self.loaded.toolkit,
            self.loaded.toolkit.packs[pack_id],
            edition=edition,
            paper=self.paper,
            strings=read_strings(),
            chapters=chapter_titles(self.loaded.texts),
            edition_name=self.edition_name,
        )

    def _write_packs(self) -> None:
        folder = _empty(self.out / "packs")
        for name, content in (self.pdfs["trainee"] | self.pdfs["facilitator"]).items():
            (folder / name).write_bytes(content)

    def _site(self, edition: Edition, folder: Path) -> None:
        downloads = self.pdfs["trainee"] | (self.pdfs["facilitator"] if edition == "facilitator" else {})
        build_site(self.project, _empty(folder), edition=edition, downloads=downloads)
        self.sites[edition] = folder

    def _zip(self, edition: Edition) -> None:
        self.out.mkdir(parents=True, exist_ok=True)
        zip_site(self.sites[edition], self.out / f"{edition}-offline.zip")


def _empty(folder: Path) -> Path:
    """The folder with nothing in it, so that no page of an earlier build stays behind."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def publish(publisher: Publisher, parts: tuple[Part, ...], show: Callable[[list[Step]], Iterator[Step]]) -> None:
    """Do the steps; `show` hands them on one by one and may draw a progress bar."""
    with tempfile.TemporaryDirectory() as scratch:
        for step in show(list(publisher.steps(parts, Path(scratch)))):
            step.run()
