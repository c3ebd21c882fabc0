"""Small pages made from the real templates: a worksheet with every kind of field, and what stands around it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from macros.model import Checklist, Exercise, LearningPath, Toolkit
from macros.model.kinds import ScaleField
from macros.render import Renderer, read_strings
from tests.examples import RECOMMENDATION

THEME = Path(__file__).parents[2] / "macros" / "theme"
# Pages load this one by themselves, when somebody opens a file.
ON_DEMAND = ("answers/open.js", "answers/opening.js")
SCRIPTS = (
    *("answers/page.js", "answers/answers-core.js", "answers/worksheet.js", "answers/desk.js"),
    *("workbook/workbook.js", "answers/writing-space.js"),
    *("choice/choice-core.js", "choice/choice.js", "table/table.js"),
    *("scale/scale-core.js", "scale/scale-radar.js", "scale/scale-advice.js", "scale/scale.js"),
    *("classify/classify-core.js", "classify/classify.js", "rank/rank-core.js", "rank/rank.js"),
    *("grid/grid-core.js", "grid/grid.js"),
    *("plan/plan-core.js", "plan/plan.js", "paths/paths-core.js", "paths/paths.js"),
    *("scenario/scenario-core.js", "scenario/scenario.js"),
    *("score/score-core.js", "score/score.js", "raci/raci-core.js", "raci/raci.js"),
)


def _options(right: str) -> list[dict[str, object]]:
    return [
        {"id": name, "label": name.title(), "correct": name in right.split(), "feedback": f"About {name}."}
        for name in ("red", "green", "blue")
    ]


SHEET = Exercise.model_validate(
    {
        "id": "sample",
        "title": "Sample",
        "theme": "map",
        "chapters": ["part-1/one"],
        "objectives": ["Try it"],
        "audience": "Testers",
        "group": {"form": "alone"},
        "minutes": 5,
        "brief": "Try it.",
        "steps": [{"title": "Try", "minutes": 5, "text": "Try it."}],
        "formerly": ["old-sample"],
        "worksheet": [
            {"kind": "text", "id": "name", "prompt": "Your name", "format": "line"},
            {"kind": "text", "id": "why", "prompt": "Why?", "help": "In a few words.", "lines": 2},
            {"kind": "text", "id": "budget", "prompt": "How much?", "format": "number"},
            {"kind": "text", "id": "when", "prompt": "When?", "format": "date"},
            {
                "kind": "choice",
                "id": "plain",
                "prompt": "Any",
                "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}],
            },
            {"kind": "choice", "id": "one", "prompt": "One", "self_check": True, "options": _options("green")},
            {
                "kind": "choice",
                "id": "many",
                "prompt": "Many",
                "several": True,
                "self_check": True,
                "options": _options("red blue"),
            },
            {
                "kind": "table",
                "id": "list",
                "prompt": "List",
                "blank_rows": 2,
                "columns": [
                    {"id": "who", "label": "Who"},
                    {"id": "number", "label": "Number", "format": "number"},
                    {"id": "day", "label": "Day", "format": "date"},
                    {"id": "kind", "label": "Kind", "format": "choice", "options": ["Ministry", "Regulator"]},
                ],
            },
            {
                "kind": "table",
                "id": "fixed",
                "prompt": "Fixed",
                "row_heading": "Sector",
                "rows": [{"id": "banks", "label": "Banks"}],
                "columns": [{"id": "who", "label": "Who"}],
            },
            {
                "kind": "scale",
                "id": "health",
                "prompt": "Rate",
                "points": ["Low", "Middle", "High"],
                "dimensions": [
                    {
                        "id": "first",
                        "label": "First",
                        "statements": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
                    },
                    {"id": "second", "label": "Second", "statements": [{"id": "c", "text": "C"}]},
                ],
            },
            {
                "kind": "classify",
                "id": "sort",
                "prompt": "Sort",
                "self_check": True,
                "categories": [{"id": "home", "label": "At home"}, {"id": "abroad", "label": "Abroad"}],
                "items": [
                    {"id": "train", "text": "Train", "category": "home", "feedback": "About trains."},
                    {"id": "plane", "text": "Plane", "category": "abroad", "feedback": "About planes."},
                ],
            },
            {
                "kind": "rank",
                "id": "order",
                "prompt": "Order",
                "first": "Most urgent",
                "items": [{"id": name, "label": name.title()} for name in ("law", "people", "money")],
            },
            {
                "kind": "scenario",
                "id": "story",
                "prompt": "Play",
                "indicators": [{"id": "trust", "label": "Trust", "start": 2, "most": 3}],
                "paragraphs": [
                    {
                        "id": "desk",
                        "title": "At the desk",
                        "text": "Somebody calls.",
                        "choices": [
                            {"id": "answer", "text": "Answer **now**.", "goto": "talk", "lesson": "Answering helps."},
                            {"id": "wait", "text": "Wait.", "goto": "silence"},
                        ],
                    },
                    {
                        "id": "talk",
                        "text": "You talk.",
                        "effects": {"trust": 1},
                        "choices": [
                            {"id": "promise", "text": "Promise.", "goto": "good-end", "needs": {"trust": 3}},
                            {"id": "leave", "text": "Hang up.", "goto": "silence", "lesson": "Hanging up costs."},
                        ],
                    },
                    {
                        "id": "silence",
                        "title": "Silence",
                        "text": "Nobody calls.",
                        "effects": {"trust": -1},
                        "choices": [
                            {"id": "beg", "text": "Ask for help.", "goto": "good-end", "needs": {"trust": 3}},
                            {"id": "sleep", "text": "Sleep.", "goto": "bad-end"},
                        ],
                    },
                    {"id": "good-end", "title": "Friends", "text": "You agree.", "ending": "good"},
                    {"id": "bad-end", "title": "Alone", "text": "You sleep.", "ending": "bad"},
                ],
            },
            {
                "kind": "grid",
                "id": "power",
                "prompt": "Map",
                "x": {"label": "Interest", "low": "little", "high": "much"},
                "y": {"label": "Power", "low": "weak", "high": "strong"},
                "quadrants": {
                    "top_left": "Satisfy",
                    "top_right": "Manage",
                    "bottom_left": "Watch",
                    "bottom_right": "Inform",
                },
                "items": [{"id": name, "label": name.title()} for name in ("bank", "firms", "ngo")],
            },
            {
                "kind": "score",
                "id": "sectors",
                "prompt": "Compare",
                "weights_total": 10,
                "own_weights": True,
                "criteria": [
                    {"id": "jobs", "label": "Jobs", "weight": 6, "about": "Many people find work."},
                    {"id": "cost", "label": "Cost", "weight": 4},
                ],
                "options": [{"id": name, "label": name.title()} for name in ("ferries", "guides", "banks")],
            },
            {
                "kind": "raci",
                "id": "duties",
                "prompt": "Who does what?",
                "roles": [{"id": name, "label": name.title()} for name in ("trade", "bank", "firms")],
                "tasks": [{"id": name, "label": name.title()} for name in ("draft", "sign", "send")],
            },
        ],
    }
)

CHECKLIST = Checklist.model_validate(
    {
        "id": "sample",
        "title": "Sample checklist",
        "chapter": "part-1/one",
        "recommendations": [RECOMMENDATION],
    }
)

# For the action plan: another part, a former id, and words that nobody expects.
SECOND = Checklist.model_validate(
    {
        "id": "second",
        "title": "Second checklist",
        "chapter": "part-2/two",
        "formerly": ["old-second"],
        "recommendations": [
            {
                "id": "write",
                "text": "Write **it** down & <sign>.",
                "why": "To know.",
                "who": 'The "unit"',
                "actors": ["trade-ministry"],
                "first_step": "Start.",
                "formerly": ["note-it"],
            },
            {
                "id": "ask",
                "text": "=Ask, then ask again.",
                "why": "To hear.",
                "who": "All",
                "actors": ["trade-ministry"],
                "first_step": "Ring.",
            },
        ],
    }
)

# A scale whose low totals lead to recommendations.
RATING = SHEET.model_copy(
    update={
        "id": "rating",
        "title": "Rating",
        "formerly": (),
        "worksheet": (
            ScaleField.model_validate(
                {
                    "kind": "scale",
                    "id": "rate",
                    "prompt": "Rate",
                    "points": ["Low", "Middle", "High"],
                    "dimensions": [
                        {
                            "id": "first",
                            "label": "First",
                            "statements": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
                            "advice": [{"below": 4, "reason": "No text.", "recommendations": ["second/write"]}],
                        },
                        {
                            "id": "second",
                            "label": "Second",
                            "statements": [{"id": "c", "text": "C"}],
                            "advice": [
                                {"below": 2, "reason": "Nobody.", "recommendations": ["sample/meet", "second/ask"]},
                                {"below": 3, "reason": "Some.", "recommendations": ["sample/meet"]},
                            ],
                        },
                        {"id": "third", "label": "Third", "statements": [{"id": "d", "text": "D"}]},
                    ],
                }
            ),
        ),
    }
)

# Two paths that share a step.
PATHS = [
    LearningPath.model_validate(
        {
            "id": name,
            "position": position,
            "title": f"Path {name}",
            "who": "Testers",
            "about": "You can **test**.",
            "steps": steps,
        }
    )
    for position, name, steps in (
        (2, "long", [{"chapter": "part-1/one", "why": "To begin."}, {"exercise": "sample"}, {"chapter": "part-2/two"}]),
        (1, "short", [{"exercise": "sample"}, {"chapter": "part-2/two"}]),
    )
]

PRINT = ' media="print"'
PAGES = {
    "sheet.html": ("exercise", "sample"),
    "checklist.html": ("checklist", "sample"),
    "plan.html": ("action_plan",),
    "paths.html": ("learning_paths",),
    "rating.html": ("exercise", "rating"),
    "assessment.html": ("assessment",),
    "workbook.html": ("workbook",),
}


def write_sample(folder: Path) -> Path:
    """Writes the sample pages and copies the scripts and styles that they use."""
    renderer = Renderer(
        Toolkit(
            exercises={"sample": SHEET, "rating": RATING},
            checklists={"second": SECOND, "sample": CHECKLIST},
            paths={one.id: one for one in PATHS},
        ),
        edition="trainee",
        edition_name="test",
        chapters={"part-1/one": "Chapter one", "part-2/two": "Chapter two"},
        pages={"sample": "sheet.md", "rating": "rating.md"},
        reading={"part-1/one": 20, "part-2/two": 15},
        places={"workbook": "workbook.md", "action_plan": "plan.md"},
    )
    styles = [path.relative_to(THEME).as_posix() for path in sorted(THEME.glob("*/*.css"))]
    for file in (*SCRIPTS, *ON_DEMAND, *styles):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(THEME / file, folder / file)
    opening = folder / "answers/opening.js"
    words = json.dumps(read_strings()["opening"])
    opening.write_text(opening.read_text("utf-8").replace("{{ config.extra.opening_words | tojson }}", words), "utf-8")
    pages = {
        name: getattr(renderer, kind)(*data, name.replace(".html", ".md")) for name, (kind, *data) in PAGES.items()
    }
    # One worksheet that cannot start, before one that can.
    pages["broken.html"] = re.sub(r' data-exercise="[^"]*"', "", pages["checklist.html"], count=1) + pages["sheet.html"]
    for name, body in pages.items():
        (folder / name).write_text(_page(body, styles), "utf-8")
    return folder


def _page(body: str, styles: list[str]) -> str:
    links = "".join(f'<link rel="stylesheet" href="{style}"{PRINT if "print" in style else ""}>' for style in styles)
    scripts = "".join(f'<script src="{script}"></script>' for script in SCRIPTS)
    head = f'<meta charset="utf-8"><link rel="icon" href="data:,"><title>Sample</title>{links}'
    main = f'<main class="md-typeset">{body}</main>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{main}{scripts}</body></html>'
