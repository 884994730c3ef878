"""A callback's body is what one of our pages asks with, or it is refused before Dash meets it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.document import Dashboard

ASK = "/_dash-update-component"


@pytest.fixture
def client(app: Dashboard) -> FlaskClient:
    return FlaskClient(app.server, use_cookies=True)


def _good(client: FlaskClient) -> dict[str, Any]:
    """What a browser sends for the first callback that the server answers."""
    listed: list[dict[str, Any]] = json.loads(client.get("/_dash-dependencies").data)
    entry = next(one for one in listed if not one["clientside_function"])
    names = entry["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]
    return {
        "output": entry["output"],
        "outputs": outputs if entry["output"].startswith("..") else outputs[0],
        "inputs": [{**one, "value": "/"} for one in entry["inputs"]],
        "changedPropIds": [],
    }


def test_what_a_browser_sends_is_answered(client: FlaskClient) -> None:
    assert client.post(ASK, json=_good(client)).status_code == 200


@pytest.mark.parametrize(
    "forged",
    [
        {"output": ["page.children"]},
        {"output": {"id": "page"}},
        {"output": "nobody.children"},
        {"outputs": []},
        {"outputs": {"id": "head", "property": "lang"}},
        {"inputs": None},
        {"inputs": "url"},
        {"inputs": [None]},
        {"inputs": [[{"id": "url", "property": "href", "value": "/"}]]},
        {"inputs": [{"id": "other", "property": "pathname", "value": "/"}]},
        {"state": [{"id": "url", "property": "href", "value": "/"}]},
        {"changedPropIds": "url.href"},
        {"changedPropIds": [1]},
    ],
)
def test_a_forged_part_is_refused(client: FlaskClient, forged: dict[str, Any]) -> None:
    assert client.post(ASK, json=_good(client) | forged).status_code == 400


@pytest.mark.parametrize("value", [1, ["/"], {"a": 1}, True])
def test_a_value_that_is_no_text_is_refused(client: FlaskClient, value: object) -> None:
    body = _good(client)
    body["inputs"][0]["value"] = value
    assert client.post(ASK, json=body).status_code == 400


@pytest.mark.parametrize("content", [b"", b"null", b"7", b"[" * 100_000, b"\xff"])
def test_what_is_no_body_is_refused(client: FlaskClient, content: bytes) -> None:
    assert client.post(ASK, data=content, content_type="application/json").status_code == 400
