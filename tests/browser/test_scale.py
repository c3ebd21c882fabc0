"""Ratings that become totals, a profile, and recommendations on the action plan."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import answer_file, folder_address, open_file, press, stored
from tests.browser.sample import THEME

# As long as anybody will write, with words that cannot be parted.
NAMES = [
    "Mandate and legal basis",
    "Telecommunications-wide representation of regulators",
    "Consultation outside government",
    "Information, memory and the handover of files",
    "Use",
    "Means of the interministerial secretariat",
    "قواعد مكتوبة لكل وزارة",
    "Follow-up of commitments after signature",
]
# A word as wide as seven pixels for each letter: about what the browser makes of it.
LAYOUT = "([names, width]) => twScaleCore.layout(names, width, text => 7 * text.length)"


@pytest.fixture(scope="module")
def core(browser):
    page = browser.new_page()
    page.add_script_tag(path=THEME / "scale/scale-core.js")
    yield page
    page.close()


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


@pytest.fixture
def rating(visitor, sample):
    """The sample worksheet whose low totals lead to recommendations."""
    return visitor.open(sample + "rating.html")


def overlapping(boxes):
    """Pairs of rectangles (left, top, right, bottom) that lie over one another by more than a hair."""
    hair = 0.5
    return [
        (a, b)
        for a, b in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > hair and min(a[3], b[3]) - max(a[1], b[1]) > hair
    ]


class TestCore:
    @pytest.mark.parametrize(
        ("ratings", "added"),
        [
            ([None, None], {"total": 0, "rated": 0, "unrated": 2}),
            (["3", None], {"total": 3, "rated": 1, "unrated": 1}),
            (["3", "1"], {"total": 4, "rated": 2, "unrated": 0}),
        ],
        ids=["none", "some", "all"],
    )
    def test_ratings_add_up(self, core, ratings, added):
        script = "ratings => twScaleCore.add(ratings.map(rating => rating === null ? undefined : rating))"

        assert core.evaluate(script, ratings) == added

    @pytest.mark.parametrize(
        ("ratings", "below", "low"),
        [
            pytest.param(["1", "2"], [4], True, id="below"),
            pytest.param(["2", "2"], [4], False, id="on the mark"),
            pytest.param(["1", None], [4], False, id="not all rated"),
            pytest.param(["1", "1"], [], False, id="no advice"),
            pytest.param(["2", "2"], [3, 5], True, id="below the higher of two"),
        ],
    )
    def test_a_total_is_low_when_it_is_complete_and_below_the_mark(self, core, ratings, below, low):
        script = """([ratings, below]) => twScaleCore.judge({
          label: 'A', most: 6, below, ratings: ratings.map(rating => rating === null ? undefined : rating),
        }).low"""

        assert core.evaluate(script, [ratings, below]) is low

    @pytest.mark.parametrize("width", [240, 254, 320, 420, 560, 640])
    @pytest.mark.parametrize("count", range(3, 9))
    def test_labels_lie_in_the_drawing_and_not_over_one_another(self, core, count, width):
        found = core.evaluate(LAYOUT, [NAMES[:count], width])
        left, top, wide, high = found["box"]
        boxes = [label["box"] for label in found["labels"]]

        assert len(boxes) == count
        assert not overlapping(boxes)
        assert all(a >= left and b >= top and c <= left + wide and d <= top + high for a, b, c, d in boxes)
        # No label reaches into the net, where the line of the profile runs.
        assert all(max(a, -c, 0) ** 2 + max(b, -d, 0) ** 2 >= found["radius"] ** 2 for a, b, c, d in boxes)

    def test_names_are_written_where_they_have_room_and_numbers_where_not(self, core):
        wide, narrow = (core.evaluate(LAYOUT, [NAMES[:6], width])["labels"] for width in (640, 254))

        assert " ".join(wide[0]["lines"]) == "1. Mandate and legal basis"
        assert [label["lines"] for label in narrow] == [[f"{n}."] for n in range(1, 7)]

    @pytest.mark.parametrize(("count", "width"), [(6, 0), (6, 60), (90, 254)])
    def test_where_not_even_numbers_have_room_there_is_no_drawing(self, core, count, width):
        assert core.evaluate(LAYOUT, [["A"] * count, width]) is None

    @pytest.mark.parametrize(
        ("shares", "path"),
        [
            pytest.param([1, 1, 1, 1], "M0.0 -10.0L10.0 0.0L0.0 10.0L-10.0 0.0Z", id="closed"),
            pytest.param([1, None, 1, 1], "M0.0 10.0L-10.0 0.0M-10.0 0.0L0.0 -10.0", id="a gap"),
            pytest.param([1, None, 1, None], "", id="no two beside each other"),
        ],
    )
    def test_a_line_is_broken_where_a_value_is_missing(self, core, shares, path):
        drawn = core.evaluate("shares => twScaleCore.line(shares, 10)", shares)

        assert drawn.replace("-0.0", "0.0") == path

    def test_a_dimension_that_is_not_complete_has_no_dot(self, core):
        dimensions = [{"share": 0.5, "complete": complete} for complete in (True, False, True)]

        dots = core.evaluate("dimensions => twScaleCore.dots(dimensions, 100)", dimensions)

        assert [dot is None for dot in dots] == [False, True, False]


DRAW = """([names, width, shares]) => {
  const place = document.createElement('div');
  place.style.width = width + 'px';
  document.querySelector('.tw-profile').after(place);
  twScaleRadar(place, names.map((label, index) => ({
    label, most: 12, total: Math.round(12 * shares[index % shares.length]), share: shares[index % shares.length],
    mark: 7, complete: true,
  })), 'Summary');
  const svg = place.firstChild;
  const { x, y, width: wide, height } = svg.viewBox.baseVal;
  const boxes = Array.from(svg.querySelectorAll('text'), (text) => {
    const box = text.getBBox();
    return [box.x, box.y, box.x + box.width, box.y + box.height];
  });
  place.remove();
  return { drawing: [x, y, x + wide, y + height], boxes };
}"""


@pytest.mark.parametrize("width", [254, 420, 640])
def test_no_words_of_the_drawing_are_cut_or_lie_over_others(rating, width):
    for count in range(3, 9):
        for shares in ([0.25], [1], [0.25, 1], [0.5, 0.75, 0.33], [0.83, 0.58]):
            drawn = rating.evaluate(DRAW, [NAMES[:count], width, shares])
            left, top, right, bottom = drawn["drawing"]

            assert len(drawn["boxes"]) >= 2 * count + 4
            assert not overlapping(drawn["boxes"]), (count, shares)
            assert [
                box for box in drawn["boxes"] if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom
            ] == [], (count, shares, drawn["drawing"])


def rate(page, **ratings):
    for statement, value in ratings.items():
        page.locator(f'[name="rate/{statement}"][value="{value}"]').check()


def totals(page):
    return [" ".join(text.split()) for text in page.locator(".tw-scale__total").all_inner_texts()]


def rows(page):
    return [row.split("\t") for row in page.locator(".tw-profile__table tbody").inner_text().split("\n")]


def suggested(page):
    return page.locator(".tw-advice__item:visible").evaluate_all(
        "all => all.map(one => one.dataset.for + ' ' + one.dataset.below)"
    )


class TestTotals:
    def test_each_dimension_adds_up_and_says_what_is_missing(self, rating):
        rate(rating, a=3)
        assert totals(rating)[0] == "Total for “First” 3 of 6 · 1 not rated yet"
        rate(rating, b=1)
        rating.reload()
        assert totals(rating) == [
            "Total for “First” 4 of 6",
            "Total for “Second” of 3 · 1 not rated yet",
            "Total for “Third” of 3 · 1 not rated yet",
        ]


class TestProfile:
    def test_it_appears_when_one_dimension_is_rated_and_shows_gaps_as_gaps(self, rating):
        profile = rating.locator(".tw-profile")
        rate(rating, a=1)
        expect(profile).to_be_hidden()
        rate(rating, b=1)
        expect(profile).to_be_visible()
        assert rows(rating) == [
            ["1. First", "2 of 6", "33 %", "Low"],
            ["2. Second", "–", "–", "1 not rated yet"],
            ["3. Third", "–", "–", "1 not rated yet"],
        ]
        assert profile.locator(".tw-radar__dot").count() == 1
        assert "No dot" in profile.locator(".tw-profile__legend").inner_text()

    def test_complete_it_says_the_same_in_the_drawing_the_table_and_the_summary(self, rating):
        rate(rating, a=1, b=2, c=3, d=1)

        assert rows(rating) == [
            ["1. First", "3 of 6", "50 %", "Low"],
            ["2. Second", "3 of 3", "100 %", "Not low"],
            ["3. Third", "1 of 3", "33 %", "–"],
        ]
        assert rating.locator(".tw-radar__total").all_text_contents() == ["3", "3", "1"]
        chart = rating.get_by_role("img")
        assert chart.get_attribute("aria-label") == (
            "Profile as a radar chart. First: 3 of 6 (Low); Second: 3 of 3; Third: 1 of 3."
        )
        assert rating.get_by_role("rowheader").all_inner_texts() == ["1. First", "2. Second", "3. Third"]

    def test_it_comes_back_after_a_reload_and_goes_when_the_answers_are_cleared(self, rating):
        rate(rating, a=1, b=1)
        rating.reload()
        expect(rating.locator(".tw-profile")).to_be_visible()
        press(rating, "Clear")
        rating.get_by_role("dialog").get_by_role("button", name="Clear").click()
        expect(rating.locator(".tw-profile")).to_be_hidden()

    def test_two_dimensions_have_a_table_and_no_drawing(self, sheet):
        for statement, value in (("a", 1), ("b", 1), ("c", 1)):
            sheet.locator(f'[name="health/{statement}"][value="{value}"]').check()

        expect(sheet.locator(".tw-profile__table")).to_be_visible()
        assert sheet.locator(".tw-profile svg").count() == 0

    def test_the_drawing_follows_the_width_of_the_page(self, rating):
        rate(rating, a=1, b=1, c=1, d=1)
        rating.set_viewport_size({"width": 320, "height": 700})
        rating.wait_for_function("document.querySelector('.tw-radar').getAttribute('width') < 320")

        assert rating.locator(".tw-profile").evaluate("part => part.scrollWidth <= part.clientWidth")

    @pytest.mark.parametrize("value", ["9", "-1", "x", "__proto__"])
    def test_answers_that_are_no_ratings_count_as_not_rated(self, rating, value):
        open_file(rating, answer_file({"rating": {"rate/a": value, "rate/b": "2", "rate/gone": "1"}}))
        rating.wait_for_selector('[name="rate/b"][value="2"]:checked')

        assert totals(rating)[0] == "Total for “First” 2 of 6 · 1 not rated yet"
        expect(rating.locator(".tw-profile")).to_be_hidden()


class TestAdvice:
    def test_nothing_is_suggested_before_a_dimension_is_complete(self, rating):
        rate(rating, a=1)

        expect(rating.locator(".tw-advice")).to_be_hidden()

    def test_only_what_fits_is_suggested(self, rating):
        rate(rating, a=1, b=2)
        assert rating.get_by_role("heading", name="What your ratings suggest").is_visible()
        assert suggested(rating) == ["first 4"]
        rate(rating, c=2)
        assert suggested(rating) == ["first 4", "second 3"]
        rate(rating, c=1, b=3)
        assert suggested(rating) == ["second 2", "second 3"]

    def test_when_nothing_fits_it_says_so(self, rating):
        sentence = rating.get_by_text("No total so far is below")
        rate(rating, a=3, b=3, c=3)
        expect(sentence).to_be_visible()
        assert suggested(rating) == []
        rate(rating, c=1)
        expect(sentence).to_be_hidden()

    def test_one_press_puts_it_on_the_plan_and_says_so(self, rating):
        rate(rating, a=1, b=2)
        rating.get_by_role("button", name="Put it on my action plan").first.click()

        assert stored(rating, "checklist-second") == {
            "write/status": "not-started",
            "write/note": "From “Rating”: First, 3 of 6.",
        }
        expect(rating.locator(".tw-advice__status")).to_have_text("It is on your action plan.")
        expect(rating.get_by_role("link", name="Open my action plan")).to_be_focused()
        assert rating.evaluate("document.activeElement.getAttribute('href')") == "plan.html"
        assert rating.get_by_role("button", name="Put it on my action plan").count() == 0

    def test_after_a_reload_it_is_still_on_the_plan(self, rating):
        rate(rating, a=1, b=2)
        press(rating, "Put it on my action plan")
        rating.reload()

        expect(rating.locator(".tw-advice__there:visible")).to_have_count(1)
        assert rating.locator(".tw-advice__status").inner_text() == ""

    def test_what_has_any_mark_on_the_plan_is_on_the_plan_and_stays_as_it_is(self, visitor, sample):
        plan = visitor.open(sample + "checklist.html")
        plan.locator('[name="meet/note"]').fill("My own words")
        plan.goto(sample + "rating.html")
        rate(plan, c=1)
        meet = plan.locator('[data-recommendation="sample/meet"]:visible')

        assert meet.get_by_text("On your action plan").first.is_visible()
        assert not meet.get_by_role("button", name="Put it on my action plan").is_visible()
        assert stored(plan, "checklist-sample") == {"meet/note": "My own words"}

    @pytest.mark.parametrize("status", ["done", "not-for-us"])
    def test_any_status_counts_as_being_on_the_plan(self, visitor, sample, status):
        page = visitor.open(sample + "checklist.html")
        page.locator(f'[name="meet/status"][value="{status}"]').check()
        page.goto(sample + "rating.html")
        rate(page, c=2)

        assert page.get_by_role("button", name="Put it on my action plan").count() == 0
        expect(page.locator(".tw-advice__there:visible")).to_have_count(1)

    def test_a_mark_in_another_tab_is_seen_at_once(self, visitor, sample):
        context = visitor.context()
        rating = visitor.open(sample + "rating.html", context=context)
        rate(rating, c=2)
        other = visitor.open(sample + "checklist.html", context=context)
        other.locator('[name="meet/status"][value="under-way"]').check()

        expect(rating.locator(".tw-advice__there:visible")).to_have_count(1)

    def test_two_suggestions_of_the_same_thing_know_of_each_other(self, rating):
        rate(rating, c=1)
        assert rating.get_by_role("button", name="Put it on my action plan").count() == 3
        rating.get_by_role("button", name="Put it on my action plan").first.click()

        assert rating.get_by_role("button", name="Put it on my action plan").count() == 1

    def test_where_the_store_is_forbidden_it_says_what_to_do(self, visitor, sample):
        before = (
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
        )
        page = visitor.open(sample + "rating.html", before=before)
        rate(page, a=1, b=1)
        page.get_by_role("button", name="Put it on my action plan").first.click()

        expect(page.locator(".tw-advice__status")).to_contain_text("by hand")
        expect(page.get_by_role("button", name="Put it on my action plan").first).to_be_focused()


class TestWithoutScript:
    def test_all_advice_is_there_with_its_totals_and_links(self, visitor, sample):
        page = visitor.open(sample + "rating.html", java_script_enabled=False)

        assert page.locator(".tw-advice__when:visible").all_inner_texts() == [
            "If your total for “First” is below 4: No text.",
            "If your total for “Second” is below 2: Nobody.",
            "If your total for “Second” is below 3: Some.",
        ]
        assert page.get_by_role("link", name="Chapter two").first.get_attribute("href") == "part-2/two.html#write"
        assert page.get_by_role("button", name="Put it on my action plan").count() == 0

    def test_the_statements_on_the_page_of_assessments_are_open(self, visitor, sample):
        page = visitor.open(sample + "assessment.html", java_script_enabled=False)

        assert page.locator('[name="rate/a"]').first.is_visible()
        assert page.locator(".tw-advice__when:visible").count() == 3


class TestAssessment:
    def test_it_shows_only_scales_with_advice_under_a_link_to_their_exercise(self, visitor, sample):
        page = visitor.open(sample + "assessment.html")

        assert page.locator("form").evaluate_all("all => all.map(form => form.dataset.exercise)") == ["rating"]
        assert page.locator("form .tw-field").count() == 1

    def test_it_has_the_answers_of_the_exercise_and_the_exercise_has_its_answers(self, visitor, sample):
        page = visitor.open(sample + "rating.html")
        rate(page, a=1, b=2)
        page.goto(sample + "assessment.html")
        assert totals_of_hidden(page)[0] == "3"
        press_summary(page)
        rate(page, c=3)
        page.goto(sample + "rating.html")
        assert page.locator('[name="rate/c"][value="3"]').is_checked()

    def test_the_statements_are_folded_once_there_is_a_profile_and_never_while_one_rates(self, visitor, sample):
        page = visitor.open(sample + "assessment.html")
        expect(page.locator('[name="rate/a"]').first).to_be_visible()
        rate(page, a=1, b=2, c=3)
        expect(page.locator('[name="rate/a"]').first).to_be_visible()
        page.reload()
        expect(page.locator('[name="rate/a"]').first).to_be_hidden()
        expect(page.locator(".tw-radar")).to_be_visible()
        press(page, "Put it on my action plan")
        assert stored(page, "checklist-second")["write/status"] == "not-started"


def totals_of_hidden(page):
    return page.locator("[data-total]").all_text_contents()


def press_summary(page):
    page.get_by_text("Rate the statements").click()


class TestPrint:
    def test_before_anything_is_rated_all_advice_prints(self, rating):
        rating.emulate_media(media="print")

        assert suggested(rating) == ["first 4", "second 2", "second 3"]
        assert rating.get_by_role("heading", name="What a low total suggests").is_visible()

    def test_a_rated_sheet_prints_its_profile_and_its_advice_without_buttons(self, rating):
        rate(rating, a=1, b=2, c=3, d=2)
        rating.emulate_media(media="print")

        assert rating.locator(".tw-radar").is_visible()
        assert rating.locator(".tw-profile__table").is_visible()
        assert suggested(rating) == ["first 4"]
        assert rating.get_by_role("button").count() == 0
