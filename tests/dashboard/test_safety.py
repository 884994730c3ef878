from __future__ import annotations

import re

import pytest

from dashboard.document import Dashboard
from tests.make_pages import browser_of
from wording import say

HERE = "http://localhost"

STRANGERS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost:9999"},
    {"Origin": "http://[::bad"},
    {"Origin": ""},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
]


@pytest.mark.parametrize("headers", STRANGERS)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/_dash-update-component"),
        ("POST", "/role"),
        ("POST", "/decide"),
        ("PUT", "/upload"),
    ],
)
def test_an_unsafe_request_from_another_site_is_refused(
    app: Dashboard, headers: dict[str, str], method: str, path: str
) -> None:
    answer = browser_of(app, "office").open(path, method=method, headers=headers, base_url=HERE)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin", "Origin": HERE}, {"Sec-Fetch-Site": "none"}]
)
def test_our_own_pages_may_post(app: Dashboard, headers: dict[str, str]) -> None:
    form = {"role": "office", "to": "/"}
    answer = browser_of(app).post("/role", data=form, headers=headers, base_url=HERE)
    assert answer.status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1:8050", ""])
def test_a_name_that_is_not_ours_is_not_answered(app: Dashboard, host: str) -> None:
    answer = browser_of(app).get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert b"_dash-config" not in answer.data


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8050", "[::1]:8050", "LOCALHOST:1"])
def test_this_computers_own_names_are_answered(app: Dashboard, host: str) -> None:
    assert browser_of(app).get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/_dash-layout", "/assets/elements.js", "/blob/x", "/nowhere"]
)
def test_every_answer_carries_strict_headers(app: Dashboard, path: str) -> None:
    headers = browser_of(app).get(path, buffered=True).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_scripts_run_only_from_here_and_only_the_inline_ones_that_are_known(app: Dashboard) -> None:
    policy = browser_of(app).get("/").headers["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert "unsafe" not in scripts[1]
    assert scripts[1].startswith("'self' 'sha256-")


def test_pages_are_not_kept_by_anything_between(app: Dashboard) -> None:
    assert browser_of(app).get("/").headers["Cache-Control"] == "no-store"


def test_a_role_leads_only_to_a_page_of_ours(app: Dashboard) -> None:
    for address in (
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ):
        answer = browser_of(app).post("/role", data={"role": "office", "to": address})
        assert answer.headers["Location"] == "/"


def test_the_role_is_kept_from_scripts_and_other_sites(app: Dashboard) -> None:
    cookie = browser_of(app).post("/role", data={"role": "eic"}).headers["Set-Cookie"]
    assert cookie.startswith("monitor_role=eic;")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_large_body_is_refused_where_no_workbook_is_awaited(app: Dashboard) -> None:
    answer = browser_of(app, "office").post("/decide", data={"comment": "x" * 1_100_000})
    assert answer.status_code == 413
    assert say("page.failed_413", "zh", limit=1, file=64) in answer.text
