from __future__ import annotations

from html import escape

import pytest
from dash import Input, Output, html
from flask import Flask

from dashboard.access import (
    Gate,
    Identity,
    Permission,
    Role,
    UnguardedError,
    identity_named,
)
from dashboard.document import Dashboard, page_request
from store import recall, record
from store.engine import Store
from targets.vocabulary import LANGUAGES, Language, Period
from tests.make_pages import NOW, arrive, browser_of, dashboard_over, shanghai
from wording import say

VIEWER = Identity()
OFFICE = Identity(Role.OFFICE)
AGENCY = Identity(Role.AGENCY, "eic")
DISTRICT = Identity(Role.DISTRICT, "310115")

MATRIX = [
    (VIEWER, Permission.SEE, None, True),
    (VIEWER, Permission.UPLOAD, "eic", False),
    (VIEWER, Permission.DECIDE, None, False),
    (VIEWER, Permission.TEMPLATE, "eic", False),
    (VIEWER, Permission.ORIGINAL, "eic", False),
    (AGENCY, Permission.SEE, None, True),
    (AGENCY, Permission.UPLOAD, "eic", True),
    (AGENCY, Permission.UPLOAD, "fin", False),
    (AGENCY, Permission.DECIDE, None, False),
    (AGENCY, Permission.DECIDE, "eic", False),
    (AGENCY, Permission.TEMPLATE, "eic", True),
    (AGENCY, Permission.TEMPLATE, "fin", False),
    (AGENCY, Permission.ORIGINAL, "eic", True),
    (AGENCY, Permission.ORIGINAL, "310115", False),
    (DISTRICT, Permission.UPLOAD, "310115", True),
    (DISTRICT, Permission.UPLOAD, "310101", False),
    (DISTRICT, Permission.UPLOAD, "eic", False),
    (DISTRICT, Permission.DECIDE, None, False),
    (OFFICE, Permission.SEE, None, True),
    (OFFICE, Permission.UPLOAD, "eic", False),
    (OFFICE, Permission.UPLOAD, None, False),
    (OFFICE, Permission.DECIDE, None, True),
    (OFFICE, Permission.TEMPLATE, "eic", True),
    (OFFICE, Permission.ORIGINAL, "310115", True),
]


@pytest.mark.parametrize(("identity", "permission", "body", "may"), MATRIX)
def test_who_may_do_what(
    identity: Identity, permission: Permission, body: str | None, *, may: bool
) -> None:
    assert identity.may(permission, body) is may


@pytest.mark.parametrize("name", [None, "", "admin", "districts", "nobody", "OFFICE"])
def test_whoever_is_unknown_is_a_viewer(name: str | None) -> None:
    assert identity_named(name, shanghai()) == VIEWER


def test_a_district_acts_for_its_government() -> None:
    assert identity_named("310115", shanghai()) == DISTRICT


def bare_app() -> Dashboard:
    app = Dashboard(
        "bare",
        catalogue=shanghai(),
        default_language="zh",
        server=Flask("bare", static_folder=None),
        add_log_handler=False,
    )
    app.layout = html.Div([html.Div(id="a"), html.Div(id="b")])
    return app


def test_the_app_does_not_start_with_a_callback_that_names_no_permission() -> None:
    app = bare_app()
    app.callback(Output("a", "children"), Input("b", "children"))(lambda text: text)
    with pytest.raises(UnguardedError, match=r"a\.children"):
        Gate(app, Identity).seal()


def test_the_app_does_not_start_with_a_route_that_names_no_permission() -> None:
    app = bare_app()
    app.server.add_url_rule("/secret", "secret", lambda: "secret")
    with pytest.raises(UnguardedError, match="secret"):
        Gate(app, Identity).seal()


def test_a_route_added_after_the_start_is_not_served() -> None:
    app = bare_app()
    Gate(app, Identity).seal()
    app.server.add_url_rule("/late", "late", lambda: "late")
    assert app.server.test_client().get("/late").status_code == 404


def test_a_guarded_callback_refuses_who_may_not() -> None:
    app = bare_app()
    gate = Gate(app, Identity)

    @gate.callback(Permission.DECIDE, Output("a", "children"), Input("b", "children"))
    def answer_secret(_: Identity, text: str) -> str:
        return text

    gate.seal()
    body = {
        "output": "a.children",
        "outputs": {"id": "a", "property": "children"},
        "inputs": [{"id": "b", "property": "children", "value": "x"}],
        "changedPropIds": ["b.children"],
    }
    answer = app.server.test_client().post("/_dash-update-component", json=body)
    assert answer.status_code == 403


def forged() -> list[object]:
    """Bodies that no browser of ours sends."""
    honest = page_request("/")
    return [
        None,
        [],
        "x",
        {},
        {"output": "other.children"},
        {"output": 7},
        {"output": None},
        honest | {"output": "page.tree"},
        honest | {"output": "drawer.children", "outputs": {"id": "drawer", "property": "children"}},
        honest | {"output": "..page.tree...secret.data.."},
        {
            "output": "pathname",
            "inputs": [{"id": "pathname", "property": "pathname", "value": "/"}],
        },
    ]


@pytest.mark.parametrize("body", forged())
def test_a_forged_callback_body_is_refused_before_dash_sees_it(
    app: Dashboard, body: object
) -> None:
    answer = browser_of(app).post("/_dash-update-component", json=body)
    assert answer.status_code == 400


ROUTES = [
    ("viewer", "PUT", "/upload?name=a.xlsx", 403),
    ("office", "PUT", "/upload?name=a.xlsx", 403),
    ("310115", "PUT", "/upload?name=a.xlsx&agency=310101", 403),
    ("viewer", "POST", "/submit", 403),
    ("office", "POST", "/submit", 403),
    ("viewer", "POST", "/decide?submission=1&act=accept", 403),
    ("eic", "POST", "/decide?submission=1&act=accept", 403),
    ("eic", "POST", "/decide?submission=1&act=send_back", 403),
    ("310115", "POST", "/decide?submission=1&act=withdraw", 403),
    ("office", "POST", "/decide?submission=1&act=withdraw", 403),
    ("office", "POST", "/decide?submission=1&act=delete", 400),
    ("office", "POST", "/decide?submission=one&act=accept", 400),
    ("310115", "POST", "/decide?submission=1&act=restore", 403),
    ("office", "POST", "/decide?submission=1&act=restore", 400),
    ("viewer", "POST", "/accept-several?submission=1", 403),
    ("310115", "POST", "/accept-several?submission=1", 403),
    ("office", "POST", "/accept-several?submission=one", 400),
    ("viewer", "POST", "/close?month=2023-06&act=close", 403),
    ("eic", "POST", "/close?month=2023-06&act=close", 403),
    ("office", "POST", "/close?month=2023-06&act=burn", 400),
    ("viewer", "GET", "/template/eic/2023-09", 403),
    ("fin", "GET", "/template/eic/2023-09", 403),
    ("office", "GET", "/template/eic/2023-13", 404),
    ("office", "GET", "/template/nobody/2023-09", 404),
    ("viewer", "GET", "/blob/" + "0" * 64, 403),
    ("office", "GET", "/blob/" + "0" * 64, 404),
    (
        "office",
        "GET",
        "/blob/../../etc/passwd",
        200,
    ),  # no such route: the shell, whose page says so
    ("office", "GET", "/blob/xyz", 404),
]


@pytest.mark.parametrize(("role", "method", "address", "status"), ROUTES)
def test_every_route_asks_who_asks(
    app: Dashboard, role: str, method: str, address: str, status: int
) -> None:
    path, _, fields = address.partition("?")
    form = (
        dict(pair.split("=") for pair in fields.split("&")) if fields and method == "POST" else None
    )
    target = path if form else address
    answer = browser_of(app, role).open(target, method=method, data=form)
    assert answer.status_code == status


def test_a_workbook_is_given_to_its_sender_and_to_no_other_body(
    app: Dashboard, filled: Store
) -> None:
    with filled.reading() as session:
        theirs = next(s for s in recall.known(session).submissions if s.agency == "eic")
    assert browser_of(app, "310115").get(f"/blob/{theirs.sha256}").status_code == 403
    assert browser_of(app, "eic").get(f"/blob/{theirs.sha256}").status_code == 200


def test_who_sent_the_same_bytes_gets_them_back_too(own_store: Store) -> None:
    catalogue = shanghai()
    form, month = catalogue.forms_of("310101")[0], Period(2023, 6)
    first = arrive(own_store, catalogue, form, "310101", month, [])
    arrival = record.Arrival(
        agency="310115",
        form=form.id,
        form_version=form.version,
        layout="template",
        period=month,
        sha256=first.sha256,
        file_name="同一份.xlsx",
        by="310115",
    )
    record.receive(own_store, arrival, now=NOW)
    app = dashboard_over(own_store)
    asked = {
        body: browser_of(app, body).get(f"/blob/{first.sha256}").status_code
        for body in ("310101", "310115", "310118")
    }
    assert asked == {"310101": 200, "310115": 200, "310118": 403}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_is_not_owed_is_refused_by_its_names(
    app: Dashboard, language: Language
) -> None:
    answer = browser_of(app, "office").get(f"/template/eic/2031-01?lang={language}")
    name = shanghai().body["eic"].short.said(language)
    said = say("ingest.template_not_owed", language, agency=name, period="2031-01")
    assert answer.status_code == 404
    assert escape(said) in answer.text


def test_a_request_of_a_wrong_kind_is_not_called_our_fault(app: Dashboard) -> None:
    answer = browser_of(app, "office").put("/decide", headers={"Accept": "application/json"})
    assert answer.status_code == 405
    assert answer.get_json()["message"] == say("page.failed_405", "zh")
