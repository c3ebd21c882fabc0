"""A website as one zip that opens with a double click, the same to the byte each time."""

from __future__ import annotations

import zipfile
from pathlib import Path

# ZIP cannot store an earlier time; a fixed one makes two zips of one site equal.
_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16

START = "START-HERE.html"
_START_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=site/index.html">
<title>Trade in Services Coordination Toolkit</title>
<p><a href="site/index.html">Open the Trade in Services Coordination Toolkit</a></p>
</html>
"""


def zip_site(site: Path, target: Path) -> None:
    """Write `target`: one folder with a page to double-click, and the site beside it.

    Everything is in one folder, because many people unzip straight onto their desktop.
    """
    top = target.stem
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, f"{top}/{START}", _START_PAGE.encode())
        for path in sorted(site.rglob("*")):
            if path.is_file():
                _add(archive, f"{top}/site/{path.relative_to(site).as_posix()}", path.read_bytes())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _PLAIN_FILE
    # 3 is Unix: on Windows the default would differ, and with it the bytes.
    info.create_system = 3
    archive.writestr(info, content)
