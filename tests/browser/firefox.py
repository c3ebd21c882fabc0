"""Drives the Firefox that people have, by WebDriver BiDi.

Playwright drives only a Firefox of its own. And with the preferences for automation, which a driven Firefox takes
by itself, all local files share one store: a test about answers would pass that fails for every reader.
"""

from __future__ import annotations

import json
import re
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from websockets.sync.client import ClientConnection

START = 120  # seconds; the first start on a slow disk
ANSWER = 60
PATIENCE = 30  # a page may need many seconds while another test has the processor

PREFERENCES: dict[str, str | int | bool] = {
    # The rules that readers have: without the first line, a driven Firefox changes many preferences, the second too.
    "remote.prefs.recommended": False,
    "security.fileuri.strict_origin_policy": True,
    # What is not on this machine goes to a port where nobody listens.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    # No pages of its own, no questions, no errands.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.preonboarding.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    # Downloads go to the folder below.
    "browser.download.alwaysOpenPanel": False,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
}
EVENTS = (
    "log.entryAdded",
    "network.beforeRequestSent",
    "browsingContext.downloadEnd",
    "input.fileDialogOpened",
)
LOCAL = ("about:", "blob:", "data:", "file:", "http://127.0.0.1:")
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}


class FirefoxError(Exception):
    """What Firefox refused, or did not do in time."""


@contextmanager
def start_firefox(path: str, folder: Path, **preferences: str | int | bool) -> Iterator[Firefox]:
    """Firefox with the profile in `folder`, until the end of the block."""
    _write_profile(folder, PREFERENCES | {"browser.download.dir": str(folder / "downloads")} | preferences)
    log = folder / "firefox.log"
    command = [path, "--headless", "--remote-debugging-port=0", "--profile", str(folder), "--no-remote", "about:blank"]
    with log.open("w") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            # No pings: their thread draws random numbers, which Hypothesis takes for a fault of its own tests.
            with connect(_address(process, log) + "/session", proxy=None, max_size=None, ping_interval=None) as socket:
                firefox = Firefox(socket)
                yield firefox
                firefox.call("browser.close")
            process.wait(ANSWER)
        finally:
            process.kill()


def _write_profile(folder: Path, preferences: dict[str, str | int | bool]) -> None:
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
    (folder / "user.js").write_text("".join(lines), "utf-8")


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + START
    while process.poll() is None and time.monotonic() < end:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace")):
            return found[1]
        time.sleep(0.05)
    said = log.read_text("utf-8", "replace")[-500:]
    raise FirefoxError(f"{process.args[0]} did not start; set TOOLKIT_FIREFOX to another Firefox. It said: {said}")


class Firefox:
    """A running Firefox; it remembers what happened until somebody asks."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.count = 0
        self.events: list[tuple[str, dict[str, Any]]] = []
        # A file is chosen by `open_file`, and a page that asks before it is left is left.
        prompts = {"unhandledPromptBehavior": {"file": "dismiss", "beforeUnload": "accept"}}
        self.call("session.new", capabilities={"alwaysMatch": prompts})

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Sends a command of the protocol, and waits for its result."""
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while (message := self._receive(ANSWER, method)).get("id") != self.count:
            pass
        if message["type"] == "error":
            raise FirefoxError(f"{method}: {message['message']}")
        return message["result"]

    def _receive(self, seconds: float, what: str) -> dict[str, Any]:
        try:
            message = json.loads(self.socket.recv(timeout=seconds))
        except TimeoutError:
            raise FirefoxError(f"Firefox did not answer in time: {what}") from None
        if message["type"] == "event":
            self.events.append((message["method"], message["params"]))
        return message

    def event(self, name: str) -> dict[str, Any]:
        """Waits for what happens, if it has not happened yet."""
        end = time.monotonic() + PATIENCE
        while name not in dict(self.events):
            self._receive(max(end - time.monotonic(), 0), name)
        place = next(place for place, (found, _) in enumerate(self.events) if found == name)
        return self.events.pop(place)[1]

    def tab(self) -> Tab:
        """A tab of the profile itself, whose store lasts as long as the profile."""
        return Tab(self, "default")

    @contextmanager
    def visit(self) -> Iterator[Tab]:
        """A tab with a store of its own, which is empty, and which is gone after the block."""
        person = self.call("browser.createUserContext")["userContext"]
        self.events.clear()
        self.call("session.subscribe", events=EVENTS, userContexts=[person])
        try:
            yield Tab(self, person)
        finally:
            self.call("browser.removeUserContext", userContext=person)

    def complaints(self) -> list[str]:
        """What the console said, and which requests wanted to leave the machine, since the last visit began."""
        entries = [entry for name, entry in self.events if name == "log.entryAdded"]
        requests = [found["request"]["url"] for name, found in self.events if name == "network.beforeRequestSent"]
        return [
            *(entry["text"] for entry in entries if entry["level"] in {"error", "warn"}),
            *(f"A request left: {url}" for url in requests if not url.startswith(LOCAL)),
        ]


class Tab:
    """A tab, with the names that a page of Playwright has, as far as there is the same; it waits for what it needs."""

    def __init__(self, firefox: Firefox, person: str) -> None:
        self.firefox = firefox
        self.person = person
        self.context = firefox.call("browsingContext.create", type="tab", userContext=person)["context"]

    def another(self) -> Tab:
        """One more tab of the same person."""
        return Tab(self.firefox, self.person)

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self.firefox.call(method, context=self.context, **parameters)

    def goto(self, address: str) -> None:
        self._call("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        self._call("browsingContext.reload", wait="complete")

    def close(self) -> None:
        self._call("browsingContext.close")

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """The value of an expression, or what a function gives for the argument."""
        call = f"const value = ({script}); return typeof value === 'function' ? value({json.dumps(argument)}) : value;"
        answer = self.firefox.call(
            "script.callFunction",
            functionDeclaration=f"async () => JSON.stringify(await (() => {{ {call} }})())",
            target={"context": self.context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise FirefoxError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def wait_for(self, condition: str, argument: Any = None) -> Any:
        """Waits until the expression gives something, on this page or on one that is just coming."""
        return _wait(lambda: self.evaluate(condition, argument), condition)

    def find(self, role: str, name: str = "", *, inside: str = "") -> str:
        """The visible element that assistive technology calls so, on the page or inside of an element."""
        value = {"role": role, "name": name} if name else {"role": role}
        where = {"startNodes": [{"sharedId": inside}]} if inside else {}
        return _wait(lambda: self._located("accessibility", value, **where), f"{role} “{name}”")

    def control(self, name: str) -> str:
        """The first form control with this name attribute."""
        return _wait(lambda: self._located("css", f"[name={json.dumps(name)}]"), name)

    def _located(self, by: str, value: str | dict[str, str], **where: Any) -> str | None:
        locator = {"type": by, "value": value}
        nodes = self._call("browsingContext.locateNodes", locator=locator, maxNodeCount=1, **where)["nodes"]
        return nodes[0]["sharedId"] if nodes else None

    def click(self, element: str) -> None:
        """Clicks with the mouse, in the middle."""
        node = {"sharedId": element}
        self.firefox.call(
            "script.callFunction",
            functionDeclaration="element => element.scrollIntoView({ block: 'center', behavior: 'instant' })",
            target={"context": self.context},
            arguments=[node],
            awaitPromise=False,
        )
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": node}}
        press = [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._call("input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": press}])

    def press(self, key: str) -> None:
        """Presses a key: a character, or one of KEYS."""
        self.type(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Types on the keyboard, where the focus is."""
        strokes = [{"type": way, "value": character} for character in text for way in ("keyDown", "keyUp")]
        self._call("input.performActions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def fill(self, element: str, text: str) -> None:
        """Clicks into an empty field and types."""
        self.click(element)
        self.type(text)

    def download(self, action: Callable[[], None]) -> Path:
        """Where the file is that comes from what is done."""
        action()
        return Path(self.firefox.event("browsingContext.downloadEnd")["filepath"])

    def open_file(self, action: Callable[[], None], path: Path) -> None:
        """Chooses a file in the window that opens after what is done."""
        action()
        node = self.firefox.event("input.fileDialogOpened")["element"]
        self._call("input.setFiles", element={"sharedId": node["sharedId"]}, files=[str(path)])


def _wait(look: Callable[[], Any], what: str) -> Any:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = look()
        except FirefoxError:  # between two pages there is nothing to ask
            found = None
        if found not in (None, False):  # an element arrives here as {}
            return found
        if time.monotonic() > end:
            raise FirefoxError(f"This did not come in {PATIENCE} seconds: {what}")
        time.sleep(0.02)
