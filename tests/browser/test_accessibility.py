"""Every page of both editions, light and dark, on a phone and a laptop: nothing that axe-core knows to be a barrier."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.examples import EXAMPLES, exercise_with, renderer

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
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
# Both schemes and both widths in two looks; all four would take twice as long and find the same.
VIEWS = [("default", 1440, ALL), ("slate", 360, OF_LOOKS)]


def barriers(page):
    """One readable line for each place that axe complains about, in every view of the page."""
    page.evaluate(AXE + ";0")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    for scheme, width, rules in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SCHEME, scheme)
        for violation in page.evaluate(RUN, rules)["violations"]:
            for node in violation["nodes"]:
                yield f"{scheme} {width}px: {violation['id']} at {node['target']}: {violation['help']}"


def content(path):
    return path.read_text("utf-8").partition("<article")[2].partition("</article>")[0]


def pages_of(edition, request):
    """The pages of the trainee edition; of the facilitator's those whose text is another one."""
    folder, other = (request.getfixturevalue(f"{name}_site") for name in (edition, "trainee"))
    for path in sorted(folder.rglob("*.html")):
        twin = other / path.relative_to(folder)
        if edition == "trainee" or not twin.exists() or content(path) != content(twin):
            yield path.relative_to(folder)


@pytest.mark.parametrize("edition", ["trainee", "facilitator"])
def test_no_page_has_a_barrier(visitor, serve, request, edition):
    # From a server, because the page 404.html has addresses that begin at the root of one.
    address = serve(request.getfixturevalue(f"{edition}_site"))
    page = visitor.context(reduced_motion="reduce").new_page()
    paths = list(pages_of(edition, request))
    found = []
    for path in paths:
        page.goto(address + path.as_posix())
        found += [f"{path}, {barrier}" for barrier in barriers(page)]

    assert len(paths) > 3
    assert not found, "\n".join(found)


def test_no_example_of_a_field_has_a_barrier(visitor, serve, trainee_site):
    """All examples take the place of an exercise on its page, so that they have the styles of the site."""
    fields = [{**example.values[0], "id": f"example-{number}"} for number, example in enumerate(EXAMPLES)]
    html = renderer(exercise_with(*fields)).exercise("sample", "part-3/four-modes.md").split("\n", 2)[2]
    page = visitor.context(reduced_motion="reduce").new_page()
    page.goto(serve(trainee_site) + "part-3/four-modes.html")
    page.evaluate("html => { document.querySelector('.tw-exercise').outerHTML = html }", html)

    assert page.locator(".tw-field").count() == len(fields)
    assert list(barriers(page)) == []
