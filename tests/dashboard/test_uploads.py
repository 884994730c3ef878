"""A workbook through the pages: held, previewed, explained, submitted, decided."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, run_wsgi_app

from dashboard.document import Dashboard
from dashboard.held import LIMIT
from store import recall
from store.engine import Store
from targets.vocabulary import LANGUAGES, Language, SubmissionState
from tests.make_pages import browser_of, dashboard_over, drawer, shown, text
from wording import say, sentences

DISTRICT = "310118"
"""Qingpu: its form of September is overdue."""
SAID_OF_IT = (1840, 990, 70)
"""What the municipal body reported for the district in September."""


@pytest.fixture
def own_app(own_store: Store) -> Dashboard:
    return dashboard_over(own_store)


def workbook(app: Dashboard, *, slip: bool = False, jump: bool = False) -> bytes:
    """The district's own template, filled in; `slip`: little giants above all SRDI; `jump`: too much."""
    blank = browser_of(app, DISTRICT).get(f"/template/{DISTRICT}/2023-09")
    assert blank.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(blank.data))
    sheet = book.worksheets[0]
    for row in range(5, 8):
        before = int(str(sheet.cell(row, 4).value or 0))
        sheet.cell(row, 5).value = before * 12 if jump else SAID_OF_IT[row - 5]
    if slip:
        sheet.cell(7, 5).value = int(str(sheet.cell(6, 5).value)) + 1
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def put(browser: FlaskClient, content: bytes, name: str = "青浦区9月.xlsx", **query: str) -> Any:
    return browser.put(
        "/upload", query_string={"name": name, "from": "/upload"} | query, data=content
    )


def previewed(app: Dashboard, content: bytes) -> tuple[FlaskClient, str]:
    browser = browser_of(app, DISTRICT)
    answer = put(browser, content)
    assert answer.status_code == 200
    return browser, answer.get_json()["to"]


def token_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["token"][0]


def submit(browser: FlaskClient, address: str, **fields: str) -> str:
    """Where the page goes on."""
    form = {"token": token_of(address), "from": "/upload", **fields}
    answer = browser.post("/submit", data=form, headers={"Accept": "application/json"})
    return str(answer.get_json()["to"])


def submissions(store: Store) -> int:
    with store.reading() as session:
        return len(recall.known(session).submissions)


def test_a_preview_records_nothing(own_app: Dashboard, own_store: Store) -> None:
    before = submissions(own_store)
    _, address = previewed(own_app, workbook(own_app))
    page = shown(own_app, address, DISTRICT)
    assert "个数已读好，没有须改正" in page.every("h1")[0][2][0]
    assert submissions(own_store) == before


def test_what_was_read_stands_beside_last_month_with_its_cell(own_app: Dashboard) -> None:
    _, address = previewed(own_app, workbook(own_app))
    row = shown(own_app, address, DISTRICT).every("tr")[1]
    cells = [text(cell) for cell in row[2]]
    assert cells[0] == "创新型中小企业"
    assert cells[7] == "+97"
    assert cells[8] == "填报!E5"


def test_an_upload_is_shown_to_its_sender_alone(own_app: Dashboard) -> None:
    _, address = previewed(own_app, workbook(own_app))
    assert "已过期" in shown(own_app, address, "310101").text
    assert "已读好" not in shown(own_app, address, "office").text


def test_an_error_blocks_the_submission(own_app: Dashboard, own_store: Store) -> None:
    browser, address = previewed(own_app, workbook(own_app, slip=True))
    page = shown(own_app, address, DISTRICT)
    assert "处错误须改正" in page.text
    assert page.every("button", "main")[0][1]["disabled"] is True
    assert not page.every("textarea")
    submit(browser, address)
    with own_store.reading() as session:
        assert all(s.agency != DISTRICT for s in recall.waiting(session))


def test_a_warning_must_be_explained_first(own_app: Dashboard, own_store: Store) -> None:
    browser, address = previewed(own_app, workbook(own_app, jump=True))
    asked = shown(own_app, address, DISTRICT).every("textarea")
    assert asked
    before = submissions(own_store)
    to = submit(browser, address)
    assert "notice=explain_first" in to
    assert submissions(own_store) == before


def test_what_was_explained_stays_in_its_field(own_app: Dashboard) -> None:
    browser, address = previewed(own_app, workbook(own_app, jump=True))
    asked = shown(own_app, address, DISTRICT).every("textarea")
    assert len(asked) > 1
    name = asked[0][1]["name"]
    to = submit(browser, address, **{name: "第三批集中认定"})
    assert "notice=explain_first" in to
    again = {
        f[1]["name"]: f[1]["defaultValue"] for f in shown(own_app, to, DISTRICT).every("textarea")
    }
    assert again[name] == "第三批集中认定"


def test_what_the_workbook_explains_stands_in_its_field_already(own_app: Dashboard) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(own_app, jump=True)))
    book.worksheets[0].cell(5, 6).value = "第三批集中认定"
    filled = io.BytesIO()
    book.save(filled)
    _, address = previewed(own_app, filled.getvalue())
    fields = shown(own_app, address, DISTRICT).every("textarea")
    said = {field[1]["name"]: field[1]["defaultValue"] for field in fields}
    assert said["explain:填报!E5"] == "第三批集中认定"


def test_an_explanation_is_in_the_drawer_of_its_figure(own_app: Dashboard) -> None:
    browser, address = previewed(own_app, workbook(own_app, jump=True))
    asked = shown(own_app, address, DISTRICT).every("textarea")
    to = submit(browser, address, **{field[1]["name"]: "第三批集中认定" for field in asked})
    decide(own_app, "office", urlsplit(to).path.rpartition("/")[2], "accept")
    source = f"innovative_smes.{DISTRICT}.2023-09.{DISTRICT}"
    assert "第三批集中认定" in drawer(own_app, f"/?source={source}").text


def test_an_explained_workbook_is_submitted_with_a_receipt_and_accepted_by_the_office(
    own_app: Dashboard, own_store: Store
) -> None:
    browser, address = previewed(own_app, workbook(own_app, jump=True))
    asked = shown(own_app, address, DISTRICT).every("textarea")
    to = submit(browser, address, **{field[1]["name"]: "第三批集中认定" for field in asked})
    receipt = shown(own_app, to, DISTRICT).text
    assert "已提交" in receipt
    assert "第三批集中认定" in receipt
    number = urlsplit(to).path.rpartition("/")[2]
    decided = decide(own_app, "office", number, "accept")
    assert "notice=done_accept" in decided
    with own_store.reading() as session:
        found = recall.submission(session, int(number))
    assert found is not None
    assert found.state is SubmissionState.ACCEPTED


def decide(app: Dashboard, role: str, number: str, act: str, comment: str = "") -> str:
    form = {"submission": number, "act": act, "comment": comment, "from": "/submissions"}
    answer = browser_of(app, role).post(
        "/decide", data=form, headers={"Accept": "application/json"}
    )
    return str(answer.get_json()["to"])


def slipped(app: Dashboard) -> bytes:
    """All figures ten thousand times too large, as by a wrong unit."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(app)))
    sheet = book.worksheets[0]
    for row in range(5, 8):
        sheet.cell(row, 5).value = int(str(sheet.cell(row, 5).value)) * 10_000
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def test_a_slip_is_read_as_it_was_meant_by_one_click(own_app: Dashboard, own_store: Store) -> None:
    browser, to = previewed(own_app, slipped(own_app))
    answers = [
        b[1]["value"] for b in shown(own_app, to, DISTRICT).every("button") if "value" in b[1]
    ]
    meant = [answer for answer in answers if answer.startswith("meant:")]
    assert meant
    for answer in meant:
        to = submit(browser, to, answer=answer)
    page = shown(own_app, to, DISTRICT)
    assert "按报送人的确认读作" in page.text
    assert page.every("button", "main")[-1][1]["disabled"] is False
    fields = {f[1]["name"]: f[1]["defaultValue"] for f in page.every("textarea")}
    assert {text[:8] for text in fields.values()} == {"报送人确认：应为"}
    assert "notice=receipt" in submit(browser, to, **fields)


def test_a_slip_is_confirmed_only_with_a_reason(own_app: Dashboard) -> None:
    browser, to = previewed(own_app, slipped(own_app))
    buttons = shown(own_app, to, DISTRICT).every("button")
    answers = [b[1]["value"] for b in buttons if "confirmed:" in b[1].get("value", "")]
    place = answers[0].removeprefix("confirmed:")
    assert "notice=explain_first" in submit(browser, to, answer=answers[0])
    said = {f"explain:{place}": "统计范围扩大"}
    again = shown(own_app, submit(browser, to, answer=answers[0], **said), DISTRICT)
    left = [b[1]["value"] for b in again.every("button") if "confirmed:" in b[1].get("value", "")]
    assert left == answers[1:]


def test_a_submitted_upload_leads_to_its_submission_when_it_is_sent_again(
    own_app: Dashboard,
) -> None:
    browser, address = previewed(own_app, workbook(own_app))
    first, second = submit(browser, address), submit(browser, address)
    assert "notice=receipt" in first
    assert "notice=already_there" in second
    assert first.partition("?")[0] == second.partition("?")[0]


def test_an_upload_that_nobody_holds_has_expired(own_app: Dashboard) -> None:
    browser, address = previewed(own_app, workbook(own_app))
    assert "notice=upload_expired" in submit(browser, address + "x")


def test_the_same_file_twice_is_recorded_once(own_app: Dashboard, own_store: Store) -> None:
    content = workbook(own_app)
    browser, address = previewed(own_app, content)
    submit(browser, address)
    before = submissions(own_store)
    _, again = previewed(own_app, content)
    page = shown(own_app, again, DISTRICT)
    assert "此前已经报送过" in page.text
    assert "换一个文件" in page.text
    assert not page.every("table")
    assert submissions(own_store) == before


def test_sending_back_needs_a_reason(own_app: Dashboard, waiting: int) -> None:
    assert "notice=comment_missing" in decide(own_app, "office", str(waiting), "send_back")
    assert "notice=done_send_back" in decide(
        own_app, "office", str(waiting), "send_back", "请核对单位"
    )
    page = shown(own_app, f"/submissions/{waiting}", "310116").text
    assert "请核对单位" in page


def test_a_body_may_take_back_its_own_while_it_waits(own_app: Dashboard, waiting: int) -> None:
    assert "notice=done_withdraw" in decide(own_app, "310116", str(waiting), "withdraw")
    assert "notice=not_waiting" in decide(own_app, "office", str(waiting), "accept")


def test_a_plain_form_without_our_script_is_led_on_too(own_app: Dashboard, waiting: int) -> None:
    form = {"submission": str(waiting), "act": "accept", "from": "/submissions?lang=en"}
    answer = browser_of(own_app, "office").post("/decide", data=form)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/submissions/{waiting}?lang=en&notice=done_accept"


def test_a_form_is_answered_in_the_language_that_it_was_sent_in(
    own_store: Store, waiting: int
) -> None:
    app = dashboard_over(own_store, default_language="en")
    form = {"submission": str(waiting), "act": "accept", "from": "/submissions?lang=zh"}
    answer = browser_of(app, "office").post("/decide", data=form)
    assert "lang=zh" in answer.headers["Location"]
    refused = put(browser_of(app, DISTRICT), b"x", name=" ")
    assert "no name" in refused.get_json()["message"]


def test_what_acceptance_would_change_does_not_hang_on_the_month_shown(own_app: Dashboard) -> None:
    _, address = previewed(own_app, workbook(own_app))
    page = shown(own_app, f"{address}&period=2023-03", DISTRICT)
    assert sentences("zh")["page.effect_none"] in page.text


def test_a_file_that_is_no_workbook_is_told_so(own_app: Dashboard) -> None:
    _, address = previewed(own_app, b"not a workbook at all")
    page = shown(own_app, address, DISTRICT)
    assert "没有读到可以记入的数" in page.text
    assert page.every("li", "finding")
    assert page.every("button", "main")[0][1]["disabled"] is True


class Endless(io.RawIOBase):
    """A body that never ends, and counts what was taken from it."""

    def __init__(self) -> None:
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.taken += len(buffer)
        return len(buffer)


def send(app: Dashboard, stream: Endless, **environ: object) -> str:
    """The status line that a server would send for a body that is still coming."""
    request = EnvironBuilder(
        path="/upload",
        query_string={"name": "a.xlsx"},
        method="PUT",
        headers=[("Cookie", f"monitor_role={DISTRICT}")],
    ).get_environ()
    _, status, _ = run_wsgi_app(
        app.server, request | {"wsgi.input": stream} | environ, buffered=True
    )
    return status


def test_a_file_that_says_it_is_too_large_is_refused_unread(app: Dashboard) -> None:
    stream = Endless()
    assert send(app, stream, CONTENT_LENGTH=str(LIMIT + 1)).startswith("413")
    assert stream.taken == 0


def test_a_file_that_does_not_say_how_large_it_is_is_read_to_the_limit_and_no_further(
    app: Dashboard,
) -> None:
    stream = Endless()
    assert send(app, stream, **{"wsgi.input_terminated": True}).startswith("413")
    assert stream.taken < LIMIT * 1.02


def test_a_file_that_breaks_off_is_told_so(app: Dashboard) -> None:
    request = EnvironBuilder(
        path="/upload",
        query_string={"name": "a.xlsx"},
        method="PUT",
        data=b"half",
        headers=[("Cookie", f"monitor_role={DISTRICT}")],
    ).get_environ()
    _, status, _ = run_wsgi_app(app.server, request | {"CONTENT_LENGTH": "8"}, buffered=True)
    assert status.startswith("400")


def test_a_file_without_a_name_is_refused(app: Dashboard) -> None:
    answer = put(browser_of(app, DISTRICT), b"x", name=" ")
    assert answer.status_code == 400
    assert answer.get_json()["code"] == "upload_nameless"


def test_a_message_comes_in_the_language_of_the_page(app: Dashboard) -> None:
    answer = put(browser_of(app, DISTRICT), b"x", name=" ", **{"from": "/upload?lang=en"})
    assert "no name" in answer.get_json()["message"]


def _answer(app: Dashboard, size: int) -> tuple[str, bytes]:
    request = EnvironBuilder(
        path="/upload",
        query_string={"name": "a.xlsx", "from": "/upload?lang=en"},
        method="PUT",
        data=b"\0" * size,
        headers=[("Cookie", f"monitor_role={DISTRICT}")],
    ).get_environ()
    body, status, _ = run_wsgi_app(app.server, request, buffered=True)
    return status, b"".join(body)


def test_a_file_of_some_megabytes_is_taken_in(app: Dashboard) -> None:
    assert _answer(app, 3_000_000)[0].startswith("200")


def test_a_file_over_the_limit_is_refused_in_words_of_ours(app: Dashboard) -> None:
    status, body = _answer(app, LIMIT + 5_000_000)
    assert status.startswith("413")
    assert b"upload_too_large" in body


def test_a_file_name_keeps_nothing_that_cannot_be_seen(own_app: Dashboard) -> None:
    name = "青浦\r\n9月\x07 \u202excod\u200b.xlsx"
    answer = put(browser_of(own_app, DISTRICT), workbook(own_app), name=name)
    assert "青浦 9月 xcod.xlsx" in shown(own_app, answer.get_json()["to"], DISTRICT).text


def test_a_file_name_of_nothing_that_can_be_seen_is_none(app: Dashboard) -> None:
    answer = put(browser_of(app, DISTRICT), b"x", name="\u202e\u200b")
    assert answer.get_json()["code"] == "upload_nameless"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["overtaken", "unexplained_warnings", "comment_missing"])
def test_why_it_was_not_decided_is_told_while_it_waits(
    app: Dashboard, waiting: int, code: str, language: Language
) -> None:
    address = f"/submissions/{waiting}?lang={language}&notice={code}"
    assert say(f"page.notice_{code}", language) in shown(app, address, "office").text


@pytest.mark.parametrize("code", ["not_waiting", "done_accept", "upload_expired", "explain_first"])
def test_a_notice_that_is_not_so_is_not_shown(app: Dashboard, waiting: int, code: str) -> None:
    page = shown(app, f"/submissions/{waiting}?notice={code}", "office")
    assert say(f"page.notice_{code}", "zh") not in page.text


def test_once_decided_it_is_no_longer_said_why_it_was_not(own_app: Dashboard, waiting: int) -> None:
    decide(own_app, "office", str(waiting), "send_back", "请核对单位")
    for code, is_so in {"overtaken": False, "comment_missing": False, "not_waiting": True}.items():
        page = shown(own_app, f"/submissions/{waiting}?notice={code}", "office")
        assert (say(f"page.notice_{code}", "zh") in page.text) is is_so


@pytest.mark.parametrize(("role", "is_led"), [("office", True), ("310116", True), ("eic", False)])
def test_who_may_decide_is_led_out_of_a_view_of_the_past(
    app: Dashboard, waiting: int, role: str, *, is_led: bool
) -> None:
    page = shown(app, f"/submissions/{waiting}?as_of=2023-10-17", role)
    assert (say("page.decided_in_present", "zh") in page.text) is is_led


def test_the_queue_of_the_past_leads_to_that_of_today(app: Dashboard) -> None:
    page = shown(app, "/submissions?as_of=2023-10-17", "office")
    assert say("page.decided_in_present", "zh") in page.text
    assert say("page.decided_in_present", "zh") not in shown(app, "/submissions", "office").text
