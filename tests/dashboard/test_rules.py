"""The page of the rules: the office sees them, tries alterations out, and puts them in force."""

from __future__ import annotations

import pytest

from dashboard.document import Dashboard
from dashboard.drafts import Draft, Drafts, Job
from ingest.layout import load_layouts
from ingest.rulebook import Rulebook
from store import recall
from store.engine import Store
from targets.vocabulary import LANGUAGES, Language
from tests.make_pages import browser_of, dashboard_over, shanghai, shown, text
from wording import say

BLIND = "magnitude: {stage: off}"


@pytest.fixture
def own_app(own_store: Store) -> Dashboard:
    return dashboard_over(own_store)


def post(app: Dashboard, role: str = "office", **fields: str) -> str:
    """Where the page goes on."""
    form = {"from": "/rules", **fields}
    answer = browser_of(app, role).post("/rules", data=form, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.status_code
    return str(answer.get_json()["to"])


def draft_of(address: str) -> str:
    return address.partition("draft=")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_office_sees_every_rule_with_its_stage_and_thresholds(
    app: Dashboard, language: Language
) -> None:
    page = shown(app, f"/rules?lang={language}", "office")
    assert len(page.every("tbody")[0][2]) == 20
    assert "far = 0.85" in page.text
    assert "flow = 3.7" in page.text


@pytest.mark.parametrize("role", ["viewer", "eic", "310115"])
def test_nobody_else_sees_or_alters_them(app: Dashboard, role: str) -> None:
    assert "far = " not in shown(app, "/rules", role).text
    answer = browser_of(app, role).post("/rules", data={"act": "replay", "text": BLIND})
    assert answer.status_code == 403


def test_what_is_no_rule_is_told_with_its_place(own_app: Dashboard) -> None:
    to = post(own_app, act="replay", text="magnitude: {far: x}")
    page = shown(own_app, to, "office")
    assert "magnitude.far 填写的是“x”，应为数字" in page.text
    assert [b[1]["value"] for b in page.every("button", "main")] == ["replay"]


def test_an_alteration_is_replayed_before_it_can_be_switched_on(
    own_app: Dashboard, own_store: Store
) -> None:
    page = shown(own_app, post(own_app, act="replay", text=BLIND, since="2023-09"), "office")
    assert "重新核对了" in page.text
    assert [b[1]["value"] for b in page.every("button", "main")] == ["replay", "switch_on"]
    with own_store.reading() as session:
        assert recall.rules_text(session) is None


def test_switching_on_needs_a_reason_and_keeps_it(own_app: Dashboard, own_store: Store) -> None:
    draft = draft_of(post(own_app, act="replay", text=BLIND, since="2023-09"))
    assert "notice=comment_missing_rules" in post(own_app, act="switch_on", draft=draft)
    to = post(own_app, act="switch_on", draft=draft, comment="误报太多")
    page = shown(own_app, to, "office")
    assert "自现在起启用" in page.text
    assert "误报太多" in page.text
    with own_store.reading() as session:
        assert recall.rules_text(session) == BLIND


def test_what_was_never_replayed_is_not_switched_on(own_app: Dashboard) -> None:
    to = post(own_app, act="switch_on", draft="none", comment="误报太多")
    assert "notice=draft_expired" in to
    assert "已过期" in shown(own_app, to, "office").text


def test_an_unknown_act_is_no_request_of_ours(app: Dashboard) -> None:
    answer = browser_of(app, "office").post("/rules", data={"act": "delete"})
    assert answer.status_code == 400


def test_a_text_that_is_too_long_is_told_so(own_app: Dashboard) -> None:
    to = post(own_app, act="replay", text="#" * 70_000)
    assert "64,000个字符" in shown(own_app, to, "office").text


def test_who_put_rules_in_force_is_named_in_the_reader_s_language(own_app: Dashboard) -> None:
    draft = draft_of(post(own_app, act="replay", text=BLIND, since="2023-09"))
    to = post(own_app, act="switch_on", draft=draft, comment="误报太多")
    versions = shown(own_app, f"{to}&lang=en", "office").every("section")[-1]
    assert say("page.role_office", "en") in text(versions)


@pytest.fixture
def begun(own_store: Store) -> tuple[Dashboard, list[Job], str]:
    """A replay that was asked for and goes on when its job is run; the address of its page."""
    jobs: list[Job] = []
    app = dashboard_over(own_store, drafts=Drafts(run=jobs.append))
    return app, jobs, post(app, act="replay", text=BLIND, since="2023-09")


Begun = tuple[Dashboard, list[Job], str]


def test_a_replay_that_goes_on_is_shown_at_once_and_looked_at_again(begun: Begun) -> None:
    app, _, to = begun
    page = shown(app, to, "office")
    assert "正在准备重新核对" in page.text
    assert [one[1].get("data-refresh") for one in page.every("span") if "data-refresh" in one[1]]
    assert [b[1]["value"] for b in page.every("button", "main")] == ["replay"]


def test_the_bar_shows_how_many_submissions_are_done(own_store: Store) -> None:
    drafts = Drafts()
    token = drafts.keep(Draft(BLIND, None, done=3, all=12))
    page = shown(dashboard_over(own_store, drafts=drafts), f"/rules?draft={token}", "office")
    assert "12 份中已核对 3 份" in page.text
    assert [(bar[1]["value"], bar[1]["max"]) for bar in page.every("progress")] == [(3, 12)]


def test_the_result_stands_there_once_it_is_done(begun: Begun) -> None:
    app, jobs, to = begun
    jobs[0]()
    page = shown(app, to, "office")
    assert "重新核对了" in page.text
    assert not [one for one in page.every("span") if "data-refresh" in one[1]]


def test_what_is_still_replayed_is_not_switched_on(begun: Begun, own_store: Store) -> None:
    app, _, to = begun
    answer = post(app, act="switch_on", draft=draft_of(to), comment="误报太多")
    assert "notice=draft_expired" in answer
    with own_store.reading() as session:
        assert recall.rules_text(session) is None


def test_a_replay_that_breaks_off_says_so(own_store: Store) -> None:
    drafts = Drafts(run=lambda job: job())
    no_rules = Draft("magnitude: {far: x}", None)
    token = drafts.try_out(no_rules, Rulebook(own_store, shanghai(), load_layouts()))
    page = shown(dashboard_over(own_store, drafts=drafts), f"/rules?draft={token}", "office")
    assert "试算中断" in page.text
