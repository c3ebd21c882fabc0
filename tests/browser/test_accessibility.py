"""Every page of both editions, light on a laptop and dark on the smallest phone: nothing is a barrier or sideways."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.conftest import SIDEWAYS
from tests.conftest import PROJECT
from tests.examples import EXAMPLES, exercise_with, renderer

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
# Half of the time goes into looking for pictures behind letters (::before, ::after). What it finds is never a
# violation, only a doubt, which we do not collect. The other options are those of axe-core.
QUICKER = """axe.configure({ checks: [{ id: 'color-contrast', options: {
  ...axe._audit.checks['color-contrast'].options, ignorePseudo: true } }] });"""
# Only violations: collecting what passes takes as long again.
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What a change of colours and width can change; the names and the order of things are the same in every look.
OF_LOOKS = {
    "type": "rule",
    "values": [
        *("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"),
        *("aria-hidden-focus", "nested-interactive", "bypass", "landmark-one-main", "page-has-heading-one"),
    ],
}
# Material chooses the scheme while the page loads; setting it saves loading each page again.
SCHEME = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
# A link that is half scrolled out of a long menu would count as too small; who scrolls sees the whole of it.
SCROLLED_OUT = """() => {
  for (const menu of document.querySelectorAll('.md-sidebar__scrollwrap')) {
    const { top, bottom } = menu.getBoundingClientRect();
    for (const link of menu.querySelectorAll('a')) {
      const box = link.getBoundingClientRect();
      if (box.top < top || box.bottom > bottom) link.style.visibility = 'hidden';
    }
  }
}"""
# Both schemes and both widths in two looks; all four would take twice as long and find the same.
VIEWS = [("default", 1440, ALL), ("slate", 320, OF_LOOKS)]


def barriers(page):
    """One readable line for each place that axe complains about, in every view of the page."""
    page.evaluate(AXE + ";" + QUICKER + "0")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    for scheme, width, rules in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SCHEME, scheme)
        page.evaluate(SCROLLED_OUT)
        for violation in page.evaluate(RUN, rules)["violations"]:
            for node in violation["nodes"]:
                yield f"{scheme} {width}px: {violation['id']} at {node['target']}: {violation['help']}"


def content(path):
    return path.read_text("utf-8").partition("<article")[2].partition("</article>")[0]


def different_pages(facilitator_site, trainee_site):
    """The pages of the facilitator's edition whose text is another one than the trainees'."""
    for path in sorted(facilitator_site.rglob("*.html")):
        twin = trainee_site / path.relative_to(facilitator_site)
        if not twin.exists() or content(path) != content(twin):
            yield path.relative_to(facilitator_site).as_posix()


# One test a page: they fill the gaps of a run on several cores, and a failure names its page.
DOCS = PROJECT / "docs"
EVERY = sorted(path.relative_to(DOCS).with_suffix(".html").as_posix() for path in DOCS.rglob("*.md"))
PAGES = [path for path in EVERY if not path.startswith(("includes/", "facilitate/"))]
# What has notes, keys, or a part of its own in the facilitator's edition.
OF_FACILITATORS = [path for path in EVERY if path.startswith(("facilitate/", "part-3/", "index.html"))]


@pytest.fixture(scope="module")
def trainee_address(serve, trainee_site):
    # From a server, because the page 404.html has addresses that begin at the root of one.
    return serve(trainee_site)


@pytest.mark.spread
@pytest.mark.parametrize("path", [*PAGES, "404.html"])
def test_no_page_has_a_barrier(visitor, trainee_address, path):
    page = visitor.open(trainee_address + path)
    page.emulate_media(reduced_motion="reduce")

    assert list(barriers(page)) == []
    assert not page.evaluate(SIDEWAYS), "the page goes sideways on the smallest phone"


def test_no_page_was_left_out(trainee_site):
    built = {path.relative_to(trainee_site).as_posix() for path in trainee_site.rglob("*.html")}

    assert built == {*PAGES, "404.html"}


@pytest.fixture(scope="module")
def facilitator_address(serve, facilitator_site):
    return serve(facilitator_site)


@pytest.mark.spread
@pytest.mark.parametrize("path", OF_FACILITATORS)
def test_no_page_of_the_facilitator_has_a_barrier(visitor, facilitator_address, path):
    page = visitor.open(facilitator_address + path)
    page.emulate_media(reduced_motion="reduce")

    assert list(barriers(page)) == []
    assert not page.evaluate(SIDEWAYS), "the page goes sideways on the smallest phone"


def test_no_page_that_is_another_one_for_facilitators_was_left_out(facilitator_site, trainee_site):
    different = set(different_pages(facilitator_site, trainee_site))

    assert "facilitate/index.html" in different
    assert different <= {*OF_FACILITATORS}


def test_no_example_of_a_field_has_a_barrier(visitor, serve, trainee_site):
    """All examples take the place of the worksheets in the workbook, the page that has the styles of every field."""
    fields = [{**example.values[0], "id": f"example-{number}"} for number, example in enumerate(EXAMPLES)]
    html = renderer(exercise_with(*fields)).exercise("sample", "part-3/four-modes.md")
    page = visitor.context(reduced_motion="reduce").new_page()
    page.goto(serve(trainee_site) + "my-work/workbook.html")
    page.evaluate("html => { document.querySelector('.tw-workbook').outerHTML = html }", html)

    assert page.locator(".tw-field").count() == len(fields)
    assert list(barriers(page)) == []
    assert not page.evaluate(SIDEWAYS)
