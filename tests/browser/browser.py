"""Finds a browser for the tests on any machine, or installs one; it never lets the tests be skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.alone import alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

PLAYWRIGHT_INSTALL = (sys.executable, "-m", "playwright", "install", "chromium")


@dataclass(frozen=True)
class Wanted:
    """A browser that the tests need: how it is called on each system, and where it can come from."""

    title: str
    setting: str
    """The environment variable with the path that somebody chose."""
    advice: str
    names: tuple[str, ...]
    mac_paths: tuple[str, ...]
    windows_paths: tuple[str, ...]
    package: str
    """In Debian, and the name of its command there."""
    from_playwright: bool

    @property
    def apt_install(self) -> tuple[tuple[str, ...], ...]:
        return (("apt-get", "update"), ("apt-get", "install", "-y", self.package))


CHROMIUM = Wanted(
    title="Chromium, Chrome or Edge",
    setting="TOOLKIT_BROWSER",
    advice="The browser tests need Chromium, Chrome or Edge: install one of them",
    names=(
        "chromium-headless-shell",  # Chromium without windows: the same pages in half the time
        *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
        *("microsoft-edge", "microsoft-edge-stable", "msedge"),
    ),
    mac_paths=tuple(f"{app}.app/Contents/MacOS/{app}" for app in ("Chromium", "Google Chrome", "Microsoft Edge")),
    windows_paths=(
        "Google/Chrome/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
        "Chromium/Application/chrome.exe",
    ),
    package="chromium-headless-shell",
    from_playwright=True,
)
# Playwright's own Firefox is not the one that people have.
FIREFOX = Wanted(
    title="Firefox",
    setting="TOOLKIT_FIREFOX",
    advice="The browser tests also need Firefox: install Firefox ESR",
    names=("firefox-esr", "firefox"),
    mac_paths=("Firefox.app/Contents/MacOS/firefox",),
    windows_paths=("Mozilla Firefox/firefox.exe",),
    package="firefox-esr",
    from_playwright=False,
)


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


def find_browser(machine: Machine, wanted: Wanted = CHROMIUM) -> str:
    """The path of the browser: the one asked for, one on the machine, Playwright's own, a new one."""
    asked = machine.environ.get(wanted.setting)
    if asked:
        if not machine.is_file(asked):
            raise NoBrowserError(
                f"{wanted.setting} is {asked}, but there is no such file: give the path of {wanted.title}."
            )
        return asked
    present = _present(machine, wanted)
    if present:
        return present
    # Of the tests that run side by side only one installs; the others wait, and then find what it installed.
    with alone(Path(tempfile.gettempdir(), "tis-toolkit-browsers.lock")):
        return _present(machine, wanted) or _installed(machine, wanted)


def _present(machine: Machine, wanted: Wanted) -> str | None:
    on_path = (machine.which(name) for name in wanted.names)
    own = [machine.playwright_browser] if wanted.from_playwright else []
    places = [*_usual_places(machine, wanted), *own]
    return next((path for path in on_path if path), None) or next(
        (path for path in places if path and machine.is_file(path)), None
    )


def _usual_places(machine: Machine, wanted: Wanted) -> Iterator[str]:
    if machine.platform == "darwin":
        for folder in ("/Applications", machine.environ.get("HOME", "") + "/Applications"):
            yield from (f"{folder}/{path}" for path in wanted.mac_paths)
    if machine.platform == "win32":
        for folder in filter(None, map(machine.environ.get, WINDOWS_FOLDERS)):
            yield from (f"{folder}/{path}" for path in wanted.windows_paths)


def _installed(machine: Machine, wanted: Wanted) -> str:
    # On a bare Debian machine the package also brings the libraries that Playwright's Chromium would lack there.
    if machine.is_root and machine.which("apt-get"):
        for command in wanted.apt_install:
            machine.run(command)
        if path := machine.which(wanted.package):
            return path
    if wanted.from_playwright:
        machine.run(PLAYWRIGHT_INSTALL)
        if machine.playwright_browser and machine.is_file(machine.playwright_browser):
            return machine.playwright_browser
    raise NoBrowserError(f"{wanted.advice}, or set {wanted.setting} to its path.")


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
