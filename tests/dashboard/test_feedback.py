"""What a sender takes along from the pages: the marked workbook, and the receipt."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from werkzeug.test import TestResponse

from dashboard.document import Dashboard
from store import recall
from store.engine import Store
from targets.vocabulary import LANGUAGES, Language
from tests.dashboard.test_uploads import DISTRICT, previewed, submit, token_of, workbook
from tests.make_marked import LIST, listed
from tests.make_pages import browser_of, dashboard_over, shown
from wording import say

OWNER = "310116"


@pytest.fixture
def own_app(own_store: Store) -> Dashboard:
    return dashboard_over(own_store)


def get(app: Dashboard, path: str, role: str) -> TestResponse:
    return browser_of(app, role).get(path)


def opened(answer: TestResponse) -> openpyxl.Workbook:
    assert answer.status_code == 200
    return openpyxl.load_workbook(BytesIO(answer.data))


def kept(store: Store) -> list[Path]:
    return sorted(path for path in store.blobs.root.rglob("*") if path.is_file())


def accepted(store: Store) -> int:
    """One without a finding."""
    with store.reading() as session:
        return recall.known(session).submissions[0].id


def test_a_preview_with_findings_offers_the_marked_workbook(own_app: Dashboard) -> None:
    browser, address = previewed(own_app, workbook(own_app, jump=True))
    path = f"/marked/held/{token_of(address)}"
    assert path in shown(own_app, address, DISTRICT).hrefs
    book = opened(browser.get(path))
    assert book.sheetnames[:2] == [LIST, "填报"]
    assert book["填报"]["E5"].comment is not None


def test_what_was_written_on_the_page_stands_in_the_marked_workbook(own_app: Dashboard) -> None:
    browser, address = previewed(own_app, workbook(own_app, jump=True))
    submit(browser, address, **{"explain:填报!E5": "第三批集中认定"})
    book = opened(browser.get(f"/marked/held/{token_of(address)}"))
    said = {row["单元格"]: row["说明"] for row in (listed(book, n) for n in (1, 2, 3))}
    assert said["E5"] == "第三批集中认定"


def test_a_preview_without_findings_offers_none(own_app: Dashboard) -> None:
    browser, address = previewed(own_app, workbook(own_app))
    path = f"/marked/held/{token_of(address)}"
    assert path not in shown(own_app, address, DISTRICT).hrefs
    assert browser.get(path).status_code == 404


def test_somebody_elses_preview_is_not_given(own_app: Dashboard) -> None:
    _, address = previewed(own_app, workbook(own_app, jump=True))
    path = f"/marked/held/{token_of(address)}"
    assert get(own_app, path, OWNER).status_code == 404
    assert get(own_app, path, "viewer").status_code == 403


@pytest.mark.parametrize("kind", ["marked", "receipt"])
@pytest.mark.parametrize(
    ("role", "status"), [("office", 200), (OWNER, 200), ("310118", 403), ("viewer", 403)]
)
def test_only_the_office_and_the_sender_are_given_it(
    app: Dashboard, waiting: int, kind: str, role: str, status: int
) -> None:
    assert get(app, f"/{kind}/{waiting}", role).status_code == status


@pytest.mark.parametrize("number", ["0", "99999", "x", "9" * 30])
@pytest.mark.parametrize("kind", ["marked", "receipt"])
def test_what_there_is_not_is_not_found(app: Dashboard, kind: str, number: str) -> None:
    assert get(app, f"/{kind}/{number}", "office").status_code == 404


def test_a_submission_without_findings_has_no_marked_workbook(
    app: Dashboard, filled: Store
) -> None:
    number = accepted(filled)
    assert get(app, f"/marked/{number}", "office").status_code == 404
    assert f"/marked/{number}" not in shown(app, f"/submissions/{number}", "office").hrefs


def test_a_submissions_page_leads_its_sender_to_both(app: Dashboard, waiting: int) -> None:
    hrefs = shown(app, f"/submissions/{waiting}", OWNER).hrefs
    assert {f"/marked/{waiting}", f"/receipt/{waiting}"} <= set(hrefs)


def test_others_are_not_told_what_is_still_open(app: Dashboard, filled: Store) -> None:
    number = accepted(filled)
    page = shown(app, f"/submissions/{number}")
    assert f"/receipt/{number}" not in page.hrefs
    assert say("receipt.open", "zh") not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_happens_next(app: Dashboard, waiting: int, language: Language) -> None:
    page = shown(app, f"/submissions/{waiting}?lang={language}", OWNER)
    assert say("receipt.next_submitted", language) in page.text


def test_the_receipt_is_one_page_of_text_in_both_languages(app: Dashboard, waiting: int) -> None:
    answer = get(app, f"/receipt/{waiting}", OWNER)
    text = answer.data.decode("utf-8-sig")
    assert answer.mimetype == "text/plain"
    assert f"编号：{waiting}\r\n" in text
    assert f"Number: {waiting}\r\n" in text
    assert len(text.splitlines()) < 40


def test_a_recorded_workbook_is_marked_from_what_was_kept(
    own_app: Dashboard, own_store: Store
) -> None:
    browser, address = previewed(own_app, workbook(own_app, jump=True))
    places = (f"填报!E{row}" for row in range(5, 8))
    number = submit(browser, address, **{f"explain:{one}": "属实" for one in places})
    before = kept(own_store)
    book = opened(browser.get(f"/marked/{number.partition('?')[0].rpartition('/')[2]}"))
    assert listed(book)["说明"] == "属实"
    assert kept(own_store) == before
