"""The named examples of every worksheet field, which the render tests and the accessibility tests share."""

from pathlib import Path

import pytest

from macros.model import Exercise, Toolkit
from macros.read import read_yaml
from macros.render import Renderer

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


def renderer(exercise, edition="trainee"):
    return Renderer(
        Toolkit(exercises={exercise.id: exercise}),
        edition=edition,
        edition_name="2026.11",
        chapters={"part-1/sample": "Sample chapter"},
        pages={exercise.id: f"part-3/{exercise.id}.md"},
    )
