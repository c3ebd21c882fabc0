"""Small pages made from the real templates: a worksheet with every kind of field, and what stands around it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from macros.model import Checklist, Exercise, Toolkit
from macros.render import Renderer

THEME = Path(__file__).parents[2] / "macros" / "theme"
SCRIPTS = (
    *("answers/page.js", "answers/answers-core.js", "answers/answers.js", "answers/writing-space.js"),
    *("choice/choice-core.js", "choice/choice.js", "scale/scale-core.js", "scale/scale.js", "table/table.js"),
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
        ],
    }
)

CHECKLIST = Checklist.model_validate(
    {
        "id": "sample",
        "title": "Sample checklist",
        "chapter": "part-1/one",
        "recommendations": [{"id": "meet", "text": "Meet.", "why": "To talk.", "who": "All", "first_step": "Call."}],
    }
)

PRINT = ' media="print"'
PAGES = {
    "sheet.html": ("exercise", "sample"),
    "checklist.html": ("checklist", "sample"),
}


def write_sample(folder: Path) -> Path:
    """Writes the sample pages and copies the scripts and styles that they use."""
    renderer = Renderer(
        Toolkit(exercises={"sample": SHEET}, checklists={"sample": CHECKLIST}),
        edition="trainee",
        edition_name="test",
        chapters={"part-1/one": "Chapter one"},
        pages={"sample": "sheet.md"},
    )
    styles = [path.relative_to(THEME).as_posix() for path in sorted(THEME.glob("*/*.css"))]
    for file in (*SCRIPTS, *styles):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(THEME / file, folder / file)
    pages = {name: getattr(renderer, kind)(data, name.replace(".html", ".md")) for name, (kind, data) in PAGES.items()}
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
