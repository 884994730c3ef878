"""What keeps a text from being rules: where it stands, what was seen, what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

SEEN = 60
"""Characters of a wrong value that are quoted."""

OF_BOUNDS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
NUMBERS = ("float_parsing", "float_type", "finite_number", "decimal_parsing")
WHOLE = ("int_parsing", "int_type", "int_from_float", "int_parsing_size")
WORDS = ("literal_error", "enum")


@dataclass(frozen=True, slots=True)
class RuleFault:
    """`where`: names from the rule on, with points between; `code`: a sentence under `rule`."""

    where: str
    code: str
    values: tuple[tuple[str, str], ...] = ()


class RulesRefusedError(Exception):
    """A text that is no file of rules; `faults` is never empty."""

    def __init__(self, *faults: RuleFault) -> None:
        super().__init__("; ".join(f"{one.where}: {one.code}" for one in faults))
        self.faults = faults


def faults_of(error: ValidationError, rules: type[BaseModel]) -> Iterator[RuleFault]:
    for one in error.errors():
        path = tuple(map(str, one["loc"]))
        code, expected = _meaning(one["type"], one.get("ctx", {}))
        if code == "fault_unknown":
            expected = ", ".join(_names(rules, path[:-1]))
        values = (("seen", str(one["input"])[:SEEN]), ("expected", expected))
        yield RuleFault(".".join(path), code, values)


def _meaning(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    """The sentence, and what it expects where that is a word of the file itself."""
    if kind == "extra_forbidden":
        return "fault_unknown", ""
    if kind in NUMBERS:
        return "fault_not_number", ""
    if kind in WHOLE:
        return "fault_not_whole", ""
    if kind in WORDS:
        words = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return "fault_not_word", words
    bounds = [f"{sign} {context[name]:g}" for name, sign in OF_BOUNDS.items() if name in context]
    return ("fault_out_of_bounds", bounds[0]) if bounds else ("fault_not_settings", "")


def _names(rules: type[BaseModel], path: tuple[str, ...]) -> Iterator[str]:
    """What may stand at a place of the file."""
    fields = rules.model_fields
    for name in path:
        inner = fields[name].annotation if name in fields else None
        fields = inner.model_fields if isinstance(inner, type(BaseModel)) else {}
    yield from fields
