"""The action plan: what it counts, filters and exports, and the marks that it shares with the chapters."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import answer_file, folder_address, open_file, press, stored

CORE = "plan"

TODAY = "2026-11-22"
# Only what asks for the present gets another answer.
CLOCK = """(Real => {
  Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : ['TODAYT12:00:00'])) }
  };
})(Date)""".replace("TODAY", TODAY)
EMPTY = {"status": "", "owner": "", "due": "", "note": ""}
COLUMNS = ["Part", "Chapter", "Recommendation", "Who acts", "Status", "Owner", "Due date", "Note"]
PART_ONE, PART_TWO = "Part I: structures and processes", "Part II: inside government"


def marks(**some):
    return {**EMPTY, **some}


class TestCore:
    @pytest.mark.parametrize("mark", [{"status": "done"}, {"owner": "A"}, {"due": TODAY}, {"note": "x"}], ids=str)
    def test_any_mark_puts_a_recommendation_on_the_plan(self, call, mark):
        assert call("isOnPlan", marks(**mark))
        assert not call("isOnPlan", EMPTY)

    @pytest.mark.parametrize(
        ("status", "due", "overdue"),
        [
            pytest.param("", "2026-11-21", True, id="yesterday"),
            pytest.param("under-way", "2025-12-31", True, id="last year"),
            pytest.param("", TODAY, False, id="today"),
            pytest.param("", "2026-11-23", False, id="tomorrow"),
            pytest.param("done", "2026-11-21", False, id="done"),
            pytest.param("not-for-us", "2026-11-21", False, id="not for us"),
            pytest.param("", "", False, id="no date"),
            pytest.param("", "20261-01-01", False, id="a year of five digits"),
        ],
    )
    def test_a_date_that_has_passed_is_overdue_until_the_thing_is_done(self, call, status, due, overdue):
        assert call("isOverdue", marks(status=status, due=due), TODAY) is overdue

    @pytest.mark.parametrize(
        ("filtered", "fitting"),
        [
            ({}, ["empty", "done", "owned"]),
            ({"part": "I"}, ["empty", "done"]),
            ({"part": "III"}, []),
            ({"status": "on-plan"}, ["done", "owned"]),
            ({"status": "no-status"}, ["empty", "owned"]),
            ({"status": "done"}, ["done"]),
            ({"owner": "amina"}, ["owned"]),
            ({"part": "I", "owner": "Amina"}, []),
        ],
        ids=str,
    )
    def test_a_filter_lets_through_what_fits_all_its_parts(self, call, filtered, fitting):
        rows = {"empty": ("I", EMPTY), "done": ("I", marks(status="done")), "owned": ("II", marks(owner=" Amina "))}
        filtered = {"part": "", "status": "", "owner": "", **filtered}

        assert [name for name, (part, row) in rows.items() if call("fits", part, row, filtered)] == fitting

    def test_each_owner_is_offered_once(self, call):
        typed = ["Zeno", " amina", "Amina ", "", "  ", "Émile", "zeno", "سارة"]

        assert call("owners", [marks(owner=owner) for owner in typed]) == ["amina", "Émile", "Zeno", "سارة"]

    def test_it_counts_by_status_and_leaves_what_is_not_for_us_off_the_plan(self, call):
        rows = [
            EMPTY,
            marks(status="done", due="2026-01-01"),
            marks(status="under-way", due="2026-01-01"),
            marks(status="not-for-us"),
            marks(owner="Amina"),
            marks(status="from-another-edition"),
        ]

        assert call("count", rows, TODAY) == {
            "marked": 4,
            "overdue": 1,
            "by": {"done": 1, "under-way": 1, "not-for-us": 1, "": 1, "from-another-edition": 1},
        }

    @pytest.mark.parametrize(("decimal", "separator"), [(",", ";"), (".", ","), ("٫", ",")])
    def test_the_separator_follows_the_sign_for_decimals(self, call, decimal, separator):
        assert call("separator", decimal) == separator

    @pytest.mark.parametrize(
        ("cell", "written"),
        [
            ("plain", "plain"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+cmd", "'+cmd"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            (" \n =HYPERLINK()", "' \n =HYPERLINK()"),
            ("＝1", "'＝1"),
            ("1=1", "1=1"),
            ("e-mail", "e-mail"),
            ("2026-11-22", "2026-11-22"),
            ('He said "no"; then, yes', 'He said "no"; then, yes'),
            ("two\nlines", "two\nlines"),
            ("مذكرة", "مذكرة"),
        ],
    )
    @pytest.mark.parametrize("separator", [",", ";"])
    def test_a_cell_is_read_back_as_it_was_and_runs_nothing(self, call, cell, written, separator):
        text = call("csv", [["before", cell], [cell, "after"]], separator)

        assert text.startswith("\ufeff")
        assert list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator)) == [
            ["before", written],
            [written, "after"],
        ]

    def test_every_cell_is_quoted_and_every_line_ends_as_on_windows(self, call):
        assert call("csv", [["a", ""], ['b"', "c"]], ",") == '\ufeff"a",""\r\n"b""","c"\r\n'


@pytest.fixture
def sample(sample_folder):
    return folder_address(sample_folder)


@pytest.fixture
def plan(visitor, sample):
    """The plan of the sample's three recommendations, just opened on the day of the tests."""
    return visitor.open(sample + "plan.html", before=CLOCK)


def control(page, name):
    return page.locator(f'[name="{name}"]')


def choose(page, label, option):
    page.get_by_role("group", name="Choose what to show").get_by_role("combobox", name=label).select_option(
        label=option
    )


def shown(page):
    return page.locator(".tw-plan__text:visible").all_inner_texts()


def texts(page, selector):
    return page.locator(f"{selector}:visible").all_inner_texts()


MEET, WRITE, ASK = "Meet.", "Write it down & <sign>.", "=Ask, then ask again."


class TestTheTable:
    def test_without_javascript_it_stands_whole_and_every_control_has_a_name(self, visitor, sample):
        page = visitor.open(sample + "plan.html", java_script_enabled=False)

        assert shown(page) == [MEET, WRITE, ASK]
        assert page.get_by_role("button").count() == 0
        for name, column in (("status", "Status"), ("owner", "Owner"), ("due", "Due date"), ("note", "Note")):
            labels = control(page, f"write/{name}").get_attribute("aria-labelledby").split()
            assert [page.locator(f"[id='{label}']").text_content() for label in labels] == [column, WRITE]

    def test_parts_and_chapters_come_in_the_order_of_the_menu(self, plan):
        assert texts(plan, ".tw-plan__heading") == [f"{PART_ONE}\nChapter one", f"{PART_TWO}\nChapter two"]

    def test_a_recommendation_leads_to_its_place_in_its_chapter(self, plan):
        assert plan.get_by_role("link", name=MEET).get_attribute("href") == "part-1/one.html#meet"

    @pytest.mark.parametrize("width", [1280, 1000, 760, 320])
    def test_nothing_is_wider_than_the_window(self, plan, width):
        plan.set_viewport_size({"width": width, "height": 800})
        control(plan, "meet/note").fill("word " * 40)

        assert plan.evaluate("document.documentElement.scrollWidth") <= width

    def test_all_ids_differ(self, plan):
        assert plan.locator("[id]").evaluate_all("all => all.length === new Set(all.map(one => one.id)).size")


class TestMarks:
    def test_what_is_marked_in_a_chapter_is_on_the_plan(self, visitor, sample):
        page = visitor.open(sample + "checklist.html")
        page.get_by_label("Under way").check()
        control(page, "meet/owner").fill("Desk 3")
        page.goto(sample + "plan.html")

        assert control(page, "meet/status").input_value() == "under-way"
        assert control(page, "meet/owner").input_value() == "Desk 3"
        assert texts(page, ".tw-plan__total") == ["1 of 3 recommendations is on your plan."]

    def test_what_is_marked_on_the_plan_is_in_the_chapter_and_comes_back(self, plan, sample):
        control(plan, "meet/status").select_option("done")
        control(plan, "meet/due").fill("2026-12-01")
        control(plan, "ask/note").fill("First line\nsecond line")
        assert stored(plan, "checklist-sample") == {"meet/status": "done", "meet/due": "2026-12-01"}
        assert stored(plan, "checklist-second") == {"ask/note": "First line\nsecond line"}
        plan.reload()
        assert control(plan, "ask/note").input_value() == "First line\nsecond line"
        plan.goto(sample + "checklist.html")
        assert plan.get_by_label("Done").is_checked()
        assert control(plan, "meet/due").input_value() == "2026-12-01"

    def test_another_tab_shows_them_at_once(self, visitor, sample_server):
        context = visitor.context()
        plan = visitor.open(sample_server + "plan.html", context=context)
        chapter = visitor.open(sample_server + "checklist.html", context=context)
        chapter.get_by_label("Done").check()

        expect(control(plan, "meet/status")).to_have_value("done")
        expect(plan.locator(".tw-plan__total")).to_have_text("1 of 3 recommendations is on your plan.")

    def test_marks_under_former_ids_are_found(self, plan):
        open_file(
            plan, answer_file({"checklist-old-second": {"note-it/status": "under-way", "note-it/owner": "Amina"}})
        )

        expect(control(plan, "write/status")).to_have_value("under-way")
        expect(plan.locator(".tw-plan__row").nth(1)).to_have_attribute("data-on-plan", "")
        assert plan.get_by_role("combobox", name=re.compile("^Owner")).locator("option").all_inner_texts()[1:] == [
            "Amina"
        ]

    def test_a_status_that_nobody_knows_is_kept_and_harms_nothing(self, visitor, sample):
        page = visitor.open(sample + "plan.html")
        open_file(page, answer_file({"checklist-sample": {"meet/status": "half-done", "meet/note": "x"}}))
        expect(page.locator(".tw-answers__message")).to_contain_text("2 answers came in")
        control(page, "meet/owner").fill("Amina")

        assert stored(page, "checklist-sample")["meet/status"] == "half-done"
        assert texts(page, ".tw-plan__total") == ["1 of 3 recommendations is on your plan."]

    def test_one_file_holds_the_whole_plan(self, plan):
        control(plan, "meet/owner").fill("Amina")
        control(plan, "ask/owner").fill("Zeno")
        with plan.expect_download() as download:
            press(plan, "Save my work as a file")

        assert download.value.suggested_filename == f"action-plan-{TODAY}.json"
        text = download.value.path().read_text("utf-8")
        assert "Amina" in text
        assert "Zeno" in text

    def test_clearing_takes_everything_off_the_plan_and_undo_brings_it_back(self, plan):
        control(plan, "meet/due").fill("2026-01-01")
        press(plan, "Clear")
        plan.get_by_role("dialog").get_by_role("button", name="Clear").click()
        expect(plan.locator(".tw-plan__total")).to_contain_text("Nothing is on your plan yet")
        assert texts(plan, ".tw-plan__overdue") == []
        press(plan, "Undo")
        expect(plan.locator(".tw-plan__overdue")).to_have_text("Overdue")


class TestSummary:
    def test_it_says_how_the_plan_stands_in_words(self, plan):
        assert texts(plan, ".tw-plan__total")[0].startswith("Nothing is on your plan yet.")
        assert not plan.get_by_role("progressbar").is_visible()
        control(plan, "meet/status").select_option("done")
        control(plan, "write/status").select_option("not-for-us")
        control(plan, "ask/due").fill("2026-11-21")

        assert texts(plan, ".tw-plan__total") == ["2 of 3 recommendations are on your plan."]
        assert texts(plan, ".tw-plan__counts li") == ["Done: 1", "Not for us: 1", "No status: 1", "Overdue: 1"]
        bar = plan.get_by_role("progressbar", name="Done: 1 of 2")
        assert bar.evaluate("bar => bar.position") == 0.5

    def test_overdue_is_said_beside_the_date_until_it_is_done(self, plan):
        control(plan, "meet/due").fill("2026-11-21")
        described = control(plan, "meet/due").evaluate(
            "one => document.getElementById(one.getAttribute('aria-describedby')).textContent"
        )
        assert described == "Overdue"
        control(plan, "meet/status").select_option("done")
        assert texts(plan, ".tw-plan__overdue") == []
        assert control(plan, "meet/due").get_attribute("aria-describedby") is None


class TestFilter:
    def test_it_shows_what_fits_and_says_how_many(self, plan):
        control(plan, "ask/status").select_option("under-way")
        choose(plan, "Part", PART_TWO)
        said_here(plan, "2 of 3 recommendations")
        assert shown(plan) == [WRITE, ASK]
        assert texts(plan, ".tw-plan__heading") == [f"{PART_TWO}\nChapter two"]
        choose(plan, "Status", "On my plan")
        said_here(plan, "1 of 3 recommendations")
        assert shown(plan) == [ASK]
        press(plan, "Show all")
        said_here(plan, "3 of 3 recommendations")
        assert shown(plan) == [MEET, WRITE, ASK]

    def test_typing_never_makes_a_row_vanish(self, plan):
        choose(plan, "Status", "No status")
        control(plan, "meet/status").select_option("done")
        assert shown(plan) == [MEET, WRITE, ASK]
        choose(plan, "Part", PART_ONE)
        assert shown(plan) == []
        said_here(plan, "0 of 3 recommendations")

    def test_the_owners_are_those_typed_so_far(self, plan):
        control(plan, "meet/owner").fill("Zeno")
        control(plan, "ask/owner").fill("amina")
        control(plan, "write/owner").fill("Amina")
        control(plan, "write/owner").blur()
        choose(plan, "Owner", "Amina")
        assert shown(plan) == [WRITE, ASK]
        control(plan, "ask/owner").fill("Zeno")
        control(plan, "ask/owner").blur()
        assert shown(plan) == [WRITE, ASK]
        assert plan.locator(".tw-plan__filter select").nth(2).input_value() == "Amina"

    def test_it_is_not_kept(self, plan):
        choose(plan, "Part", PART_TWO)
        plan.reload()

        assert shown(plan) == [MEET, WRITE, ASK]


def said_here(plan, text):
    expect(plan.locator(".tw-plan [role=status]")).to_have_text(text)


class TestCsv:
    def save(self, page):
        with page.expect_download() as download:
            press(page, "Download as a table (CSV)")
        return download.value.suggested_filename, download.value.path().read_bytes()

    def read(self, data, **options):
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), **options))

    def test_it_holds_the_rows_that_are_shown(self, plan):
        control(plan, "write/status").select_option("under-way")
        control(plan, "write/owner").fill("سارة أحمد")
        control(plan, "write/due").fill("2026-12-04")
        control(plan, "write/note").fill('=HYPERLINK("http://example.org")\nThen "call"; twice, slowly')
        choose(plan, "Part", PART_TWO)
        name, data = self.save(plan)

        assert name == f"action-plan-{TODAY}.csv"
        assert data.startswith(b"\xef\xbb\xbf")
        note = '\'=HYPERLINK("http://example.org")\nThen "call"; twice, slowly'
        assert self.read(data) == [
            COLUMNS,
            [PART_TWO, "Chapter two", WRITE, 'The "unit"', "Under way", "سارة أحمد", "2026-12-04", note],
            [PART_TWO, "Chapter two", "'" + ASK, "All", "", "", "", ""],
        ]
        said_here(plan, f"2 of 3 recommendations. Saved as the file {name}.")

    @pytest.mark.parametrize(("locale", "delimiter"), [("fr-FR", ";"), ("en-GB", ","), ("pt-MZ", ";")])
    def test_it_is_separated_as_the_language_of_the_browser_expects(self, visitor, sample, locale, delimiter):
        page = visitor.open(sample + "plan.html", locale=locale)

        assert self.read(self.save(page)[1], delimiter=delimiter)[0] == COLUMNS


class TestPaper:
    @pytest.fixture
    def printed(self, plan):
        def show():
            plan.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            plan.emulate_media(media="print")
            return plan

        return show

    def test_marks_are_words(self, plan, printed):
        control(plan, "meet/status").select_option("under-way")
        control(plan, "meet/owner").fill("Amina")
        control(plan, "meet/due").fill("2026-11-01")
        control(plan, "meet/note").fill("two\nlines")
        page = printed()
        row = page.locator(".tw-plan__row").first

        words = row.locator("td").evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
        assert words[0] == '"Under way"'
        assert row.locator(".tw-on-paper").all_inner_texts() == ["Amina", "2026-11-01", "two\nlines"]
        assert row.locator(".tw-plan__overdue").is_visible()
        assert (
            row.locator("select, input, textarea").evaluate_all("all => all.filter(one => one.offsetParent).length")
            == 0
        )

    def test_only_the_rows_of_the_filter_are_printed_and_it_says_so(self, plan, printed):
        choose(plan, "Part", PART_ONE)
        page = printed()

        assert shown(page) == [MEET]
        assert texts(page, ".tw-plan__partial") == [
            f"Only a part of the plan is shown: Part: {PART_ONE} (1 of 3 recommendations)."
        ]
        assert texts(page, ".tw-plan :is(button, select)") == []

    def test_a_whole_plan_says_nothing_about_filters(self, printed):
        assert texts(printed(), ".tw-plan__partial") == []
