"""The data of the toolkit as frozen, strict types."""

from __future__ import annotations

from dataclasses import dataclass, field

from .box import Box
from .checklist import Checklist, Recommendation
from .exercise import DebriefQuestion, Exercise, Facilitator, Group, Key, Material, RoleCard, RunNote, Step
from .pack import ExerciseItem, LearningQuestion, OtherItem, Pack, PackDay, TalkItem
from .path import LearningPath, PathStep
from .source import Source


@dataclass(frozen=True)
class Toolkit:
    """All data of the toolkit, by id, in the order of the file names."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    packs: dict[str, Pack] = field(default_factory=dict)
    paths: dict[str, LearningPath] = field(default_factory=dict)
    boxes: dict[str, Box] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)


__all__ = [
    "Box",
    "Checklist",
    "DebriefQuestion",
    "Exercise",
    "ExerciseItem",
    "Facilitator",
    "Group",
    "Key",
    "LearningPath",
    "LearningQuestion",
    "Material",
    "OtherItem",
    "Pack",
    "PackDay",
    "PathStep",
    "Recommendation",
    "RoleCard",
    "RunNote",
    "Source",
    "Step",
    "TalkItem",
    "Toolkit",
]
