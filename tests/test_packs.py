"""The printed packs, read back from their PDFs, and the sums behind them.

The text of a pack ends in one of its PDFs, so what is checked here is what a participant holds in the hand.
"""

import io
import re
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader, mult

from macros.agenda import agenda, card_sets, clock, materials, minutes_of, step_times
from macros.model import Box, Checklist, Exercise, Key, Pack, Source, Toolkit
from macros.model.kinds import KINDS, TableField
from macros.publish.kinds import answer
from macros.publish.kinds import worksheet as worksheet_in_print
from macros.publish.packs import CannotPrintError, pack_pdf
from macros.render import read_strings

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = {"part-1/sample": "Who holds what", "part-2/sample": "A duty to consult"}

# Every character that begins markup in Typst, plus code that would stop a compilation.
MARKUP = r"Pay #panic[1] in $5 or 5$ @home <label> *stars* _lines_ `ticks` = // /* \\ ~ -- ''' [x] {y}"
# Stands in every field that only the facilitator may see.
HIDDEN = "Xylophone"


def worksheet():
    return [
        {"kind": "text", "id": "why", "prompt": "Why does it matter?", "lines": 3},
        {"kind": "text", "id": "when", "prompt": "By when?", "format": "date"},
        {
            "kind": "choice",
            "id": "mode",
            "prompt": "Which mode is it?",
            "self_check": True,
            "options": [
                {"id": "one", "label": "Across the border", "correct": True, "feedback": f"{HIDDEN} feedback."},
                {"id": "two", "label": "Consumption abroad", "feedback": f"{HIDDEN} no."},
            ],
        },
        {
            "kind": "table",
            "id": "map",
            "prompt": "Who regulates what?",
            "row_heading": "Service",
            "rows": [{"id": f"row-{n}", "label": f"Service {n}"} for n in range(1, 21)],
            "columns": [
                {"id": "who", "label": "Authority"},
                {"id": "law", "label": "Is there a law?", "format": "choice", "options": ["yes", "no"]},
            ],
        },
        {
            "kind": "table",
            "id": "wide",
            "prompt": "What happens when?",
            "blank_rows": 3,
            "columns": [{"id": f"c{n}", "label": f"Column {n}"} for n in range(1, 8)],
        },
        {
            "kind": "scale",
            "id": "health",
            "prompt": "How far is it true?",
            "points": ["Not at all", "In part", "Mostly", "Fully"],
            "dimensions": [
                {
                    "id": f"part-{n}",
                    "label": f"Dimension {n}",
                    "statements": [{"id": f"s{m}", "text": f"Statement {n}.{m}."} for m in range(1, 4)],
                }
                for n in range(1, 5)
            ],
        },
    ]


def notes():
    texts = {name: [f"{HIDDEN} {name}."] for name in ("prepare", "pitfalls")}
    return {
        **texts,
        "debrief": [{"question": f"{HIDDEN} debrief.", "practises": [1]}],
        "run": [{"step": "Read", "text": f"{HIDDEN} run."}],
        "low_tech": f"{HIDDEN} low tech.",
        "keys": [
            {"field": "why", "text": f"{HIDDEN} reason."},
            {"field": "map", "rows": [{"row": "row-2", "who": f"{HIDDEN} Bank"}]},
            {"field": "health", "text": f"{HIDDEN} bands."},
        ],
    }


def roles(*briefs):
    """Four role cards, of which the third fills more than half a page."""
    briefs = briefs or ("You want an early vote.", "You say no.", "You need time. " * 200, "You wait.")
    return [
        {"id": f"role-{n}", "title": f"Director {n}", "public": f"Heads office {n}.", "brief": f"{HIDDEN} {brief}"}
        for n, brief in enumerate(briefs, 1)
    ]


def exercise(**changes):
    return Exercise.model_validate(
        {
            "id": "sample",
            "title": "Sort the services",
            "theme": "map",
            "chapters": ["part-1/sample"],
            "objectives": ["Sort services by regulator"],
            "audience": "Officials",
            "group": {"form": "groups", "size": "4 to 6"},
            "minutes": 30,
            "materials": [{"item": "Marker pens", "quantity": 2}, {"item": "Cards", "per": "person"}],
            "brief": f"Read this first. {MARKUP}",
            "steps": [
                {"title": "Read", "minutes": 10, "text": "Read the brief."},
                {"title": "Sort", "minutes": 20, "text": "Sort the rows."},
            ],
            "worksheet": worksheet(),
            "facilitator": notes(),
            "cards": roles(),
            "sources": ["wto"],
            **changes,
        }
    )


def pack(**changes):
    return Pack.model_validate(
        {
            "id": "half-day",
            "title": "A morning on services",
            "summary": "Three hours together.",
            "audience": "Officials",
            "people": 24,
            "groups": 5,
            "room": "Five tables.",
            "learning": [{"question": f"What is mode {n}?", "answer": f"{HIDDEN} answer."} for n in (1, 2, 3)],
            "follow_up": ["Whom did you call?", "Who came?", "What changed?"],
            "objectives": ["Name the regulators"],
            "days": [
                {
                    "title": "Morning",
                    "start": "08:50",
                    "items": [
                        {"kind": "opening", "title": "Welcome", "minutes": 25},
                        {"kind": "exercise", "exercise": "sample", "note": "Sit in groups."},
                        {"kind": "break", "title": "Tea", "minutes": 20},
                        {"kind": "talk", "title": "A duty", "chapter": "part-2/sample", "minutes": 15},
                    ],
                }
            ],
            "checklists": ["first-steps"],
            **changes,
        }
    )


def toolkit(*exercises):
    checklist = {
        "id": "first-steps",
        "title": "First steps",
        "chapter": "part-1/sample",
        "recommendations": [
            {
                "id": "map",
                "text": "Draw a map.",
                "why": "Nobody has one.",
                "who": "The services unit",
                "actors": ["trade-ministry"],
                "first_step": "Take a sheet.",
                "box": "council",
            }
        ],
    }
    source = {"id": "wto", "author": "WTO", "year": "2005", "title": "A handbook", "seen": "opening"}
    box = Box.model_construct(id="council", title="A council that meets")
    return Toolkit(
        exercises={one.id: one for one in exercises or (exercise(),)},
        checklists={"first-steps": Checklist.model_validate(checklist)},
        boxes={"council": box},
        sources={"wto": Source.model_validate({**source, "address": "https://example.org/handbook"})},
    )


def print_pack(strings, data, edition="trainee", paper="a4", edition_name="2026.11", plan=None):
    return pack_pdf(
        data,
        plan or pack(),
        edition=edition,
        paper=paper,
        strings=strings,
        chapters=CHAPTERS,
        edition_name=edition_name,
    )


@pytest.fixture(scope="session")
def strings():
    return read_strings()


@pytest.fixture(scope="session")
def printed(strings):
    """Prints a pack of the sample data, once for each edition and paper."""

    @cache
    def run(edition="trainee", paper="a4"):
        return print_pack(strings, toolkit(), edition, paper)

    return run


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def text(pdf):
    """The words of all pages on one line; soft break points inside very long words are left out."""
    pages = "\n".join(page.extract_text() for page in read(pdf).pages)
    return re.sub(r"\s+", " ", pages.replace("\u200b", ""))


def titles(outline, depth=0):
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry, depth + 1)
        else:
            yield depth, entry.title


def structure(node):
    """The types of all tags, depth first."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from structure(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        if "/K" in node:
            yield from structure(node["/K"])


def lowest_line(page):
    """The height of the lowest words above the lower edge, in points; words that ran off the page are below 0."""
    heights = []

    def visit(words, transformation, position, *_):
        if words.strip():
            heights.append(mult(position, transformation)[5])

    page.extract_text(visitor_text=visit)
    return min(heights)


BOTH = pytest.mark.parametrize("edition", ["trainee", "facilitator"])


# ---- the file -------------------------------------------------------------------------------------------------


@BOTH
def test_a_pack_says_its_title_and_language(printed, edition):
    reader = read(printed(edition))

    assert reader.metadata.title.startswith("A morning on services: ")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


@BOTH
def test_a_pack_is_marked_as_accessible(printed, edition):
    root = read(printed(edition)).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert re.search(rb"pdfuaid:part(>|=\")1", root["/Metadata"].get_data())


def test_the_headings_and_header_cells_are_tagged(printed):
    tags = list(structure(read(printed()).trailer["/Root"]["/StructTreeRoot"]["/K"]))

    assert {"/Title", "/H1", "/H2", "/TH", "/L", "/Table", "/Figure"} <= set(tags)


def test_all_fonts_travel_with_the_pack(printed):
    fonts = [
        font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]
        for page in read(printed("facilitator")).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(font) for font in fonts)
    assert {font["/FontName"].split("+")[1].split("-")[0] for font in fonts} == {"LibertinusSerif", "DejaVuSansMono"}


@pytest.mark.parametrize(("paper", "millimetres"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_a_pack_fits_its_paper(printed, paper, millimetres):
    pages = read(printed(paper=paper)).pages
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in pages}

    # The table of seven columns lies on its side.
    assert sizes == {millimetres, millimetres[::-1]}


@BOTH
def test_two_runs_give_the_same_bytes(strings, printed, edition):
    assert print_pack(strings, toolkit(), edition) == printed(edition)


@pytest.mark.parametrize(
    ("edition_name", "year_month"),
    [("2026.11", (2026, 11)), ("2027.3", (2027, 3)), ("2027.13", (2026, 1)), ("draft", (2026, 1))],
)
def test_the_date_of_the_file_is_that_of_the_edition(strings, edition_name, year_month):
    date = read(print_pack(strings, toolkit(), edition_name=edition_name)).metadata.creation_date

    assert (date.year, date.month, date.day) == (*year_month, 1)


# ---- the pages ------------------------------------------------------------------------------------------------


def test_the_bookmarks_follow_the_session(printed):
    # Contents
    # Agenda              > Morning
    # Sort the services   > what you will practise, task, steps, worksheet
    # First steps
    # Sources
    # In 90 days
    # Evaluation form     > what I have learned
    found = [title for depth, title in titles(read(printed()).outline) if depth == 0]

    assert found == [
        "Contents",
        "Agenda",
        "Sort the services",
        "First steps",
        "Sources",
        "Follow-up sheet: in 90 days",
        "Evaluation form",
    ]


@BOTH
def test_every_page_but_the_cover_says_where_it_is(printed, edition):
    pages = [page.extract_text() for page in read(printed(edition)).pages]

    assert "Page 1 of" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        # Role cards and certificates are given away alone.
        alone = "Only you know" in page or "This is to certify" in page
        assert alone == (f"Page {number} of {len(pages)}" not in page)
    assert "A morning on services" in pages[1]


def test_the_agenda_shows_computed_times(printed):
    words = text(printed())

    for times in ["08:50–09:15", "09:15–09:45", "09:45–10:05", "10:05–10:20"]:
        assert times in words


def test_the_facilitator_sees_the_time_of_each_step(printed):
    words = text(printed("facilitator"))

    assert "09:15–09:25" in words
    assert "09:25–09:45" in words


@BOTH
def test_markup_characters_are_printed_as_typed(printed, edition):
    # CommonMark reads its own markup first: stars, underscores, backticks and one backslash are used up there.
    expected = "Pay #panic[1] in $5 or 5$ @home <label> stars lines ticks = // /* \\ ~ -- ''' [x] {y}"

    assert expected in text(printed(edition))


def test_markup_in_titles_and_labels_is_printed_as_typed(strings):
    title = "#let x = $1$ @a <b> *c* _d_ `e` \\ // f"
    changed = exercise(title=title, objectives=[title], steps=[{"title": title, "minutes": 30, "text": "Go."}])
    found = text(print_pack(strings, toolkit(changed.for_trainees())))

    # Contents, agenda, running heads, the title of the exercise, its objective, its step, its worksheet.
    assert found.count(title) >= 7


def test_a_participant_pack_holds_nothing_for_facilitators(printed):
    words = text(printed())

    assert HIDDEN not in words
    assert "acilitator" not in words
    assert "Marker pens" not in words


def test_a_facilitator_pack_holds_every_note_and_key(printed):
    words = text(printed("facilitator"))

    for part in ["prepare", "run", "debrief", "pitfalls", "low tech", "reason", "Bank", "bands", "feedback", "no"]:
        assert f"{HIDDEN} {part}" in words, part
    assert words.count("Practises objective 1.") == 1


def test_participants_get_the_roles_without_the_private_briefs(printed):
    words = text(printed())

    assert "Roles Director 1 Heads office 1. Director 2 Heads office 2." in words
    assert "early vote" not in words


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_two_role_cards_share_a_page_and_a_long_one_has_its_own(printed, paper):
    pages = [page.extract_text() for page in read(printed("facilitator", paper)).pages]
    cards = [re.findall(r"Director (\d)", page) for page in pages if "Only you know" in page]

    assert cards == [["1", "2"], ["3"], ["4"]]


def test_a_role_card_says_all_that_its_reader_needs(printed):
    page = next(page for page in read(printed("facilitator")).pages if "Only you know" in page.extract_text())

    assert " ".join(page.extract_text().split()).startswith(
        f"Sort the services Director 1 Heads office 1. Only you know {HIDDEN} You want an early vote."
    )


def test_a_role_card_longer_than_a_page_is_printed_to_its_end(strings):
    long = exercise(cards=roles("Word. " * 900 + "The end.", "Short.", "Short.", "Short."))

    pages = [page.extract_text() for page in read(print_pack(strings, toolkit(long), "facilitator")).pages]

    assert any("The end." in page for page in pages)


# ---- forms ----------------------------------------------------------------------------------------------------


def pages_with(pdf, words):
    """The numbers of the pages that have these words, from 1."""
    return [number for number, page in enumerate(read(pdf).pages, 1) if words in page.extract_text()]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("objectives", [1, 8])
def test_the_evaluation_form_is_the_last_sheet_of_paper(strings, paper, objectives):
    plan = pack(objectives=[f"Name the regulators of sector {n}" for n in range(objectives)])

    pdf = print_pack(strings, toolkit(), paper=paper, plan=plan)

    front, back = pages_with(pdf, "Tear off this sheet"), pages_with(pdf, "What I have learned")
    assert front[0] % 2 == 1
    assert back == [front[0] + 1] == [len(read(pdf).pages)]


def test_the_evaluation_form_asks_about_the_session_the_objectives_and_what_was_learned(printed):
    words = text(printed())

    for part in ["The session was useful for my work.", "Name the regulators", "with help", "Least useful", "mode 3?"]:
        assert part in words[words.index("Tear off this sheet") :], part


def test_the_follow_up_sheet_has_its_questions_and_a_date_to_fill_in(printed):
    (number,) = pages_with(printed(), "put it in your diary")
    page = " ".join(read(printed()).pages[number - 1].extract_text().split())

    assert "On this date" in page
    assert page.index("Whom did you call?") < page.index("Who came?") < page.index("What changed?")


def test_a_facilitator_gets_the_answers_the_room_and_the_call_sheet(printed):
    words = text(printed("facilitator"))

    assert words.count(f"{HIDDEN} answer.") == 3
    assert "The room Five tables." in words
    assert "Ring at least one person from each group." in words
    assert "Tear off this sheet" not in words


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_certificate_fits_one_page_on_its_side_and_counts_no_break(strings, paper):
    objectives = [f"Name the regulators of sector {n} and say which law they carry out" for n in range(8)]

    last = read(print_pack(strings, toolkit(), "facilitator", paper, plan=pack(objectives=objectives))).pages[-1]

    words = " ".join(last.extract_text().split())
    assert last.mediabox.width > last.mediabox.height
    assert words.startswith("Trade in Services Coordination Toolkit Certificate of participation")
    # 25 minutes of welcome, 30 of the exercise and 15 of the talk; not the 20 minutes of tea.
    assert "took part in A morning on services 1 hour of work" in words
    assert "sector 7" in words
    assert words.endswith("Place Date For the organisers (name and signature)")
    assert not re.search(r"pass|exam|mark", words)


def self_study(**changes):
    days = [{"title": "Alone", "items": [{"kind": "exercise", "exercise": "sample"}]}]
    return pack(days=days, people=1, groups=1, **changes)


def test_self_study_shows_minutes_and_no_clock(strings):
    words = text(print_pack(strings, toolkit(), "facilitator", plan=self_study()))

    assert not re.search(r"\d\d:\d\d", words)
    assert "In all: 30 minutes." in words
    assert "10 minutes Read" in words
    assert "Counted for one person who works alone." in words


def test_self_study_is_not_asked_about_a_room_or_others(strings):
    words = text(print_pack(strings, toolkit(), plan=self_study()))

    assert "I could work without help." in words
    assert "others listened" not in words


def good_answer_of(words):
    fields = worksheet()
    fields[0]["good_answer"] = words
    return fields


def test_self_study_ends_with_what_good_answers_have(strings):
    fields = good_answer_of("It names an **office**.")
    words = text(print_pack(strings, toolkit(exercise(worksheet=fields)), plan=self_study()))

    assert words.count("What good answers have") >= 2  # in the contents, too
    assert "Sort the services 1. It names an office." in words
    assert words.index("Why does it matter?") < words.index("It names an office.")


def test_a_session_with_a_facilitator_prints_no_good_answers(strings):
    words = text(print_pack(strings, toolkit(exercise(worksheet=good_answer_of("It names an office.")))))

    assert "good answers" not in words
    assert "It names an office." not in words


@pytest.mark.parametrize(("form", "sets"), [("alone", 24), ("pairs", 12), ("groups", 6), ("plenary", 1)], ids=str)
def test_every_group_gets_its_set_of_role_cards(form, sets):
    (found,) = card_sets(toolkit(exercise(group={"form": form, "size": "4"})), pack())

    assert (found.cards, found.sets) == (4, sets)


def test_the_role_cards_are_in_the_list_of_materials_with_their_page(printed):
    pages = [page.extract_text() for page in read(printed("facilitator")).pages]
    first = next(number for number, page in enumerate(pages, 1) if "Only you know" in page)

    assert f"Set of 4 role cards: copy the cards from page {first} on" in text(printed("facilitator"))


def test_the_bar_is_on_the_pages_that_participants_do_not_have(printed):
    marked = [
        "FACILITATOR" in page.extract_text().replace("\n", "").replace(" ", "")
        for page in read(printed("facilitator")).pages
    ]

    assert marked[0]
    assert True in marked[4:]
    assert False in marked[4:]
    assert not any("FACILITATOR" in page.extract_text() for page in read(printed()).pages)


def test_the_facilitator_is_told_the_number_of_pages(printed):
    pages = len(read(printed()).pages)

    assert f"Print 24 participant packs of {pages} pages" in text(printed("facilitator"))


def test_the_facilitator_is_told_the_pages_of_the_participant_pack(printed):
    pages = [page.extract_text() for page in read(printed()).pages]
    task = next(n for n, page in enumerate(pages, 1) if "What you will practise" in page)
    sheet = next(n for n, page in enumerate(pages, 1) if "Name or team" in page)

    assert f"the task is on page {task} and the worksheet on page {sheet}." in text(printed("facilitator"))


def test_a_table_over_two_pages_repeats_its_headings(printed):
    pages = [page.extract_text() for page in read(printed()).pages]

    assert sum("Is there a law?" in page for page in pages) >= 2


def test_a_scale_has_a_total_for_each_dimension(printed):
    words = text(printed())

    assert len(re.findall(r"Total: *of 12", words)) == 4
    assert "Your profile" in words


@pytest.mark.parametrize("where", ["brief", "step", "prompt", "row", "statement", "key", "cell"])
def test_very_long_text_is_printed_to_its_end(strings, where):
    long = "A sentence that goes on and on, about services and those who regulate them. " * 100 + "The very end."
    fields = worksheet()
    if where == "prompt":
        fields[0]["prompt"] = long
    if where == "row":
        fields[3]["rows"][1]["label"] = long
    if where == "statement":
        fields[5]["dimensions"][0]["statements"][0]["text"] = long
    keys = [
        {"field": "why", "text": long if where == "key" else "Short."},
        {"field": "map", "rows": [{"row": "row-1", "who": long if where == "cell" else "Short."}]},
    ]
    changed = exercise(
        brief=long if where == "brief" else "Short.",
        steps=[{"title": "Read", "minutes": 30, "text": long if where == "step" else "Short."}],
        worksheet=fields,
        facilitator={**notes(), "keys": keys},
    )

    pdf = print_pack(strings, toolkit(changed), "facilitator")

    assert "The very end." in text(pdf)
    assert all(lowest_line(page) > 30 for page in read(pdf).pages)


def test_a_very_long_word_stays_on_the_page(strings):
    word = "abcdefghij" * 30
    pages = read(print_pack(strings, toolkit(exercise(brief=word)))).pages
    lines = [line for page in pages for line in page.extract_text().splitlines() if "abcdefghij" in line]

    assert word in "".join(lines).replace("\u200b", "")
    assert max(len(line.replace("\u200b", "")) for line in lines) < 100


@BOTH
def test_a_pack_of_talks_alone_is_printed(strings, edition):
    plan = pack(
        checklists=[],
        days=[{"title": "Day", "start": "09:00", "items": [{"kind": "opening", "title": "Welcome", "minutes": 5}]}],
    )
    found = read(print_pack(strings, toolkit(), edition, plan=plan))

    assert [title for depth, title in titles(found.outline) if depth == 0][:2] == ["Contents", "Agenda"]
    # Cover, contents and agenda; then 90 days, and on a new sheet the form; for the facilitator four parts more.
    assert len(found.pages) == (6 if edition == "trainee" else 7)


def test_letters_with_accents_and_arrows_are_printed(strings):
    letters = "Café, Nguyễn, ḥakīm, ŋ, Ω, Привет, → ✓ ½ € ≥"

    assert letters in text(print_pack(strings, toolkit(exercise(brief=letters))))


@pytest.mark.parametrize("character", ["😀", "中", "አ"])
def test_a_character_that_the_font_lacks_is_named(strings, character):
    with pytest.raises(CannotPrintError, match=f'The pack "half-day" has the character {character}'):
        print_pack(strings, toolkit(exercise(brief=f"Look: {character}")))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_kind_has_a_printed_form(kind):
    assert (ROOT / "macros/publish/print" / f"{kind}.typ").is_file()
    assert KINDS[kind] in worksheet_in_print.registry


# ---- the sums -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "time"),
    [(0, "00:00"), (545, "09:05"), (1439, "23:59"), (1440, "24:00"), (1510, "25:10")],
)
def test_a_clock_counts_minutes(minutes, time):
    assert clock(minutes) == time
    assert minutes_of(time) == minutes


@pytest.mark.parametrize(
    ("start", "lengths", "times"),
    [
        ("09:00", [15], ["09:00", "09:15"]),
        ("09:50", [15, 55], ["09:50", "10:05", "11:00"]),
        ("22:00", [90, 30], ["22:00", "23:30", "24:00"]),
        ("23:30", [20, 40], ["23:30", "23:50", "24:30"]),
    ],
)
def test_the_agenda_adds_up_minutes(start, lengths, times):
    items = [{"kind": "discussion", "title": f"Item {n}", "minutes": length} for n, length in enumerate(lengths)]
    (day,) = agenda(Toolkit(), pack(days=[{"title": "Day", "start": start, "items": items}]))

    assert [day.items[0].start, *(item.end for item in day.items)] == times
    assert (day.start, day.end, day.minutes) == (times[0], times[-1], sum(lengths))


def test_an_exercise_brings_its_own_title_and_minutes():
    item = agenda(toolkit(), pack())[0].items[1]

    assert (item.kind, item.title, item.minutes, item.exercise) == ("exercise", "Sort the services", 30, "sample")
    assert (item.chapter, item.note) == (None, "Sit in groups.")


def test_a_talk_names_its_chapter():
    item = agenda(toolkit(), pack())[0].items[3]

    assert (item.kind, item.exercise, item.chapter) == ("talk", None, "part-2/sample")


def test_the_steps_follow_each_other():
    assert step_times(exercise(), "23:45") == (("23:45", "23:55"), ("23:55", "24:15"))


@pytest.mark.parametrize(
    ("quantity", "per", "total"),
    [(1, "person", 24), (2, "person", 48), (1, "group", 5), (3, "group", 15), (1, "room", 1), (4, "room", 4)],
)
def test_materials_are_counted_for_people_groups_and_room(quantity, per, total):
    one = exercise(materials=[{"item": "Card", "quantity": quantity, "per": per}], cards=[])

    assert [(m.item, m.quantity) for m in materials(toolkit(one), pack())] == [("Card", total)]


@pytest.mark.parametrize(
    ("form", "roles", "total"),
    [("alone", 0, 24), ("pairs", 0, 12), ("groups", 0, 5), ("groups", 8, 3), ("plenary", 0, 1)],
)
def test_a_group_is_what_works_together_in_the_exercise(form, roles, total):
    cards = [{"id": f"role-{n}", "title": "Role", "public": "Speaks.", "brief": "Waits."} for n in range(roles)]
    one = exercise(group={"form": form, "size": "8"}, materials=[{"item": "Sheet"}], cards=cards)

    assert [m.quantity for m in materials(toolkit(one), pack())] == [total]


def test_equal_materials_are_added_up():
    first = exercise(id="first", materials=[{"item": "Marker pens", "quantity": 2}, {"item": "Cards"}], cards=[])
    second = exercise(id="second", materials=[{"item": "marker  pens", "quantity": 1}], cards=[])
    items = [{"kind": "exercise", "exercise": name} for name in ("first", "second")]
    found = materials(toolkit(first, second), pack(days=[{"title": "Day", "start": "09:00", "items": items}]))

    assert [(m.item, m.quantity, m.exercises) for m in found] == [
        ("Marker pens", 15, ("first", "second")),
        ("Cards", 5, ("first",)),
    ]


def test_what_can_be_used_again_is_brought_once_for_all_exercises():
    pens = {"item": "Marker pens", "reusable": True}
    first = exercise(id="first", materials=[{**pens, "quantity": 3}], cards=[])
    second = exercise(id="second", materials=[{**pens, "quantity": 2}], cards=[])
    items = [{"kind": "exercise", "exercise": name} for name in ("first", "second", "first")]
    found = materials(toolkit(first, second), pack(days=[{"title": "Day", "start": "09:00", "items": items}]))

    assert [(m.item, m.quantity, m.exercises) for m in found] == [("Marker pens", 15, ("first", "second"))]


def test_what_one_exercise_uses_up_is_brought_besides_what_another_only_uses():
    paper = {"item": "Paper"}
    one = exercise(id="one", materials=[{**paper, "quantity": 2}], cards=[])
    other = exercise(id="other", materials=[{**paper, "reusable": True}], cards=[])
    for order in (("one", "other"), ("other", "one")):
        items = [{"kind": "exercise", "exercise": name} for name in order]
        found = materials(toolkit(one, other), pack(days=[{"title": "Day", "start": "09:00", "items": items}]))

        assert [m.quantity for m in found] == [15]


def test_what_the_participant_pack_has_is_not_brought_again():
    one = exercise(materials=[{"item": "Worksheet", "per": "person", "in_pack": True}, {"item": "Bell"}], cards=[])

    assert [m.item for m in materials(toolkit(one), pack())] == ["Bell"]


def test_a_column_of_answers_has_room_for_its_longest_word(strings):
    columns = [{"id": "date", "label": "Date"}, {"id": "what", "label": "What"}, {"id": "why", "label": "Why"}]
    field = TableField.model_validate(
        {"kind": "table", "id": "plan", "prompt": "Plan", "columns": columns, "blank_rows": 1}
    )
    long = "A long answer that needs much room and goes on for several lines, as answers do. " * 3
    key = Key(field="plan", rows=({"date": "September", "what": long, "why": long},))

    found = answer(field, key, strings)

    assert found["widths"][0] * 72 >= len("September")
    assert found["widths"][0] < found["widths"][1] == found["widths"][2]
    assert not found["part_words"]
