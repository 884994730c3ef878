"""Versions that another one overtook or replaced: what the page offers and says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.document import Dashboard
from store import record
from store.engine import Store
from targets.vocabulary import ActionState
from tests.dashboard.test_queue import send
from tests.make_pages import LAST, NOW, arrive, dashboard_over, notes_of, shanghai, shown
from wording import say

JINSHAN, LEAD = "310116", "eic"


@pytest.fixture
def own_app(own_store: Store) -> Dashboard:
    return dashboard_over(own_store)


def accept(store: Store, number: int) -> None:
    record.accept(store, number, actor="wang", now=NOW)


def page(app: Dashboard, number: int) -> str:
    return shown(app, f"/submissions/{number}", "office").text


def acts(app: Dashboard, number: int) -> set[str]:
    buttons = shown(app, f"/submissions/{number}", "office").every("button")
    return {str(one[1].get("value")) for one in buttons if one[1].get("name") == "act"}


def retold(store: Store, *, state: ActionState = ActionState.DONE) -> int:
    """The lead body's word on an action, otherwise than it counts."""
    catalogue = shanghai()
    form = next(one for one in catalogue.forms_of(LEAD) if one.has_actions)
    first, *_ = notes_of(catalogue, LEAD, LAST)
    told = replace(
        first, state=state, text="已建成", done_on=date(2023, 9, 20), evidence="沪经信〔2023〕1号"
    )
    return arrive(store, catalogue, form, LEAD, LAST, [], days_late=1, notes=[told]).id


def test_what_was_overtaken_can_only_be_sent_back(own_store: Store, own_app: Dashboard) -> None:
    first, second = send(own_store, JINSHAN, more=1), send(own_store, JINSHAN, more=2, days_late=0)
    accept(own_store, second)
    assert acts(own_app, first) == {"send_back"}
    assert say("page.notice_overtaken", "zh") in page(own_app, first)


def test_what_nobody_overtook_can_be_accepted(own_store: Store, own_app: Dashboard) -> None:
    assert acts(own_app, send(own_store, JINSHAN, more=1)) == {"accept", "send_back"}


def test_a_version_that_was_replaced_says_that_it_no_longer_counts(
    own_store: Store, own_app: Dashboard
) -> None:
    first = send(own_store, JINSHAN, more=1)
    accept(own_store, first)
    assert say("page.next_accepted", "zh") in page(own_app, first)
    second = send(own_store, JINSHAN, more=2, days_late=0)
    accept(own_store, second)
    assert say("page.next_accepted_replaced", "zh") in page(own_app, first)
    assert say("page.next_accepted", "zh") in page(own_app, second)


def test_an_action_told_anew_stands_old_beside_new(own_store: Store, own_app: Dashboard) -> None:
    said = page(own_app, retold(own_store))
    assert say("page.would_retell_title", "zh", count=1) in said
    assert "→" in said
    assert "已建成" in said
    assert say("page.told_done_on", "zh", day="2023年9月20日") in said
    assert say("page.told_evidence", "zh", text="沪经信〔2023〕1号") in said


def test_the_queue_counts_actions_told_anew(own_store: Store, own_app: Dashboard) -> None:
    retold(own_store)
    queue = shown(own_app, "/submissions", "office").text
    assert say("page.queue_retold", "zh", count=1) in queue
