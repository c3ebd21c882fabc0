"""Opens pages as a visitor would, from a folder and from a server, and complains about what should not happen."""

from __future__ import annotations

import http.server
import json
import threading
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.browser import FIREFOX, Machine, find_browser, launch_arguments
from tests.browser.firefox import PATIENCE, start_firefox
from tests.browser.sample import THEME, write_sample

# Whether a page scrolls to the side as a whole.
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth"

MILLISECONDS = 1000 * PATIENCE
expect.set_options(timeout=MILLISECONDS)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents and {"browser", "firefox_path"} & {*item.fixturenames}:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def launch(playwright):
    """How to start the browser; `BrowserType` and arguments, for tests that need one of their own."""
    machine = Machine(playwright_browser=playwright.chromium.executable_path)
    return playwright.chromium, {"executable_path": find_browser(machine), "args": launch_arguments(machine)}


@pytest.fixture(scope="session")
def browser(launch):
    chromium, options = launch
    started = chromium.launch(**options)
    yield started
    started.close()


@pytest.fixture(scope="session")
def firefox_path():
    return find_browser(Machine(), FIREFOX)


@pytest.fixture(scope="session")
def firefox(firefox_path, tmp_path_factory):
    with start_firefox(firefox_path, tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture
def fox(firefox):
    """A tab of Firefox with an empty store; like `visitor` it complains about errors and about requests that leave."""
    with firefox.visit() as tab:
        yield tab

    assert firefox.complaints() == []


@pytest.fixture(scope="module")
def call(browser, request):
    """Calls a function of the core that the test file names in CORE, in a blank page: call("findings", rows)."""
    name = request.module.CORE
    page = browser.new_page()
    page.add_script_tag(path=THEME / name / f"{name}-core.js")
    script = f"([name, given]) => tw{name.title()}Core[name](...given)"
    yield lambda function, *given: page.evaluate(script, [function, list(given)])
    page.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def serve():
    """Serves a folder on this machine; returns its address."""
    servers = []

    def start(folder):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def folder_address(folder):
    """How a browser names a folder of the disk."""
    return Path(folder).as_uri() + "/"


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory):
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample_server(serve, sample_folder):
    return serve(sample_folder)


@pytest.fixture(params=["file", "http"])
def sample(request, sample_folder):
    """Where the sample pages are: the same tests run from a folder and from a server."""
    return folder_address(sample_folder) if request.param == "file" else request.getfixturevalue("sample_server")


@pytest.fixture(scope="session")
def site_server(serve, trainee_site):
    return serve(trainee_site)


@pytest.fixture(params=["file", "http"])
def site(request, trainee_site):
    """Where the built trainee site is."""
    return folder_address(trainee_site) if request.param == "file" else request.getfixturevalue("site_server")


class Visitor:
    """Opens pages, and remembers errors in the console and every request that leaves the machine."""

    def __init__(self, browser, tab):
        self.browser = browser
        self.tab = tab
        self.contexts = []
        self.requests = []
        self.complaints = []
        self.watch(tab.context)

    def context(self, **options):
        context = self.browser.new_context(accept_downloads=True, **options)
        self.contexts.append(context)
        return self.watch(context)

    def watch(self, context):
        context.set_default_timeout(MILLISECONDS)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)
        return context

    def _request(self, request):
        self.requests.append(request.url)
        if not request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:")):
            self.complaints.append(f"A request left: {request.url}")

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _error(self, error):
        self.complaints.append(str(error.error))

    def open(self, address, *, before="", context=None, **options):
        """The page in a tab; a plain visit uses the tab that the whole run shares, which is twice as quick.

        `before` runs in the page ahead of its scripts; `options` are those of a new browser context.
        """
        if self.tab and not (before or context or options):
            page, self.tab = self.tab, None
        else:
            page = (context or self.context(**options)).new_page()
        page.context.set_offline(offline=address.startswith("file:"))
        if before:
            page.add_init_script(before)
        page.goto(address)
        return page

    def leave(self, tab):
        for context in self.contexts:
            context.close()
        for other in tab.context.pages:
            if other is not tab:
                other.close()
        if tab.url != "about:blank":
            tab.evaluate("localStorage.clear()")
            tab.goto("about:blank")
            tab.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
            tab.set_viewport_size({"width": 1280, "height": 720})
        for name, listener in (("request", self._request), ("console", self._console), ("weberror", self._error)):
            tab.context.remove_listener(name, listener)


@pytest.fixture(scope="session")
def tab(browser):
    """The tab that most tests share; it is emptied after each."""
    context = browser.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def visitor(browser, tab):
    visitor = Visitor(browser, tab)
    yield visitor
    visitor.leave(tab)

    assert visitor.complaints == []


@pytest.fixture
def sheet(visitor, sample):
    """The sample worksheet, just opened."""
    return visitor.open(sample + "sheet.html")


def stored(page, exercise="sample"):
    """What the browser keeps for a worksheet; None when there is nothing."""
    text = page.evaluate("key => localStorage.getItem(key)", f"tis-toolkit:answers:{exercise}")
    return text and json.loads(text)["answers"][exercise]


def until_stored(page, answers, exercise="sample"):
    """Waits until the browser keeps these answers; what another tab stored arrives late."""
    same = """([key, answers]) => {
      const sorted = (sheet) => JSON.stringify(Object.entries(sheet).sort());
      const text = localStorage.getItem(key);
      return text && sorted(Object.values(JSON.parse(text).answers)[0]) === sorted(answers);
    }"""
    page.wait_for_function(same, arg=[f"tis-toolkit:answers:{exercise}", answers])


def said(page, text):
    """Waits until the page says this, and nothing else, to everybody: people who see it and people who hear it."""
    expect(page.get_by_role("status").first).to_have_text(text)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def answer_file(answers, **changes):
    """The bytes of an answer file, as a file input takes them."""
    data = {
        "program": "tis-toolkit",
        "format": "answers",
        "version": 1,
        "edition": "test",
        "saved": "2026-11-22T10:00:00.000Z",
    }
    text = json.dumps({**data, "answers": answers, **changes})
    return {"name": "work.json", "mimeType": "application/json", "buffer": text.encode()}


def open_file(page, file):
    """Opens an answer file through the button, as a person does."""
    with page.expect_file_chooser() as chooser:
        press(page, "Open a saved file")
    chooser.value.set_files(file)
