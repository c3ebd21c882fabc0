"""Finds a browser for the tests on any machine, or installs one; it never lets the tests be skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PATHS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

PLAYWRIGHT_INSTALL = (sys.executable, "-m", "playwright", "install", "chromium")
APT_INSTALL = (("apt-get", "update"), ("apt-get", "install", "-y", "chromium"))


class NoBrowserError(Exception):
    """Says in one sentence what to install."""


def _run(command: tuple[str, ...]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, capture_output=True, env=environment).returncode == 0


@dataclass(frozen=True)
class Machine:
    """What the search asks of the machine; tests hand in another one."""

    playwright_browser: str = ""
    """Where Playwright would have its own Chromium."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    platform: str = sys.platform
    which: Callable[[str], str | None] = shutil.which
    is_file: Callable[[str], bool] = lambda path: Path(path).is_file()
    run: Callable[[tuple[str, ...]], bool] = _run
    is_root: bool = hasattr(os, "geteuid") and os.geteuid() == 0


def find_browser(machine: Machine) -> str:
    """The path of a Chromium, Chrome or Edge: the one asked for, one on the machine, Playwright's own, a new one."""
    asked = machine.environ.get("TOOLKIT_BROWSER")
    if asked:
        if not machine.is_file(asked):
            raise NoBrowserError(
                f"TOOLKIT_BROWSER is {asked}, but there is no such file: give the path of Chromium, Chrome or Edge."
            )
        return asked
    return _present(machine) or _installed(machine)


def _present(machine: Machine) -> str | None:
    on_path = (machine.which(name) for name in NAMES)
    places = [*_usual_places(machine), machine.playwright_browser]
    return next((path for path in on_path if path), None) or next(
        (path for path in places if path and machine.is_file(path)), None
    )


def _usual_places(machine: Machine) -> Iterator[str]:
    if machine.platform == "darwin":
        for folder in ("/Applications", machine.environ.get("HOME", "") + "/Applications"):
            yield from (f"{folder}/{app}.app/Contents/MacOS/{app}" for app in MAC_APPS)
    if machine.platform == "win32":
        for folder in filter(None, map(machine.environ.get, WINDOWS_FOLDERS)):
            yield from (f"{folder}/{path}" for path in WINDOWS_PATHS)


def _installed(machine: Machine) -> str:
    # On a bare Debian machine the package also brings the libraries that Playwright's Chromium would lack there.
    if machine.is_root and machine.which("apt-get"):
        for command in APT_INSTALL:
            machine.run(command)
        if path := machine.which("chromium"):
            return path
    machine.run(PLAYWRIGHT_INSTALL)
    if machine.playwright_browser and machine.is_file(machine.playwright_browser):
        return machine.playwright_browser
    raise NoBrowserError(
        "The browser tests need Chromium, Chrome or Edge: install one of them, or set TOOLKIT_BROWSER to its path."
    )


def launch_arguments(machine: Machine) -> list[str]:
    """What keeps a browser of the machine quiet: no sandbox for root, no traffic of its own."""
    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return [*quiet, "--no-sandbox"] if machine.is_root else quiet
