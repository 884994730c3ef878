"""What a reader gets who may not, asks for what is not there, or holds an address that was true once."""

from __future__ import annotations

import re
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.address import Address
from dashboard.document import Dashboard
from store import recall, record
from store.engine import Store, open_store
from targets.vocabulary import LANGUAGES, Language
from tests.make_pages import browser_of, dashboard_over, drawer, fixed_clock, shanghai, shown, text
from wording import say

EIC_FORMS = [form.id for form in shanghai().forms_of("eic") if form.is_ever_owed]


@pytest.mark.parametrize("form", EIC_FORMS)
def test_every_form_of_a_body_has_its_own_template(app: Dashboard, form: str) -> None:
    answer = browser_of(app, "eic").get(f"/template/eic/2023-09?form={form}")
    assert answer.status_code == 200
    names = openpyxl.load_workbook(BytesIO(answer.data)).defined_names
    assert form in names["ptm_form"].attr_text


@pytest.mark.parametrize(
    "asked", ["2023-09?form=fin_monthly", "2023-09?form=x", "2031-01", "2019-01"]
)
def test_a_template_that_nobody_owes_is_not_there(app: Dashboard, asked: str) -> None:
    assert browser_of(app, "eic").get(f"/template/eic/{asked}").status_code == 404


def test_a_body_that_owes_much_finds_every_template(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'empty.db'}")) as store:
        store.migrate()
        page = shown(dashboard_over(store), "/upload", "eic")
    templates = [href for href in page.hrefs if href.startswith("/template/")]
    assert {
        "/template/eic/2023-01?form=eic_monthly",
        "/template/eic/2023-09?form=progress_report",
    } < set(templates)
    [folded, *_] = page.every("summary", "quiet")
    assert text(folded) == say("page.more_rows", "zh", count=len(templates) - 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_anything_counts_the_first_page_says_so(tmp_path: Path, language: Language) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'empty.db'}")) as store:
        store.migrate()
        page = shown(dashboard_over(store), f"/?lang={language}")
    assert text(page.every("h1")[0]) == say("page.headline_empty", language)
    assert say("page.no_data_yet", language) in text(page.every("summary")[0])
    assert say("page.awaiting_first", language) in page.text


def test_the_month_that_is_due_can_be_said_of_a_file_that_does_not(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'empty.db'}")) as store:
        store.migrate()
        page = shown(dashboard_over(store), "/upload", "310115")
    months = [node[1]["value"] for node in page.every("option")]
    assert "2023-09" in months
    assert "2023-10" not in months


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_not_is_told_in_words(app: Dashboard, language: Language) -> None:
    form = {"submission": "1", "act": "accept", "from": f"/?lang={language}"}
    answer = browser_of(app, "eic").post(
        f"/decide?from=/?lang={language}", data=form, headers={"Accept": "application/json"}
    )
    assert (answer.status_code, answer.get_json()["message"]) == (
        403,
        say("page.failed_403", language),
    )
    page = browser_of(app, "eic").get(f"/template/fin/2023-09?lang={language}")
    assert page.status_code == 403
    assert say("page.failed_403", language) in page.text


def test_a_kept_address_does_not_say_what_is_no_longer_so(app: Dashboard, waiting: int) -> None:
    kept = shown(app, f"/submissions/{waiting}?notice=done_accept", "office")
    assert say("page.notice_done_accept", "zh") not in kept.text
    assert (
        say("page.notice_receipt", "zh")
        in shown(app, f"/submissions/{waiting}?notice=receipt", "office").text
    )
    assert say("page.notice_receipt", "zh") not in shown(app, "/submissions?notice=receipt").text


def test_in_a_view_of_the_past_nothing_is_decided(app: Dashboard, waiting: int) -> None:
    assert shown(app, "/submissions", "office").every("form", "deciding")
    for address in ("/submissions", f"/submissions/{waiting}"):
        assert not shown(app, f"{address}?as_of=2023-10-17", "office").every("form", "deciding")
    early = shown(app, "/submissions?as_of=2023-03-01", "office")
    assert say("page.queue_title", "zh", count=0) in early.text


def test_a_day_to_come_is_no_moment_to_look_from(app: Dashboard) -> None:
    assert say("page.unknown_title", "zh") in shown(app, "/?as_of=2099-01-01").text
    assert say("page.unknown_title", "zh") not in shown(app, "/?as_of=2023-10-18").text


def test_who_sent_it_and_who_did_not_are_told_different_things(
    own_store: Store, waiting: int
) -> None:
    record.send_back(own_store, waiting, actor="office", now=fixed_clock(), comment="请核对")
    app = dashboard_over(own_store)
    with own_store.reading() as session:
        sent = recall.submission(session, waiting)
    assert sent is not None
    assert (
        say("page.next_returned", "zh") in shown(app, f"/submissions/{waiting}", sent.agency).text
    )
    office = shown(app, f"/submissions/{waiting}", "office").text
    assert say("page.next_returned_by_sender", "zh") in office


def test_a_body_and_the_list_of_bodies_count_the_same_targets(app: Dashboard) -> None:
    lines = [line for line in shanghai().targets if line.responsible[0] == "eic"]
    scored = sum(not target.is_aspirational for target in lines)
    assert f"牵头{scored}项" in shown(app, "/agencies/eic").text


def test_a_district_and_the_page_of_districts_count_the_same_targets(app: Dashboard) -> None:
    shared = [one for one in shanghai().targets if one.indicator.by_district]
    scored = sum(not target.is_aspirational for target in shared)
    assert f"{scored}项由各区共同负责" in shown(app, "/districts").text
    assert f"共同负责{scored}项" in shown(app, "/districts/310115").text


def test_a_ratio_says_its_parts_in_their_units(app: Dashboard) -> None:
    page = shown(app, "/target/procurement_reserved_share")
    sources = [href for href in page.hrefs if "source=procurement_reserved_share" in href]
    told = [drawer(app, href).text for href in sources[:1]]
    assert re.search(r"[\d.,]+ 亿元 ÷ [\d.,]+ 亿元", told[0])


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("seamless_renewal", "working_needed_sum"),
        ("inclusive_loans_balance", "working_needed_per_month"),
    ],
)
def test_what_is_needed_is_told_of_sums_and_of_levels(
    app: Dashboard, target: str, key: str
) -> None:
    opened = drawer(app, f"/?how=needed_per_month.{target}.city")
    assert say(f"page.{key}", "zh") in opened.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_a_page_in_the_reader_s_language_that_leads_home(
    app: Dashboard, language: Language
) -> None:
    answer = browser_of(app, "office").put(f"/decide?lang={language}")
    assert answer.status_code == 405
    assert say("page.failed_405", language) in answer.text
    home = Address(language=language).href
    assert f'<a href="{home}">{say("page.to_overview", language)}</a>' in answer.text


def test_a_body_is_offered_the_template_of_each_form_by_its_name(app: Dashboard) -> None:
    templates = [href for href in shown(app, "/agencies/eic", "eic").hrefs if "/template/" in href]
    assert {href.partition("?")[2] for href in templates} == {
        f"form={form.id}" for form in shanghai().forms_of("eic") if form.is_ever_owed
    }
    assert all(browser_of(app, "eic").get(href).status_code == 200 for href in templates)
