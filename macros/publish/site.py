"""One edition of the website, built by MkDocs into a folder."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from ..model.base import Edition
from .editions import edition_date
from .join import join
from .slim import slim


def build_site(project: Path, folder: Path, *, edition: Edition, downloads: dict[str, bytes]) -> None:
    """Build an edition into `folder`, strictly: a warning stops it with `mkdocs.exceptions.Abort`.

    The content must have passed `macros.check`.
    `downloads` are the files that its pages link to, by name; they are put into `folder/downloads`.
    """
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.extra.update(edition=edition, downloads=True, checked=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    slim(folder)
    join(folder)
    (folder / "downloads").mkdir()
    for name, content in downloads.items():
        (folder / "downloads" / name).write_bytes(content)


def set_build_date(edition_name: str) -> None:
    """Give MkDocs the date of the edition, so that two builds of one commit are the same to the byte.

    A date that is already set in the environment is kept.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(edition_date(edition_name).timestamp())))
