"""One mistake in the content, in an editor's words: what `load` and `check` return and `report` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby

# Every kind of mistake; docs/editing/errors.md has a paragraph for each.
CODES = frozenset(
    {
        "advice-twice",
        "backslash",
        "bad-id",
        "block-text",
        "box-heading",
        "box-not-shown",
        "brackets-open",
        "brackets-split",
        "broken-link",
        "chapter-part",
        "checklist-elsewhere",
        "checklist-not-shown",
        "colon-in-text",
        "column-options",
        "comment-cuts-text",
        "control-character",
        "dead-end",
        "duplicate-id",
        "duplicate-key",
        "empty-field",
        "empty-file",
        "ending-with-choices",
        "endless-loop",
        "exercise-in-no-pack",
        "exercise-not-linked",
        "exercise-not-shown",
        "exercise-twice",
        "file-name",
        "front-matter",
        "hard-to-read",
        "heading-level",
        "html-in-text",
        "indentation",
        "key-differs",
        "key-order",
        "key-twice",
        "long-sentence",
        "macro-call",
        "macro-in-block",
        "merge-conflict",
        "minutes-sum",
        "missing-colon",
        "missing-field",
        "missing-key",
        "no-break",
        "no-effect",
        "no-good-ending",
        "not-a-mapping",
        "not-in-menu",
        "not-utf8",
        "objective-not-practised",
        "only-with-needs",
        "out-of-range",
        "path-step",
        "raci-key",
        "reserved-id",
        "role-cards",
        "same-words",
        "score-options",
        "self-check",
        "self-study",
        "session-overrun",
        "session-times",
        "several-documents",
        "special-character",
        "step-twice",
        "tab",
        "title-markup",
        "table-rows",
        "text-after-quote",
        "too-few",
        "too-many",
        "unclosed-quote",
        "tooltip",
        "undefined-abbreviation",
        "unknown-box",
        "unknown-chapter",
        "unknown-checklist",
        "unknown-choice",
        "unknown-column",
        "unknown-exercise",
        "unknown-field",
        "unknown-field-id",
        "unknown-indicator",
        "unknown-kind",
        "unknown-objective",
        "unknown-option",
        "unknown-pack",
        "unknown-page",
        "unknown-paragraph",
        "unknown-recommendation",
        "unknown-row",
        "unknown-source",
        "unknown-step",
        "unreached-paragraph",
        "unused-source",
        "weights-sum",
        "wrong-type",
        "yaml",
    }
)


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake at a place; problems sort by file, then line, then column.

    `file` is relative to the project folder, with forward slashes. `line` and `column` count from 1;
    line 0 means the file as a whole. `code` is also the anchor in docs/editing/errors.md.
    `excerpt` is the line itself, as the editor typed it.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""

    def __post_init__(self) -> None:
        """A code that is not in the list would send the editor to a paragraph that is not there."""
        if self.code not in CODES:
            raise ValueError(f"{self.code!r} is not a code of a problem")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint when `word` is close to one of `known`; an empty text otherwise."""
    match = nearest(word, known)
    return f'Did you mean "{match}"?' if match else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of `known` that `word` was probably meant to be, in small letters or capitals; or an empty text."""
    folded = {one.casefold(): one for one in known}
    wanted = word.casefold()
    # The same letters in another order: of two letters, too few are alike to be close.
    turned = [one for one in folded if sorted(one) == sorted(wanted)]
    return next((folded[one] for one in [*turned, *get_close_matches(wanted, folded, n=1, cutoff=0.6)]), "")


def one_of(known: Iterable[str]) -> str:
    """The allowed words, each once, in alphabetical order, separated by commas."""
    return ", ".join(sorted(set(known)))


def report(problems: Iterable[Problem], *, outcome: str = "The site was not built.") -> str:
    """All problems in file order, each with its place and line, and a count at the end.

    `outcome` is the sentence after the count: what did not happen because of them.
    """
    ordered = sorted(set(problems))
    files = len({problem.file for problem in ordered})
    blocks = [_block(problem) for _, group in groupby(ordered, lambda p: p.file) for problem in group]
    return "\n\n".join([*blocks, f"{_count(ordered, files)} {outcome}"])


def _block(problem: Problem) -> str:
    place = f"{problem.file}, line {problem.line}" if problem.line else problem.file
    lines = [place]
    if problem.excerpt:
        lines.append(f"{problem.line:5} | {problem.excerpt.rstrip()}")
    lines += [f"  {line}" for line in problem.message.splitlines()]
    lines += [f"  {line}" for line in problem.hint.splitlines()]
    lines.append(f"  See docs/editing/errors.md#{problem.code}")
    return "\n".join(lines)


def _count(problems: list[Problem], files: int) -> str:
    some = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return f"{some} in {'1 file' if files == 1 else f'{files} files'}."
