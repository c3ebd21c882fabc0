"""Finds the macro calls in a Markdown page, with their places, without running anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .problem import Problem, did_you_mean, one_of

# Macros that put several lines on the page, and what their argument names; "" means no argument.
BLOCK_MACROS = {
    "exercise": "exercises",
    "exercise_card": "exercises",
    "checklist": "checklists",
    "box": "boxes",
    "pack": "packs",
    "box_gallery": "",
    "field_gallery": "",
    "recommendations": "",
    "workbook": "",
    "assessment": "",
    "action_plan": "",
    "learning_paths": "",
    "sources": "",
}
INLINE_MACROS = {"cite": "sources"}
MACROS = BLOCK_MACROS | INLINE_MACROS

# Variables that a page may show: {{ edition }}.
VARIABLES = {"edition"}

# Jinja reads what stands between these two as text, also inside code blocks, and so do we.
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_CALL = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)
# The only statement that a page may hold: a part for one edition.
_IF = r"\{% if edition == [\"'](?:trainee|facilitator)[\"'] %\}"
_STATEMENT = re.compile(_IF + r"|\{% (?:else|endif) %\}")
# What Jinja would also read, and what looks like a call with a brace too few.
_OTHER = re.compile(r"\{\{|\{%|\{#|(?<!\{)\{ *(?:" + "|".join(MACROS) + r")\([^)\n]*\) *\}(?!\})")
_EXAMPLE = 'A call looks like this, with straight quotation marks: {{ box("senegal-cnnci") }}'
_UNPAIRED = "A part for one edition needs a beginning and an end, and one of them is missing."
_PAIR = 'It begins with {% if edition == "facilitator" %} and ends with {% endif %}, each on a line of its own.'
_FORM = re.compile(r"""\s*(\w+)\s*\(\s*(?:"([^"]*)"|'([^']*)')?\s*\)\s*""")


@dataclass(frozen=True)
class Call:
    """One call: `mistake` and `hint` say what is wrong with its form, if anything."""

    file: str
    line: int
    column: int
    excerpt: str
    macro: str = ""
    argument: str = ""
    alone: bool = False
    mistake: str = ""
    hint: str = ""

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the place of this call."""
        return Problem(self.file, self.line, self.column, code, message, hint, self.excerpt)


def find_calls(file: str, text: str) -> Iterator[Call]:
    """The calls of a page in their order; what stands in raw blocks is left out."""
    text = _RAW.sub(_blank, text.replace("\r\n", "\n"))
    rest = _STATEMENT.sub(_blank, _CALL.sub(_blank, text))
    found = [*_CALL.finditer(text), *_OTHER.finditer(rest), *_unpaired(text)]
    for match in sorted(found, key=lambda match: match.start()):
        call = _place(file, text, match)
        if match.re is _CALL:
            yield _call(call, match.group(1))
        elif match.re is _STATEMENT:
            yield replace(call, mistake=_UNPAIRED, hint=_PAIR)
        else:
            yield _no_call(call, match.group())


def _place(file: str, text: str, match: re.Match[str]) -> Call:
    line = text.count("\n", 0, match.start())
    column = match.start() - text.rfind("\n", 0, match.start())
    excerpt = text.split("\n")[line]
    return Call(file, line + 1, column, excerpt, alone=excerpt.rstrip() == match.group())


def _unpaired(text: str) -> Iterator[re.Match[str]]:
    """The statements that open a part and never close it, or close one that nothing opened."""
    opened: list[re.Match[str]] = []
    for match in _STATEMENT.finditer(text):
        if " if " in match.group():
            opened.append(match)
        elif not opened:
            yield match
        elif "endif" in match.group():
            opened.pop()
    yield from opened


def _blank(match: re.Match[str]) -> str:
    """As many spaces and lines as what was found, so that the places of the rest stay."""
    return re.sub(r"[^\n]", " ", match.group())


def exercise_pages(texts: Mapping[str, str]) -> dict[str, str]:
    """The page that shows each exercise: exercise id to path below docs/."""
    return {
        call.argument: page
        for page, text in texts.items()
        for call in find_calls(page, text)
        if call.macro == "exercise"
    }


def macro_pages(texts: Mapping[str, str]) -> dict[str, str]:
    """The first page that calls each macro without argument, such as the workbook: macro to path below docs/."""
    found: dict[str, str] = {}
    for page, text in texts.items():
        for call in find_calls(page, text):
            if call.macro and not MACROS[call.macro]:
                found.setdefault(call.macro, page)
    return found


def _no_call(call: Call, found: str) -> Call:
    if found == "{{" or len(found) > 2:
        return replace(call, mistake="A call starts with two braces and ends with two.", hint=_EXAMPLE)
    mistake = f'"{found}" has a special meaning on a page, also inside code.'
    hint = "Write a space between the two characters."
    if found == "{%":
        hint += ' The statements that a page may hold: {% if edition == "facilitator" %}, {% else %}, {% endif %}.'
    return replace(call, mistake=mistake, hint=hint)


def _call(call: Call, inside: str) -> Call:
    if inside.strip() in VARIABLES:
        return call
    form = _FORM.fullmatch(inside)
    if not form:
        return replace(call, mistake="What stands between the two pairs of braces is not a call.", hint=_EXAMPLE)
    macro, argument = form[1], form[2] or form[3] or ""
    if macro not in MACROS:
        hint = did_you_mean(macro, MACROS) or f"The macros are: {one_of(MACROS)}."
        return replace(call, mistake=f'There is no macro "{macro}".', hint=hint)
    if bool(argument) != bool(MACROS[macro]):
        mistake = f"{macro}() needs an id in quotes." if MACROS[macro] else f"{macro}() takes nothing in its brackets."
        return replace(call, mistake=mistake)
    return replace(call, macro=macro, argument=argument)
