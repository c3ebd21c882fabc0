"""What publishing takes out of the website changes nothing that a person sees."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

PAGES = ["index", "part-1/structures-government", "part-3/four-modes", "part-3/who-regulates-what", "boxes/index"]


@pytest.fixture(scope="module", name="whole_site")
def website_before_slimming(project, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )
    return folder


# What a person sees of an element; pixels would differ by a hair from run to run.
LOOKS = """() => {
  const names = ['display', 'position', 'visibility', 'color', 'backgroundColor', 'backgroundImage', 'maskImage',
    'borderTop', 'borderLeft', 'boxShadow', 'font', 'textDecoration', 'width', 'height', 'margin', 'padding', 'content',
    'opacity', 'transform', 'float', 'listStyleType'];
  const look = (element, part) => {
    const style = getComputedStyle(element, part);
    return names.map(name => style[name]).join('|');
  };
  const whole = element => [look(element), look(element, '::before'), look(element, '::after')].join('\\n');
  return [...document.querySelectorAll('body, body *:not(script)')].map(element =>
    [element.tagName, element.className, whole(element)].join('\\n'));
}"""


def differences(left, right):
    """What two pages show otherwise, as soon as both show the same or have had time to settle.

    Scripts of the theme still move parts after a page has loaded.
    """
    for _ in range(10):
        pairs = zip(left.evaluate(LOOKS), right.evaluate(LOOKS), strict=True)
        if not (found := [pair for pair in pairs if pair[0] != pair[1]][:3]):
            break
        left.wait_for_timeout(500)
    return found


@pytest.fixture(params=[(360, "light"), (1440, "dark")], ids=str)
def two_tabs(request, browser):
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page(), context.new_page()
    context.close()


def go(tabs, folders, name):
    for tab, folder in zip(tabs, folders, strict=True):
        tab.goto((Path(folder) / f"{name}.html").as_uri())


@pytest.mark.parametrize("name", PAGES)
def test_pages_look_the_same_with_and_without_what_was_taken_out(two_tabs, whole_site, trainee_site, name):
    go(two_tabs, (whole_site, trainee_site), name)

    assert differences(*two_tabs) == []


@pytest.mark.parametrize("two_tabs", [(1440, "dark")], indirect=True, ids=str)
def test_search_results_look_the_same(two_tabs, whole_site, trainee_site):
    go(two_tabs, (whole_site, trainee_site), "index")
    for tab in two_tabs:
        tab.bring_to_front()  # a tab behind another one does not search
        tab.keyboard.press("/")
        tab.keyboard.type("regulator")
        expect(tab.locator(".md-search-result__meta")).to_contain_text("matching documents")
        expect(tab.locator(".md-search-result__item")).to_have_count(10)

    assert differences(*two_tabs) == []
