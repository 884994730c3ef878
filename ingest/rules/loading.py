"""rules.yaml -> checked Rules: those that come with the product, and an office's alterations of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError

from ingest.rules.faults import RuleFault, RulesRefusedError, faults_of
from ingest.rules.schema import Rules
from targets import yaml_text
from targets.faults import CatalogueRefusedError

LONGEST = 64_000
"""Characters that a file of rules may have; the product's own has a tenth of it."""
DEEPEST = 3
"""Rules, the settings of a rule, and one more for what is wrong there to be told by its name."""


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
    altered = _read(text)
    if not isinstance(altered, Mapping):
        raise RulesRefusedError(RuleFault("", "fault_not_rules"))
    try:
        return Rules.model_validate(_merged(altered))
    except ValidationError as error:
        raise RulesRefusedError(*faults_of(error, Rules)) from error


def _read(text: str) -> Any:
    """The depth is measured before anything is built: each level would cost a level of this program."""
    if len(text) > LONGEST:
        raise RulesRefusedError(RuleFault("", "fault_too_long", (("most", f"{LONGEST:,}"),)))
    try:
        _be_shallow(text)
        altered, root = yaml_text.read(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RulesRefusedError(_at("fault_not_yaml", mark.line + 1 if mark else 1)) from error
    except CatalogueRefusedError as error:
        known = {"yaml_alias": "fault_alias"}
        told = (_at(known.get(one.code, "fault_not_yaml"), one.line) for one in error.faults)
        raise RulesRefusedError(*told) from error
    twice = [
        RuleFault(dict(one.values)["field"], "fault_twice", (("line", str(one.line)),))
        for one in yaml_text.repeated_keys(root)
    ]
    if twice:
        raise RulesRefusedError(*twice)
    return altered


def _be_shallow(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark = event.start_mark
            raise RulesRefusedError(_at("fault_too_deep", mark.line + 1 if mark else 1))


def _at(code: str, line: int) -> RuleFault:
    return RuleFault("", code, (("line", str(line)),))


def _merged(altered: Mapping[Any, Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = packaged().model_dump()
    for name, entry in altered.items():
        own = found.get(name)
        if isinstance(own, dict) and isinstance(entry, Mapping):
            found[name] = own | dict(entry)
        else:
            found[name] = entry
    return found
