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


def looks(page, folder, name):
    page.goto((Path(folder) / f"{name}.html").as_uri())
    page.wait_for_load_state("load")
    return page.evaluate(LOOKS)


def differences(left, right):
    return [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]][:3]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_pages_look_the_same_with_and_without_what_was_taken_out(browser, whole_site, trainee_site, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    different = {
        name: found
        for name in PAGES
        if (found := differences(looks(page, whole_site, name), looks(page, trainee_site, name)))
    }
    context.close()

    assert different == {}


def test_search_results_look_the_same(browser, whole_site, trainee_site):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    found = []
    for folder in (whole_site, trainee_site):
        page = context.new_page()
        page.goto((Path(folder) / "index.html").as_uri())
        page.get_by_role("textbox", name="Search").fill("regulator")
        expect(page.locator(".md-search-result__meta")).to_contain_text("matching documents")
        expect(page.locator(".md-search-result__item")).to_have_count(10)
        found.append(page.evaluate(LOOKS))
    context.close()

    assert differences(*found) == []
