"""What waits for the office: in which order, with what beside it, one by one or several at once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.document import Dashboard
from store import recall, record
from store.engine import Store
from store.record import Month
from targets.vocabulary import LANGUAGES, Finding, Language, Severity, SubmissionState
from tests.make_pages import (
    LAST,
    NOW,
    Shown,
    arrive,
    browser_of,
    dashboard_over,
    figures_of,
    shanghai,
    shown,
    text,
)
from wording import say

JINSHAN, MINHANG, QINGPU = "310116", "310112", "310118"
"""Both of the first wait; Qingpu's form of September is overdue."""


@pytest.fixture
def own_app(own_store: Store) -> Dashboard:
    return dashboard_over(own_store)


def rows(page: Shown) -> list[str]:
    (card,) = [node for node in page.every("section") if node[1].get("id") == "queue"]
    return [text(row) for row in Shown(card).every("li") if Shown(row).every("form")]


def send(
    store: Store, body: str, *, more: int = 0, is_correction: bool = False, days_late: int = -1
) -> int:
    """A body's form of September, some more than it counts; received but not decided."""
    form = shanghai().forms_of(body)[0]
    figures = [
        replace(one, value=(one.value or Decimal(0)) + more)
        for one in figures_of(shanghai(), form, body, LAST)
    ]
    sent = arrive(
        store,
        shanghai(),
        form,
        body,
        LAST,
        figures,
        is_correction=is_correction,
        days_late=days_late,
    )
    return sent.id


def accept_several(app: Dashboard, *numbers: int, role: str = "office") -> str:
    form = {"submission": [str(number) for number in numbers], "from": "/submissions"}
    answer = browser_of(app, role).post(
        "/accept-several", data=form, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 200, answer.status_code
    return parse_qs(urlsplit(str(answer.get_json()["to"])).query)["notice"][0]


def state_of(store: Store, number: int) -> SubmissionState:
    with store.reading() as session:
        found = recall.submission(session, number)
    assert found is not None
    return found.state


def test_what_waits_longest_comes_first(own_store: Store, own_app: Dashboard) -> None:
    send(own_store, QINGPU)
    found = rows(shown(own_app, "/submissions", "office"))
    assert [next(n for n in ("闵行", "金山", "青浦") if n in row) for row in found] == [
        "闵行",
        "金山",
        "青浦",
    ]


def test_a_question_stands_with_its_explanation(app: Dashboard) -> None:
    row = next(row for row in rows(shown(app, "/submissions", "office")) if "金山" in row)
    assert "须说明1处，均已说明" in row
    assert "第三批集中认定，含转入企业120家。" in row


def test_a_question_without_an_explanation_is_counted(own_store: Store, own_app: Dashboard) -> None:
    form = shanghai().forms_of(QINGPU)[0]
    silent = Finding("nothing_reported", Severity.WARNING)
    figures = figures_of(shanghai(), form, QINGPU, LAST)
    arrive(own_store, shanghai(), form, QINGPU, LAST, figures, findings=(silent,))
    row = next(row for row in rows(shown(own_app, "/submissions", "office")) if "青浦" in row)
    assert "须说明1处，其中1处尚无说明" in row


def test_a_late_first_file_is_a_supplement_and_says_how_late(
    own_store: Store, own_app: Dashboard
) -> None:
    send(own_store, QINGPU, days_late=20)
    row = next(row for row in rows(shown(own_app, "/submissions", "office")) if "青浦" in row)
    assert "补报" in row
    assert "逾期20天" in row


def test_a_correction_says_how_much_it_changes(own_store: Store, own_app: Dashboard) -> None:
    send(own_store, "310101", more=1, is_correction=True)
    row = next(row for row in rows(shown(own_app, "/submissions", "office")) if "黄浦" in row)
    count = len(figures_of(shanghai(), shanghai().forms_of("310101")[0], "310101", LAST))
    assert f"改动已采用的{count}个数" in row


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_eyes_are_said_beforehand(app: Dashboard, language: Language) -> None:
    page = shown(app, f"/submissions?lang={language}", "office")
    assert say("page.queue_note", language) in page.text


def test_those_without_questions_are_accepted_together(
    own_store: Store, own_app: Dashboard
) -> None:
    both = (send(own_store, QINGPU), send(own_store, "fin"))
    assert accept_several(own_app, *both) == "done_accept_several"
    assert {state_of(own_store, number) for number in both} == {SubmissionState.ACCEPTED}


def test_what_has_a_question_is_not_accepted_with_others(
    own_store: Store, own_app: Dashboard, waiting: int
) -> None:
    plain = send(own_store, QINGPU)
    assert accept_several(own_app, waiting, plain) == "some_not_accepted"
    assert state_of(own_store, waiting) is SubmissionState.SUBMITTED
    assert state_of(own_store, plain) is SubmissionState.ACCEPTED


def test_what_changes_figures_that_count_is_not_accepted_with_others(
    own_store: Store, own_app: Dashboard
) -> None:
    number = send(own_store, "310101", more=1, is_correction=True)
    assert accept_several(own_app, number) == "some_not_accepted"


def test_what_is_of_a_closed_month_is_not_accepted_with_others(
    own_store: Store, own_app: Dashboard
) -> None:
    record.close(own_store, Month(LAST), actor="office", now=NOW, comment="已通报")
    assert accept_several(own_app, send(own_store, QINGPU)) == "some_not_accepted"


def test_what_is_decided_or_unknown_is_not_accepted_with_others(own_app: Dashboard) -> None:
    assert accept_several(own_app, 1, 99999) == "some_not_accepted"


def test_accepting_nothing_says_so(own_app: Dashboard) -> None:
    assert accept_several(own_app) == "none_chosen"


def test_only_those_that_may_be_accepted_together_have_a_box(
    own_store: Store, own_app: Dashboard
) -> None:
    plain = {send(own_store, QINGPU), send(own_store, "fin")}
    boxes = shown(own_app, "/submissions", "office").every("input", "choose")
    chosen = {int(box[1]["value"]) for box in boxes}
    assert plain <= chosen
    assert all(box[1]["form"] == "several" and box[1]["aria-label"] for box in boxes)
    with own_store.reading() as session:
        asked = {s.id for s in recall.waiting(session) if recall.findings(session, s.id)}
    assert not asked & chosen


def listed(app: Dashboard, query: str, role: str = "office") -> list[str]:
    page = shown(app, f"/submissions?{query}", role)
    (card,) = [node for node in page.every("section") if node[1].get("id") == "arrivals"]
    return [text(row) for row in Shown(card).every("li")]


def test_the_list_is_narrowed_by_state_body_and_month(app: Dashboard) -> None:
    assert all("金山区" in row for row in listed(app, f"body={JINSHAN}"))
    assert len(listed(app, f"body={JINSHAN}&month=2023-09")) == 1
    assert [row for row in listed(app, "state=submitted") if "待审核" not in row] == []
    assert listed(app, f"body={JINSHAN}&state=returned") == []


def test_the_queue_is_narrowed_too(app: Dashboard) -> None:
    (row,) = rows(shown(app, f"/submissions?body={JINSHAN}", "office"))
    assert "金山" in row


def test_what_an_address_says_wrongly_narrows_nothing(app: Dashboard) -> None:
    assert listed(app, "state=burnt&body=nobody&month=May") == listed(app, "")


def test_a_filter_finds_nothing_that_the_reader_may_not_see(app: Dashboard) -> None:
    assert listed(app, f"body={JINSHAN}&state=submitted", "viewer") == []


def test_a_body_sees_its_own_that_wait_and_how_to_take_them_back(app: Dashboard) -> None:
    page = shown(app, "/submissions", JINSHAN)
    assert say("page.own_queue_note", "zh") in page.text
    assert not page.every("input", "choose")


def close(app: Dashboard, role: str = "office", **said: str) -> str:
    form = {"month": "2023-06", "form": "", "act": "close", "comment": "已通报"} | said
    answer = browser_of(app, role).post(
        "/close", data=form | {"from": "/submissions"}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 200, answer.status_code
    return parse_qs(urlsplit(str(answer.get_json()["to"])).query)["notice"][0]


def test_the_office_closes_a_month_and_everybody_sees_the_lock(own_app: Dashboard) -> None:
    assert close(own_app) == "done_close"
    for role in ("office", "viewer", JINSHAN):
        page = shown(own_app, "/submissions", role)
        assert "已通报" in next(text(lock) for lock in page.every("span", "lock"))


def test_a_month_before_it_was_closed_is_shown_without_the_lock(own_app: Dashboard) -> None:
    close(own_app)
    page = shown(own_app, "/submissions?as_of=2023-10-10")
    assert not page.every("span", "lock")


def test_a_month_is_opened_again(own_app: Dashboard) -> None:
    close(own_app)
    assert close(own_app, act="reopen") == "done_reopen"
    assert not shown(own_app, "/submissions").every("span", "lock")


def test_one_form_is_closed_alone(own_app: Dashboard) -> None:
    assert close(own_app, form="eic_monthly") == "done_close"
    (lock,) = shown(own_app, "/submissions").every("span", "lock")
    assert "已通报" in text(lock)


@pytest.mark.parametrize(
    ("said", "notice"),
    [
        ({"comment": " "}, "closing_reason_missing"),
        ({"month": "2023-10"}, "month_not_over"),
        ({"act": "reopen"}, "open_already"),
    ],
)
def test_what_cannot_be_closed_is_told_why(
    own_app: Dashboard, said: dict[str, str], notice: str
) -> None:
    assert close(own_app, **said) == notice
    page = shown(own_app, f"/submissions?notice={notice}", "office")
    assert say(f"page.notice_{notice}", "zh") in page.text


def test_closing_twice_does_nothing(own_app: Dashboard) -> None:
    close(own_app)
    assert close(own_app) == "closed_already"


@pytest.mark.parametrize(
    "said",
    [
        {"month": "June"},
        {"month": "1999-01"},
        {"month": "2099-01"},
        {"form": "no_form"},
        {"act": "delete"},
    ],
)
def test_a_forged_closing_is_refused(own_app: Dashboard, said: dict[str, str]) -> None:
    form = {"month": "2023-06", "act": "close", "comment": "x"} | said
    assert browser_of(own_app, "office").post("/close", data=form).status_code == 400


def test_the_card_lists_who_closed_what_and_what_was_opened_in_it(own_app: Dashboard) -> None:
    close(own_app)
    close(own_app, form="eic_monthly", act="reopen", comment="补录遗漏")
    page = shown(own_app, "/submissions", "office").text
    assert "已解除：市经济信息化委月报" in page
    assert "2023年6月市经济信息化委月报解除封账" in page


def test_only_the_office_sees_the_card_and_only_in_the_present(app: Dashboard) -> None:
    title = say("page.closings_note", "zh")
    assert title in shown(app, "/submissions", "office").text
    assert title not in shown(app, "/submissions", JINSHAN).text
    assert title not in shown(app, "/submissions?as_of=2023-10-10", "office").text


def test_a_closed_month_bears_its_lock_in_the_table_of_a_target(own_app: Dashboard) -> None:
    close(own_app, form="eic_monthly")
    page = shown(own_app, "/target/innovative_smes")
    locked = [row for row in page.every("tr") if Shown(row).every("span", "lock")]
    assert [text(row[2][0])[:2] for row in locked] == ["6月"]
    assert not shown(own_app, "/target/inclusive_loans_balance").every("span", "lock")


def test_a_body_that_owes_a_closed_month_is_told_so(own_app: Dashboard) -> None:
    assert close(own_app, month="2023-09") == "done_close"
    assert "9月已封账" in shown(own_app, "/upload", QINGPU).text
