"""Is this body what one of our pages asks with? Dash meets no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Request


def is_asked_by_a_page(request: Request, callbacks: Iterable[Mapping[str, Any]]) -> bool:
    """`callbacks`: Dash's list; those that run in the browser alone are never asked for here."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        return False
    if not isinstance(body, dict) or not isinstance(body.get("output"), str) or body.get("state"):
        return False
    return any(
        _is_for(body, callback)
        for callback in callbacks
        if callback["output"] == body["output"] and not callback["clientside_function"]
    )


def _is_for(body: Mapping[str, Any], callback: Mapping[str, Any]) -> bool:
    """The same outputs, the same inputs in the same order, and only texts as values."""
    inputs, changed = body.get("inputs"), body.get("changedPropIds", [])
    if not isinstance(inputs, list) or not all(isinstance(one, dict) for one in inputs):
        return False
    return (
        body.get("outputs") == _outputs(callback["output"])
        and [(one.get("id"), one.get("property")) for one in inputs]
        == [(one["id"], one["property"]) for one in callback["inputs"]]
        and all(isinstance(one.get("value"), str | None) for one in inputs)
        and isinstance(changed, list)
        and all(isinstance(one, str) for one in changed)
    )


def _outputs(name: str) -> dict[str, str] | list[dict[str, str]]:
    """`..a.x...b.y..` names two outputs, `a.x` one."""
    found = []
    for one in name.strip(".").split("..."):
        component, _, attribute = one.rpartition(".")
        found.append({"id": component, "property": attribute})
    return found if name.startswith("..") else found[0]
