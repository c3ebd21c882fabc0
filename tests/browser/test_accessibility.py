"""Every page of both editions, light on a laptop and dark on the smallest phone: nothing is a barrier or sideways."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.conftest import SIDEWAYS
from tests.conftest import PROJECT
from tests.examples import EXAMPLES, exercise_with, renderer

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
# What it finds behind letters (::before, ::after) is never a violation, only a doubt, which we do not collect. The
# other options are those of axe-core.
QUICKER = """axe.configure({ checks: [{ id: 'color-contrast', options: {
  ...axe._audit.checks['color-contrast'].options, ignorePseudo: true } }] });"""
# Only violations: collecting what passes takes as long again. Nothing is loaded once more: files that lie in a folder
# cannot be, and no rule here needs it.
RUN = """([rules, part]) => {
  const options = { resultTypes: ['violations'], preload: false, runOnly: rules };
  if (!part) return axe.run(document, { ...options, rules: { 'color-contrast': { enabled: false } } });
  return part.length ? axe.run({ include: part }, options) : { violations: [] };
}"""
# Contrast depends on the letters and on what is behind them. Of places that have the same of both, on all pages
# together, three are looked at: looking at each takes two thirds of the whole time.
LETTERS = """known => {
  const behind = new Map();
  function ground(element) {
    if (!element) return '';
    if (!behind.has(element)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = getComputedStyle(element);
      const layer = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(' ');
      const over = position === 'static' || position === 'relative' ? '' : element.tagName + element.className;
      const clear = !over && layer === 'rgba(0, 0, 0, 0) none 1 none normal';
      behind.set(element, ground(element.parentElement) + (clear ? '' : layer + over + ' > '));
    }
    return behind.get(element);
  }
  const places = [];
  for (const element of document.body.querySelectorAll('*')) {
    const letters = Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!element.getClientRects().length || !(letters || element.matches('input, textarea, select'))) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const kind = [color, fontSize, fontWeight, textShadow, ground(element)].join(' ');
    known[kind] = (known[kind] || 0) + 1;
    if (known[kind] <= 3) places.push(element);
  }
  return { known, places };
}"""
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What a change of colours and width can change; the names and the order of things are the same in every look.
OF_LOOKS = {
    "type": "rule",
    "values": [
        *("link-in-text-block", "target-size", "scrollable-region-focusable", "bypass"),
        *("aria-hidden-focus", "nested-interactive", "landmark-one-main", "page-has-heading-one"),
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
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def faint(page, known):
    """What axe says about letters of which it has not seen enough of the same kind."""
    letters = page.evaluate_handle(LETTERS, known)
    known.update(letters.get_property("known").json_value())
    return page.evaluate(RUN, [["color-contrast"], letters.get_property("places")])["violations"]


def barriers(page, known):
    """One readable line for each barrier that axe finds in a view of the page, and for a page that goes sideways.

    `known` says for each view how often letters of a kind were looked at on other pages.
    """
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(AXE + ";" + QUICKER + "0")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.add_style_tag(content="* { content-visibility: visible !important }")  # as for somebody who scrolls there
    for scheme, width, rules in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SCHEME, scheme)
        page.evaluate(SCROLLED_OUT)
        page.evaluate(DRAWN)  # what listens to the size of the page has heard of it by then
        for violation in page.evaluate(RUN, [rules, None])["violations"] + faint(page, known.setdefault(scheme, {})):
            for node in violation["nodes"]:
                yield f"{scheme} {width}px: {violation['id']} at {node['target']}: {violation['help']}"
    if page.evaluate(SIDEWAYS):
        yield f"{scheme} {width}px: sideways at the whole page: Only what is wide may scroll to the side"


@pytest.fixture(scope="session")
def known():
    return {}


PAGE = """<!DOCTYPE html><html lang="en"><title>A page</title><style>
[data-md-color-scheme=default] { color: #222; background: #fff }
[data-md-color-scheme=slate] { color: #eee; background: #000 }
[data-md-color-scheme=slate] b { color: #333 }
</style><body data-md-color-scheme="default"><main><h1>A page</h1>
<p>These letters are clear.<p>And these.<p>And these, too.<p>And here: %s</main>"""


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param("no fault.", [], id="none"),
        pytest.param('<i style="color: #aaa">faint.</i>', ["default 1440px: color-contrast"], id="faint letters"),
        pytest.param('<i style="background: #666">grey.</i>', ["default 1440px: color-contrast"], id="a grey ground"),
        pytest.param("<b>dark.</b>", ["slate 320px: color-contrast"], id="faint letters in the dark"),
        pytest.param("<input>", ["default 1440px: label"], id="a field without a name"),
        pytest.param('<p style="width: 40em">wide.', ["slate 320px: sideways"], id="too wide for a phone"),
    ],
)
def test_the_look_at_barriers_finds_them(visitor, tmp_path, html, found):
    (tmp_path / "page.html").write_text(PAGE % html, "utf-8")
    page = visitor.open((tmp_path / "page.html").as_uri())

    assert [line.partition(" at ")[0] for line in barriers(page, {})] == found


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


@pytest.mark.spread
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_from_a_folder_without_a_barrier_a_mistake_or_a_request(visitor, trainee_site, known, path):
    assert list(barriers(visitor.open((trainee_site / path).as_uri()), known)) == []


def test_the_page_for_a_wrong_address_has_no_barrier(visitor, serve, trainee_site, known):
    # From a server, because its addresses begin at the root of one.
    assert list(barriers(visitor.open(serve(trainee_site) + "404.html"), known)) == []


def test_no_page_was_left_out(trainee_site):
    built = {path.relative_to(trainee_site).as_posix() for path in trainee_site.rglob("*.html")}

    assert built == {*PAGES, "404.html"}


@pytest.mark.spread
@pytest.mark.parametrize("path", OF_FACILITATORS)
def test_no_page_of_the_facilitator_has_a_barrier(visitor, facilitator_site, known, path):
    assert list(barriers(visitor.open((facilitator_site / path).as_uri()), known)) == []


def test_no_page_that_is_another_one_for_facilitators_was_left_out(facilitator_site, trainee_site):
    different = set(different_pages(facilitator_site, trainee_site))

    assert "facilitate/index.html" in different
    assert different <= {*OF_FACILITATORS}


def test_no_example_of_a_field_has_a_barrier(visitor, trainee_site, known):
    """All examples take the place of the worksheets in the workbook, the page that has the styles of every field."""
    fields = [{**example.values[0], "id": f"example-{number}"} for number, example in enumerate(EXAMPLES)]
    html = renderer(exercise_with(*fields)).exercise("sample", "part-3/four-modes.md")
    page = visitor.open((trainee_site / "my-work/workbook.html").as_uri())
    page.evaluate("html => { document.querySelector('.tw-workbook').outerHTML = html }", html)

    assert page.locator(".tw-field").count() == len(fields)
    assert list(barriers(page, known)) == []
