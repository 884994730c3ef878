"""rules.yaml -> checked Rules: those that come with the product, and an office's alterations of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError

from ingest.rules.schema import Rules

LONGEST = 64_000
"""Characters that a file of rules may have; the product's own has a tenth of it."""


class RulesRefusedError(Exception):
    """A text that is no file of rules. `faults`: (where, what is wrong there), never empty."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__("; ".join(f"{where}: {what}" for where, what in faults))
        self.faults = faults


def packaged_text() -> str:
    return files(__package__).joinpath("rules.yaml").read_text(encoding="utf-8")


@cache
def packaged() -> Rules:
    """The rules that come with the product. Raises: pydantic.ValidationError."""
    return Rules.model_validate(yaml.safe_load(packaged_text()))


def read_rules(text: str) -> Rules:
    """An alteration names only what differs; all else is as the product has it.

    Raises: RulesRefusedError.
    """
    if len(text) > LONGEST:
        raise RulesRefusedError(("", f"more than {LONGEST} characters"))
    try:
        altered = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise RulesRefusedError(("", " ".join(str(error).split()))) from error
    if not isinstance(altered, Mapping):
        raise RulesRefusedError(("", "not a list of rules"))
    try:
        return Rules.model_validate(_merged(altered))
    except ValidationError as error:
        faults = ((".".join(map(str, one["loc"])), one["msg"]) for one in error.errors())
        raise RulesRefusedError(*faults) from error


def _merged(altered: Mapping[Any, Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = packaged().model_dump()
    for name, entry in altered.items():
        own = found.get(name)
        if isinstance(own, dict) and isinstance(entry, Mapping):
            found[name] = own | dict(entry)
        else:
            found[name] = entry
    return found
