"""The advice of a scale in the printed packs: a table to look up what a low total suggests."""

import io

from pypdf import PdfReader

from macros.model import Checklist, Exercise, Pack, Toolkit
from macros.publish.packs import pack_pdf
from macros.render import read_strings

LONG = "Write it down, so that nobody has to remember it. " * 60 + "The very end."


def checklist(text):
    one = {
        "id": "write",
        "text": text,
        "why": "To know.",
        "who": "All",
        "actors": ["trade-ministry"],
        "first_step": "Begin.",
    }
    data = {"id": "steps", "title": "Steps", "chapter": "part-1/sample", "recommendations": [one]}
    return Checklist.model_validate(data)


def exercise(dimensions, advice):
    parts = [
        {
            "id": f"part-{n}",
            "label": f"Part {n}",
            "statements": [{"id": f"s{n}", "text": f"Statement {n}."}],
            "advice": advice if n == 1 else [],
        }
        for n in range(1, dimensions + 1)
    ]
    return Exercise.model_validate(
        {
            "id": "sample",
            "title": "Rate",
            "theme": "diagnose",
            "chapters": ["part-1/sample"],
            "objectives": ["Rate"],
            "audience": "All",
            "group": {"form": "alone"},
            "minutes": 5,
            "brief": "Rate.",
            "steps": [{"title": "Rate", "minutes": 5, "text": "Rate."}],
            "worksheet": [
                {
                    "kind": "scale",
                    "id": "rate",
                    "prompt": "Rate",
                    "points": ["No", "In part", "Yes"],
                    "dimensions": parts,
                }
            ],
        }
    )


def printed(dimensions=3, advice=(), text="Write it down."):
    day = {"title": "Day", "start": "09:00", "items": [{"kind": "exercise", "exercise": "sample"}]}
    about = {"id": "day", "title": "Day", "summary": "A day.", "audience": "All", "people": 4, "groups": 2}
    end = {"learning": [{"question": "Why?"}] * 3, "follow_up": ["What came of it?"] * 3}
    pack = Pack.model_validate({**about, **end, "room": "One table.", "objectives": ["Rate"], "days": [day]})
    toolkit = Toolkit(
        exercises={"sample": exercise(dimensions, list(advice))},
        checklists={"steps": checklist(text)},
        packs={"day": pack},
    )
    pdf = pack_pdf(
        toolkit,
        pack,
        edition="trainee",
        paper="a4",
        strings=read_strings(),
        chapters={"part-1/sample": "Sample"},
        edition_name="2026.11",
    )
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def advice(below=2, reason="Nobody can point to a text."):
    return {"below": below, "reason": reason, "recommendations": ["steps/write"]}


def test_the_number_the_reason_and_the_recommendation_stand_in_a_table():
    words = printed(advice=[advice(), advice(3, "Some can.")])

    assert "If your total is below" in words
    assert "Part 1 2 Nobody can point to a text. • Write it down." in words
    assert "Part 1 3 Some can. • Write it down." in words


def test_it_stands_there_also_without_a_profile_to_draw():
    words = printed(dimensions=1, advice=[advice()])

    assert "Your profile" not in words
    assert "Nobody can point to a text." in words


def test_a_scale_without_advice_has_no_such_table():
    assert "If your total is below" not in printed()


def test_very_long_texts_are_printed_to_their_end():
    words = printed(advice=[advice(reason=LONG.replace("end", "reason"))], text=LONG)

    assert "The very reason." in words
    assert "The very end." in words
