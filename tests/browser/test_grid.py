"""The map of two axes: where its words stand, what it says, and how it follows the table above it."""

import itertools
import random
import re
import shutil

import pytest

from tests.browser import sample as sample_pages
from tests.browser.conftest import answer_file, folder_address, open_file, press, stored
from tests.browser.sample import THEME
from tests.examples import exercise_with, renderer

CORE = "grid"

AXES = {
    "x": {"label": "Interest", "low": "little", "high": "much"},
    "y": {"label": "Power", "low": "weak", "high": "strong"},
}
QUADRANTS = {"top_left": "Satisfy", "top_right": "Manage", "bottom_left": "Watch", "bottom_right": "Inform"}
WORDS = [
    *("Bank", "Central Bank of Lumora", "W" * 40, "MWMW @%", "Ææ Œœ", "iiiiii", "R&D <b>", "État-major", "ÄÖÜ ß"),
    *(
        "وزارة التجارة والصناعة",
        "ششششششششش صصصصصصصص",
        "世界贸易组织服务贸易理事会",
        "ストラテジー",
        "Министерство ЩЩЩЩ",
    ),
    *(
        "Telecommunications-regulatory-independence",
        "👩‍👩‍👧‍👦🇱🇺🏳️‍🌈",
        "नीति",
        "a\u0301e\u0300" * 9,
        "0123456789 0123456789",
    ),
    "Inter-ministerial committee for the follow-up of the commitments on trade in services",
]


def entry(name, x=0, y=0, *, named=True):
    return {"name": name, "x": x, "y": y, "named": named}


def plan(levels=4, **changes):
    return {**AXES, "levels": levels, "quadrants": None, **changes}


def overlap(one, other):
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    return not (beside or above)


# ---- where everything stands ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("Bank", 100, ["Bank"], id="short"),
        pytest.param("Central Bank of Lumora", 115, ["Central Bank", "of Lumora"], id="at a space"),
        pytest.param("Inter-ministerial group", 100, ["Inter-", "ministerial", "group"], id="behind a hyphen"),
        pytest.param("W" * 10, 100, ["WWWWWW", "WWWW"], id="a long word in parts"),
        pytest.param("one two three four five six", 70, ["one two", "three", "four fi…"], id="too long"),
        pytest.param("", 100, [""], id="nothing"),
        pytest.param("👩‍👧👩‍👧👩‍👧", 45, ["👩‍👧👩‍👧", "👩‍👧"], id="never inside a letter of several signs"),
        pytest.param("W", 1, ["W"], id="narrower than a letter"),
    ],
)
def test_names_are_written_in_lines_that_fit(call, text, width, lines):
    assert call("wrap", text, width, 3) == lines


@pytest.mark.parametrize("width", [60, 92, 250])
@pytest.mark.parametrize("text", WORDS)
def test_no_line_is_estimated_wider_than_its_room_and_no_letter_is_lost(call, text, width):
    lines = call("wrap", text, width, 99)

    assert all(call("measure", line) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (entry("a", 1, 4), "placed"),
        (entry("a", 1, 4, named=False), "placed"),
        (entry("a", 1, 0), "waiting"),
        (entry("a", 0, 0), "waiting"),
        (entry("a", 0, 2, named=False), "waiting"),
        (entry("a", 5, 5), "waiting"),
        (entry("a", 1.5, 1), "waiting"),
        (entry("a", 9, 9, named=False), "nowhere"),
        (entry("a", 0, 0, named=False), "nowhere"),
    ],
    ids=str,
)
def test_an_entry_is_placed_or_waits_once_somebody_began_it(call, one, place):
    found = call("sort", [one], 4)

    assert [name for name in ("placed", "waiting") if found[name]] == [name for name in (place,) if name != "nowhere"]


@pytest.mark.parametrize(
    ("levels", "x", "y", "corner"),
    [
        (4, 2, 3, "top_left"),
        (4, 3, 3, "top_right"),
        (4, 1, 1, "bottom_left"),
        (4, 4, 2, "bottom_right"),
        (5, 3, 5, "middle"),
        (5, 5, 3, "middle"),
        (3, 3, 3, "top_right"),
        (2, 1, 2, "top_left"),
    ],
)
def test_each_cell_belongs_to_a_quarter_or_to_the_middle(call, levels, x, y, corner):
    placed = [entry("a", x, y)]

    assert call("quarters", placed, levels) == [{"corner": corner, "count": 1}]
    assert [one["corner"] for one in call("cells", placed, levels)] == [corner]


def test_cells_come_in_the_order_of_reading(call):
    placed = [entry("d", 2, 1), entry("b", 2, 2), entry("a", 1, 2), entry("c", 2, 2)]

    assert [[one["name"] for one in cell["entries"]] for cell in call("cells", placed, 2)] == [["a"], ["b", "c"], ["d"]]


def test_a_fuller_cell_makes_its_row_higher_and_no_other(call):
    def heights(placed):
        rows = call("layout", plan(), placed)["rows"]
        return [below - above for above, below in itertools.pairwise(rows)]

    few, many = heights([entry("a", 1, 3)]), heights([entry("a", 1, 3)] * 6)

    assert many[1] > 2 * few[1]
    assert many[:1] + many[2:] == few[:1] + few[2:]


@pytest.mark.parametrize("seed", range(60))
def test_nothing_on_a_map_overlaps_or_leaves_it(call, seed):
    chance = random.Random(seed)  # noqa: S311
    some = lambda: " ".join(chance.choices(WORDS, k=chance.randint(1, 4)))  # noqa: E731
    levels = chance.randint(2, 5)
    axes = {axis: {"label": some(), "low": some(), "high": some()} for axis in ("x", "y")}
    quadrants = {corner: some() for corner in QUADRANTS} if chance.random() < 0.7 else None
    # Some maps spread their entries, others have them all in few cells.
    top = chance.randint(1, levels)
    placed = [entry(some(), chance.randint(1, top), chance.randint(1, levels)) for _ in range(chance.randint(0, 30))]

    drawn = call("layout", plan(levels, quadrants=quadrants, **axes), placed)

    blocks = drawn["blocks"]
    assert [(a, b) for a, b in itertools.combinations(blocks, 2) if overlap(a, b)] == []
    for one in blocks:
        assert min(one["x"], one["y"]) >= 0
        assert one["x"] + one["width"] <= drawn["width"] + 0.01
        assert one["y"] + one["height"] <= drawn["height"] + 0.01
        # What holds the lines is high enough for them.
        assert one["height"] >= len(one["lines"]) * 18
    cards = [one for one in blocks if one["part"] == "card"]
    assert len(cards) == len(placed)
    assert all(len(card["lines"]) <= 3 for card in cards)
    for card, at in zip(cards, sorted(placed, key=lambda one: (-one["y"], one["x"])), strict=True):
        left, right = drawn["columns"][at["x"] - 1 : at["x"] + 1]
        top, bottom = drawn["rows"][levels - at["y"] : levels - at["y"] + 2]
        assert left < card["x"] < card["x"] + card["width"] < right
        assert top < card["y"] < card["y"] + card["height"] < bottom


# ---- on the page ----------------------------------------------------------------------------------------------


def items(*names):
    return [{"id": f"n{number}", "label": name} for number, name in enumerate(names)]


def field(**changes):
    return {"kind": "grid", "id": "map", "prompt": "Place them", **AXES, **changes}


@pytest.fixture
def open_map(visitor, sample_folder, tmp_path):
    """Opens a worksheet with one map."""

    def run(one, **options):
        folder = shutil.copytree(sample_folder, tmp_path / "page")
        html = renderer(exercise_with(one)).exercise("sample", "part-3/sample.md")
        styles = [path.relative_to(THEME).as_posix() for path in sorted(THEME.glob("*/*.css"))]
        (folder / "map.html").write_text(sample_pages._page(html, styles), "utf-8")
        return visitor.open(folder_address(folder) + "map.html", **options)

    return run


def place(page, row, x, y):
    page.locator(f'[name="map/{row}/x"]').select_option(str(x))
    page.locator(f'[name="map/{row}/y"]').select_option(str(y))


def shown(page):
    """The text of every card."""
    cards = page.locator('.tw-grid__map [data-part="card"]').all()
    return [" ".join(card.locator("text").all_text_contents()) for card in cards]


def plain(text):
    """Without the marks around each name, which nobody sees."""
    return re.sub("[\u2068\u2069]", "", text)


@pytest.mark.parametrize("levels", [2, 4, 5])
def test_every_text_stays_inside_its_rectangle(open_map, levels):
    wide = {"label": "WWWW " * 30, "low": "W" * 30, "high": "世界贸易组织服务贸易理事会"}
    page = open_map(
        field(
            levels=levels,
            items=items(*WORDS),
            quadrants={**QUADRANTS, "top_left": "وزارة التجارة " * 9, "bottom_right": "W" * 60},
            x=wide,
            y={**wide, "label": "Wm " * 60},
        )
    )
    for number in range(len(WORDS)):
        place(page, f"n{number}", number % levels + 1, levels - number // levels % levels)

    outside = page.evaluate(
        """() => {
          const found = [];
          const map = document.querySelector('.tw-grid__map svg');
          const whole = map.viewBox.baseVal;
          for (const text of map.querySelectorAll('text')) {
            const rect = text.parentNode.querySelector('rect');
            const room = rect ? rect.getBBox() : whole;
            const box = text.getBBox();
            if (box.x < room.x || box.y < room.y || box.x + box.width > room.x + room.width ||
              box.y + box.height > room.y + room.height) found.push(text.textContent);
          }
          return found;
        }"""
    )

    assert len(shown(page)) == len(WORDS)
    assert outside == []


def test_the_words_around_the_map_stay_inside_the_room_that_was_planned(open_map):
    """Blocks without a frame: what is drawn is no wider than the plan of the core says."""
    words = "WWWW mmmm وزارة التجارة 世界贸易组织 Министерство"
    page = open_map(field(items=items("Bank"), quadrants=dict.fromkeys(QUADRANTS, words), **{
        axis: {"label": f"{axis} {words * 6}", "low": f"low {words}", "high": f"high {words}"} for axis in "xy"
    }))  # fmt: skip
    place(page, "n0", 1, 1)

    wider = page.evaluate(
        """() => {
          const plan = JSON.parse(document.querySelector('[data-map]').dataset.map);
          const blocks = twGridCore.layout(plan, [{name: 'Bank', named: true, x: 1, y: 1}]).blocks;
          const drawn = Array.from(document.querySelectorAll('.tw-grid__map [data-part]'));
          return drawn.map((part, place) => [part.getBBox(), blocks[place]])
            .filter(([box, block]) => box.x < block.x || box.x + box.width > block.x + block.width ||
              box.y < block.y || box.y + box.height > block.y + block.height).map(([, block]) => block.lines);
        }"""
    )

    assert wider == []


def test_without_entries_there_is_no_drawing_but_a_sentence_and_paper_has_an_empty_map(open_map):
    page = open_map(field(items=items("Bank")))

    assert not page.locator(".tw-grid__map").is_visible()
    assert not page.get_by_text("The map in words").is_visible()
    assert not page.locator(".tw-grid__empty").is_visible()
    assert page.get_by_text("Choose both values of an entry.").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".tw-grid__empty").is_visible()
    assert not page.locator(".tw-grid__note").is_visible()


def test_a_placed_entry_is_drawn_said_and_listed(open_map):
    page = open_map(field(items=items("Bank", "Firms", "Guides", "Press"), quadrants=QUADRANTS))
    place(page, "n0", 1, 4)
    place(page, "n1", 4, 4)
    place(page, "n2", 1, 4)

    picture = page.get_by_role("img")
    assert shown(page) == ["Bank", "Guides", "Firms"]
    assert picture.get_attribute("aria-label") == (
        "Map of Power, upwards, and Interest, to the right. "
        "3 entries are placed: 2 top left (Satisfy), 1 top right (Manage)."
    )
    page.get_by_text("The map in words").click()
    assert [plain(line) for line in page.locator(".tw-grid__words li").all_text_contents()] == [
        "Power 4, Interest 1: Bank, Guides (Satisfy)",
        "Power 4, Interest 4: Firms (Manage)",
    ]
    assert plain(page.locator(".tw-grid__note").inner_text()) == "Not placed yet: Press"


def test_one_entry_is_said_in_the_singular_and_an_entry_taken_back_leaves_the_map(open_map):
    page = open_map(field(items=items("Bank"), levels=3))
    place(page, "n0", 2, 2)
    assert page.get_by_role("img").get_attribute("aria-label").endswith("One entry is placed: 1 in the middle.")
    assert not page.locator(".tw-grid__note").is_visible()
    page.locator('[name="map/n0/x"]').select_option("")

    assert page.get_by_role("img").count() == 0
    assert not page.locator(".tw-grid__map").is_visible()


def test_the_map_comes_back_after_a_reload_and_goes_when_all_is_cleared(open_map):
    page = open_map(field(items=items("Bank")))
    place(page, "n0", 2, 3)
    page.reload()
    assert shown(page) == ["Bank"]
    press(page, "Clear")
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()

    page.wait_for_function("!document.querySelector('.tw-grid__map svg')")


@pytest.mark.parametrize("value", ["9", "0", "-1", "x", "1.5", "__proto__", ["1", "2"]], ids=str)
def test_a_damaged_value_leaves_the_entry_off_the_map(open_map, value):
    page = open_map(field(items=items("Bank", "Firms")))
    open_file(page, answer_file({"sample": {"map/n0/x": value, "map/n0/y": "2", "map/n1/x": "1", "map/n1/y": "1"}}))

    page.wait_for_selector(".tw-grid__map svg")
    assert shown(page) == ["Firms"]


def test_the_open_fold_and_the_focus_survive_a_change(open_map):
    page = open_map(field(items=items("Bank")))
    place(page, "n0", 2, 3)
    page.get_by_text("The map in words").click()
    page.evaluate("document.querySelector('form').dispatchEvent(new CustomEvent('tw-restored'))")

    assert page.locator(".tw-grid__words li").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_on_a_phone_the_map_scrolls_in_a_region_that_the_keyboard_reaches(open_map):
    page = open_map(field(items=items("Bank")), viewport={"width": 320, "height": 700})
    place(page, "n0", 4, 4)
    region = page.get_by_role("region", name="Place them")
    region.focus()

    assert region.evaluate("element => element === document.activeElement && element.scrollWidth > element.clientWidth")
    assert region.evaluate("element => element.getBoundingClientRect().right <= 320")
    # How large letters of 14 are for the eye, with the 20 pixels that Material gives a rem.
    assert region.evaluate(
        "region => region.querySelector('text').getScreenCTM().a * 14 * 20"
        " / parseFloat(getComputedStyle(document.documentElement).fontSize) > 12"
    )


def test_on_paper_the_filled_map_takes_the_place_of_the_empty_one(open_map):
    page = open_map(field(items=items("Bank")))
    place(page, "n0", 4, 4)
    page.emulate_media(media="print")

    assert page.locator(".tw-grid__map svg").is_visible()
    assert not page.locator(".tw-grid__empty").is_visible()
    assert not page.locator(".tw-grid__words").is_visible()


class TestOwnEntries:
    @pytest.fixture
    def page(self, open_map):
        return open_map(field(blank_items=2))

    def test_a_name_goes_with_its_place_and_an_empty_row_counts_for_nothing(self, page):
        page.get_by_role("textbox", name="Entry 1 Name").fill("  Bank <b> ")
        place(page, 1, 1, 1)
        assert shown(page) == ["Bank <b>"]
        assert not page.locator(".tw-grid__note").is_visible()

    def test_a_place_without_a_name_and_a_name_without_a_place(self, page):
        place(page, 2, 1, 1)
        page.locator('[name="map/1/name"]').fill("Firms")
        assert shown(page) == ["Entry 2"]
        assert plain(page.locator(".tw-grid__note").inner_text()) == "Not placed yet: Firms"

    def test_entries_are_added_up_to_thirty_and_come_back(self, page):
        press(page, "Add an entry")
        page.keyboard.type("Third")
        page.get_by_role("combobox", name="Entry 3 Interest").select_option("4")
        page.get_by_role("combobox", name="Entry 3 Power").select_option("1")
        assert stored(page) == {"map/3/name": "Third", "map/3/x": "4", "map/3/y": "1"}
        page.reload()
        assert shown(page) == ["Third"]
        open_file(page, answer_file({"sample": {"map/29/name": "Nearly", "map/31/name": "Too many"}}))
        page.wait_for_selector('[name="map/29/name"]')
        press(page, "Add an entry")
        assert page.locator("[data-grows] tbody tr").count() == 30
        assert not page.get_by_role("button", name="Add an entry").is_visible()
        assert page.locator("[id]").evaluate_all("all => all.length === new Set(all.map(one => one.id)).size")


def test_without_scripts_it_is_a_form_with_an_empty_map(open_map):
    page = open_map(field(items=items("Bank"), quadrants=QUADRANTS, levels=3), java_script_enabled=False)

    assert page.get_by_role("combobox", name="Bank Power").get_by_role("option").all_text_contents() == [
        *("Choose", "1 – weak", "2", "3 – strong"),
    ]  # fmt: skip
    empty = page.locator(".tw-grid__empty")
    assert empty.is_visible()
    assert empty.get_attribute("aria-hidden") == "true"
    assert [word for word in ("↑ Power", "Interest →", *QUADRANTS.values()) if word not in empty.inner_text()] == []
    assert empty.locator("path").count() == 4
