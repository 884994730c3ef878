"""Builders of what pages show: a store filled with workbooks of every form, and the app over it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from briefing.briefings import Briefings
from briefing.post import FolderPoster
from briefing.showing import Showing
from dashboard.document import Dashboard, page_request
from dashboard.doors import IntakeDoor
from dashboard.drafts import Drafts
from dashboard.server import create_app
from ingest.intake import Intake
from ingest.layout import load_layouts
from ingest.mapping.mappings import Mappings
from ingest.rulebook import Rulebook
from store import record
from store.engine import Store, open_store
from targets.calendar import WorkingDays, due_date
from targets.catalogue import Catalogue
from targets.loading import load
from targets.vocabulary import (
    CITY,
    ActionNote,
    ActionState,
    Behaviour,
    Cell,
    Finding,
    Form,
    Indicator,
    Observation,
    ObservationState,
    Period,
    Severity,
    Submission,
    Target,
)

ROOT = Path(__file__).parent.parent
NOW = datetime(2023, 10, 18, 2, 0, tzinfo=UTC)
BEFORE, LAST = Period(2022, 12), Period(2023, 9)
DAYS = WorkingDays()


@cache
def shanghai_text() -> str:
    return (ROOT / "targets.yaml").read_text(encoding="utf-8")


@cache
def shanghai() -> Catalogue:
    return load(shanghai_text())


def fixed_clock() -> datetime:
    return NOW


def wobble(*words: object) -> Decimal:
    """A number from -1 to 1 that is the same in every run."""
    digest = hashlib.sha256("/".join(map(str, words)).encode()).digest()
    return Decimal(int.from_bytes(digest[:4], "big")) / Decimal(2**31) - 1


def level(indicator: Indicator, target: Target, period: Period, area: str) -> Decimal:
    """A plausible figure: last year's level, then a rise of its own pace towards the target."""
    share = Decimal(1)
    if area != CITY:
        share = Decimal(int(wobble(area) * 40) + 60) / 960
    pace = 1 + wobble(indicator.id, "pace") / 4
    months = period.month
    noise = 1 + wobble(indicator.id, area, period) / 30
    if indicator.behaviour is Behaviour.FLOW:
        year = Decimal("0.82") if period.year < 2023 else pace
        return (target.value * year * share * months * noise / 12).quantize(Decimal(1))
    base = (
        target.baseline.value
        if target.baseline and target.baseline.value
        else target.value * Decimal("0.8")
    )
    if period.year < 2023:
        part = Decimal("0.7") + Decimal("0.3") * months / 12
        return (base * share * part).quantize(Decimal(1))
    return (share * (base + (target.value - base) * pace * months * noise / 12)).quantize(
        Decimal(1)
    )


def figures_of(catalogue: Catalogue, form: Form, body: str, period: Period) -> list[Observation]:
    """Of one month; the workbook of the month before the notice holds its whole year."""
    targets = {target.indicator.id: target for target in catalogue.targets}
    months = [period.plus(-step) for step in range(12)] if period == BEFORE else [period]
    wanted = [
        (catalogue.indicator[name], area, month)
        for month in months
        for name in form.indicators
        for area in _areas(catalogue, form, catalogue.indicator[name], body)
    ]
    return [
        _figure(indicator, targets[indicator.id], body, month, area, row)
        for row, (indicator, area, month) in enumerate(wanted, 6)
    ]


def _areas(catalogue: Catalogue, form: Form, indicator: Indicator, body: str) -> Iterable[str]:
    if form.areas == "own":
        return (body,)
    if form.areas == "city_and_districts" and indicator.by_district:
        return (CITY, *catalogue.district)
    return (CITY,)


def _figure(
    indicator: Indicator, target: Target, body: str, period: Period, area: str, row: int
) -> Observation:
    value = level(indicator, target, period, area)
    parts: tuple[Decimal, Decimal] | None = None
    if indicator.behaviour is Behaviour.RATIO:
        whole = Decimal(10**8) * (3 + abs(int(wobble(area, "whole") * 5)))
        near = (
            target.value * (1 + wobble(indicator.id, area, period) / 14)
            if target.value < 90
            else Decimal(61) + period.month
        )
        top = (whole * near / 100).quantize(Decimal(1))
        parts, value = (top, whole), (top * 100 / whole).quantize(Decimal("0.0001"))
    published = [p.value for p in indicator.published if p.period == period and area == CITY]
    return Observation(
        indicator=indicator.id,
        source=body,
        period=period,
        area=area,
        value=published[0] if published else value,
        state=ObservationState.REPORTED,
        cell=Cell("表1", row, 6),
        numerator=parts[0] if parts else None,
        denominator=parts[1] if parts else None,
        seen=f"{(published or [value])[0]:,}",
    )


def notes_of(catalogue: Catalogue, body: str, period: Period) -> list[ActionNote]:
    states = (
        ActionState.UNDER_WAY,
        ActionState.DONE,
        ActionState.NOT_STARTED,
        ActionState.UNDER_WAY,
    )
    return [
        ActionNote(
            action=action.id,
            source=body,
            period=period,
            state=states[number % 4],
            text="已印发工作方案，组织对接活动12场。",
            cell=Cell("事项", 6 + number, 7),
            done_on=period.last_day if number % 4 == 1 else None,
            evidence="工作简报第8期" if number % 4 == 1 else "",
        )
        for number, action in enumerate(a for a in catalogue.actions if a.responsible[0] == body)
        if number % 7 != 5
    ]


def arrive(
    store: Store,
    catalogue: Catalogue,
    form: Form,
    body: str,
    period: Period,
    figures: list[Observation],
    *,
    days_late: int = -1,
    is_correction: bool = False,
    findings: tuple[Finding, ...] = (),
    notes: Iterable[ActionNote] | None = None,
) -> Submission:
    """One workbook, received but not decided; `notes` None: the body's usual ones."""
    told = notes_of(catalogue, body, period) if notes is None else notes
    content = f"{form.id}/{body}/{period}/{is_correction}/{days_late}".encode()
    day = due_date(form, period, DAYS) + timedelta(days=days_late)
    suffix = "（更正）" if is_correction else ""
    file_name = f"{catalogue.body[body].short.zh}{period.year}年{period.month}月月报{suffix}.xlsx"
    arrival = record.Arrival(
        agency=body,
        form=form.id,
        form_version=form.version,
        layout="template",
        period=period,
        sha256=store.blobs.keep(content),
        file_name=file_name,
        by=body,
        is_correction=is_correction,
        is_made_up=True,
        observations=tuple(figures),
        action_notes=tuple(told) if form.has_actions else (),
        findings=findings,
        rows=tuple(
            (
                "表1",
                f.cell.row,
                (("A6", catalogue.indicator[f.indicator].short.zh), (f.cell.address, f.seen)),
            )
            for f in figures
        ),
        decimals={name: catalogue.indicator[name].decimals for name in form.indicators},
    )
    return record.receive(store, arrival, now=datetime.combine(day, time(3), UTC))[0]


def filled_store(folder: Path) -> Store:
    """2022 in one workbook a body, 2023 to September; late, missing, waiting and corrected ones among them."""
    store = open_store(f"sqlite:///{folder / 'pages.db'}")
    store.migrate()
    catalogue = shanghai()
    owed = [
        (due_date(form, period, DAYS), form, period, body)
        for form, period, body in _sent(catalogue)
    ]
    for _, form, period, body in sorted(owed, key=lambda item: (item[0], item[1].id, item[3])):
        _send(store, catalogue, form, period, body)
    _correct(store, catalogue)
    return store


def _sent(catalogue: Catalogue) -> Iterator[tuple[Form, Period, str]]:
    """Fewer than are owed: a district's and a quarterly form come only lately."""
    first = {"city": 1, "city_and_districts": 1, "own": 7}
    for form in filter(lambda form: form.is_ever_owed, catalogue.forms):
        months = (
            [LAST]
            if form.frequency == "quarterly"
            else [Period(2023, m) for m in range(first[form.areas], 10)]
        )
        opening = [] if form.frequency == "quarterly" else [BEFORE]
        for body in catalogue.reporters(form):
            for period in (*opening, *months):
                yield form, period, body


def _send(store: Store, catalogue: Catalogue, form: Form, period: Period, body: str) -> None:
    if (body, period) in {("fin", LAST), ("310118", LAST)}:
        return
    late = 4 if wobble(body, period, "late") > Decimal("0.86") else -1
    findings: tuple[Finding, ...] = ()
    if (body, period) == ("310116", LAST):
        findings = (_jump(),)
    sent = arrive(
        store,
        catalogue,
        form,
        body,
        period,
        figures_of(catalogue, form, body, period),
        days_late=late,
        findings=findings,
    )
    if (body, period) in {("310116", LAST), ("310112", LAST)}:
        return
    record.accept(store, sent.id, actor="office", now=sent.received_at + timedelta(hours=3))


def _jump() -> Finding:
    return Finding(
        "jump",
        Severity.WARNING,
        Cell("表1", 6, 6),
        "690家",
        "512家",
        (("indicator", "innovative_smes"), ("area", "310116")),
        "第三批集中认定，含转入企业120家。",
    )


def _correct(store: Store, catalogue: Catalogue) -> None:
    form = catalogue.form["eic_monthly"]
    period = Period(2023, 5)
    figures = figures_of(catalogue, form, "eic", period)
    raised = [
        replace(f, value=(f.value or Decimal(0)) + 310, seen=f"{(f.value or 0) + 310:,}")
        if (f.indicator, f.area) in {("innovative_smes", CITY), ("innovative_smes", "310115")}
        else f
        for f in figures
    ]
    sent = arrive(store, catalogue, form, "eic", period, raised, days_late=20, is_correction=True)
    record.accept(
        store,
        sent.id,
        actor="office",
        now=sent.received_at + timedelta(hours=2),
        comment="原报漏第三批",
    )


def dashboard_over(store: Store, intake: IntakeDoor | None = None, **options: Any) -> Dashboard:
    """The app at a fixed moment; without an intake of its own it takes the real one."""
    catalogue = options.pop("catalogue", shanghai())
    door = intake or Intake(store, catalogue, load_layouts(), DAYS)
    return create_app(
        store=store,
        catalogue=catalogue,
        working_days=DAYS,
        intake=door,
        mappings=options.pop("mappings", None) or Mappings(store, catalogue, load_layouts()),
        rulebook=Rulebook(store, catalogue, load_layouts()),
        briefings=Showing(summaries(store, catalogue)),
        drafts=options.pop("drafts", None) or Drafts(run=lambda job: job()),
        clock=options.pop("clock", fixed_clock),
        **options,
    )


def summaries(store: Store, catalogue: Catalogue) -> Briefings:
    """Letters that go nowhere but to a folder that is never made."""
    return Briefings(
        store=store,
        catalogue=catalogue,
        working_days=DAYS,
        poster=FolderPoster(Path("/nowhere")),
        base_url="http://127.0.0.1:8050",
        sender="monitor@example.invalid",
    )


@dataclass(frozen=True)
class Shown:
    """A page or drawer as the browser gets it: [tag, attributes, children], nested."""

    tree: Any
    title: str = ""

    @property
    def text(self) -> str:
        return text(self.tree)

    def every(self, tag: str, class_: str | None = None) -> list[Any]:
        return [
            node
            for node in _nodes(self.tree)
            if node[0] == tag and (class_ is None or class_ in node[1].get("className", "").split())
        ]

    @property
    def hrefs(self) -> list[str]:
        return [node[1]["href"] for node in self.every("a")]


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, list):
        yield node
        for child in node[2]:
            yield from _nodes(child)


def text(node: Any) -> str:
    """What a reader sees of a node; a closed drawer has none."""
    if isinstance(node, str):
        return node
    return "".join(text(child) for child in node[2]) if node else ""


def browser_of(app: Dashboard, role: str = "viewer") -> FlaskClient:
    browser: FlaskClient = app.server.test_client()
    browser.set_cookie("monitor_role", role)
    return browser


def shown(app: Dashboard, address: str, role: str = "viewer") -> Shown:
    """What the page callback answers for an address."""
    answer = browser_of(app, role).post("/_dash-update-component", json=page_request(address))
    assert answer.status_code == 200, answer.status_code
    filled = answer.get_json()["response"]
    return Shown(filled["page"]["tree"], filled["head"]["title"])


def drawer(app: Dashboard, address: str, role: str = "viewer") -> Shown:
    changed = "drawer-address.data"
    body = {
        "output": "drawer.tree",
        "outputs": {"id": "drawer", "property": "tree"},
        "inputs": [{"id": "drawer-address", "property": "data", "value": address}],
        "changedPropIds": [changed],
        "parsedChangedPropsIds": [changed],
    }
    answer = browser_of(app, role).post("/_dash-update-component", json=body)
    assert answer.status_code == 200, answer.status_code
    return Shown(answer.get_json()["response"]["drawer"]["tree"])
