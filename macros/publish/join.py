"""Joins the styles and the scripts that a page loads, each into one file.

Words that repeat across files are compressed once, which saves a tenth of the first view of a page, and a slow line
is asked for two files instead of a dozen. While one writes, under `mkdocs serve`, the files stay apart.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"(?: media="(\w+)")?>')
_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_MATERIAL = "assets"
# Every folder of ours is one step below the root, and so a script knows where to find another.
_FOLDER = "look"


def join(site: Path) -> None:
    """Let every page of `site` load one style sheet and one script of ours, and remove the files they were made of."""
    used: set[Path] = set()
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        for tag, ending in ((_SHEET, ".css"), (_SCRIPT, ".js")):
            html = _join(site, page, html, tag, ending, used)
        page.write_text(html, "utf-8", newline="\n")
    for path in used:
        path.unlink()


def _join(site: Path, page: Path, html: str, tag: re.Pattern[str], ending: str, used: set[Path]) -> str:
    """The page with its first tag of ours leading to the joined file, and without the others."""
    ours = [match for match in tag.finditer(html) if _ours(site, _target(site, page, match), ending)]
    if not ours:
        return html
    used.update(_target(site, page, match) for match in ours)
    content = "".join(_part(match, _target(site, page, match)) for match in ours)
    name = hashlib.sha256(content.encode()).hexdigest()[:8]
    joined = site / _FOLDER / f"{name}{ending}"
    joined.write_text(content, "utf-8", newline="\n")
    # The page for addresses that do not exist is shown anywhere, so its own addresses begin at the root.
    start = "/" if ours[0][1].startswith("/") else ""
    address = start + Path(os.path.relpath(joined, site if start else page.parent)).as_posix()
    # In the last place everything that the parts need is on the page.
    for match in reversed(ours):
        new = _tag(ending, address) if match is ours[-1] else ""
        html = html[: match.start()] + new + html[match.end() :]
    return html


def _tag(ending: str, address: str) -> str:
    return f'<link rel="stylesheet" href="{address}">' if ending == ".css" else f'<script src="{address}"></script>'


def _target(site: Path, page: Path, match: re.Match[str]) -> Path:
    address = match[1]
    return (site / address[1:] if address.startswith("/") else page.parent / address).resolve()


def _ours(site: Path, path: Path, ending: str) -> bool:
    """Material's files are the same on every page, and a browser keeps them; the shim of search stands in the head."""
    root = site.resolve()
    return (
        path.suffix == ending
        and path.is_relative_to(root)
        and path.relative_to(root).parts[0] not in {_MATERIAL, "search"}
    )


def _part(match: re.Match[str], path: Path) -> str:
    content = path.read_text("utf-8")
    media = match[2] if match.re is _SHEET else None
    return f"@media {media}{{{content}}}" if media else content
