"""What pydantic finds wrong with data → a sentence for the person who wrote the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .document import Document, Path
from .problem import Problem, did_you_mean, nearest, one_of

# What an item of each list is called in a message.
_ITEMS = {
    "worksheet": "field",
    "criteria": "criterion",
    "keys": "key",
    "days": "day",
    "prepare": "preparation",
    "run": "run note",
    "debrief": "debrief question",
    "practises": "number",
    "cards": "role card",
    "learning": "learning question",
    "follow_up": "follow-up question",
}

# Records whose name stands for several things.
_PLURALS = {"Quadrants"}

# For ids that their models do not describe.
_ID = 'A short lasting name, such as "central-bank".'

_LIST_HINT = "Write each item on a line that starts with a dash and a space."
# For a text that came out as a list, and for one that came out as fields.
_TEXT_HINTS = (
    "Write one text, without dashes. If it starts with a bracket, put it in double quotes.",
    "A colon with a space after it makes a field of the words before it. Put the whole text in double quotes.",
)


def explain(document: Document, error: ValidationError, model: type[BaseModel], start: Path = ()) -> list[Problem]:
    """One problem for each mistake; `start` is the path in the file at which the model's data begins."""
    mistakes = [
        _Mistake(details, *_locate(document.data, model, details["loc"], start))
        for details in error.errors(include_url=False)
        if not _counts_only_good_items(details)
    ]
    lost_names, mistakes = _explain_lost_names(document, mistakes)
    missing = [mistake for mistake in mistakes if mistake.details["type"] == "missing"]
    others = [mistake for mistake in mistakes if mistake.details["type"] != "missing"]
    guesses = {(mistake.path[:-1], mistake.guess(start)) for mistake in others}
    missing = [mistake for mistake in missing if (mistake.path[:-1], mistake.name) not in guesses]
    told = (_explain_one(document, mistake, start) for mistake in others)
    return [*lost_names, *told, *_explain_missing(document, missing)]


def _counts_only_good_items(details: ErrorDetails) -> bool:
    """Pydantic counts only the items without mistakes, and says "too few" where enough were written."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


@dataclass(frozen=True)
class _Mistake:
    """What pydantic found, the path to it in the file, the record that owns the last part, and the type wanted."""

    details: ErrorDetails
    path: Path
    owner: type[BaseModel] | None
    wanted: Any

    @property
    def name(self) -> str:
        return str(self.path[-1]) if self.path else ""

    def fields(self, start: Path) -> list[str]:
        """What can be written here; a record that fills a whole file gets `id` and `body` from elsewhere."""
        from_file = {"id", "body"} if len(self.path) == len(start) + 1 else set()
        return [name for name in (self.owner.model_fields if self.owner else {}) if name not in from_file]

    @property
    def kinds(self) -> list[str]:
        """The words that can stand at `kind`, where there are several kinds of record."""
        return [tag for part in _alternatives(self.wanted) if (record := _record(part, {})) for tag in _tags(record)]

    @property
    def needed(self) -> bool:
        """Whether the field, or its list, cannot be left out."""
        field = self.owner.model_fields.get(self.name) if self.owner else None
        return field is not None and field.is_required()

    def guess(self, start: Path) -> str:
        """The field that an unknown one was probably meant to be."""
        if self.details["type"] != "extra_forbidden":
            return ""
        return nearest(self.name, self.fields(start))


def _explain_one(document: Document, mistake: _Mistake, start: Path) -> Problem:
    code, message, hint = _sentence(mistake, start)
    if code == "bad-id" and (found := _called(document, mistake)):
        hint = f'The paragraph with this title has the id "{found}". Write goto: {found}.'
    path = (*mistake.path, "kind") if code == "unknown-kind" else mistake.path
    return document.problem(path, code, message, hint)


def _explain_lost_names(document: Document, mistakes: list[_Mistake]) -> tuple[list[Problem], list[_Mistake]]:
    """Lists whose name is missing, so that their items stand in the list above; and the mistakes that are left."""
    problems = []
    for lost in [mistake for mistake in mistakes if mistake.details["type"] == "missing"]:
        if strays := _strays(document, lost, mistakes):
            hint = f'Its items seem to start here. Write the line "{lost.name}:" above them.'
            message = f'{_holder(lost.path[:-1])} has no "{lost.name}".'
            problems.append(document.problem(strays[0], "missing-field", message, hint))
            mistakes = [one for one in mistakes if one is not lost and one.path[: len(lost.path) + 1] not in strays]
    return problems, mistakes


def _strays(document: Document, lost: _Mistake, mistakes: list[_Mistake]) -> list[Path]:
    """Items with mistakes, in a list beside the missing one, that have nothing but fields of its items."""
    records = [_record(part, {}) for part in _alternatives(_part(lost.wanted, None, 0))]
    names = {name for record in records if record for name in record.model_fields}
    items = dict.fromkeys(one.path[: len(lost.path) + 1] for one in mistakes if one.path[:-1] != lost.path[:-1])
    found = {path: _at(document.data, path) for path in items if path[: len(lost.path) - 1] == lost.path[:-1]}
    return [path for path, item in found.items() if isinstance(item, dict) and item.keys() <= names]


def _called(document: Document, mistake: _Mistake) -> str:
    """The id of the paragraph with this title, where a choice goes to its title."""
    if mistake.name != "goto":
        return ""
    paragraphs = _at(document.data, mistake.path[:-4])
    named = (one for one in paragraphs if isinstance(one, dict) and one.get("title") == mistake.details["input"])
    return str(next(named, {}).get("id", ""))


def _explain_missing(document: Document, missing: list[_Mistake]) -> list[Problem]:
    """One problem for each item that lacks fields, however many it lacks."""
    problems = []
    for path in dict.fromkeys(mistake.path[:-1] for mistake in missing):
        lacking = [mistake for mistake in missing if mistake.path[:-1] == path]
        names = ", ".join(f'"{mistake.name}"' for mistake in lacking)
        hint = "\n".join(filter(None, (_describe(mistake.owner, mistake.name) for mistake in lacking)))
        problems.append(document.problem(path, "missing-field", f"{_holder(path)} has no {names}.", hint))
    return problems


def _locate(data: Any, model: Any, loc: tuple[str | int, ...], start: Path) -> tuple[Path, type[BaseModel] | None, Any]:
    """The path in the file, the record that owns the last part of it, and the type that is wanted there.

    pydantic puts the tag of a union ("table") into its path; the file has no such level, so it is stepped over.
    """
    data = _at(data, start)
    path, owner, kind = start, _record(model, data), model
    for position, key in enumerate(loc):
        last = position == len(loc) - 1
        if not last and len(_tagged(kind)) > 1:
            kind = _record(kind, data)
            continue
        owner = _record(kind, data) or owner
        kind = _part(kind, data, key)
        data = _step(data, key)
        path = (*path, key)
    return path, owner, kind


def _step(data: Any, key: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(key)
    if isinstance(data, list) and isinstance(key, int) and key < len(data):
        return data[key]
    return None


def _at(data: Any, path: Path) -> Any:
    for key in path:
        data = _step(data, key)
    return data


def _bare(kind: Any) -> Any:
    """The type below `Annotated`."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _record(kind: Any, data: Any) -> type[BaseModel] | None:
    """The record type that `data` should be, chosen by its `kind` where there are several."""
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    if get_origin(kind) in {Union, UnionType}:
        records = [record for part in get_args(kind) if (record := _record(part, data))]
        if len(records) == 1:
            return records[0]
        chosen = data.get("kind") if isinstance(data, dict) else None
        return next((record for record in records if chosen in _tags(record)), None)
    return None


def _tagged(kind: Any) -> list[Any]:
    """The records of a union, of which `kind:` chooses one."""
    return [part for part in _alternatives(kind) if (record := _record(part, {})) and _tags(record)]


def _tags(record: type[BaseModel]) -> tuple[Any, ...]:
    field = record.model_fields.get("kind")
    return get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()


def _part(kind: Any, data: Any, key: str | int) -> Any:
    """The type of the value at `key`."""
    record = _record(kind, data)
    if record and key in record.model_fields:
        return record.model_fields[str(key)].annotation
    parts = [part for part in _alternatives(kind) if get_origin(part) in {tuple, list, dict}]
    return get_args(parts[0])[-1 if get_origin(parts[0]) is dict else 0] if parts else None


def _alternatives(kind: Any) -> tuple[Any, ...]:
    kind = _bare(kind)
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)


def _sentence(mistake: _Mistake, start: Path) -> tuple[str, str, str]:
    """Code, message and hint."""
    details, name = mistake.details, mistake.name
    holder, whole = _holder(mistake.path[:-1]), _holder(mistake.path)
    value, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden":
            message = f'{holder} has "{name}", which is not something {_noun(mistake.owner)} can have.'
            fields = mistake.fields(start)
            return "unknown-field", message, did_you_mean(name, fields) or f"It can have: {one_of(fields)}."
        case "union_tag_not_found":
            return "missing-field", f'{whole} has no "kind".', f"The kinds are: {one_of(mistake.kinds)}."
        case "union_tag_invalid":
            known = re.findall(r"'([^']+)'", context["expected_tags"])
            message = f'{whole} is of kind "{context["tag"]}". The kinds are: {one_of(known)}.'
            return "unknown-kind", message, did_you_mean(str(context["tag"]), known)
        case "literal_error":
            known = re.findall(r"'([^']+)'", context["expected"])
            message = f'{holder} has {name}: "{_short(value)}". It can be: {one_of(known)}.'
            return "unknown-choice", message, did_you_mean(str(value), known)
    if value is None or (isinstance(value, str) and not value.strip()):
        return _empty(mistake, holder, whole)
    if details["type"] == "string_pattern_mismatch":
        return _pattern(mistake.path, holder, value)
    return _type_sentence(mistake, holder, whole)


def _empty(mistake: _Mistake, holder: str, whole: str) -> tuple[str, str, str]:
    if mistake.name.isdigit():
        return "empty-field", f"{whole} is empty.", "Write it after the dash, or remove the line."
    hint = "Write its value." if mistake.needed else "Write its value, or remove the line."
    return "empty-field", f'"{mistake.name}" is empty in {_lower(holder)}.', hint


def _pattern(path: Path, holder: str, value: Any) -> tuple[str, str, str]:
    name = path[-1]
    if name == "chapter" or path[-2:-1] == ("chapters",):
        hint = 'Write the path of its page below docs/, without ".md", such as "part-1/structures-government".'
        return "bad-id", f'"{_short(value)}" cannot be a chapter.', hint
    if path[-2:-1] == ("recommendations",):
        hint = 'Write its checklist, a slash and its id, such as "mandate-legal-basis/write-the-mandate".'
        return "bad-id", f'"{_short(value)}" cannot be a recommendation.', hint
    if name in {"start", "end"}:
        return "wrong-type", f'{holder} has {name}: "{value}", which is not a time of day.', 'Write it as "09:00".'
    if name == "checked":
        return "wrong-type", f'{holder} has checked: "{value}", which is not a date.', 'Write it as "2026-11-22".'
    if name == "address":
        return "wrong-type", f'{holder} has address: "{_short(value)}".', 'An address starts with "https://".'
    message = f'"{_short(value)}" cannot be an id.'
    return "bad-id", message, "An id has small letters, digits and single hyphens, and starts with a letter."


def _type_sentence(mistake: _Mistake, holder: str, whole: str) -> tuple[str, str, str]:
    details, name, value = mistake.details, mistake.name, mistake.details["input"]
    found = f"{holder} has {name}: {_found(value)}" if name and not name.isdigit() else f"{whole} is {_found(value)}"
    match details["type"]:
        case "string_type" | "string_too_short":
            return "wrong-type", f"{found}. It should be a text.", _TEXT_HINTS[isinstance(value, Mapping)]
        case "int_parsing" | "int_type" | "int_from_float":
            return "wrong-type", f"{found}. It should be a whole number.", 'Write digits only, such as "20".'
        case "bool_parsing" | "bool_type":
            return "wrong-type", f"{found}. It should be yes or no.", ""
        case "tuple_type" | "list_type":
            return "wrong-type", f"{found}. It should be a list.", _list_hint(value)
        case "dict_type" | "model_type" | "model_attributes_type":
            record = _record(mistake.wanted, {})
            hint = _fields_hint(record, value) if record else _lines_hint(mistake)
            return "wrong-type", f"{found}. It should have fields, each on a line of its own.", hint
    return _size_sentence(details, name, holder, whole) or ("wrong-type", f"{found}. {details['msg']}.", "")


def _list_hint(value: Any) -> str:
    return f"Write it in brackets: [{value}]." if str(value).isdigit() else _LIST_HINT


def _fields_hint(record: type[BaseModel], value: Any) -> str:
    """How to write fields; a text was probably meant for the one field that is always there."""
    needed = [name for name, field in record.model_fields.items() if field.is_required()]
    hint = f"Its fields are: {one_of(record.model_fields)}."
    return f'Write "{needed[0]}:" in front of it. {hint}' if isinstance(value, str) and len(needed) == 1 else hint


def _lines_hint(mistake: _Mistake) -> str:
    """How to write fields whose names are ids: the columns of a key, or indicators."""
    if get_origin(mistake.wanted) is not dict:
        return ""
    if mistake.name.isdigit():
        return "Write the id of a column, a colon and what stands there."
    return 'Write, for example, "trust: 1" on the line below, without a dash.'


def _size_sentence(details: ErrorDetails, name: str, holder: str, whole: str) -> tuple[str, str, str] | None:
    """For what is too few, too many, too small or too large.

    Anything else gives None, and then pydantic's own words reach the editor rather than nothing.
    """
    value, context = details["input"], details.get("ctx", {})
    found = f"{whole} is {value}" if name.isdigit() else f"{holder} has {name}: {value}"
    match details["type"]:
        case "too_short":
            least = context["min_length"]
            return "too-few", f'{holder} has {_items(value)} in "{name}". At least {least} {_be(least)} needed.', ""
        case "too_long":
            most = context["max_length"]
            return "too-many", f'{holder} has {_items(value)} in "{name}". At most {most} fit.', ""
        case "greater_than_equal":
            return "out-of-range", f"{found}. The least is {context['ge']}.", ""
        case "less_than_equal":
            return "out-of-range", f"{found}. The most is {context['le']}.", ""
    return None


def _found(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a group of fields"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "empty" if value is None else f'"{_short(value)}"'


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"


def _holder(path: Path) -> str:
    """Words for a place in a file: "Option 3 of field 2"."""
    words = []
    for index, key in enumerate(path):
        if isinstance(key, int):
            words.append(f"{_item(str(path[index - 1]) if index else 'item')} {key + 1}")
        elif index == len(path) - 1:
            words.append(f'"{key}"')
    text = " of ".join(reversed(words))
    return text[:1].upper() + text[1:] if text else "The file"


def _item(name: str) -> str:
    return _ITEMS.get(name) or name.replace("_", " ").removesuffix("s")


def _lower(holder: str) -> str:
    return holder[:1].lower() + holder[1:]


def _noun(owner: type[BaseModel] | None) -> str:
    """The name of the record type in an editor's words: "a text field", "an option"."""
    if owner is None:
        return "this"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", owner.__name__).lower()
    if owner.__name__ in _PLURALS:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _items(value: Any) -> str:
    return "1 item" if len(value) == 1 else f"{len(value)} items"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _describe(owner: type[BaseModel] | None, name: str) -> str:
    """What a missing field is for, from the description in the model."""
    field = owner.model_fields.get(name) if owner else None
    if field and get_origin(field.annotation) is Literal:
        return f'"{name}" can be: {one_of(get_args(field.annotation))}.'
    description = field.description if field else None
    if name == "id":
        description = description or _ID
    return f'"{name}": {description}' if description else ""
