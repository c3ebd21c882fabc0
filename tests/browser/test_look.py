"""What the look promises: the home page fits, the keyboard reaches everything, paper holds only the content."""

import pytest

from tests.browser.conftest import SIDEWAYS, folder_address

FURNITURE = (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-path")
EXERCISES = ("four-modes", "health-check", "who-regulates-what")


@pytest.mark.parametrize("width", [768, 1024, 1280, 1440])
def test_the_home_page_fits_the_screen(visitor, site, width):
    page = visitor.open(site + "index.html", viewport={"width": width, "height": 768})

    assert not page.evaluate(SIDEWAYS)


@pytest.fixture
def phone(visitor, site):
    return visitor.open(site + "part-1/structures-government.html", viewport={"width": 360, "height": 640})


class TestTheMenuOnAPhone:
    def test_opens_with_the_keyboard_and_takes_the_focus(self, phone):
        button = phone.get_by_role("button", name="Navigation")
        button.press("Enter")

        assert button.get_attribute("aria-expanded") == "true"
        assert phone.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")

    def test_closes_with_escape_and_gives_the_focus_back(self, phone):
        button = phone.get_by_role("button", name="Navigation")
        button.press("Enter")
        phone.keyboard.press("Escape")

        assert button.evaluate("button => button === document.activeElement")
        assert button.get_attribute("aria-expanded") == "false"

    def test_cannot_be_reached_while_it_is_closed(self, phone):
        phone.wait_for_function(
            "getComputedStyle(document.querySelector('.md-sidebar--primary')).visibility === 'hidden'"
        )

        assert phone.locator(".md-sidebar--primary a").first.is_hidden()


def test_the_search_opens_with_the_keyboard(phone):
    phone.get_by_role("button", name="Search").press("Enter")
    phone.keyboard.type("regulator")

    assert phone.get_by_role("textbox", name="Search").input_value() == "regulator"


def test_space_switches_between_light_and_dark(visitor, site):
    page = visitor.open(site + "index.html", color_scheme="light")
    page.locator("input[name=__palette]").first.press("Space")

    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_table_that_scrolls_can_take_the_focus(phone):
    frames = phone.locator(".md-typeset__scrollwrap")

    assert frames.count() > 0
    assert frames.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth || one.tabIndex === 0)")


def test_paper_is_black_on_white_and_without_furniture_even_in_the_dark(visitor, trainee_site):
    page = visitor.open(folder_address(trainee_site) + "part-1/structures-government.html", color_scheme="dark")
    page.emulate_media(media="print")

    assert [gone for gone in FURNITURE if page.locator(gone).first.is_visible()] == []
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").evaluate("title => getComputedStyle(title).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_printed_worksheet_begins_on_a_page_of_its_own(visitor, trainee_site, exercise):
    page = visitor.open(f"{folder_address(trainee_site)}part-3/{exercise}.html")
    page.emulate_media(media="print")

    assert page.locator("#worksheet").evaluate("title => getComputedStyle(title).breakBefore") == "page"
    assert not page.locator(".tw-choice__check").first.is_visible()


def test_the_summary_of_a_box_is_its_description(trainee_site, loaded):
    for box in loaded.toolkit.boxes.values():
        page = (trainee_site / "boxes" / f"{box.id}.html").read_text("utf-8")

        assert f'<meta name="description" content="{box.summary}' in page


def test_a_row_of_a_table_has_the_room_on_paper_that_its_lines_need(visitor, trainee_site, loaded):
    table = next(field for field in loaded.toolkit.exercises["which-forum"].worksheet if field.kind == "table")
    page = visitor.open(folder_address(trainee_site) + "part-3/which-forum.html")
    page.emulate_media(media="print")
    heights = page.locator(".tw-table__grid td").evaluate_all("all => all.map(cell => cell.offsetHeight)")

    assert table.lines > 2
    assert min(heights) >= table.lines * 7 * 96 / 25.4  # 7 mm a line, in pixels
