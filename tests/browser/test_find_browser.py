import pytest

from tests.browser.browser import (
    CHROMIUM,
    FIREFOX,
    PLAYWRIGHT_INSTALL,
    Machine,
    NoBrowserError,
    find_browser,
    launch_arguments,
)

OWN = "/playwright/chrome"


def machine(*, files=(), on_path=(), installs=(), environ=None, platform="linux", is_root=False):
    """A pretended machine: `installs` maps a command to the file it brings."""
    files, on_path, ran = set(files), dict(on_path), []

    def run(command):
        ran.append(command)
        brings = dict(installs).get(command)
        if brings:
            files.add(brings)
            on_path[brings.rsplit("/", 1)[-1]] = brings
        return bool(brings)

    made = Machine(
        playwright_browser=OWN,
        environ=environ or {},
        platform=platform,
        which=on_path.get,
        is_file=files.__contains__,
        run=run,
        is_root=is_root,
    )
    return made, ran


def test_the_browser_that_was_asked_for_goes_before_all_others():
    made, ran = machine(
        files={"/mine"}, on_path={"chromium": "/usr/bin/chromium"}, environ={"TOOLKIT_BROWSER": "/mine"}
    )

    assert find_browser(made) == "/mine"
    assert ran == []


def test_a_wrong_wish_is_told_and_not_replaced():
    made, _ = machine(on_path={"chromium": "/usr/bin/chromium"}, environ={"TOOLKIT_BROWSER": "/gone"})

    with pytest.raises(NoBrowserError, match="TOOLKIT_BROWSER is /gone, but there is no such file"):
        find_browser(made)


@pytest.mark.parametrize(
    ("present", "found"),
    [
        pytest.param(
            {"on_path": {"chromium": "/usr/bin/chromium", "msedge": "/usr/bin/msedge"}},
            "/usr/bin/chromium",
            id="on the path",
        ),
        pytest.param(
            {"on_path": {"chromium": "/usr/bin/chromium", "chromium-headless-shell": "/usr/bin/shell"}},
            "/usr/bin/shell",
            id="the quick one first",
        ),
        pytest.param(
            {"on_path": {"microsoft-edge": "/opt/edge"}, "files": {OWN}}, "/opt/edge", id="Edge before Playwright's own"
        ),
        pytest.param(
            {"platform": "darwin", "files": {"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}},
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            id="Chrome on a Mac",
        ),
        pytest.param(
            {
                "platform": "win32",
                "files": {"C:\\x86/Microsoft/Edge/Application/msedge.exe"},
                "environ": {"PROGRAMFILES(X86)": "C:\\x86"},
            },
            "C:\\x86/Microsoft/Edge/Application/msedge.exe",
            id="Edge on Windows",
        ),
        pytest.param({"files": {OWN}}, OWN, id="Playwright's own"),
    ],
)
def test_a_browser_that_is_there_is_taken_and_nothing_is_installed(present, found):
    made, ran = machine(**present)

    assert find_browser(made) == found
    assert ran == []


def test_without_a_browser_playwright_installs_one():
    made, ran = machine(installs={PLAYWRIGHT_INSTALL: OWN})

    assert find_browser(made) == OWN
    assert ran == [PLAYWRIGHT_INSTALL]


def test_the_administrator_of_a_debian_machine_gets_it_from_apt():
    made, ran = machine(
        on_path={"apt-get": "/usr/bin/apt-get"},
        installs={CHROMIUM.apt_install[1]: f"/usr/bin/{CHROMIUM.package}"},
        is_root=True,
    )

    assert find_browser(made) == f"/usr/bin/{CHROMIUM.package}"
    assert ran == [*CHROMIUM.apt_install]


def test_where_apt_has_none_playwright_installs_one_for_the_administrator_too():
    made, ran = machine(on_path={"apt-get": "/usr/bin/apt-get"}, installs={PLAYWRIGHT_INSTALL: OWN}, is_root=True)

    assert find_browser(made) == OWN
    assert ran == [*CHROMIUM.apt_install, PLAYWRIGHT_INSTALL]


@pytest.mark.parametrize("is_root", [True, False])
def test_where_nothing_helps_one_sentence_says_what_to_install(is_root):
    made, ran = machine(on_path={"apt-get": "/usr/bin/apt-get"}, is_root=is_root)

    with pytest.raises(NoBrowserError, match=r"^[^.]*: install one of them, or set TOOLKIT_BROWSER to its path\.$"):
        find_browser(made)
    assert len(ran) == (3 if is_root else 1)


@pytest.mark.parametrize(
    ("present", "found"),
    [
        pytest.param(
            {"on_path": {"firefox": "/usr/bin/firefox", "firefox-esr": "/usr/bin/firefox-esr"}},
            "/usr/bin/firefox-esr",
            id="the ESR first",
        ),
        pytest.param(
            {"on_path": {"chromium": "/usr/bin/chromium", "firefox": "/opt/firefox"}, "files": {OWN}},
            "/opt/firefox",
            id="not another browser",
        ),
        pytest.param(
            {"platform": "darwin", "files": {"/home/Applications/Firefox.app/Contents/MacOS/firefox"}}
            | {"environ": {"HOME": "/home"}},
            "/home/Applications/Firefox.app/Contents/MacOS/firefox",
            id="on a Mac",
        ),
        pytest.param(
            {"platform": "win32", "files": {"C:\\x/Mozilla Firefox/firefox.exe"}, "environ": {"PROGRAMFILES": "C:\\x"}},
            "C:\\x/Mozilla Firefox/firefox.exe",
            id="on Windows",
        ),
        pytest.param({"environ": {"TOOLKIT_FIREFOX": "/mine"}, "files": {"/mine"}}, "/mine", id="the one asked for"),
    ],
)
def test_firefox_is_found_in_the_same_way(present, found):
    made, ran = machine(**present)

    assert find_browser(made, FIREFOX) == found
    assert ran == []


def test_the_administrator_of_a_debian_machine_gets_firefox_from_apt():
    made, ran = machine(
        on_path={"apt-get": "/usr/bin/apt-get"}, installs={FIREFOX.apt_install[1]: "/usr/bin/firefox-esr"}, is_root=True
    )

    assert find_browser(made, FIREFOX) == "/usr/bin/firefox-esr"
    assert ran == [("apt-get", "update"), ("apt-get", "install", "-y", "firefox-esr")]


@pytest.mark.parametrize("is_root", [True, False])
def test_without_firefox_one_sentence_says_what_to_install_and_playwright_is_not_asked(is_root):
    made, ran = machine(
        on_path={"apt-get": "/usr/bin/apt-get"}, files={OWN}, installs={PLAYWRIGHT_INSTALL: OWN}, is_root=is_root
    )

    with pytest.raises(NoBrowserError, match=r"^[^.]*: install Firefox ESR, or set TOOLKIT_FIREFOX to its path\.$"):
        find_browser(made, FIREFOX)
    assert ran == ([*FIREFOX.apt_install] if is_root else [])


def test_a_wrong_wish_for_firefox_names_its_own_setting():
    made, _ = machine(on_path={"firefox": "/usr/bin/firefox"}, environ={"TOOLKIT_FIREFOX": "/gone"})

    with pytest.raises(NoBrowserError, match=r"TOOLKIT_FIREFOX is /gone, .*: give the path of Firefox"):
        find_browser(made, FIREFOX)


def test_only_root_gives_up_the_sandbox():
    assert "--no-sandbox" in launch_arguments(Machine(is_root=True))
    assert "--no-sandbox" not in launch_arguments(Machine(is_root=False))
