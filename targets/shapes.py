"""Entries of a wrong shape: what pydantic finds, as faults with lines, and the part that is sound."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from targets.faults import Fault
from targets.schema import NoticeFile
from targets.yaml_text import line_of

CODES = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "enum": "not_one_of",
    "literal_error": "not_one_of",
    "string_type": "not_text",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_pattern_mismatch": "not_an_id",
    "not_a_month": "not_a_month",
    "dataclass_type": "not_a_month",
    "float": "fraction_without_quotes",
    "bool_type": "not_yes_or_no",
    "bool_parsing": "not_yes_or_no",
    "tuple_type": "not_a_list",
    "model_type": "not_a_mapping",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
}
"""Kinds of pydantic's findings -> our codes; others are told by their beginning."""

STARTS = {
    "date": "not_a_date",
    "int": "not_a_number",
    "decimal": "not_a_number",
    "finite": "not_a_number",
}


def sound_part(
    raw: Any, root: yaml.Node | None, found: list[Fault]
) -> tuple[NoticeFile | None, set[tuple[str, int]]]:
    """The file without the entries whose shape is at fault, which go to `found`.

    None where what is wrong is no single entry of a list: then nothing else can be checked.
    """
    try:
        return NoticeFile.model_validate(raw), set()
    except ValidationError as error:
        errors = error.errors(include_url=False)
    found += [_fault(item, root) for item in errors]
    places = [item["loc"][:2] for item in errors]
    if not all(len(place) == 2 and isinstance(place[1], int) for place in places):
        return None, set()
    dropped = {(str(section), int(index)) for section, index in places}
    rest = {
        section: [e for i, e in enumerate(entries) if (section, i) not in dropped]
        if isinstance(entries, list)
        else entries
        for section, entries in raw.items()
    }
    try:
        return NoticeFile.model_validate(rest), dropped
    except ValidationError:  # pragma: no cover - entries are checked one by one
        return None, set()


def _fault(item: ErrorDetails, root: yaml.Node | None) -> Fault:
    kind = item["type"]
    code = CODES.get(kind)
    if code is None:
        code = next((told for start, told in STARTS.items() if kind.startswith(start)), "entry")
    context = item.get("ctx", {})
    limit = context.get("ge", context.get("le", context.get("expected", "")))
    values = {
        "path": ".".join(map(str, item["loc"])) or "/",
        "limit": str(limit).replace(" or ", ", ").replace("'", ""),
        "reason": item["msg"],
    }
    return Fault(line_of(root, item["loc"]), code, tuple(values.items()))
