"""Who has not filed, and what is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefing.digest import digest
from briefing.edition import Edition
from targets.vocabulary import (
    Filing,
    FilingState,
    Language,
    Period,
)
from tests.briefing.spoken import said
from tests.make_briefing import (
    AUGUST,
    SEPTEMBER,
    august,
    issue,
    reader,
)


def unfiled(*filings: Filing, language: Language = "zh") -> Edition:
    return said(language, told=replace(issue(), filings=filings))


def missing(
    agency: str, form: str = "industry_monthly", period: Period = SEPTEMBER, **more: Any
) -> Filing:
    state = more.get("state", FilingState.MISSING)
    return Filing(form, agency, period, period.plus(1).first_day, state)


def test_bodies_that_owe_the_same_are_named_together() -> None:
    filings = [missing(code, "district_monthly") for code in ("990101", "990103")]
    assert unfiled(*filings).unfiled.items == (
        "逾期未报：东渡、南屏——各区月报（2025年9月，期限 2025-10-01）",
    )


def test_a_body_with_an_extended_due_date_is_named_apart() -> None:
    put_off = replace(missing("990103", "district_monthly"), due=date(2025, 10, 20))
    filings = (missing("990101", "district_monthly"), put_off)
    assert unfiled(*filings).unfiled.items == (
        "逾期未报：东渡——各区月报（2025年9月，期限 2025-10-01）",
        "逾期未报：南屏——各区月报（2025年9月，期限 2025-10-20）",
    )


def test_what_was_returned_is_asked_for_by_a_day_that_can_be_met() -> None:
    back = missing("990103", "district_monthly", state=FilingState.RETURNED)
    (told,) = unfiled(replace(back, again_by=date(2025, 10, 23))).unfiled.items
    assert "期限 2025-10-23" in told


def test_a_body_that_owes_several_months_is_named_once() -> None:
    filings = (missing("jobs", "jobs_monthly", AUGUST), missing("jobs", "jobs_monthly"))
    assert unfiled(*filings).unfiled.items == (
        "逾期未报：市人社局——市人社局月报（2025年8月、2025年9月）",
    )


def test_what_is_missing_comes_before_what_was_returned_waits_or_was_late() -> None:
    filings = [
        missing("jobs", "jobs_monthly", state=state)
        for state in (
            FilingState.LATE,
            FilingState.WAITING,
            FilingState.RETURNED,
            FilingState.MISSING,
        )
    ]
    assert [line.partition("：")[0] for line in unfiled(*filings).unfiled.items] == [
        "逾期未报",
        "已退回",
        "待审核",
        "迟报",
    ]


def test_when_all_reported_on_time_that_is_said_and_nothing_is_asked() -> None:
    quiet = said(board=august(), told=replace(digest(august(), None, reader()), filings=()))
    assert quiet.unfiled.empty == "应报报表均已按时报送。"
    assert quiet.asked.items == ("本期无须办理事项。",)


def test_each_is_asked_for_what_it_can_do() -> None:
    filings = (
        missing("treasury", "treasury_monthly"),
        missing("jobs", "jobs_monthly", state=FilingState.RETURNED),
        missing("industry", state=FilingState.WAITING),
        missing("banking", "banking_monthly", state=FilingState.LATE),
    )
    assert unfiled(*filings).asked.items == (
        "请市委金融办说明落后原因和后续安排。",
        "请市财政局尽快补报。",
        "请市人社局修改后重新报送被退回的报表。",
        "有 1 份报表待审核，请尽快审核。",
    )


def test_very_many_bodies_are_counted_rather_than_named_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.duties.MOST_NAMES", 3)
    filings = [missing(f"99010{n}", "district_monthly") for n in range(1, 5)]
    told = unfiled(*filings)
    assert told.unfiled.items[0].startswith("逾期未报：全部 4 个单位——各区月报")
    assert "请上列 4 个单位尽快补报。" in told.asked.items
