"""The site as people get it: from a folder without a network, and from a server."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import folder_address

EXERCISES = ("four-modes", "who-regulates-what", "health-check")
INDEX = re.compile(r"/search/search_index\.js(on)?$")


def indexes(visitor):
    return [url for url in visitor.requests if INDEX.search(url)]


class TestSearch:
    def test_a_word_is_found_and_its_page_opens(self, visitor, site):
        page = visitor.open(site + "part-3/four-modes.html")
        page.keyboard.press("/")
        page.keyboard.type("council")
        first = page.locator(".md-search-result__link").first
        first.wait_for()
        address = first.get_attribute("href")
        first.click()
        page.wait_for_url("**/" + address.split("/")[-1].split("?")[0] + "*")

        assert "council" in page.locator("main").inner_text().lower()

    def test_the_index_is_not_fetched_before_somebody_searches(self, visitor, site):
        page = visitor.open(site + "index.html")
        page.wait_for_load_state("networkidle")
        if site.startswith("http"):
            assert indexes(visitor) == []
        page.get_by_role("textbox", name="Search").focus()
        page.keyboard.type("council")
        page.locator(".md-search-result__link").first.wait_for()

        assert len(indexes(visitor)) == 1

    @pytest.mark.parametrize("key", ["/", "s", "f"])
    def test_the_keys_for_searching_fetch_it(self, visitor, site_server, key):
        page = visitor.open(site_server + "index.html")
        with page.expect_request(INDEX):
            page.keyboard.press(key)

    def test_so_does_the_magnifying_glass_of_a_phone(self, visitor, site_server):
        page = visitor.open(site_server + "index.html", viewport={"width": 360, "height": 700})
        with page.expect_request(INDEX):
            page.locator(".md-header").get_by_role("button", name="Search").click()

    @pytest.mark.parametrize(
        ("word", "page_name"),
        [("ECOWAS", "structures-regional"), ("SADC", "structures-government"), ("W/120", "structures-government")],
    )
    def test_a_word_that_stands_in_brackets_is_found(self, visitor, site, word, page_name):
        page = visitor.open(site + "index.html")
        page.get_by_role("textbox", name="Search").focus()
        page.keyboard.type(word)

        expect(page.locator(f".md-search-result__link[href*='{page_name}']").first).to_be_attached()

    def test_where_nothing_is_found_it_says_so(self, visitor, site):
        page = visitor.open(site + "index.html")
        page.get_by_role("textbox", name="Search").focus()
        page.keyboard.type("xyzzyplugh")

        expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


@pytest.mark.parametrize("exercise", EXERCISES)
class TestExercisePages:
    def test_without_javascript_every_field_has_a_name_to_be_read_out(self, visitor, site, exercise):
        page = visitor.open(f"{site}part-3/{exercise}.html", java_script_enabled=False)
        fields = page.locator("form.tw-worksheet").locator("input, textarea, select")
        names = fields.evaluate_all(
            "all => all.map(one => one.labels.length || (one.getAttribute('aria-labelledby') || '').split(' ')"
            ".filter(id => document.getElementById(id)).length)"
        )

        assert names
        assert all(names)
        assert page.get_by_role("button", name="Clear").count() == 0

    def test_answers_survive_a_reload(self, visitor, site, exercise):
        page = visitor.open(f"{site}part-3/{exercise}.html")
        field = page.locator("form.tw-worksheet textarea").first
        field.fill("Words that matter")
        page.reload()

        assert field.input_value() == "Words that matter"

    def test_paper_shows_the_worksheet_and_no_navigation(self, visitor, trainee_site, exercise):
        page = visitor.open(f"{folder_address(trainee_site)}part-3/{exercise}.html")
        page.emulate_media(media="print")

        assert page.locator("form.tw-worksheet .tw-field").first.is_visible()
        for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".tw-answers__buttons", "form button"):
            for element in page.locator(gone).all():
                assert not element.is_visible(), gone
        page.emulate_media(media="screen")


def test_a_checklist_in_a_chapter_keeps_its_marks(visitor, site):
    page = visitor.open(site + "part-1/structures-government.html")
    page.get_by_label("Under way").first.check()
    page.reload()

    assert page.get_by_label("Under way").first.is_checked()
