"""The named examples of every worksheet field, which the render tests and the accessibility tests share."""

from pathlib import Path

import pytest

from macros.model import Checklist, Exercise, Toolkit
from macros.read import read_yaml
from macros.render import Renderer

RECOMMENDATION = {
    "id": "meet",
    "text": "Meet.",
    "why": "To talk.",
    "who": "All",
    "actors": ["trade-ministry"],
    "first_step": "Call.",
}

COMPONENTS = Path(__file__).parent / "components"


def examples():
    """Every named example of every field kind, as a worksheet field."""
    for path in sorted(COMPONENTS.glob("*.yml")):
        document = read_yaml(path.name, f"examples:\n{path.read_text('utf-8')}")
        assert document.problems == [], path
        for example in document.data["examples"]:
            yield pytest.param(example["field"], id=f"{path.stem}: {example['name']}")


EXAMPLES = list(examples())


def exercise_with(*fields):
    return Exercise.model_validate(
        {
            "id": "sample",
            "title": "Sample <b>title</b>",
            "theme": "map",
            "chapters": ["part-1/sample"],
            "objectives": ["See"],
            "audience": "All",
            "group": {"form": "alone"},
            "minutes": 5,
            "brief": "Brief",
            "steps": [{"title": "Do", "minutes": 5, "text": "Do it"}],
            "worksheet": fields,
        }
    )


# What the advice of the examples leads to.
CHECKLIST = Checklist.model_validate(
    {
        "id": "sample",
        "title": "First steps",
        "chapter": "part-1/sample",
        "recommendations": [
            {
                "id": "write",
                "text": "Write it <b>down</b>.",
                "why": "To know.",
                "who": "All",
                "actors": ["trade-ministry"],
                "first_step": "Begin.",
            },
            {
                "id": "ask",
                "text": "Ask.",
                "why": "To hear.",
                "who": "All",
                "actors": ["trade-ministry"],
                "first_step": "[Ring](part-1/sample.md).",
            },
        ],
    }
)


def renderer(exercise, edition="trainee"):
    return Renderer(
        Toolkit(exercises={exercise.id: exercise}, checklists={"sample": CHECKLIST}),
        edition=edition,
        edition_name="2026.11",
        chapters={"part-1/sample": "Sample chapter"},
        pages={exercise.id: f"part-3/{exercise.id}.md"},
    )
