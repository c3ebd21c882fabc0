"""The gallery of boxes: filters with a script, all boxes without one."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import folder_address


@pytest.fixture
def address(trainee_site):
    return folder_address(trainee_site) + "boxes/index.html"


@pytest.fixture
def gallery(visitor, address):
    return visitor.open(address)


def shown(page):
    return page.locator(".tw-gallery__box:visible")


def test_without_javascript_all_boxes_are_there_and_no_filters(visitor, address, loaded):
    page = visitor.open(address, java_script_enabled=False)

    assert shown(page).count() == len(loaded.toolkit.boxes)
    assert page.get_by_label("Region").count() == 1
    assert not page.get_by_label("Region").is_visible()


@pytest.mark.parametrize("name", ["region", "theme", "kind", "evidence"])
def test_each_filter_leaves_the_boxes_that_fit_and_says_how_many(gallery, loaded, name):
    boxes = loaded.toolkit.boxes.values()
    value = getattr(next(iter(boxes)), name)
    gallery.locator(f"select[name={name}]").select_option(value)

    fitting = sum(getattr(box, name) == value for box in boxes)
    assert shown(gallery).count() == fitting
    assert shown(gallery).evaluate_all(f"all => all.every(one => one.dataset.{name} === '{value}')")
    expect(gallery.get_by_role("status")).to_have_text(f"{fitting} of {len(boxes)} boxes")


def test_filters_work_together_and_say_when_nothing_fits(gallery):
    gallery.evaluate("document.querySelectorAll('.tw-gallery__box').forEach(box => { box.dataset.kind = 'mixed'; })")
    gallery.locator("select[name=kind]").select_option("good practice")

    assert shown(gallery).count() == 0
    expect(gallery.get_by_role("status")).to_have_text("No box fits. Choose “All” in one of the fields.")
    gallery.locator("select[name=kind]").select_option("")
    assert shown(gallery).count() > 0
