"""Plans, reward levels and extended due dates on the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from dashboard.document import Dashboard
from store import recall
from store.engine import Store
from targets.board import Board, board
from targets.calendar import WorkingDays
from targets.effect import effects
from targets.vocabulary import (
    CITY,
    Cell,
    FilingState,
    ParameterLevel,
    Period,
    PlanPoint,
    Submission,
)
from tests.make_pages import (
    NOW,
    Shown,
    arrive,
    browser_of,
    dashboard_over,
    drawer,
    figures_of,
    shanghai,
    shown,
    text,
)
from tests.make_store import accepted, received
from wording import say

HONGKOU = "310109"
SRDI, GIANT, CAP = (
    "新认定专精特新中小企业区级奖励下限",
    "新认定专精特新“小巨人”企业区级奖励下限",
    "上述一次性奖励上限",
)
OPENED = f"/districts/{HONGKOU}?source=level.reward_srdi_min.{HONGKOU}"


def level(value: int = 80_000, parameter: str = "reward_srdi_min") -> ParameterLevel:
    return ParameterLevel(
        parameter=parameter,
        source=HONGKOU,
        area=HONGKOU,
        value=Decimal(value),
        cell=Cell("奖励标准", 5, 4),
        text="虹府规〔2022〕1号",
        seen=str(value // 10_000),
    )


def milestone() -> PlanPoint:
    place = Cell("月度计划", 9, 15)
    december = Period(2023, 12)
    worth = Decimal(460_000_000_000)
    return PlanPoint("supply_chain_financing", CITY, december, worth, "pbc", place, "4600")


def said(store: Store, *levels: ParameterLevel, days: int = 0, **more: Any) -> Submission:
    """A file of Hongkou's, accepted."""
    now = NOW + timedelta(days=days)
    content = repr((levels, days, more)).encode()
    return accepted(store, agency=HONGKOU, content=content, levels=levels, now=now, **more)


def rewards(store: Store) -> dict[str, list[str]]:
    """Rule -> required, own, kept."""
    page = shown(dashboard_over(store), f"/districts/{HONGKOU}")
    card = next(c for c in page.every("section", "card") if "市级要求出自" in text(c))
    rows = [[text(cell) for cell in row[2]] for row in Shown(card).every("tbody")[0][2]]
    return {row[0]: row[1:] for row in rows}


def test_a_districts_level_stands_beside_the_floor(own_store: Store) -> None:
    said(own_store, level(80_000), level(300_000, "reward_little_giant_min"))
    assert rewards(own_store) == {
        SRDI: ["≥10 万元/家", "8 万元/家", "未达到"],
        GIANT: ["≥30 万元/家", "30 万元/家", "达到"],
        CAP: ["≤50 万元/家", "未报", "—"],
    }


def test_a_level_that_waits_is_not_shown(own_store: Store) -> None:
    received(own_store, agency=HONGKOU, levels=(level(),), now=NOW)
    assert {row[1] for row in rewards(own_store).values()} == {"未报"}


def test_a_level_opens_the_cell_and_the_text_that_it_comes_from(own_store: Store) -> None:
    sent = said(own_store, level())
    app = dashboard_over(own_store)
    assert OPENED in shown(app, f"/districts/{HONGKOU}").hrefs
    facts = drawer(app, OPENED).text
    named = ("D5", "奖励标准", "虹府规〔2022〕1号", str(sent.id), "8 万元/家")
    assert [word for word in named if word not in facts] == []


def test_what_was_said_before_is_kept_below(own_store: Store) -> None:
    said(own_store, level(80_000))
    said(own_store, level(100_000), days=1)
    (versions,) = drawer(dashboard_over(own_store), OPENED).every("ol", "versions")
    assert "8 万元/家" in text(versions)


def test_a_level_that_nobody_has_named_has_no_source(own_store: Store) -> None:
    assert "没有已采用的数" in drawer(dashboard_over(own_store), OPENED).text


def test_a_submission_shows_its_plan_and_its_levels(own_store: Store) -> None:
    sent = said(own_store, level(), plan=(milestone(),))
    page = shown(dashboard_over(own_store), f"/submissions/{sent.id}", "office").text
    named = ("计划与分解 1 个", "月度计划!O9", "4,600 亿元", "奖励标准!D5", "8 万元/家")
    assert [word for word in named if word not in page] == []


def judged(store: Store, days: int = 0) -> Board:
    with store.reading() as session:
        known = recall.known(session)
    today = (NOW + timedelta(days=days)).date()
    return board(shanghai(), known, working_days=WorkingDays(), today=today)


def test_a_plan_alone_moves_what_is_told_of_a_target(own_store: Store) -> None:
    steep = replace(milestone(), period=Period(2023, 9), value=Decimal(10) ** 13)
    known = judged(own_store).known
    found = effects(shanghai(), known, (), period=Period(2023, 9), plan=[steep])
    assert [one.target.id for one in found if one.moves] == ["supply_chain_financing"]


def extend(app: Dashboard, who: str = "office", **fields: str) -> str:
    """The finance bureau's September, put off: where the page goes on, or the status."""
    asked = {"form": "fin_monthly.fin", "month": "2023-09", "due": "2023-10-31"}
    answer = browser_of(app, who).post(
        "/extend",
        data={**asked, "reason": "系统切换", "from": "/agencies", **fields},
        headers={"Accept": "application/json"},
    )
    return str(answer.get_json()["to"]) if answer.status_code == 200 else str(answer.status_code)


def state_of(store: Store) -> FilingState:
    """Nine days on, after the due date of the rule."""
    (found,) = (
        filing
        for filing in judged(store, days=9).filings
        if (filing.form, str(filing.period)) == ("fin_monthly", "2023-09")
    )
    return found.state


def test_an_extended_form_is_not_overdue(own_store: Store) -> None:
    assert state_of(own_store) is FilingState.MISSING
    assert extend(dashboard_over(own_store)) == "/agencies?notice=done_extend"
    assert state_of(own_store) is FilingState.NOT_DUE


def test_everybody_sees_what_was_extended_and_why(own_store: Store) -> None:
    app = dashboard_over(own_store)
    extend(app)
    page = shown(app, "/agencies").text
    assert "市财政局　市财政局月报（2023年9月）　延至2023年10月31日" in page
    assert "系统切换（" in page


def test_the_body_sees_its_new_day_and_the_reason_where_it_files(own_store: Store) -> None:
    app = dashboard_over(own_store)
    extend(app)
    page = shown(app, "/upload", "fin").text
    assert say("page.due_extended", "zh", day="2023年10月31日") in page
    assert "系统切换" in page


def test_only_the_office_is_offered_to_extend_and_only_today(own_store: Store) -> None:
    app = dashboard_over(own_store)
    assert shown(app, "/agencies", "office").every("select")
    for role, address in (("eic", "/agencies"), ("office", "/agencies?as_of=2023-10-01")):
        assert "批准延期" not in shown(app, address, role).text


@pytest.mark.parametrize("who", ["viewer", "eic", "fin"])
def test_nobody_else_extends(own_store: Store, who: str) -> None:
    assert extend(dashboard_over(own_store), who) == "403"


@pytest.mark.parametrize(
    ("fields", "notice"),
    [
        ({"due": "2023-10-01"}, "extend_wrong"),
        ({"due": "bald"}, "extend_wrong"),
        ({"due": "9999-12-31"}, "extend_wrong"),
        ({"month": "9999-12"}, "extend_wrong"),
        ({"month": "2030-01"}, "extend_wrong"),
        ({"form": "fin_monthly.eic"}, "extend_wrong"),
        ({"form": "nothing"}, "extend_wrong"),
        ({"reason": "  "}, "reason_missing"),
    ],
)
def test_an_extension_that_cannot_be_is_said_so(
    own_store: Store, fields: dict[str, str], notice: str
) -> None:
    assert extend(dashboard_over(own_store), **fields) == f"/agencies?notice={notice}"
    assert state_of(own_store) is FilingState.MISSING


def test_a_form_that_is_in_is_not_put_off(own_store: Store) -> None:
    asked = {"form": "eic_monthly.eic"}
    assert extend(dashboard_over(own_store), **asked) == "/agencies?notice=form_is_in"
    assert judged(own_store).known.extensions == ()


def take_back(app: Dashboard, who: str = "office", **fields: str) -> str:
    """The one extension that the page shows, taken back: where the page goes on, or the status."""
    page = shown(app, "/agencies", "office")
    (form,) = [one for one in page.every("form") if one[1].get("action") == "/take-back"]
    hidden = {one[1]["name"]: one[1]["defaultValue"] for one in form[2] if one[0] == "input"}
    answer = browser_of(app, who).post(
        "/take-back",
        data={**hidden, "reason": "系统已恢复", **fields},
        headers={"Accept": "application/json"},
    )
    return str(answer.get_json()["to"]) if answer.status_code == 200 else str(answer.status_code)


def test_an_extension_that_is_taken_back_leaves_the_form_overdue(own_store: Store) -> None:
    app = dashboard_over(own_store)
    extend(app)
    assert take_back(app) == "/agencies?notice=done_take_back"
    assert state_of(own_store) is FilingState.MISSING


def test_everybody_sees_what_was_taken_back_and_why(own_store: Store) -> None:
    app = dashboard_over(own_store)
    extend(app)
    take_back(app)
    page = shown(app, "/agencies")
    assert "系统切换（" in text(page.every("s")[0])
    assert "系统已恢复（" in page.text


def test_nobody_else_takes_an_extension_back(own_store: Store) -> None:
    app = dashboard_over(own_store)
    extend(app)
    assert "收回延期" not in shown(app, "/agencies", "fin").text
    assert take_back(app, "fin") == "403"


@pytest.mark.parametrize(
    ("fields", "notice"),
    [({"reason": " "}, "reason_missing"), ({"seen": "1"}, "extension_gone")],
)
def test_what_cannot_be_taken_back_is_said_so(
    own_store: Store, fields: dict[str, str], notice: str
) -> None:
    app = dashboard_over(own_store)
    extend(app)
    assert take_back(app, **fields) == f"/agencies?notice={notice}"
    assert len(judged(own_store).known.extensions) == 1


def test_an_extension_under_which_the_form_came_is_not_offered_back(own_store: Store) -> None:
    app, catalogue = dashboard_over(own_store), shanghai()
    extend(app)
    form = catalogue.form["fin_monthly"]
    figures = figures_of(catalogue, form, "fin", Period(2023, 9))
    arrive(own_store, catalogue, form, "fin", Period(2023, 9), figures)
    assert "收回延期" not in shown(app, "/agencies", "office").text
